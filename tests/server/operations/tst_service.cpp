// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/listener.h"
#include "server/systemd/journal.h"
#include "tests/server/operations/notifysocket.h"
#include "tests/support/httpclient.h"
#include "tests/support/serverprogram.h"
#include "tests/support/wsclient.h"

#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/wait.h>

using namespace chautari;
using namespace chautari::server;
using namespace chautari::test;
using namespace Qt::StringLiterals;

//! The server as a service: what the manager hears of it, gives to it, and reads of it.
class TestService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsTheManager_data();
    void tellsTheManager();
    void letsTheWatchdogFireForOneHungThread_data();
    void letsTheWatchdogFireForOneHungThread();
    void takesTheSocketsItIsPassed();
    void refusesOtherSockets_data();
    void refusesOtherSockets();
    void leavesAloneWhatIsForSomebodyElse();
    void keepsOneEntryALine();
    void logsNothingThatWasSaid();
    void keepsOwnersOutOfTheJournal();
};

namespace {

//! chautari-server with descriptors from 3 on, as the manager starts it: it knows the pid only once it has forked.
class PassedTo
{
public:
    PassedTo(const QString &dataDir, const QList<int> &descriptors, const QString &names, const QString &pid = u"$$"_s)
    {
        // Copies above, so that putting one into its place does not close another; made here, since a child may share
        // the memory of its parent until it is another program.
        for (const int descriptor : descriptors)
            m_copies.push_back(::fcntl(descriptor, F_DUPFD_CLOEXEC, 64));
        m_process.setChildProcessModifier([this] {
            for (size_t i = 0; i < m_copies.size(); ++i)
                ::dup2(m_copies[i], 3 + int(i));
        });
        const QString script = u"LISTEN_PID=%1 LISTEN_FDS=%2 LISTEN_FDNAMES=%3 exec \"$0\" \"$@\""_s.arg(
            pid, QString::number(descriptors.size()), names);
        m_process.start(u"/bin/sh"_s,
            {u"-c"_s, script, QStringLiteral(CHAUTARI_SERVER_PROGRAM), u"--demo"_s, u"--data-dir"_s, dataDir,
                u"--listen"_s, u"127.0.0.1:0"_s});
    }
    ~PassedTo()
    {
        m_process.kill();
        m_process.waitForFinished();
        for (const int copy : m_copies)
            ::close(copy);
    }
    QByteArray line()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(30'000)) { }
        return m_process.readLine();
    }
    int exitCode() { return m_process.waitForFinished(30'000) ? m_process.exitCode() : -1; }
    QByteArray complaint() { return m_process.readAllStandardError(); }

private:
    std::vector<int> m_copies;
    QProcess m_process;
};

//! One thread of a program, held by the debugger's means as long as this lives: it hangs, and the others do not.
class HeldThread
{
public:
    explicit HeldThread(qint64 thread)
        : m_thread(pid_t(thread))
    {
        m_isHeld = thread > 0 && ::ptrace(PTRACE_SEIZE, m_thread, nullptr, nullptr) == 0
            && ::ptrace(PTRACE_INTERRUPT, m_thread, nullptr, nullptr) == 0
            && ::waitpid(m_thread, nullptr, __WALL) == m_thread;
    }
    ~HeldThread()
    {
        if (m_isHeld)
            ::ptrace(PTRACE_DETACH, m_thread, nullptr, nullptr);
    }
    [[nodiscard]] bool isHeld() const { return m_isHeld; }

private:
    pid_t m_thread;
    bool m_isHeld = false;
};

qint64 threadNamed(qint64 process, const QByteArray &name)
{
    const QDir tasks(u"/proc/%1/task"_s.arg(process));
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile comm(tasks.filePath(task + u"/comm"_s));
        if (comm.open(QIODevice::ReadOnly) && comm.readAll().trimmed() == name)
            return task.toLongLong();
    }
    return -1;
}

} // namespace

void TestService::tellsTheManager_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("path") << u"DIR/notify"_s;
    QTest::newRow("abstract") << u"@chautari-%1"_s.arg(QCoreApplication::applicationPid());
}

void TestService::tellsTheManager()
{
    QFETCH(QString, address);
    const QTemporaryDir dir;
    address.replace(u"DIR"_s, dir.path());
    const NotifySocket manager(address);
    QVERIFY(manager.isBound());
    ServerProgram program(dir.filePath(u"data"_s), {}, {u"NOTIFY_SOCKET="_s + address});
    const QByteArray ready = manager.next();
    QVERIFY2(ready.startsWith("READY=1\nSTATUS=Listening on http://127.0.0.1:"), ready.constData());
    const QByteArray port = ready.mid(ready.indexOf("127.0.0.1:") + 10, 5);
    // What is ready is reached at once, by whoever was told nothing else.
    HttpClient http(QUrl(u"http://127.0.0.1:"_s + QString::fromLatin1(port).remove(u':')));
    QCOMPARE(http.get(u"/api/messaging/health/"_s).status, 200);
    program.signal(SIGTERM);
    QCOMPARE(manager.next("STOPPING"), QByteArray("STOPPING=1"));
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(manager.next(0).isEmpty()); // nobody asked for a sign of life

    ServerProgram failing(u"/proc/nothing/here"_s, {}, {u"NOTIFY_SOCKET="_s + address});
    const QByteArray why = manager.next();
    QVERIFY2(why.startsWith("STATUS=") && why.contains("/proc/nothing"), why.constData());
    QCOMPARE(failing.exitCode(), 1);
}

void TestService::letsTheWatchdogFireForOneHungThread_data()
{
    QTest::addColumn<QByteArray>("thread");
    for (const char *name : {"io-0", "io-1", "acceptor", "chautari-writer", "hub"})
        QTest::newRow(name) << QByteArray(name);
}

void TestService::letsTheWatchdogFireForOneHungThread()
{
    QFETCH(QByteArray, thread);
    const QTemporaryDir dir;
    const NotifySocket manager(dir.filePath(u"notify"_s));
    ServerProgram program(dir.filePath(u"data"_s), {u"--io-threads"_s, u"2"_s},
        {u"NOTIFY_SOCKET="_s + dir.filePath(u"notify"_s), u"WATCHDOG_USEC=200000"_s});
    QVERIFY(manager.next("READY").startsWith("READY=1"));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(manager.next("WATCHDOG"), QByteArray("WATCHDOG=1"));
    const qint64 id = threadNamed(program.process().processId(), thread);
    QVERIFY2(id > 0, "There is no such thread.");
    {
        const HeldThread held(id);
        if (!held.isHeld())
            QSKIP("This machine lets nobody hold a thread.");
        // The question that it does not answer was asked; what went before has come.
        QByteArray heard;
        const auto complaints
            = [&] { return (heard += program.process().readAllStandardError()).count("not answered"); };
        QTRY_VERIFY(complaints() >= 1);
        manager.drain();
        QTRY_VERIFY(complaints() >= 4); // a whole time of the watchdog
        QCOMPARE(manager.next(0), QByteArray());
    }
    QCOMPARE(manager.next("WATCHDOG"), QByteArray("WATCHDOG=1")); // it goes on, and so does this
}

void TestService::takesTheSocketsItIsPassed()
{
    const QTemporaryDir dir;
    auto door = Listener::open(QHostAddress(QHostAddress::LocalHost), 0);
    auto figures = Listener::open(QHostAddress(QHostAddress::LocalHost), 0);
    QVERIFY(door && figures);
    QTcpSocket early; // comes before there is a server, and is served
    early.connectToHost(door->address(), door->port());
    QVERIFY(early.waitForConnected());
    early.write("GET /api/messaging/health/ HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const FileDescriptor doorSocket = door->takeDescriptor();
    const FileDescriptor figuresSocket = figures->takeDescriptor();
    PassedTo program(dir.path(), {figuresSocket.value(), doorSocket.value()}, u"metrics:chautari-server.socket"_s);
    QCOMPARE(
        program.line(), "chautari-server: listening on http://127.0.0.1:" + QByteArray::number(door->port()) + '\n');
    QCOMPARE(program.line(),
        "chautari-server: figures on http://127.0.0.1:" + QByteArray::number(figures->port()) + "/metrics\n");
    QTRY_VERIFY(early.bytesAvailable() > 0);
    QVERIFY(early.readAll().startsWith("HTTP/1.1 200 "));
    HttpClient http(QUrl(u"http://127.0.0.1:%1"_s.arg(figures->port())));
    QVERIFY(http.get(u"/metrics"_s).body.contains("chautari_uptime_seconds"));
}

void TestService::refusesOtherSockets_data()
{
    QTest::addColumn<QByteArray>("kinds");
    QTest::addColumn<QString>("names");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("datagrams") << QByteArray("d") << u"a"_s << QByteArray("not a listening TCP socket");
    QTest::newRow("not listening") << QByteArray("s") << u"a"_s << QByteArray("not a listening TCP socket");
    QTest::newRow("a local one") << QByteArray("u") << u"a"_s << QByteArray("not a listening TCP socket");
    QTest::newRow("no socket") << QByteArray("f") << u"a"_s << QByteArray("not a listening TCP socket");
    QTest::newRow("two doors") << QByteArray("ll") << u"a:b"_s << QByteArray("two sockets for one door");
    QTest::newRow("figures for the network") << QByteArray("lm") << u"a:metrics"_s << QByteArray("this computer only");
}

void TestService::refusesOtherSockets()
{
    QFETCH(QByteArray, kinds);
    QFETCH(QString, names);
    QFETCH(QByteArray, words);
    const QTemporaryDir dir;
    std::vector<FileDescriptor> sockets;
    QList<int> numbers;
    for (const char kind : kinds) {
        if (kind == 'f') {
            sockets.emplace_back(::open("/dev/null", O_RDONLY | O_CLOEXEC));
        } else if (kind == 'l' || kind == 'm') {
            auto listener = Listener::open(QHostAddress(kind == 'l' ? QHostAddress::LocalHost : QHostAddress::Any), 0);
            QVERIFY(listener);
            sockets.push_back(listener->takeDescriptor());
        } else {
            sockets.emplace_back(
                ::socket(kind == 'u' ? AF_UNIX : AF_INET, (kind == 'd' ? SOCK_DGRAM : SOCK_STREAM) | SOCK_CLOEXEC, 0));
        }
        numbers.append(sockets.back().value());
    }
    PassedTo program(dir.path(), numbers, names);
    QCOMPARE(program.exitCode(), 1);
    const QByteArray complaint = program.complaint();
    QVERIFY2(complaint.contains(words), complaint.constData());
}

void TestService::leavesAloneWhatIsForSomebodyElse()
{
    const QTemporaryDir dir;
    auto door = Listener::open(QHostAddress(QHostAddress::LocalHost), 0);
    QVERIFY(door);
    const FileDescriptor socket = door->takeDescriptor();
    PassedTo program(dir.path(), {socket.value()}, u"a"_s, u"1"_s);
    const QByteArray line = program.line();
    QVERIFY(line.startsWith("chautari-server: listening on http://127.0.0.1:"));
    QVERIFY2(!line.contains(QByteArray(':' + QByteArray::number(door->port()) + '\n')), line.constData());
}

void TestService::keepsOneEntryALine()
{
    const QByteArray line = journalLine(QtWarningMsg, "chautari.net", u"a \"b\"\\\n<0>level=fatal\x1b[31m\x7f म"_s);
    QCOMPARE(line,
        QByteArray(
            "<4>level=warning category=chautari.net message=\"a \\\"b\\\"\\\\\\n<0>level=fatal\\x1b[31m\\x7f म\"\n"));
}

// Everything that people give the server goes through it once, with all categories on.
void TestService::logsNothingThatWasSaid()
{
    const QTemporaryDir dir;
    // So long a path that there is something to say at the start: a line that is not there proves nothing.
    const QString data = dir.filePath(QString(80, u'd')) + u'/' + QString(40, u'd');
    QVERIFY(QDir().mkpath(dir.filePath(QString(80, u'd'))));
    QFile log(dir.filePath(u"log"_s));
    QVERIFY(log.open(QIODevice::WriteOnly));
    struct stat info
    { };
    QCOMPARE(::fstat(log.handle(), &info), 0);
    QProcess program;
    program.setEnvironment(QProcess::systemEnvironment()
        + QStringList{
            u"JOURNAL_STREAM=%1:%2"_s.arg(info.st_dev).arg(info.st_ino), u"QT_LOGGING_RULES=chautari.*=true"_s});
    program.setStandardErrorFile(log.fileName(), QIODevice::Append);
    program.start(
        QStringLiteral(CHAUTARI_SERVER_PROGRAM), {u"--demo"_s, u"--data-dir"_s, data, u"--listen"_s, u"127.0.0.1:0"_s});
    QVERIFY(program.waitForReadyRead(30'000));
    QByteArray output = program.readLine();
    const QUrl url(QString::fromLatin1(output.mid(output.indexOf("http")).trimmed()));
    HttpClient http(url);
    const QString token = http.signIn(u"asha"_s);
    QVERIFY(!token.isEmpty());
    const QString canary = u"canary7f3e"_s;
    const QJsonObject message{{u"conversation"_s, 1}, {u"text"_s, canary}};
    QCOMPARE(http.post(u"/api/messaging/messages/"_s, message, token).status, 201);
    QVERIFY(http.postForm(u"/api/messaging/messages/"_s, token,
                    {{u"conversation"_s, {}, "1"}, {u"attachment"_s, canary + u".png"_s, canary.toUtf8(), "image/png"}})
                .status
        >= 200);
    const QString address = canary + u"@example.org"_s;
    http.post(u"/api/auth/login/"_s, QJsonObject{{u"email"_s, address}, {u"password"_s, canary}});
    http.post(u"/api/auth/reset-password/"_s, QJsonObject{{u"email"_s, address}});
    http.get(u"/api/messaging/messages/?conversation=1&search="_s + canary, token);
    http.get(u"/api/"_s + canary, canary);
    http.send(
        "POST", u"/api/messaging/messages/"_s, token, {{"Content-Type", "application/json"}}, "{\"" + canary.toUtf8());
    {
        WsClient socket(url, u"/ws/messaging/?token="_s + token);
        QVERIFY(!socket.take(u"connection"_s).isEmpty());
        socket.sendMessage(1, canary, canary);
        QVERIFY(!socket.take(u"ack"_s).isEmpty());
        WsClient refused(url, u"/ws/messaging/?token="_s + canary);
        QVERIFY(refused.waitForClose() != 0);
    }
    QTcpSocket raw;
    raw.connectToHost(url.host(), quint16(url.port()));
    raw.write("GET /" + canary.toUtf8() + " NONSENSE/9\r\n" + canary.toUtf8() + "\r\n\r\n");
    QTRY_COMPARE(raw.state(), QAbstractSocket::UnconnectedState);
    program.terminate();
    QVERIFY(program.waitForFinished(30'000));
    output += program.readAllStandardOutput();
    QFile read(log.fileName());
    QVERIFY(read.open(QIODevice::ReadOnly));
    const QByteArray text = read.readAll();
    QVERIFY2(text.contains("control socket"), text.constData());
    static const QRegularExpression entry(uR"(^<[2-7]>level=[a-z]+ category=[a-z.]+ message="([^"\\]|\\.)*"$)"_s);
    for (const QByteArray &line : text.trimmed().split('\n'))
        QVERIFY2(entry.match(QString::fromUtf8(line)).hasMatch(), line.constData());
    for (const QByteArray &secret : {canary.toUtf8(), token.section(u'.', 2).toUtf8(), QByteArray("chautari-demo")})
        QVERIFY2(!text.contains(secret), text.constData());
    QVERIFY(!output.contains(canary.toUtf8()));
}

void TestService::keepsOwnersOutOfTheJournal()
{
    const QTemporaryDir dir;
    QFile log(dir.filePath(u"log"_s));
    QVERIFY(log.open(QIODevice::WriteOnly));
    struct stat info
    { };
    QCOMPARE(::fstat(log.handle(), &info), 0);
    QProcess program;
    program.setEnvironment(
        QProcess::systemEnvironment() + QStringList{u"JOURNAL_STREAM=%1:%2"_s.arg(info.st_dev).arg(info.st_ino)});
    program.setStandardOutputFile(log.fileName(), QIODevice::Append);
    program.start(
        QStringLiteral(CHAUTARI_SERVER_PROGRAM), {u"--demo"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--owner-link"_s});
    QVERIFY(program.waitForFinished(30'000));
    QCOMPARE(program.exitCode(), 2);
    QVERIFY(program.readAllStandardError().contains("journal"));
    QCOMPARE(QFileInfo(log.fileName()).size(), 0);
}

QTEST_GUILESS_MAIN(TestService)
#include "tst_service.moc"
