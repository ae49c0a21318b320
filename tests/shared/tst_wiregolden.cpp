// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wirefixtures.h"

#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::wire;

//! Every body that we write, byte for byte against a file, and back again. A change here is a change of the protocol:
//! docs/protocol.md has to say so.
class TestWireGolden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writes_data();
    void writes();
    void objectsComeBack();
    void bodiesComeBack();
    void previewIsCutBetweenCharacters();
    void bothSidesSeeTheOtherOne();
};

void TestWireGolden::writes_data()
{
    QTest::addColumn<QByteArray>("body");
    const TokenPair tokens{u"access"_s, u"refresh"_s};
    JsonWriter login;
    writeLoginResponse(login, tokens);
    JsonWriter refresh;
    writeRefreshResponse(refresh, tokens);
    JsonWriter created;
    writeCreated(created, conversation());
    JsonWriter page;
    writePage(page, Page<Service>{1, 1, 1, {}, u"http://h/api/services/"_s, {service()}},
        [&page] { page.key("total_services").value(1).key("filtered_count").value(1); });
    const auto frame = [](const ServerFrame &event) { return toJson(event, 20'700); };

    QTest::newRow("login") << login.take();
    QTest::newRow("refresh") << refresh.take();
    QTest::newRow("register") << encoded(RegisterResponse{tokens, ashasAccount()});
    QTest::newRow("message") << encoded(message());
    QTest::newRow("message_read") << encoded(readMessageOfAsha());
    QTest::newRow("message_rich") << encoded(richMessage());
    QTest::newRow("message_duplicate") << encoded(SentMessage{message(), true});
    QTest::newRow("conversation") << encoded(conversation());
    QTest::newRow("conversation_detail") << encoded(ConversationDetail{conversation(), {message()}});
    QTest::newRow("conversation_created") << created.take();
    QTest::newRow("services_page") << page.take();
    QTest::newRow("health") << encoded(health());
    QTest::newRow("frame_connection") << frame(ConnectionEvent{UserId(1), u"e-1"_s, 41, noon, 30});
    QTest::newRow("frame_message") << frame(MessageCreatedEvent{message()});
    QTest::newRow("frame_typing") << frame(TypingEvent{UserId(1), u"Asha Rai"_s, true, ConversationId(1)});
    QTest::newRow("frame_status") << frame(PresenceEvent{UserId(1), u"Asha Rai"_s, false, noon});
    QTest::newRow("frame_heartbeat") << frame(HeartbeatEvent());
    QTest::newRow("frame_auth_ok") << frame(AuthOkEvent{UserId(1)});
    QTest::newRow("frame_synced") << frame(SyncedEvent{u"e-1"_s, 41});
    QTest::newRow("frame_resync_required") << frame(ResyncRequiredEvent{ResyncReason::TooMany});
    QTest::newRow("frame_error") << frame(ErrorEvent{u"Slow down."_s, u"throttled"_s, u"0b9f-1"_s, 7});
    QTest::newRow("frame_ack") << frame(AckEvent{u"0b9f-1"_s, MessageId(15), 7, ConversationId(1), false});
    QTest::newRow("frame_message_status")
        << frame(MessageStatusEvent{MessageId(15), ConversationId(1), MessageStatus::Read, 7, UserId(4), noon, 44});
    QTest::newRow("frame_message_updated") << toJson(MessageUpdatedEvent{richMessage()}, 20'700, u"http://h:1"_s);
    QTest::newRow("frame_message_deleted")
        << frame(MessageDeletedEvent{MessageId(15), ConversationId(1), DeletionType::Everyone, 7, 45});
    QTest::newRow("frame_conversation_deleted") << frame(ConversationDeletedEvent{ConversationId(1), 46});
    QTest::newRow("frame_reaction") << frame(
        ReactionEvent{MessageId(15), ConversationId(1), UserId(4), u"👍🏽"_s, false, richMessage().reactions, 47});
    QTest::newRow("frame_notification") << frame(NotificationEvent{notification()});
    QTest::newRow("frame_conversation_created") << frame(ConversationCreatedEvent{conversation()});
}

void TestWireGolden::writes()
{
    QFETCH(QByteArray, body);
    const QByteArray expected = dataFile(QLatin1StringView(QTest::currentDataTag()));
    if (body != expected)
        qInfo("written: %s", body.constData());
    QCOMPARE(body, expected);
}

void TestWireGolden::objectsComeBack()
{
    const auto reader = [](const QByteArray &body) { return JsonReader(*parseJsonObject(body)); };

    for (const Message &written : {message(), readMessageOfAsha(), richMessage()}) {
        JsonReader r = reader(encoded(written));
        QVERIFY(readMessage(r) == written);
        QVERIFY(r.ok());
    }
    JsonReader sent = reader(encoded(SentMessage{message(), true}));
    QVERIFY(readSentMessage(sent).isDuplicate);
    JsonReader people = reader(encoded(bikash()));
    QVERIFY(readUserBasic(people) == bikash());
    JsonReader account = reader(encoded(ashasAccount()));
    QVERIFY(readUserAccount(account) == ashasAccount());
    JsonReader offer = reader(encoded(service()));
    QVERIFY(readService(offer) == service());
    JsonReader talk = reader(encoded(conversation()));
    QVERIFY(readConversation(talk, UserId(1)) == conversation());
    JsonReader detail = reader(encoded(ConversationDetail{conversation(), {message()}}));
    const ConversationDetail read = readConversationDetail(detail, UserId(1));
    QVERIFY(read.conversation == conversation() && read.messages == QList<Message>{message()});
}

void TestWireGolden::bodiesComeBack()
{
    const Result<Health> readBack = readHealth(*parseJsonObject(encoded(health())));
    QVERIFY(readBack.hasValue());
    QVERIFY(readBack->server == health().server);

    JsonWriter created;
    writeCreated(created, conversation());
    const Result<Conversation> readConversationBack
        = readCreatedConversation(*parseJsonObject(created.take()), UserId(1));
    QVERIFY(readConversationBack.hasValue());
    QVERIFY(*readConversationBack == conversation());

    JsonWriter page;
    writePage(page, Page<Message>{11, 6, 2, u"http://h/?page=3"_s, u"http://h/"_s, {message(), readMessageOfAsha()}});
    const Result<Page<Message>> readPageBack = readPage<Message>(*parseJsonObject(page.take()), readMessage);
    QVERIFY(readPageBack.hasValue());
    QCOMPARE(readPageBack->count, 11);
    QCOMPARE(readPageBack->totalPages, 6);
    QCOMPARE(readPageBack->next, u"http://h/?page=3"_s);
    QVERIFY(readPageBack->results == QList<Message>({message(), readMessageOfAsha()}));

    for (const ServerFrame &frame : {ServerFrame(MessageUpdatedEvent{richMessage()}),
             ServerFrame(MessageDeletedEvent{MessageId(15), ConversationId(1), DeletionType::Self, 7, 45}),
             ServerFrame(ConversationDeletedEvent{ConversationId(1), 46}),
             ServerFrame(NotificationEvent{notification()}), ServerFrame(SyncedEvent{u"e-1"_s, 41}),
             ServerFrame(PeopleChangedEvent{}), ServerFrame(ResyncRequiredEvent{ResyncReason::TooMany}),
             ServerFrame(ReactionEvent{MessageId(15), ConversationId(1), UserId(4), u"👍🏽"_s, true, {}, 47})}) {
        const Result<ServerFrame> again = readServerFrame(toJson(frame, 20'700), UserId(1));
        QVERIFY(again.hasValue());
        QCOMPARE(toJson(*again, 20'700), toJson(frame, 20'700));
    }

    const ServerFrame frame = ConversationCreatedEvent{conversation()};
    const Result<ServerFrame> readFrameBack = readServerFrame(toJson(frame, 0), UserId(1));
    QVERIFY(readFrameBack.hasValue());
    QVERIFY(std::get<ConversationCreatedEvent>(*readFrameBack).conversation == conversation());
}

void TestWireGolden::previewIsCutBetweenCharacters()
{
    Conversation talk = conversation();
    const auto preview
        = [&talk] { return parseJsonObject(encoded(talk))->value("last_message_preview"_L1).toString(); };
    talk.latestMessages.first().text = u"🙂"_s.repeated(101);
    QCOMPARE(preview(), u"🙂"_s.repeated(100));
    talk.latestMessages.first().text = u"x"_s.repeated(100);
    QCOMPARE(preview(), u"x"_s.repeated(100));
    talk.latestMessages.clear();
    QCOMPARE(preview(), QString());
    QVERIFY(parseJsonObject(encoded(talk))->value("last_message"_L1).isNull());
}

void TestWireGolden::bothSidesSeeTheOtherOne()
{
    Conversation talk = conversation();
    const auto seen = [&talk] {
        const QJsonObject json = *parseJsonObject(encoded(talk));
        return std::pair(json.value("other_participant"_L1)["id"_L1].toInt(), json.value("is_archived"_L1).toBool());
    };
    talk.viewer = talk.customer.id;
    QCOMPARE(seen(), std::pair(4, false));
    talk.viewer = talk.provider.id;
    QCOMPARE(seen(), std::pair(1, true));
}

QTEST_APPLESS_MAIN(TestWireGolden)
#include "tst_wiregolden.moc"
