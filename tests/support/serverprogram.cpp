// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/serverprogram.h"

#include <QtCore/QRegularExpression>

#include <csignal>

namespace chautari::test {

using namespace Qt::StringLiterals;

namespace {
constexpr int patienceMs = 30'000;
}

ServerProgram::ServerProgram(const QString &dataDir, const QStringList &more, const QStringList &environment,
    const std::function<void()> &inChild)
{
    if (inChild)
        m_process.setChildProcessModifier(inChild);
    m_process.setEnvironment(QProcess::systemEnvironment() + environment);
    m_process.start(QStringLiteral(CHAUTARI_SERVER_PROGRAM),
        QStringList{u"--demo"_s, u"--data-dir"_s, dataDir, u"--listen"_s, u"127.0.0.1:0"_s} + more);
}

ServerProgram::~ServerProgram()
{
    m_process.kill();
    m_process.waitForFinished();
}

QUrl ServerProgram::url()
{
    if (m_url.isValid())
        return m_url;
    while (!m_process.canReadLine() && m_process.waitForReadyRead(patienceMs)) { }
    static const QRegularExpression ready(u"^chautari-server: listening on (http://127\\.0\\.0\\.1:\\d+)\n$"_s);
    const QRegularExpressionMatch match = ready.match(QString::fromUtf8(m_process.readLine()));
    if (match.hasMatch())
        m_url = QUrl(match.captured(1));
    return m_url;
}

void ServerProgram::signal(int number)
{
    ::kill(pid_t(m_process.processId()), number);
}

int ServerProgram::exitCode()
{
    const bool hasEnded = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(patienceMs);
    return hasEnded && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

CommandOutcome runServerCommand(const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.start(QStringLiteral(CHAUTARI_SERVER_PROGRAM), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(patienceMs))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardError()),
        QString::fromUtf8(process.readAllStandardOutput())};
}

} // namespace chautari::test
