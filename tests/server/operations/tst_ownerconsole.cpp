// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/tlsidentity.h"
#include "server/upkeep/restore.h"
#include "shared/protocol/ownerconsole.h"
#include "sqlite/sqliteconnection.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testserver.h"

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::server;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 daySeconds = 24 * 3600;

QJsonArray results(const HttpAnswer &answer)
{
    return answer.json().value(u"results"_s).toArray();
}

} // namespace

//! The owner's console on a whole server: what is done there, and what becomes of it on the other side.
class OwnerConsoleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anEndedSessionDropsItsSockets();
    void aNewPasswordPutsTheOldOneOut();
    void whatIsTooOldGoesForEveryone();
    void rulesAreChecked_data();
    void rulesAreChecked();
    void filesFitTheQuota();
    void aReportShowsThatMessageAlone();
    void aReportedMessageGoesForBoth();
    void whatNobodyReportedStaysClosed();
    void aBackupIsMadeListedAndRestored();
    void theScheduleMakesBackupsAndForgetsOldOnes();
    void theNoticeReachesEverybody();
    void theLogTellsWhatWasDone();
    void theLogHoldsNoSecretsAndNoContent();
    void aChangedLogIsFoundOut_data();
    void aChangedLogIsFoundOut();

private:
    HttpAnswer owner(const QByteArray &method, const QString &path, const QJsonObject &body = {})
    {
        const QByteArray bytes = method == "GET" || method == "DELETE" ? QByteArray() : QJsonDocument(body).toJson();
        return m_server->http().send(
            method, u"/api/owner/"_s + path, m_owner, {{"Content-Type", "application/json"}}, bytes);
    }
    [[nodiscard]] qint64 idOf(const QString &name)
    {
        return m_server->http().get(u"/api/auth/users/me/"_s, m_server->token(name)).json().value(u"id"_s).toInteger();
    }
    QString signInOwner();
    //! Of the demo conversation between the two; the id of the new message.
    qint64 say(const QString &name, const QString &text);
    [[nodiscard]] qint64 conversationOf(const QString &name);
    [[nodiscard]] QStringList actions();
    void waitForBackups(int count);
    //! The writer's pauses come of themselves.
    void passSeconds(qint64 seconds);

    FakeClock m_clock;
    std::unique_ptr<TestServer> m_server;
    QString m_owner; //!< access token
};

void OwnerConsoleTest::init()
{
    m_server = std::make_unique<TestServer>([this](ServerConfig &config) {
        config.clock = &m_clock;
        config.hasRateLimits = false;
    });
    const Result<QString> ticket = m_server->server().inviteOwner();
    QVERIFY(ticket);
    const QJsonObject body{{u"email"_s, u"owner@x.np"_s}, {u"username"_s, u"owner"_s},
        {u"password"_s, u"owner's long secret"_s}, {u"password2"_s, u"owner's long secret"_s},
        {u"role"_s, u"provider"_s}, {u"invitation"_s, *ticket}};
    m_owner = m_server->http().post(u"/api/auth/register/"_s, body).json().value(u"access"_s).toString();
    QVERIFY(!m_owner.isEmpty());
}

void OwnerConsoleTest::cleanup()
{
    m_server.reset();
}

QString OwnerConsoleTest::signInOwner()
{
    return m_server->http()
        .post(u"/api/auth/login/"_s, {{u"email"_s, u"owner@x.np"_s}, {u"password"_s, u"owner's long secret"_s}})
        .json()
        .value(u"access"_s)
        .toString();
}

qint64 OwnerConsoleTest::conversationOf(const QString &name)
{
    const HttpAnswer list = m_server->http().get(u"/api/messaging/conversations/"_s, m_server->token(name));
    return results(list).first().toObject().value(u"id"_s).toInteger();
}

qint64 OwnerConsoleTest::say(const QString &name, const QString &text)
{
    const HttpAnswer sent = m_server->http().post(u"/api/messaging/messages/"_s,
        {{u"conversation"_s, conversationOf(name)}, {u"text"_s, text}}, m_server->token(name));
    return sent.json().value(u"id"_s).toInteger();
}

QStringList OwnerConsoleTest::actions()
{
    QStringList actions;
    for (const QJsonValue &entry : results(owner("GET", u"audit/"_s)))
        actions.append(entry[u"action"_s].toString());
    return actions;
}

void OwnerConsoleTest::waitForBackups(int count)
{
    QTRY_COMPARE_WITH_TIMEOUT(results(owner("GET", u"backups/"_s)).size(), count, 40'000);
    QTRY_VERIFY(!owner("GET", u"backups/"_s).json().value(u"is_running"_s).toBool());
    QCOMPARE(owner("GET", u"backups/"_s).json().value(u"problem"_s).toString(), QString());
}

// In steps that no clock takes for a jump.
void OwnerConsoleTest::passSeconds(qint64 seconds)
{
    m_clock.advanceSeconds(seconds);
    m_owner = signInOwner();
}

void OwnerConsoleTest::anEndedSessionDropsItsSockets()
{
    const auto socket = m_server->socket(u"asha"_s);
    const qint64 asha = idOf(u"asha"_s);
    qint64 session = 0;
    for (const QJsonValue &each : results(owner("GET", u"sessions/"_s))) {
        if (each[u"user"_s].toInteger() == asha) {
            session = each[u"id"_s].toInteger();
            QVERIFY(each[u"is_online"_s].toBool());
            QVERIFY(!each[u"is_current"_s].toBool());
        }
    }
    QVERIFY(session > 0);
    QCOMPARE(owner("DELETE", u"sessions/%1/"_s.arg(session)).status, 204);
    QCOMPARE(socket->waitForClose(5'000), 4001);
    QCOMPARE(m_server->http().get(u"/api/auth/users/me/"_s, m_server->token(u"asha"_s)).status, 401);
    QCOMPARE(owner("DELETE", u"sessions/%1/"_s.arg(session)).status, 404);
}

void OwnerConsoleTest::aNewPasswordPutsTheOldOneOut()
{
    const auto socket = m_server->socket(u"asha"_s);
    const qint64 asha = idOf(u"asha"_s);
    const HttpAnswer reset = owner("POST", u"people/%1/password/"_s.arg(asha));
    QCOMPARE(reset.status, 200);
    const QString password = reset.json().value(u"password"_s).toString();
    QCOMPARE(password.size(), 17);
    QCOMPARE(socket->waitForClose(5'000), 4001);
    const auto login = [this](const QString &with) {
        return m_server->http()
            .post(u"/api/auth/login/"_s, {{u"email"_s, u"asha@demo.chautari.app"_s}, {u"password"_s, with}})
            .status;
    };
    QCOMPARE(login(u"chautari-demo"_s), 401);
    QCOMPARE(login(password), 200);
    const qint64 me = m_server->http().get(u"/api/auth/users/me/"_s, m_owner).json().value(u"id"_s).toInteger();
    QCOMPARE(owner("POST", u"people/%1/password/"_s.arg(me)).status, 400); // one's own: in the settings
}

void OwnerConsoleTest::whatIsTooOldGoesForEveryone()
{
    passSeconds(3 * daySeconds); // the demo's messages are older than that now, whenever they were said
    const auto textOf = [this](qint64 id) {
        return m_server->http()
            .get(u"/api/messaging/messages/%1/"_s.arg(id), m_server->http().signIn(u"asha"_s))
            .json();
    };
    const QString asha = m_server->http().signIn(u"asha"_s);
    const auto conversations = results(m_server->http().get(u"/api/messaging/conversations/"_s, asha));
    const auto send = [&](const QString &text, int where = 0) {
        return m_server->http()
            .post(u"/api/messaging/messages/"_s,
                {{u"conversation"_s, conversations.at(where)[u"id"_s]}, {u"text"_s, text}},
                m_server->http().signIn(u"asha"_s))
            .json()
            .value(u"id"_s)
            .toInteger();
    };
    // Of a clock that was ahead for a while: it must not be in the way of the others for so long.
    m_clock.advanceSeconds(300 * daySeconds);
    const qint64 early = send(u"early"_s, 1);
    m_clock.advanceSeconds(-300 * daySeconds);
    const qint64 old = send(u"old"_s);
    passSeconds(daySeconds + 60);
    const qint64 young = send(u"young"_s);
    QCOMPARE(owner("PATCH", u"rules/"_s, {{u"keep_days"_s, 1}}).status, 200);
    // A clock that has just jumped is not believed, so nothing is deleted for its age; then it is.
    for (int i = 0; i < 20; ++i) {
        m_clock.advanceSeconds(200);
        send(u"ping"_s);
        QTest::qWait(30); // longer than the pause that the writer waits for
    }
    QTRY_VERIFY_WITH_TIMEOUT(textOf(old).value(u"text"_s).toString() != u"old"_s, 20'000);
    QCOMPARE(textOf(young).value(u"text"_s).toString(), u"young"_s);
    QVERIFY(textOf(early).value(u"text"_s).toString() != u"early"_s);
    m_owner = signInOwner();
    QVERIFY(actions().contains(u"messages_expired"_s));
}

void OwnerConsoleTest::rulesAreChecked_data()
{
    QTest::addColumn<QJsonObject>("change");
    QTest::addColumn<QString>("field");
    QTest::newRow("negative") << QJsonObject{{u"keep_days"_s, -1}} << u"keep_days"_s;
    QTest::newRow("no number") << QJsonObject{{u"backup_hours"_s, u"often"_s}} << u"backup_hours"_s;
    QTest::newRow("none kept") << QJsonObject{{u"backups_kept"_s, 0}} << u"backups_kept"_s;
    QTest::newRow("too much") << QJsonObject{{u"megabytes_per_person"_s, 2'000'000'000}} << u"megabytes_per_person"_s;
}

void OwnerConsoleTest::rulesAreChecked()
{
    QFETCH(const QJsonObject, change);
    QFETCH(const QString, field);
    const QByteArray before = owner("GET", u"rules/"_s).body;
    const HttpAnswer answer = owner("PATCH", u"rules/"_s, change);
    QCOMPARE(answer.status, 400);
    QVERIFY(answer.json().contains(field));
    QCOMPARE(owner("GET", u"rules/"_s).body, before);
}

void OwnerConsoleTest::filesFitTheQuota()
{
    QCOMPARE(owner("PATCH", u"rules/"_s, {{u"megabytes_per_person"_s, 3}}).status, 200);
    const QString asha = m_server->token(u"asha"_s);
    const auto announce = [&](qint64 bytes) {
        return m_server->http().post(u"/api/messaging/uploads/"_s,
            {{u"file_name"_s, u"plan.pdf"_s}, {u"file_size"_s, bytes}, {u"content_type"_s, u"application/pdf"_s}},
            asha);
    };
    QCOMPARE(announce(2'000'000).status, 201);
    const HttpAnswer refused = announce(2'000'000);
    QCOMPARE(refused.status, 400);
    QVERIFY(refused.json().contains(u"non_field_errors"_s));
    QCOMPARE(announce(500'000).status, 201);
    const QJsonArray shares = owner("GET", u"storage/"_s).json().value(u"shares"_s).toArray();
    QVERIFY(!shares.isEmpty());
}

void OwnerConsoleTest::aReportShowsThatMessageAlone()
{
    const qint64 message = say(u"asha"_s, u"a rude word"_s);
    say(u"asha"_s, u"something private"_s);
    QCOMPARE(results(owner("GET", u"reports/"_s)).size(), 0);
    const auto watching
        = std::make_unique<WsClient>(m_server->url(), u"/ws/messaging/?token=%1"_s.arg(m_owner), WsClient::Headers{});
    QVERIFY(!watching->take(u"connection"_s).isEmpty());
    const HttpAnswer flagged = m_server->http().post(
        u"/api/messaging/messages/%1/flag/"_s.arg(message), {{u"reason"_s, u"rude"_s}}, m_server->token(u"asha"_s));
    QCOMPARE(flagged.status, 200);
    QVERIFY(!watching->take(u"people_changed"_s).isEmpty()); // the owner hears of it
    const HttpAnswer reports = owner("GET", u"reports/"_s);
    QCOMPARE(results(reports).size(), 1);
    const QJsonObject report = results(reports).first().toObject();
    QCOMPARE(report.value(u"text"_s).toString(), u"a rude word"_s);
    QCOMPARE(report.value(u"reason"_s).toString(), u"rude"_s);
    QVERIFY(!reports.body.contains("private"));
    QCOMPARE(owner("POST", u"reports/%1/dismiss/"_s.arg(message)).status, 204);
    QCOMPARE(results(owner("GET", u"reports/"_s)).size(), 0);
    QCOMPARE(owner("POST", u"reports/%1/dismiss/"_s.arg(message)).status, 404);
}

void OwnerConsoleTest::aReportedMessageGoesForBoth()
{
    const qint64 message = say(u"asha"_s, u"a rude word"_s);
    const auto socket = m_server->socket(u"asha"_s);
    QCOMPARE(m_server->http()
                 .post(u"/api/messaging/messages/%1/flag/"_s.arg(message), {{u"reason"_s, u"rude"_s}},
                     m_server->token(u"asha"_s))
                 .status,
        200);
    QCOMPARE(owner("DELETE", u"reports/%1/"_s.arg(message)).status, 204);
    QCOMPARE(dataOf(socket->take(u"message_deleted"_s)).value(u"message_id"_s).toInteger(), message);
    QCOMPARE(results(owner("GET", u"reports/"_s)).size(), 0);
}

void OwnerConsoleTest::whatNobodyReportedStaysClosed()
{
    const qint64 message = say(u"asha"_s, u"something private"_s);
    QCOMPARE(owner("DELETE", u"reports/%1/"_s.arg(message)).status, 404);
    QCOMPARE(owner("POST", u"reports/%1/dismiss/"_s.arg(message)).status, 404);
    QCOMPARE(m_server->http().get(u"/api/messaging/messages/%1/"_s.arg(message), m_owner).status, 404);
}

void OwnerConsoleTest::aBackupIsMadeListedAndRestored()
{
    const qint64 before = say(u"asha"_s, u"before the backup"_s);
    QVERIFY(before > 0);
    QCOMPARE(owner("PUT", u"backups/passphrase/"_s, {{u"passphrase"_s, u"short"_s}}).status, 400);
    // A blank that came along with it is none of it: a file of the command line could not say it.
    QCOMPARE(owner("PUT", u"backups/passphrase/"_s, {{u"passphrase"_s, u"correct horse battery "_s}}).status, 204);
    // Made when the server was first opened for the network, long after the passphrase was set.
    const auto identityOf = [](const QString &dataDir) {
        return TlsIdentity::ofFolder(dataDir + u"/keys"_s, QDateTime::currentDateTime())->fingerprint();
    };
    const QString identity = identityOf(m_server->dataDir());
    QCOMPARE(owner("POST", u"backups/"_s).status, 202);
    waitForBackups(1);
    const HttpAnswer state = owner("GET", u"backups/"_s);
    const QJsonObject file = results(state).first().toObject();
    QVERIFY(file.value(u"has_keys"_s).toBool());
    QVERIFY(file.value(u"bytes"_s).toInteger() > 10'000);
    QVERIFY(actions().contains(u"backup_made"_s));

    // On another computer, where nothing is but the file and the passphrase.
    const QTemporaryDir elsewhere;
    Restore::Options options;
    options.file = state.json().value(u"folder"_s).toString() + u'/' + file.value(u"name"_s).toString();
    options.dataDir = elsewhere.path();
    options.passphrase = "correct horse battery";
    const auto restored = Restore::run(options);
    QVERIFY2(restored, restored ? "" : qPrintable(restored.error().firstMessage()));
    QVERIFY2(restored->check.isFine(), qPrintable(restored->check.sentences().join(u'\n')));
    QVERIFY(QFile::exists(elsewhere.filePath(u"keys/backup.seal"_s))); // its own backups bring the keys, too
    QCOMPARE(identityOf(elsewhere.path()), identity);

    QCOMPARE(owner("DELETE", u"backups/%1/"_s.arg(file.value(u"name"_s).toString())).status, 204);
    waitForBackups(0);
    QCOMPARE(owner("DELETE", u"backups/..%2Fchautari.db/"_s).status, 404);
    QVERIFY(QFile::exists(m_server->dataDir() + u"/chautari.db"_s));

    // Whoever starts it there reads in the log that it is a restored one.
    m_server.reset();
    TestServer other([&](ServerConfig &config) {
        config.clock = &m_clock;
        config.dataDir = elsewhere.path();
    });
    m_owner
        = other.http()
              .post(u"/api/auth/login/"_s, {{u"email"_s, u"owner@x.np"_s}, {u"password"_s, u"owner's long secret"_s}})
              .json()
              .value(u"access"_s)
              .toString();
    QVERIFY(other.http().get(u"/api/owner/audit/"_s, m_owner).body.contains("\"restored\""));
    QVERIFY(other.http().get(u"/api/owner/audit/check/"_s, m_owner).json().value(u"is_whole"_s).toBool());
}

void OwnerConsoleTest::theScheduleMakesBackupsAndForgetsOldOnes()
{
    // Made while the clock was ahead: it is in nobody's place.
    QVERIFY(QDir().mkpath(m_server->dataDir() + u"/backups"_s));
    QFile early(m_server->dataDir() + u"/backups/chautari-20991231T000000Z-scheduled.tar"_s);
    QVERIFY(early.open(QIODevice::WriteOnly));
    QCOMPARE(owner("PATCH", u"rules/"_s, {{u"backup_hours"_s, 24}, {u"backups_kept"_s, 2}}).status, 200);
    waitForBackups(1 + 1);
    const auto newest = [this] { return results(owner("GET", u"backups/"_s)).at(1)[u"name"_s].toString(); };
    QString last = newest();
    for (int i = 0; i < 3; ++i) {
        passSeconds(daySeconds + 60);
        QCOMPARE(owner("PATCH", u"rules/"_s, {{u"backup_hours"_s, 23 - i}}).status, 200); // wakes the schedule
        QTRY_VERIFY_WITH_TIMEOUT(newest() != last, 40'000);
        last = newest();
    }
    waitForBackups(1 + 2);
}

void OwnerConsoleTest::theNoticeReachesEverybody()
{
    const auto asha = m_server->socket(u"asha"_s);
    const auto bikash = m_server->socket(u"bikash"_s);
    QCOMPARE(owner("PUT", u"notice/"_s, {{u"text"_s, u"Closed on Friday"_s}}).status, 200);
    for (WsClient *client : {asha.get(), bikash.get()})
        QCOMPARE(dataOf(client->take(u"notice"_s)).value(u"text"_s).toString(), u"Closed on Friday"_s);
    const auto told = [this] {
        return m_server->http().get(u"/api/notice/"_s, m_server->token(u"maya"_s)).json().value(u"text"_s).toString();
    };
    QCOMPARE(told(), u"Closed on Friday"_s);
    QCOMPARE(owner("PUT", u"notice/"_s, {{u"text"_s, QString(501, u'x')}}).status, 400);
    QCOMPARE(owner("PUT", u"notice/"_s, {{u"text"_s, u""_s}}).status, 200);
    QCOMPARE(told(), QString());
}

void OwnerConsoleTest::theLogTellsWhatWasDone()
{
    const qint64 asha = idOf(u"asha"_s);
    QCOMPARE(owner("PATCH", u""_s, {{u"registration"_s, u"approval"_s}}).status, 200);
    QCOMPARE(owner("PATCH", u"people/%1/"_s.arg(asha), {{u"is_owner"_s, true}}).status, 200);
    QCOMPARE(owner("PATCH", u"people/%1/"_s.arg(asha), {{u"is_owner"_s, false}}).status, 200);
    QCOMPARE(owner("PATCH", u"people/%1/"_s.arg(asha), {{u"is_active"_s, false}}).status, 200);
    QCOMPARE(owner("POST", u"invitations/"_s).status, 201);
    QCOMPARE(owner("DELETE", u"invitations/"_s).status, 204);
    const QStringList expected{u"invitations_withdrawn"_s, u"invited"_s, u"account_closed"_s, u"owner_removed"_s,
        u"made_owner"_s, u"place_changed"_s};
    QCOMPARE(actions().first(expected.size()), expected);
    const QJsonArray entries = results(owner("GET", u"audit/"_s));
    const QJsonObject closed = entries.at(2).toObject();
    QCOMPARE(closed.value(u"person"_s).toInteger(), asha);
    QCOMPARE(entries.at(5)[u"detail"_s].toString(), u"registration=approval"_s);
    // Page by page.
    const qint64 before = entries.at(1)[u"id"_s].toInteger();
    QCOMPARE(
        results(owner("GET", u"audit/?before=%1"_s.arg(before))).first()[u"action"_s].toString(), u"account_closed"_s);
    QCOMPARE(m_server->http()
                 .post(u"/api/auth/login/"_s, {{u"email"_s, u"maya@demo.chautari.app"_s}, {u"password"_s, u"guess"_s}})
                 .status,
        401);
    QTRY_COMPARE(actions().first(), u"sign_in_refused"_s);
    QVERIFY(owner("GET", u"audit/"_s).body.contains("from=127.0.0.1"));
    // A guess at the code of a mail is one, too.
    const qint64 maya = idOf(u"maya"_s);
    QCOMPARE(m_server->http()
                 .post(u"/api/auth/otp/verify/"_s, {{u"email"_s, u"maya@demo.chautari.app"_s}, {u"otp"_s, u"123456"_s}})
                 .status,
        400);
    QTRY_COMPARE(actions().first(), u"sign_in_refused"_s);
    QCOMPARE(results(owner("GET", u"audit/"_s)).first()[u"person"_s].toInteger(), maya);
    QCOMPARE(owner("DELETE", u"people/999999/sessions/"_s).status, 404);
    QCOMPARE(actions().first(), u"sign_in_refused"_s);
}

void OwnerConsoleTest::theLogHoldsNoSecretsAndNoContent()
{
    const qint64 message = say(u"asha"_s, u"CANARYTEXT"_s);
    QCOMPARE(m_server->http()
                 .post(u"/api/messaging/messages/%1/flag/"_s.arg(message), {{u"reason"_s, u"CANARYREASON"_s}},
                     m_server->token(u"asha"_s))
                 .status,
        200);
    QCOMPARE(owner("DELETE", u"reports/%1/"_s.arg(message)).status, 204);
    QCOMPARE(owner("PUT", u"notice/"_s, {{u"text"_s, u"CANARYNOTICE"_s}}).status, 200);
    QCOMPARE(owner("PATCH", u""_s, {{u"name"_s, u"CANARYPLACE"_s}}).status, 200);
    const QString ticket = owner("POST", u"invitations/"_s).json().value(u"token"_s).toString();
    const QString password
        = owner("POST", u"people/%1/password/"_s.arg(idOf(u"maya"_s))).json()[u"password"_s].toString();
    QVERIFY(!ticket.isEmpty() && !password.isEmpty());
    const QByteArray log = owner("GET", u"audit/"_s).body;
    for (const QString &secret :
        {u"CANARY"_s, ticket, password, m_owner, u"owner's long secret"_s, u"chautari-demo"_s, u"demo.chautari"_s})
        QVERIFY2(!log.contains(secret.toUtf8()), qPrintable(secret));
}

void OwnerConsoleTest::aChangedLogIsFoundOut_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<bool>("isWhole");
    const QByteArray open = "DROP TRIGGER audit_entries_stay; DROP TRIGGER audit_entries_are_kept;";
    QTest::newRow("nothing") << QByteArray("SELECT 1;") << true;
    QTest::newRow("another action") << open + "UPDATE audit_entries SET action = 'signed_out' WHERE id = 2;" << false;
    QTest::newRow("another person") << open + "UPDATE audit_entries SET actor = actor + 1 WHERE id = 2;" << false;
    QTest::newRow("another time") << open + "UPDATE audit_entries SET at = at - 1 WHERE id = 2;" << false;
    QTest::newRow("one missing") << open + "DELETE FROM audit_entries WHERE id = 2;" << false;
    QTest::newRow("the last missing") << open
            + "DELETE FROM audit_entries WHERE id = (SELECT max(id) FROM audit_entries);"
                                      << false;
    QTest::newRow("all missing") << open + "DELETE FROM audit_entries;" << false;
    QTest::newRow("two swapped") << open
            + "UPDATE audit_entries SET id = -2 WHERE id = 2; UPDATE audit_entries SET id = 2 WHERE id = 3;"
              "UPDATE audit_entries SET id = 3 WHERE id = -2;"
                                 << false;
    QTest::newRow("one more") << open
            + "INSERT INTO audit_entries SELECT max(id) + 1, at, actor, action, person, detail, chain FROM "
              "audit_entries;" << false;
}

void OwnerConsoleTest::aChangedLogIsFoundOut()
{
    QFETCH(const QByteArray, script);
    QFETCH(const bool, isWhole);
    QVERIFY(owner("GET", u"audit/check/"_s).json().value(u"is_whole"_s).toBool());
    m_server->stop();
    {
        const auto connection
            = SqliteConnection::open(m_server->dataDir() + u"/chautari.db"_s, SqliteConnection::Access::ReadWrite);
        QVERIFY(connection);
        QVERIFY((*connection)->executeScript(script));
    }
    m_server->start();
    const HttpAnswer check = owner("GET", u"audit/check/"_s);
    QCOMPARE(check.status, 200);
    QCOMPARE(check.json().value(u"is_whole"_s).toBool(), isWhole);
}

QTEST_GUILESS_MAIN(OwnerConsoleTest)
#include "tst_ownerconsole.moc"
