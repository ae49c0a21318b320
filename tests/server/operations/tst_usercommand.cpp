// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/httpclient.h"
#include "tests/support/serverprogram.h"
#include "tests/support/wsclient.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <csignal>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

//! People from the command line, beside a running server and without one.
class TestUserCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void changesPeople_data();
    void changesPeople();
    void putsOutWhoIsDisabled();
    void keepsTheLastOwner();
    void writesDownWhatItDid();
    void namesMoreThanOneAnswerHolds();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();

private:
    CommandOutcome user(const QStringList &arguments, const QByteArray &input = {}) const
    {
        return runServerCommand(QStringList{u"user"_s} + arguments + QStringList{u"--data-dir"_s, m_dir.path()}, input);
    }
    [[nodiscard]] QString lineOf(const QString &email) const
    {
        for (const QString &line : user({u"list"_s}).output.split(u'\n')) {
            if (line.contains(email))
                return line;
        }
        return {};
    }
    void start()
    {
        if (m_server)
            return;
        m_server = std::make_unique<ServerProgram>(m_dir.path(), QStringList{u"--rate-limits"_s, u"off"_s});
        QVERIFY(m_server->url().isValid());
    }
    void stop()
    {
        if (!m_server)
            return;
        m_server->signal(SIGTERM);
        QCOMPARE(m_server->exitCode(), 0);
        m_server.reset();
    }
    int signIn(const QString &email, const QString &password)
    {
        HttpClient http(m_server->url());
        const HttpAnswer answer
            = http.post(u"/api/auth/login/"_s, QJsonObject{{u"email"_s, email}, {u"password"_s, password}});
        m_token = answer.json().value(u"access"_s).toString();
        return answer.status;
    }

    QTemporaryDir m_dir;
    std::unique_ptr<ServerProgram> m_server;
    QString m_token;
};

void TestUserCommand::initTestCase()
{
    start();
}

void TestUserCommand::changesPeople_data()
{
    QTest::addColumn<bool>("isRunning");
    QTest::newRow("beside a server") << true;
    QTest::newRow("without one") << false;
}

void TestUserCommand::changesPeople()
{
    QFETCH(bool, isRunning);
    const auto prepare = [&] { isRunning ? start() : stop(); };
    const QString email = isRunning ? u"kamala@example.org"_s : u"hari@example.org"_s;
    prepare();
    QFile file(m_dir.filePath(u"password"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("a first good password\nand a second line\n");
    file.close();
    const CommandOutcome added
        = user({u"add"_s, email, u"--role"_s, u"admin"_s, u"--password-file"_s, file.fileName()});
    QVERIFY2(added.exitCode == 0, qUtf8Printable(added.error));
    QVERIFY2(lineOf(email).contains(u"\tadmin\tactive\t"_s), qUtf8Printable(lineOf(email)));
    start();
    QCOMPARE(signIn(email, u"a first good password"_s), 200);

    prepare();
    const CommandOutcome changed = user({u"passwd"_s, email}, "another good password\n");
    QVERIFY2(changed.exitCode == 0, qUtf8Printable(changed.error));
    start();
    HttpClient http(m_server->url());
    QCOMPARE(http.get(u"/api/auth/users/me/"_s, m_token).status, 401); // whoever had the old one is out
    QVERIFY(signIn(email, u"a first good password"_s) >= 400);
    QCOMPARE(signIn(email, u"another good password"_s), 200);

    const QString before = m_token;
    prepare();
    QCOMPARE(user({u"disable"_s, email}).exitCode, 0);
    QVERIFY(lineOf(email).contains(u"\tdisabled\t"_s));
    start();
    QVERIFY(signIn(email, u"another good password"_s) >= 400);
    prepare();
    QCOMPARE(user({u"enable"_s, email}).exitCode, 0);
    start();
    QCOMPARE(signIn(email, u"another good password"_s), 200);
    HttpClient again(m_server->url());
    QCOMPARE(again.get(u"/api/auth/users/me/"_s, before).status, 401); // what was ended stays so
}

void TestUserCommand::putsOutWhoIsDisabled()
{
    start();
    HttpClient http(m_server->url());
    WsClient socket(m_server->url(), u"/ws/messaging/?token="_s + http.signIn(u"gopal"_s));
    QVERIFY(!socket.take(u"connection"_s).isEmpty());
    QCOMPARE(user({u"disable"_s, u"gopal@demo.chautari.app"_s}).exitCode, 0);
    QCOMPARE(socket.waitForClose(), 4001);
}

void TestUserCommand::keepsTheLastOwner()
{
    start();
    const QString email = u"boss@example.org"_s;
    QCOMPARE(user({u"add"_s, email, u"--owner"_s, u"--username"_s, u"the_boss"_s}, "a boss's password").exitCode, 0);
    QVERIFY(lineOf(email).contains(u"\tthe_boss\tcustomer\towner\t"_s));
    const CommandOutcome refused = user({u"disable"_s, email});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.error.contains(u"Nobody else runs this server"_s), qUtf8Printable(refused.error));
}

// An owner sees in the log what was done behind his back.
void TestUserCommand::writesDownWhatItDid()
{
    start();
    const QString email = u"gita@example.org"_s;
    QCOMPARE(user({u"add"_s, u"head@example.org"_s, u"--owner"_s}, "a head's password").exitCode, 0);
    QCOMPARE(user({u"add"_s, email, u"--role"_s, u"admin"_s}, "gita's password").exitCode, 0);
    QCOMPARE(user({u"passwd"_s, email}, "gita's other password").exitCode, 0);
    QCOMPARE(user({u"disable"_s, email}).exitCode, 0);
    QCOMPARE(signIn(u"head@example.org"_s, u"a head's password"_s), 200);
    HttpClient http(m_server->url());
    const QByteArray log = http.get(u"/api/owner/audit/"_s, m_token).body;
    qsizetype from = 0;
    // The newest first.
    for (const char *action : {"account_closed", "password_reset", "role_changed", "account_created"}) {
        const qsizetype at = log.indexOf(action, from);
        QVERIFY2(at > 0, log.constData());
        const QByteArray entry = log.mid(log.lastIndexOf('{', at), log.indexOf('}', at) - log.lastIndexOf('{', at));
        QVERIFY2(entry.contains("\"actor\":0,"), entry.constData());
        from = at + 1;
    }
    QVERIFY(!log.contains("gita's"));
}

void TestUserCommand::namesMoreThanOneAnswerHolds()
{
    const QTemporaryDir dir;
    const QString data = dir.filePath(u"data"_s);
    QCOMPARE(
        runServerCommand({u"seed"_s, u"--data-dir"_s, data, u"--pairs"_s, u"300"_s, u"--out"_s, dir.path()}).exitCode,
        0);
    const CommandOutcome listed = runServerCommand({u"user"_s, u"list"_s, u"--data-dir"_s, data});
    QCOMPARE(listed.exitCode, 0);
    QCOMPARE(listed.output.count(u'\n'), 600);
    QVERIFY(listed.output.contains(u"\n600\t"_s));
}

void TestUserCommand::saysWhatIsWrong_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("words");
    const QByteArray good = "a good password\n";
    const auto row = [](const char *name, const QStringList &arguments, const QByteArray &input, int exitCode,
                         const QString &words) { QTest::newRow(name) << arguments << input << exitCode << words; };
    row("no action", {}, {}, 2, u"add, list, passwd, disable and enable"_s);
    row("another action", {u"remove"_s, u"a@b.org"_s}, {}, 2, u"add, list"_s);
    row("nobody", {u"disable"_s}, {}, 2, u"needs an e-mail address"_s);
    row("somebody too many", {u"list"_s, u"a@b.org"_s}, {}, 2, u"\"a@b.org\""_s);
    row("password as an argument", {u"passwd"_s, u"a@b.org"_s, u"secret"_s}, {}, 2, u"\"secret\""_s);
    row("option of another", {u"list"_s, u"--owner"_s}, {}, 2, u"--owner does not go with user list"_s);
    row("role", {u"add"_s, u"a@b.org"_s, u"--role"_s, u"king"_s}, good, 2, u"customer, provider or admin"_s);
    row("no password", {u"add"_s, u"a@b.org"_s}, {}, 1, u"No password came"_s);
    row("no password file", {u"add"_s, u"a@b.org"_s, u"--password-file"_s, u"/nowhere"_s}, {}, 1, u"/nowhere"_s);
    row("weak", {u"add"_s, u"a@b.org"_s}, "short\n", 1, u"password: This password is too short"_s);
    row("weak change", {u"passwd"_s, u"asha@demo.chautari.app"_s}, "short\n", 1, u"too short"_s);
    row("no address", {u"add"_s, u"somebody"_s}, good, 1, u"email: "_s);
    row("taken", {u"add"_s, u"asha@demo.chautari.app"_s}, good, 1, u"email: User with this email"_s);
    row("taken name", {u"add"_s, u"asha@example.org"_s}, good, 1, u"username: A user with that username"_s);
    row("unknown", {u"enable"_s, u"nobody@example.org"_s}, {}, 1, u"Nobody here has the address nobody@example.org"_s);
}

void TestUserCommand::saysWhatIsWrong()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, input);
    QFETCH(int, exitCode);
    QFETCH(QString, words);
    start();
    const CommandOutcome outcome = user(arguments, input);
    QCOMPARE(outcome.exitCode, exitCode);
    QVERIFY2(outcome.error.contains(words), qUtf8Printable(outcome.error));
    QCOMPARE(outcome.output, QString());
    const CommandOutcome elsewhere = runServerCommand({u"user"_s, u"list"_s, u"--data-dir"_s, u"/nowhere"_s});
    QVERIFY(elsewhere.exitCode == 1 && elsewhere.error.contains(u"/nowhere"_s));
}

QTEST_GUILESS_MAIN(TestUserCommand)
#include "tst_usercommand.moc"
