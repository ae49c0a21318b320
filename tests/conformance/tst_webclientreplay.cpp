// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The original web client's calls and frames, in its order (contract.md 6.3, 11): what was broken with the original
// backend works with ours, and the client does not notice.
#include "tests/conformance/contractfixture.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace chautari::conformance;

namespace {

constexpr int frameTimeoutMs = 5'000;

//! The next frame of that type, as the web client's hook sees it.
QJsonObject frame(RawSocket &socket, const QString &type)
{
    QJsonObject found;
    socket.wait(frameTimeoutMs, [&](const QList<QJsonObject> &frames) {
        for (const QJsonObject &each : frames) {
            const QJsonObject text = each.value("text"_L1).toObject();
            if (text.value("type"_L1).toString() == type)
                found = text;
        }
        return !found.isEmpty();
    });
    socket.take();
    return found;
}

QByteArray messageFrame(const QString &text)
{
    // useWebSocket.ts sends `text`, and a timestamp of its own.
    return QJsonDocument(
        QJsonObject{{u"type"_s, u"message"_s},
            {u"data"_s, QJsonObject{{u"conversation_id"_s, 1}, {u"text"_s, text}, {u"attachments"_s, QJsonArray()}}},
            {u"timestamp"_s, u"2026-11-24T00:00:00.000Z"_s}})
        .toJson(QJsonDocument::Compact);
}

QList<Part> form(const QString &text)
{
    return {{u"text"_s, text, {}, {}, {}}};
}

QJsonObject firstConversation(const RawAnswer &page)
{
    return ContractFixture::object(page).value("results"_L1)[0].toObject();
}

} // namespace

class TestWebClientReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<ContractFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void signsInAndOpensAConversation();
    void showsTheOthersTextAtOnce();
    void sendsTwiceAndShowsOnce();
    void showsTheLastMessageFirst();
    void lowersTheUnreadCount();
    void continuesTheChatItStarted();
    void deletesWithABody();
    void typesAndBeats();
    void staysSignedInWithItsFirstRefreshToken();

private:
    std::unique_ptr<ContractFixture> m_fixture;
};

void TestWebClientReplay::signsInAndOpensAConversation()
{
    const QString who = u"customer1"_s;
    m_fixture->send(u"before"_s, who);
    const QJsonObject login = ContractFixture::object(m_fixture->world().post(
        u"/api/auth/login/"_s, {{u"email"_s, u"customer1@example.com"_s}, {u"password"_s, World::password()}}));
    QVERIFY(login.contains("refresh"_L1));
    QCOMPARE(ContractFixture::object(m_fixture->get(u"/api/auth/users/me/"_s, who)).value("role"_L1).toString(),
        u"customer"_s);
    QCOMPARE(
        firstConversation(m_fixture->get(u"/api/messaging/conversations/?page=1"_s, who)).value("id"_L1).toInt(), 1);
    QCOMPARE(m_fixture->get(u"/api/messaging/conversations/archived/?page=1"_s, who).status, 200);
    const QJsonObject detail
        = ContractFixture::object(m_fixture->get(u"/api/messaging/conversations/1/?page=1&page_size=50"_s, who));
    const QJsonObject message = detail.value("messages"_L1)[0].toObject();
    QCOMPARE(message.value("text"_L1).toString(), u"before"_s);
    for (const QLatin1StringView key : {"name"_L1, "full_name"_L1, "is_provider"_L1, "user_type"_L1, "username"_L1})
        QVERIFY2(message.value("sender"_L1).toObject().contains(key), key.data());
    QCOMPARE(message.value("is_read"_L1), QJsonValue(false));
    QVERIFY(detail.value("other_participant"_L1).isObject());
}

// ChatPage filters frames by `conversation_id`, which the original never sent: nothing appeared until the next poll.
void TestWebClientReplay::showsTheOthersTextAtOnce()
{
    const auto socket = m_fixture->socket(u"customer1"_s);
    QCOMPARE(m_fixture->upload(form(u"from the provider"_s), u"provider1"_s).status, 201);
    const QJsonObject data = frame(*socket, u"message"_s).value("data"_L1).toObject();
    QCOMPARE(data.value("conversation_id"_L1).toInt(), 1);
    QCOMPARE(data.value("text"_L1).toString(), u"from the provider"_s);
    QCOMPARE(data.value("sender"_L1)["name"_L1].toString(), u"Provider Number1"_s);
    QCOMPARE(data.value("sender"_L1)["is_provider"_L1], QJsonValue(true));
}

// It sends the same text over the socket and over REST "for reliability".
void TestWebClientReplay::sendsTwiceAndShowsOnce()
{
    const auto mine = m_fixture->socket(u"customer1"_s);
    const auto peers = m_fixture->socket(u"provider1"_s);
    mine->sendText(messageFrame(u"said twice"_s));
    const RawAnswer answer = m_fixture->upload(form(u"said twice"_s), u"customer1"_s);
    QCOMPARE(answer.status, 201);
    const qint64 id = ContractFixture::object(answer).value("id"_L1).toInteger();
    mine->fence();
    peers->fence();
    const QJsonObject data = frame(*peers, u"message"_s).value("data"_L1).toObject();
    QCOMPARE(data.value("id"_L1).toInteger(), id);
    const QJsonObject page
        = ContractFixture::object(m_fixture->get(u"/api/messaging/messages/?conversation=1"_s, u"customer1"_s));
    QCOMPARE(page.value("count"_L1).toInt(), 1);
}

// ConversationList reads latest_messages[0], which was the oldest of them.
void TestWebClientReplay::showsTheLastMessageFirst()
{
    for (int i = 1; i <= 12; ++i)
        QVERIFY(m_fixture->send(u"message %1"_s.arg(i), i % 2 ? u"customer1"_s : u"provider1"_s) > 0);
    const QJsonObject conversation
        = firstConversation(m_fixture->get(u"/api/messaging/conversations/?page=1"_s, u"customer1"_s));
    const QJsonArray latest = conversation.value("latest_messages"_L1).toArray();
    QCOMPARE(latest.size(), 10);
    QCOMPARE(latest.at(0)["text"_L1].toString(), u"message 12"_s);
    QCOMPARE(conversation.value("last_message"_L1)["text"_L1].toString(), u"message 12"_s);
    QCOMPARE(conversation.value("last_message_preview"_L1).toString(), u"message 12"_s);
    QCOMPARE(conversation.value("unread_count"_L1).toInt(), 6);
}

// It never calls mark_as_read of a conversation; a client that does sees the number fall, and its peer the ticks.
void TestWebClientReplay::lowersTheUnreadCount()
{
    const qint64 id = m_fixture->send(u"unread"_s, u"provider1"_s);
    const auto unread = [&] {
        return firstConversation(m_fixture->get(u"/api/messaging/conversations/?page=1"_s, u"customer1"_s))
            .value("unread_count"_L1)
            .toInt();
    };
    QCOMPARE(unread(), 1);
    const auto peers = m_fixture->socket(u"provider1"_s);
    QCOMPARE(m_fixture->post(u"/api/messaging/conversations/1/mark_as_read/"_s, {}, u"customer1"_s).status, 200);
    QCOMPARE(unread(), 0);
    const QJsonObject status = frame(*peers, u"message_status"_s).value("data"_L1).toObject();
    QCOMPARE(status.value("status"_L1).toString(), u"read"_s);
    QCOMPARE(status.value("message_id"_L1).toInteger(), id);
    const QJsonObject detail = ContractFixture::object(
        m_fixture->get(u"/api/messaging/conversations/1/?page=1&page_size=50"_s, u"provider1"_s));
    QCOMPARE(detail.value("messages"_L1)[0]["is_read"_L1], QJsonValue(true));
}

// QuickContactModal opens `data.id`, which the original calls `conversation_id`.
void TestWebClientReplay::continuesTheChatItStarted()
{
    const QJsonObject start{{u"service_id"_s, 2}, {u"provider_id"_s, 5}, {u"initial_message"_s, u"Is it free?"_s}};
    const RawAnswer answer = m_fixture->post(u"/api/messaging/conversations/"_s, start, u"customer1"_s);
    QCOMPARE(answer.status, 201);
    const QJsonObject created = ContractFixture::object(answer);
    const qint64 id = created.value("id"_L1).toInteger();
    QCOMPARE(id, created.value("conversation_id"_L1).toInteger());
    const RawAnswer detail
        = m_fixture->get(u"/api/messaging/conversations/%1/?page=1&page_size=50"_s.arg(id), u"customer1"_s);
    QCOMPARE(ContractFixture::object(detail).value("messages"_L1)[0]["text"_L1].toString(), u"Is it free?"_s);
}

void TestWebClientReplay::deletesWithABody()
{
    const qint64 id = m_fixture->send(u"regretted"_s, u"customer1"_s);
    const auto peers = m_fixture->socket(u"provider1"_s);
    const RawAnswer answer = m_fixture->remove(
        u"/api/messaging/messages/%1/"_s.arg(id), {{u"deletion_type"_s, u"everyone"_s}}, u"customer1"_s);
    QCOMPARE(answer.status, 204);
    // The hook reads the top level; others read `data` (contract.md 12, 10).
    const QJsonObject deleted = frame(*peers, u"message_deleted"_s);
    QCOMPARE(deleted.value("message_id"_L1).toInteger(), id);
    QCOMPARE(deleted.value("deletion_type"_L1).toString(), u"everyone"_s);
    QCOMPARE(deleted.value("data"_L1)["message_id"_L1].toInteger(), id);
    const RawAnswer detail = m_fixture->get(u"/api/messaging/conversations/1/?page=1&page_size=50"_s, u"provider1"_s);
    QVERIFY(!detail.body.contains("regretted"));
}

void TestWebClientReplay::typesAndBeats()
{
    const auto mine = m_fixture->socket(u"customer1"_s);
    const auto peers = m_fixture->socket(u"provider1"_s);
    mine->sendText(R"({"type":"typing","data":{"conversation_id":1,"is_typing":true},"timestamp":"x"})");
    const QJsonObject typing = frame(*peers, u"typing"_s).value("data"_L1).toObject();
    QCOMPARE(typing.value("user_id"_L1).toInt(), 1);
    QCOMPARE(typing.value("is_typing"_L1), QJsonValue(true));
    mine->sendText(R"({"type":"heartbeat","data":{},"timestamp":"x"})");
    QCOMPARE(frame(*mine, u"heartbeat"_s).value("data"_L1)["status"_L1].toString(), u"pong"_s);
}

// It throws every new refresh token away and comes back with the first one.
void TestWebClientReplay::staysSignedInWithItsFirstRefreshToken()
{
    const QJsonObject login = ContractFixture::object(m_fixture->world().post(
        u"/api/auth/login/"_s, {{u"email"_s, u"customer1@example.com"_s}, {u"password"_s, World::password()}}));
    for (int i = 0; i < 3; ++i) {
        const RawAnswer answer
            = m_fixture->world().post(u"/api/auth/refresh/"_s, {{u"refresh"_s, login.value("refresh"_L1)}});
        QCOMPARE(answer.status, 200);
        QVERIFY(!ContractFixture::object(answer).value("access"_L1).toString().isEmpty());
        m_fixture->advanceSeconds(24 * 3600);
    }
}

QTEST_GUILESS_MAIN(TestWebClientReplay)
#include "tst_webclientreplay.moc"
