// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Kills the client while it sends, again and again, with the server there and not there, and looks for what a person
// had seen as waiting: it stands on the server once, in the order of its writing. The control throws the outbox away
// before each start and must lose something.
#include "app/session/clientcore.h"
#include "app/session/filevault.h"
#include "tests/support/testserver.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QDirIterator>
#include <QtCore/QJsonArray>
#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtTest/QTest>

#include <cstdio>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int rooms = 2; // Asha's first two conversations
constexpr int writeEveryMs = 7;
const QList<ConversationId> roomIds{ConversationId(1), ConversationId(4)};

//! The program that is killed: writes numbered messages, and says which ones it shows as waiting.
int beTheClient(const QStringList &arguments)
{
    const QString home = arguments.at(2);
    int next = arguments.at(4).toInt();
    const bool isDraining = next < 0;
    ClientCore core({home + u"/accounts"_s, std::make_shared<FileVault>(home + u"/tokens"_s)});
    auto session = core.createSession(ServerAddress::fromHttpUrl(QUrl(arguments.at(3))));
    QHash<QString, int> written;
    QSet<QString> waiting;
    QTimer writing;
    QObject::connect(session.get(), &ChatSession::changed, session.get(), [&](const SessionChanges &changes) {
        for (const OutgoingMessage &outgoing : changes.outgoing) {
            if (!waiting.contains(outgoing.clientMessageId))
                std::printf("%s\n", qPrintable(outgoing.text.section(u' ', 1, 1)));
            waiting.insert(outgoing.clientMessageId);
        }
        for (const QString &id : changes.outgoingDone)
            waiting.remove(id);
        std::fflush(stdout);
    });
    QObject::connect(&writing, &QTimer::timeout, session.get(), [&] {
        if (isDraining && waiting.isEmpty() && session->connectionStatus().state == ConnectionState::Online)
            QCoreApplication::quit();
        else if (!isDraining)
            session->sendText(roomIds.at(next % rooms), u"number %1 of many"_s.arg(next)), ++next;
    });
    QObject::connect(session.get(), &ChatSession::conversationsLoaded, &writing,
        [&] { writing.start(isDraining ? 300 : writeEveryMs); });
    session->restore();
    return QCoreApplication::exec();
}

class ClientKills
{
public:
    ClientKills(int kills, quint32 seed, bool losesOutbox)
        : m_kills(kills)
        , m_random(seed)
        , m_losesOutbox(losesOutbox)
        , m_server([this](server::ServerConfig &config) {
            config.port = m_port;
            config.hasRateLimits = false;
        })
        , m_url(m_server.url())
    {
        m_port = quint16(m_url.port());
    }

    //! What is wrong afterwards; -1 when it could not be run.
    int run()
    {
        if (!signIn())
            return -1;
        for (int kill = 0; kill < m_kills; ++kill)
            killOnce(kill % 3 == 2);
        return drain() ? compare() : -1;
    }
    [[nodiscard]] qsizetype shown() const { return m_shown.size(); }

private:
    bool signIn()
    {
        ClientCore core({m_home.path() + u"/accounts"_s, std::make_shared<FileVault>(m_home.path() + u"/tokens"_s)});
        auto session = core.createSession(ServerAddress::fromHttpUrl(m_url));
        bool isDone = false;
        QObject::connect(session.get(), &ChatSession::caughtUp, session.get(), [&] { isDone = true; });
        session->signIn(u"asha@demo.chautari.app"_s, u"chautari-demo"_s);
        return QTest::qWaitFor([&] { return isDone; }, 20'000);
    }

    void start(QProcess &program, int from)
    {
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(QCoreApplication::applicationFilePath(),
            {u"--client"_s, m_home.path(), m_url.toString(), QString::number(from)});
    }

    void killOnce(bool isOffline)
    {
        if (isOffline)
            m_server.stop();
        if (m_losesOutbox)
            throwAwayOutbox();
        QProcess program;
        const int from = m_next;
        start(program, from);
        (void)QTest::qWaitFor([&] { return program.bytesAvailable() > 0; }, 10'000);
        QTest::qWait(m_random.bounded(300));
        program.kill();
        program.waitForFinished();
        for (const QByteArray &line : program.readAllStandardOutput().split('\n')) {
            if (!line.isEmpty())
                m_shown.insert(line.toInt());
        }
        for (const int number : std::as_const(m_shown))
            m_next = qMax(m_next, number + 1);
        m_next += 100; // those that were written and not shown may still come
        if (isOffline)
            m_server.start();
    }

    void throwAwayOutbox()
    {
        QDirIterator files(m_home.path(), {u"outbox.sqlite*"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            QFile::remove(files.next());
    }

    bool drain()
    {
        if (m_losesOutbox)
            throwAwayOutbox();
        QProcess program;
        start(program, -1);
        const bool isDone = QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, 300'000);
        if (!isDone)
            program.kill();
        program.waitForFinished();
        return isDone && program.exitStatus() == QProcess::NormalExit;
    }

    QList<int> numbersOn(ConversationId room)
    {
        QMap<qint64, int> bySeq;
        for (int page = 1;; ++page) {
            const QString path
                = u"/api/messaging/messages/?conversation=%1&page_size=100&page=%2"_s.arg(room.value()).arg(page);
            const QJsonObject answer = m_server.http().get(path, m_server.token(u"asha"_s)).json();
            for (const QJsonValue &message : answer["results"_L1].toArray()) {
                const QString text = message["text"_L1].toString();
                if (text.startsWith(u"number "_s))
                    bySeq[message["seq"_L1].toInteger()] = text.section(u' ', 1, 1).toInt();
            }
            if (page >= answer["total_pages"_L1].toInt())
                return bySeq.values();
        }
    }

    int compare()
    {
        int wrong = 0;
        QHash<int, int> times;
        for (const ConversationId room : roomIds) {
            const QList<int> numbers = numbersOn(room);
            for (qsizetype i = 0; i < numbers.size(); ++i) {
                ++times[numbers.at(i)];
                if (i > 0 && numbers.at(i) < numbers.at(i - 1))
                    wrong += complain("out of order", numbers.at(i));
            }
        }
        for (auto it = times.cbegin(); it != times.cend(); ++it) {
            if (it.value() > 1)
                wrong += complain("doubled", it.key());
        }
        for (const int number : std::as_const(m_shown)) {
            if (!times.contains(number))
                wrong += m_losesOutbox ? 1 : complain("lost", number);
        }
        return wrong;
    }

    static int complain(const char *what, int number)
    {
        std::printf("  %s: number %d\n", what, number);
        return 1;
    }

    int m_kills;
    QRandomGenerator m_random;
    bool m_losesOutbox;
    quint16 m_port = 0;
    QTemporaryDir m_home;
    TestServer m_server;
    QUrl m_url;
    int m_next = 1;
    QSet<int> m_shown;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--client"_s)
        return beTheClient(arguments);
    QCommandLineParser parser;
    const QCommandLineOption kills(u"kills"_s, u"How often the client is killed."_s, u"N"_s, u"9"_s);
    const QCommandLineOption seed(u"seed"_s, u"For the random choices."_s, u"N"_s, u"1"_s);
    parser.addOptions({kills, seed});
    parser.addHelpOption();
    parser.process(application);

    ClientKills experiment(parser.value(kills).toInt(), parser.value(seed).toUInt(), false);
    const int wrong = experiment.run();
    ClientKills control(6, parser.value(seed).toUInt(), true);
    const int found = control.run();
    std::printf(
        "client kills: %s kills, %lld shown as waiting, %d wrong; control without an outbox: %d found (seed %s)\n",
        qPrintable(parser.value(kills)), static_cast<long long>(experiment.shown()), wrong, found,
        qPrintable(parser.value(seed)));
    return wrong == 0 && found > 0 ? 0 : 1;
}
