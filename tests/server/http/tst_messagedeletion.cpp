// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/httpfixture.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::HttpFixture;

//! DELETE of a message, for oneself and for everyone (contract.md 5.8; 12, 18 and 19).
class MessageDeletionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void deletesForWhom_data();
    void deletesForWhom();
    void nothingIsLeftForEveryone();
    void isToldToWhomItConcerns();
    void takesBackUntilTheLastMinute_data();
    void takesBackUntilTheLastMinute();
    void onlyTheSenderTakesBack();
    void isDeletedOnce_data();
    void isDeletedOnce();
    void aDeletedOneStaysAsItIs();
    void anyCopyOfADeletedOneIsADuplicate();
    void lowersTheUnreadCounter_data();
    void lowersTheUnreadCounter();
    void anAnswerForgetsItToo();

private:
    HttpResponse ask(const QByteArray &method, const QString &path, const QByteArray &body = {},
        const QString &name = u"asha"_s, const QByteArray &contentType = "application/json")
    {
        return m_fixture->send({method, u"/api/messaging/"_s + path, m_fixture->token(name), body, contentType, {}});
    }
    int remove(int id, const QByteArray &deletion, const QString &name = u"asha"_s);
    QJsonObject message(int id, const QString &name)
    {
        return HttpFixture::json(ask("GET", u"messages/%1/"_s.arg(id), {}, name));
    }
    int unread(const QString &name)
    {
        return HttpFixture::json(ask("GET", u"conversations/1/"_s, {}, name)).value("unread_count"_L1).toInt(-1);
    }

    std::unique_ptr<HttpFixture> m_fixture;
};

int MessageDeletionTest::remove(int id, const QByteArray &deletion, const QString &name)
{
    return ask("DELETE", u"messages/%1/"_s.arg(id), R"({"deletion_type":")" + deletion + "\"}", name).status;
}

//! 1 and 2 are Asha's, 3 is Bikash's; nothing is read.
void MessageDeletionTest::init()
{
    m_fixture = std::make_unique<HttpFixture>();
    test::DomainFixture &domain = m_fixture->domain;
    QVERIFY(domain.send(domain.asha, domain.conversation, u"one"_s, u"id-1"_s));
    QVERIFY(domain.send(domain.asha, domain.conversation, u"two"_s));
    QVERIFY(domain.send(domain.bikash, domain.conversation, u"three"_s));
    domain.takeEvents();
}

void MessageDeletionTest::deletesForWhom_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isForEveryone");
    const QByteArray json = "application/json";
    const QByteArray form = "application/x-www-form-urlencoded";
    QTest::newRow("self") << QByteArray(R"({"deletion_type":"self"})") << json << 204 << false;
    QTest::newRow("everyone") << QByteArray(R"({"deletion_type":"everyone"})") << json << 204 << true;
    QTest::newRow("everyone, by a form") << QByteArray("deletion_type=everyone") << form << 204 << true;
    QTest::newRow("no body") << QByteArray() << json << 204 << false;
    QTest::newRow("another word") << QByteArray(R"({"deletion_type":"bogus"})") << json << 204 << false;
    QTest::newRow("no word") << QByteArray(R"({"deletion_type":["everyone"]})") << json << 204 << false;
    QTest::newRow("array") << QByteArray("[]") << json << 204 << false;
    QTest::newRow("broken") << QByteArray("{") << json << 400 << false;
    QTest::newRow("plain text") << QByteArray("everyone") << QByteArray("text/plain") << 415 << false;
}

void MessageDeletionTest::deletesForWhom()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, contentType);
    QFETCH(const int, status);
    QFETCH(const bool, isForEveryone);
    const HttpResponse response = ask("DELETE", u"messages/1/"_s, body, u"asha"_s, contentType);
    QCOMPARE(response.status, status);
    if (status != 204) {
        QCOMPARE(message(1, u"asha"_s).value("text"_L1).toString(), u"one"_s);
        return;
    }
    QVERIFY(response.body.isEmpty());
    QCOMPARE(ask("GET", u"messages/1/"_s).status, isForEveryone ? 200 : 404);
    QCOMPARE(message(1, u"bikash"_s).value("text"_L1).toString(), isForEveryone ? QString() : u"one"_s);
}

void MessageDeletionTest::nothingIsLeftForEveryone()
{
    QCOMPARE(ask("PATCH", u"messages/2/"_s, R"({"text":"second thoughts"})").status, 200);
    QCOMPARE(ask("POST", u"messages/2/reactions/"_s, R"({"emoji":"👍"})", u"bikash"_s).status, 200);
    QCOMPARE(ask("POST", u"messages/2/flag/"_s, R"({"reason":"second thoughts"})", u"bikash"_s).status, 200);
    QCOMPARE(remove(2, "everyone"), 204);
    for (const QString &name : {u"asha"_s, u"bikash"_s}) {
        const QJsonObject left = message(2, name);
        QCOMPARE(left.value("text"_L1).toString(), QString());
        QCOMPARE(left.value("content"_L1).toString(), QString());
        QVERIFY(left.value("attachment"_L1).isNull());
        QCOMPARE(left.value("deletion_type"_L1).toString(), u"everyone"_s);
        QVERIFY(left.value("reactions"_L1).toArray().isEmpty());
        QCOMPARE(left.value("is_flagged"_L1), false);
        QCOMPARE(left.value("seq"_L1).toInt(), 2); // its place stays
        for (const QString &path : {u"conversations/"_s, u"conversations/1/"_s, u"messages/"_s,
                 u"messages/?conversation=1&after_seq=0"_s, u"messages/2/history/"_s}) {
            QVERIFY2(!ask("GET", path, {}, name).body.contains("two"), qPrintable(path));
            QVERIFY2(!ask("GET", path, {}, name).body.contains("second thoughts"), qPrintable(path));
        }
    }
}

void MessageDeletionTest::isToldToWhomItConcerns()
{
    QCOMPARE(remove(1, "everyone"), 204);
    QCOMPARE(remove(3, "self"), 204);
    const QList<MessageDeleted> events = m_fixture->domain.takeEventsOf<MessageDeleted>();
    QCOMPARE(events.size(), 2);
    QCOMPARE(events.at(0).deletion, DeletionType::Everyone);
    QVERIFY(events.at(0).message.text.isEmpty());
    QCOMPARE(events.at(0).position, events.at(0).message.position);
    QCOMPARE(events.at(1).deletion, DeletionType::Self);
    QCOMPARE(events.at(1).by, m_fixture->domain.asha);
    QVERIFY(events.at(1).position > events.at(0).position);
    // The other side cannot see from any number that Asha has deleted something for herself.
    QVERIFY(message(3, u"bikash"_s).value("position"_L1).toInteger() < events.at(0).position);
}

void MessageDeletionTest::takesBackUntilTheLastMinute_data()
{
    QTest::addColumn<int>("ageSeconds");
    QTest::addColumn<bool>("isAllowed");
    QTest::addColumn<int>("ageMinutes");
    QTest::newRow("14:59") << 14 * 60 + 59 << true << 0;
    QTest::newRow("15:00") << 15 * 60 << true << 0;
    QTest::newRow("15:01") << 15 * 60 + 1 << false << 15;
    QTest::newRow("20:30") << 20 * 60 + 30 << false << 20;
}

void MessageDeletionTest::takesBackUntilTheLastMinute()
{
    QFETCH(const int, ageSeconds);
    QFETCH(const bool, isAllowed);
    QFETCH(const int, ageMinutes);
    m_fixture->domain.clock.advanceSeconds(ageSeconds);
    const HttpResponse response = ask("DELETE", u"messages/1/"_s, R"({"deletion_type":"everyone"})");
    QCOMPARE(response.status, isAllowed ? 204 : 400);
    if (!isAllowed) {
        QCOMPARE(response.body,
            R"({"error":"Cannot delete for everyone after 15 minutes","time_limit_minutes":15,"message_age_minutes":)"
                + QByteArray::number(ageMinutes) + R"(,"detail":"Cannot delete for everyone after 15 minutes"})");
        QCOMPARE(message(1, u"bikash"_s).value("text"_L1).toString(), u"one"_s);
    }
    QCOMPARE(remove(2, "self"), 204); // always
}

void MessageDeletionTest::onlyTheSenderTakesBack()
{
    const HttpResponse response = ask("DELETE", u"messages/1/"_s, R"({"deletion_type":"everyone"})", u"bikash"_s);
    QCOMPARE(response.status, 403);
    QCOMPARE(response.body,
        QByteArray(R"({"error":"Only the message sender can delete for everyone",)"
                   R"("detail":"Only the message sender can delete for everyone"})"));
    QCOMPARE(remove(1, "self", u"bikash"_s), 204);
    QCOMPARE(message(1, u"asha"_s).value("text"_L1).toString(), u"one"_s);
    QCOMPARE(remove(1, "everyone", u"sunita"_s), 404);
}

void MessageDeletionTest::isDeletedOnce_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<int>("status");
    QTest::newRow("self, self") << QByteArray("self") << QByteArray("self") << 404;
    QTest::newRow("everyone, everyone") << QByteArray("everyone") << QByteArray("everyone") << 204;
    QTest::newRow("self, everyone") << QByteArray("self") << QByteArray("everyone") << 404;
    QTest::newRow("everyone, self: the tombstone") << QByteArray("everyone") << QByteArray("self") << 204;
}

void MessageDeletionTest::isDeletedOnce()
{
    QFETCH(const QByteArray, first);
    QFETCH(const QByteArray, second);
    QFETCH(const int, status);
    QCOMPARE(remove(1, first), 204);
    QCOMPARE(remove(1, second), status);
}

void MessageDeletionTest::aDeletedOneStaysAsItIs()
{
    QCOMPARE(remove(1, "everyone"), 204);
    m_fixture->domain.takeEvents();
    QCOMPARE(ask("PATCH", u"messages/1/"_s, R"({"text":"back again"})").status, 404);
    QCOMPARE(ask("POST", u"messages/1/reactions/"_s, R"({"emoji":"👍"})").status, 404);
    QCOMPARE(ask("POST", u"messages/1/flag/"_s, R"({"reason":"x"})").status, 404);
    QCOMPARE(ask("GET", u"messages/1/history/"_s).status, 404);
    QVERIFY(m_fixture->domain.takeEvents().empty());
    QCOMPARE(message(1, u"bikash"_s).value("text"_L1).toString(), QString());
}

void MessageDeletionTest::anyCopyOfADeletedOneIsADuplicate()
{
    QCOMPARE(remove(1, "everyone"), 204);
    const HttpResponse again
        = ask("POST", u"messages/"_s, R"({"conversation":1,"text":"anything","client_message_id":"id-1"})");
    QCOMPARE(again.status, 200);
    QCOMPARE(HttpFixture::json(again).value("duplicate"_L1), true);
    QCOMPARE(HttpFixture::json(again).value("text"_L1).toString(), QString());
}

void MessageDeletionTest::lowersTheUnreadCounter_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<QByteArray>("deletion");
    QTest::addColumn<bool>("isReadBefore");
    QTest::addColumn<int>("unread"); // Bikash's, of 1 and 2
    QTest::newRow("taken back") << u"asha"_s << QByteArray("everyone") << false << 1;
    QTest::newRow("taken back after it was read") << u"asha"_s << QByteArray("everyone") << true << 1;
    QTest::newRow("the sender's copy") << u"asha"_s << QByteArray("self") << false << 2;
    QTest::newRow("the recipient's copy") << u"bikash"_s << QByteArray("self") << false << 1;
    QTest::newRow("the recipient's copy, read") << u"bikash"_s << QByteArray("self") << true << 1;
}

void MessageDeletionTest::lowersTheUnreadCounter()
{
    QFETCH(const QString, who);
    QFETCH(const QByteArray, deletion);
    QFETCH(const bool, isReadBefore);
    QFETCH(const int, unread);
    if (isReadBefore)
        QCOMPARE(ask("POST", u"messages/1/mark_as_read/"_s, "{}", u"bikash"_s).status, 200);
    QCOMPARE(remove(1, deletion, who), 204);
    QCOMPARE(this->unread(u"bikash"_s), unread);
    // Both deletions of one message count once, and the count that a mark makes agrees with the counter.
    remove(1, "self", u"bikash"_s);
    QCOMPARE(this->unread(u"bikash"_s), 1);
    QVERIFY(m_fixture->domain.send(m_fixture->domain.asha, m_fixture->domain.conversation, u"four"_s));
    QCOMPARE(this->unread(u"bikash"_s), 2);
    QCOMPARE(ask("POST", u"messages/2/mark_as_read/"_s, "{}", u"bikash"_s).status, 200);
    QCOMPARE(this->unread(u"bikash"_s), 1);
    QCOMPARE(this->unread(u"asha"_s), 1);
}

void MessageDeletionTest::anAnswerForgetsItToo()
{
    const HttpResponse answer = ask("POST", u"messages/"_s, R"({"conversation":1,"text":"yes","reply_to":1})");
    const int id = HttpFixture::json(answer).value("id"_L1).toInt();
    QCOMPARE(remove(1, "everyone"), 204);
    const QJsonObject replyTo = message(id, u"bikash"_s).value("reply_to"_L1).toObject();
    QCOMPARE(replyTo.value("id"_L1).toInt(), 1);
    QCOMPARE(replyTo.value("text"_L1).toString(), QString());
    QCOMPARE(replyTo.value("is_deleted"_L1), true);
}

QTEST_GUILESS_MAIN(MessageDeletionTest)
#include "tst_messagedeletion.moc"
