// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/town.h"

#include <QtCore/QDir>
#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QTimer>

#include <csignal>
#include <sys/prctl.h>
#include <thread>
#include <unistd.h>

namespace chautari::soak {

using namespace Qt::StringLiterals;

namespace {

constexpr int startMs = 30'000;
constexpr int lookMs = 2;

} // namespace

bool runUntil(const std::function<bool()> &isDone, int milliseconds)
{
    if (isDone())
        return true;
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (isDone())
            loop.quit();
    });
    look.start(lookMs);
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
    return isDone();
}

Town::Town(const Settings &settings, const QString &name, int pairs)
    : m_program(settings.serverProgram)
    , m_folder(settings.folder + u'/' + name)
{
    QDir().mkpath(m_folder);
    QProcess seed;
    seed.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    seed.start(m_program,
        {u"seed"_s, u"--data-dir"_s, dataFolder(), u"--out"_s, m_folder, u"--pairs"_s, QString::number(pairs),
            u"--messages"_s, u"0"_s});
    seed.waitForFinished(startMs);
    QFile tokens(m_folder + u"/tokens.tsv"_s);
    if (!tokens.open(QIODevice::ReadOnly))
        qFatal("%s seed made nothing", qPrintable(m_program));
    while (!tokens.atEnd()) {
        const QList<QByteArray> fields = tokens.readLine().trimmed().split('\t');
        m_tokens.insert(fields.value(0).toLongLong(), fields.value(1));
    }
}

Town::~Town()
{
    kill();
    QDir(m_folder).removeRecursively();
}

void Town::start(const QStringList &launcher, const QString &address)
{
    m_server.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); }); // it ends with us, however we end
    m_server.setStandardErrorFile(m_folder + u"/server.log"_s, QIODevice::Append);
    const QStringList command = launcher
        + QStringList{m_program, u"--data-dir"_s, dataFolder(), u"--listen"_s, address + u":0"_s, u"--rate-limits"_s,
            u"off"_s, u"--max-connections-per-ip"_s, u"5000"_s, u"--max-sockets-per-user"_s, u"2000"_s};
    m_server.start(command.first(), command.mid(1));
    while (!m_server.canReadLine() && m_server.waitForReadyRead(startMs)) { }
    static const QRegularExpression ready(u"(http://127[0-9.]+:\\d+)"_s);
    m_url = QUrl(ready.match(QString::fromUtf8(m_server.readLine())).captured(1));
    if (!m_url.isValid() || m_url.isEmpty())
        qFatal("the server on %s did not start, see server.log there", qPrintable(m_folder));
}

void Town::killAfter(unsigned microseconds)
{
    const auto pid = pid_t(m_server.processId());
    std::thread killer([pid, microseconds] {
        ::usleep(microseconds);
        ::kill(pid, SIGKILL);
    });
    runUntil([this] { return m_server.state() == QProcess::NotRunning; }, startMs);
    killer.join();
}

void Town::kill()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    m_server.kill();
    m_server.waitForFinished();
}

qint64 Town::rssKiB() const
{
    QFile file(u"/proc/%1/status"_s.arg(m_server.processId()));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').first().toLongLong();
    }
    return 0;
}

} // namespace chautari::soak
