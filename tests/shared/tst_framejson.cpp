// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/framejson.h"

#include <QtTest/QTest>

using namespace chautari;
using namespace Qt::StringLiterals;

namespace {

//! One line that says everything a command holds.
QString describe(const ClientFrame &frame)
{
    struct Describe
    {
        QString operator()(const SendMessageCommand &c) const
        {
            const SendMessageRequest &r = c.request;
            return u"message %1 [%2] %3"_s.arg(r.conversation.value()).arg(r.text, r.clientMessageId);
        }
        QString operator()(const TypingCommand &c) const
        {
            return u"typing %1 %2"_s.arg(c.conversation.value()).arg(c.isTyping);
        }
        QString operator()(const HeartbeatCommand &) const { return u"heartbeat"_s; }
        QString operator()(const AuthCommand &c) const { return u"auth "_s + c.token; }
        QString operator()(const ResumeCommand &c) const { return u"resume %1 %2"_s.arg(c.epoch).arg(c.position); }
        QString operator()(const MarkCommand &c) const
        {
            return u"mark %1 %2 %3"_s.arg(c.conversation.value())
                .arg(c.message.value())
                .arg(messageStatusName(c.status));
        }
    };
    return std::visit(Describe(), frame);
}

} // namespace

class TestFrameJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsCommands_data();
    void readsCommands();
    void refusesCommands_data();
    void refusesCommands();
    void commandsComeBack();
    void problemNamesTheMessage();
    void unknownTypeIsCut();
    void readsEvents_data();
    void readsEvents();
    void refusesEvents_data();
    void refusesEvents();
    void positionBesideDataIsTheMessages();
    void eventsComeBack();
};

void TestFrameJson::readsCommands_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QString>("command");

    QTest::newRow("content") << R"({"type":"message","data":{"conversation_id":1,"content":"hi"}})"_ba
                             << u"message 1 [hi] "_s;
    QTest::newRow("text, as the web client sends it")
        << R"({"type":"message","data":{"conversation_id":1,"text":"hi","attachments":[]},"timestamp":"x"})"_ba
        << u"message 1 [hi] "_s;
    QTest::newRow("content wins") << R"({"type":"message","data":{"conversation_id":1,"content":"c","text":"t"}})"_ba
                                  << u"message 1 [c] "_s;
    QTest::newRow("blank content, text")
        << R"({"type":"message","data":{"conversation_id":1,"content":" ","text":"t"}})"_ba << u"message 1 [t] "_s;
    QTest::newRow("id as text") << R"({"type":"message","data":{"conversation_id":"1","content":"x"}})"_ba
                                << u"message 1 [x] "_s;
    QTest::newRow("client id")
        << R"({"type":"message","data":{"conversation_id":1,"content":"x","client_message_id":"a-1"}})"_ba
        << u"message 1 [x] a-1"_s;
    QTest::newRow("client id null")
        << R"({"type":"message","data":{"conversation_id":1,"content":"x","client_message_id":null}})"_ba
        << u"message 1 [x] "_s;
    QTest::newRow("spaces are the domain's business")
        << R"({"type":"message","data":{"conversation_id":1,"content":" x "}})"_ba << u"message 1 [ x ] "_s;
    QTest::newRow("typing") << R"({"type":"typing","data":{"conversation_id":1,"is_typing":true}})"_ba
                            << u"typing 1 1"_s;
    QTest::newRow("typing without is_typing")
        << R"({"type":"typing","data":{"conversation_id":"1"}})"_ba << u"typing 1 0"_s;
    QTest::newRow("typing an object") << R"({"type":"typing","data":{"conversation_id":1,"is_typing":{}}})"_ba
                                      << u"typing 1 0"_s;
    QTest::newRow("heartbeat") << R"({"type":"heartbeat","data":{}})"_ba << u"heartbeat"_s;
    QTest::newRow("heartbeat without data") << R"({"type":"heartbeat"})"_ba << u"heartbeat"_s;
    QTest::newRow("resume") << R"({"type":"resume","data":{"epoch":"e-1","position":41}})"_ba << u"resume e-1 41"_s;
    QTest::newRow("auth") << R"({"type":"auth","data":{"token":"a.b.c"}})"_ba << u"auth a.b.c"_s;
    QTest::newRow("delivered")
        << R"({"type":"message_status","data":{"message_id":3,"conversation_id":1,"status":"delivered",)"
           R"("message_type":"text"}})"_ba
        << u"mark 1 3 delivered"_s;
    QTest::newRow("read")
        << R"({"type":"message_status","data":{"message_id":"3","conversation_id":1,"status":"read"}})"_ba
        << u"mark 1 3 read"_s;
}

void TestFrameJson::readsCommands()
{
    QFETCH(QByteArray, frame);
    const Result<ClientFrame, FrameProblem> result = readClientFrame(frame);
    QVERIFY2(result.hasValue(), result ? "" : qPrintable(result.error().error.detail));
    QTEST(describe(*result), "command");
}

void TestFrameJson::refusesCommands_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QString>("text");
    const QString noContent = u"Missing conversation_id or content"_s;
    const QString noConversation = u"Conversation not found or access denied"_s;
    const QString noField = u"Missing required fields for status update"_s;
    const QString notAnObject = u"Error processing message: not a JSON object"_s;

    QTest::newRow("empty") << QByteArray() << u"Invalid JSON format"_s;
    QTest::newRow("broken") << R"({"type":)"_ba << u"Invalid JSON format"_s;
    QTest::newRow("not UTF-8") << "{\"type\":\"\xff\"}"_ba << u"Invalid JSON format"_s;
    QTest::newRow("array") << "[1]"_ba << notAnObject;
    QTest::newRow("empty object") << "{}"_ba << u"Unknown message type: None"_s;
    QTest::newRow("no type") << R"({"data":{}})"_ba << u"Unknown message type: None"_s;
    QTest::newRow("type null") << R"({"type":null})"_ba << u"Unknown message type: None"_s;
    QTest::newRow("type a number") << R"({"type":1})"_ba << u"Unknown message type: 1"_s;
    QTest::newRow("type a list") << R"({"type":[1]})"_ba << u"Unknown message type: ?"_s;
    QTest::newRow("unknown type") << R"({"type":"nope","data":{}})"_ba << u"Unknown message type: nope"_s;
    QTest::newRow("server's type") << R"({"type":"ack","data":{}})"_ba << u"Unknown message type: ack"_s;
    QTest::newRow("no data") << R"({"type":"message"})"_ba << noContent;
    QTest::newRow("data null") << R"({"type":"message","data":null})"_ba << noContent;
    QTest::newRow("data a list") << R"({"type":"message","data":[]})"_ba << noContent;
    QTest::newRow("data a string") << R"({"type":"message","data":"x"})"_ba << noContent;
    QTest::newRow("no content") << R"({"type":"message","data":{"conversation_id":1}})"_ba << noContent;
    QTest::newRow("blank content") << R"({"type":"message","data":{"conversation_id":1,"content":"  \n "}})"_ba
                                   << noContent;
    QTest::newRow("content a number") << R"({"type":"message","data":{"conversation_id":1,"content":5}})"_ba
                                      << noContent;
    QTest::newRow("no conversation") << R"({"type":"message","data":{"content":"x"}})"_ba << noContent;
    QTest::newRow("conversation null") << R"({"type":"message","data":{"conversation_id":null,"content":"x"}})"_ba
                                       << noContent;
    QTest::newRow("conversation a word") << R"({"type":"message","data":{"conversation_id":"abc","content":"x"}})"_ba
                                         << noConversation;
    QTest::newRow("conversation a list") << R"({"type":"message","data":{"conversation_id":[1],"content":"x"}})"_ba
                                         << noConversation;
    QTest::newRow("conversation huge") << R"({"type":"message","data":{"conversation_id":1e30,"content":"x"}})"_ba
                                       << noConversation;
    QTest::newRow("client id with a space")
        << R"({"type":"message","data":{"conversation_id":1,"content":"x","client_message_id":"a b"}})"_ba
        << u"client_message_id: Use 1 to 64 letters, digits, hyphens and underscores."_s;
    QTest::newRow("client id a list")
        << R"({"type":"message","data":{"conversation_id":1,"content":"x","client_message_id":[1]}})"_ba
        << u"client_message_id: Not a valid string."_s;
    QTest::newRow("typing nowhere") << R"({"type":"typing","data":{"is_typing":true}})"_ba
                                    << u"Missing conversation_id"_s;
    QTest::newRow("typing in a word") << R"({"type":"typing","data":{"conversation_id":"x"}})"_ba << noConversation;
    QTest::newRow("mark without status")
        << R"({"type":"message_status","data":{"message_id":1,"conversation_id":1}})"_ba << noField;
    QTest::newRow("mark without message")
        << R"({"type":"message_status","data":{"conversation_id":1,"status":"read"}})"_ba << noField;
    QTest::newRow("mark as sent")
        << R"({"type":"message_status","data":{"message_id":1,"conversation_id":1,"status":"sent"}})"_ba
        << u"\"sent\" is not a valid choice."_s;
    QTest::newRow("auth without token") << R"({"type":"auth","data":{}})"_ba << u"Missing token"_s;
    QTest::newRow("too deep") << QByteArray(QByteArray("{\"type\":").repeated(20'000) + "1")
                              << u"Invalid JSON format"_s;
}

void TestFrameJson::refusesCommands()
{
    QFETCH(QByteArray, frame);
    const Result<ClientFrame, FrameProblem> result = readClientFrame(frame);
    QVERIFY(!result);
    QTEST(result.error().error.detail, "text");
}

void TestFrameJson::commandsComeBack()
{
    const QList<ClientFrame> frames{
        SendMessageCommand{{ConversationId(1), u" नमस्ते 🙂 \n\"x\" "_s, u"a-1"_s}},
        SendMessageCommand{{ConversationId(2), u"x"_s, {}}}, TypingCommand{ConversationId(3), true}, HeartbeatCommand{},
        AuthCommand{u"a.b.c"_s}, ResumeCommand{u"e-1"_s, 41},
        MarkCommand{ConversationId(4), MessageId(5), MessageStatus::Read}};
    for (const ClientFrame &frame : frames) {
        const Result<ClientFrame, FrameProblem> read = readClientFrame(toJson(frame));
        QVERIFY(read.hasValue());
        QCOMPARE(describe(*read), describe(frame));
    }
}

void TestFrameJson::problemNamesTheMessage()
{
    const auto read = readClientFrame(
        R"({"type":"message","data":{"client_message_id":"a-1","conversation_id":"x","content":"y"}})");
    QVERIFY(!read);
    QCOMPARE(read.error().clientMessageId, u"a-1"_s); // else the sender cannot tell which of its messages failed
    QCOMPARE(read.error().error.code, ErrorCode::NotFound);
}

void TestFrameJson::unknownTypeIsCut()
{
    const auto read = readClientFrame("{\"type\":\"" + QByteArray(60'000, 'x') + "\"}");
    QVERIFY(!read);
    QVERIFY(read.error().error.detail.size() < 100); // the answer must not be as long as the question
}

void TestFrameJson::readsEvents_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<int>("kind");
    const auto kind = [](const ServerFrame &frame) { return int(frame.index()); };

    QTest::newRow("the original's connection")
        << R"({"type": "connection", "data": {"status": "connected", "user_id": 1}})"_ba << kind(ConnectionEvent());
    QTest::newRow("typing with an id as text")
        << R"({"type":"typing","data":{"user_id":1,"user_name":"A","is_typing":{"a":1},"conversation_id":"1"}})"_ba
        << kind(TypingEvent());
    QTest::newRow("status") << R"({"type":"status","data":{"user_id":1,"user_name":"A","is_online":true}})"_ba
                            << kind(PresenceEvent());
    QTest::newRow("heartbeat") << R"({"type":"heartbeat"})"_ba << kind(HeartbeatEvent());
    QTest::newRow("error") << R"({"type":"error","data":{"message":"No."}})"_ba << kind(ErrorEvent());
    QTest::newRow("newer") << R"({"type":"poll","data":[1],"position":7})"_ba << kind(UnknownEvent());
    QTest::newRow("message_deleted without data")
        << R"({"type":"message_deleted","message_id":14,"conversation_id":1,"deletion_type":"self"})"_ba
        << kind(MessageDeletedEvent());
}

void TestFrameJson::readsEvents()
{
    QFETCH(QByteArray, frame);
    const Result<ServerFrame> result = readServerFrame(frame, UserId(1));
    QVERIFY2(result.hasValue(), result ? "" : qPrintable(result.error().firstMessage()));
    QTEST(int(result->index()), "kind");
}

void TestFrameJson::refusesEvents_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QString>("field");
    QTest::newRow("broken") << "{"_ba << QString();
    QTest::newRow("array") << "[]"_ba << u"non_field_errors"_s;
    QTest::newRow("no type") << "{}"_ba << u"type"_s;
    QTest::newRow("message without data") << R"({"type":"message"})"_ba << u"data"_s;
    QTest::newRow("message without id") << R"({"type":"message","data":{"conversation":1,"sender":{"id":1},)"
                                           R"("created_at":"2026-11-24T00:02:07Z"}})"_ba
                                        << u"data.id"_s;
    QTest::newRow("sender without id") << R"({"type":"message","data":{"id":1,"conversation":1,"sender":{},)"
                                          R"("created_at":"2026-11-24T00:02:07Z"}})"_ba
                                       << u"data.sender.id"_s;
    QTest::newRow("time nobody knows") << R"({"type":"message","data":{"id":1,"conversation":1,"sender":{"id":1},)"
                                          R"("created_at":"now"}})"_ba
                                       << u"data.created_at"_s;
    QTest::newRow("ack without seq")
        << R"({"type":"ack","data":{"client_message_id":"a","id":1,"conversation_id":1}})"_ba << u"data.seq"_s;
    QTest::newRow("position a word") << R"({"type":"heartbeat","position":"x"})"_ba << u"position"_s;
}

void TestFrameJson::refusesEvents()
{
    QFETCH(QByteArray, frame);
    const Result<ServerFrame> result = readServerFrame(frame, UserId(1));
    QVERIFY(!result);
    const QList<FieldError> &fields = result.error().fields;
    QTEST(fields.isEmpty() ? QString() : fields.first().field, "field");
}

void TestFrameJson::positionBesideDataIsTheMessages()
{
    const Result<ServerFrame> result
        = readServerFrame(R"({"type":"message","data":{"id":1,"conversation":1,"sender":{"id":1},)"
                          R"("created_at":"2026-11-24T00:02:07Z"},"position":42})",
            UserId(1));
    QVERIFY(result.hasValue());
    QCOMPARE(std::get<MessageCreatedEvent>(*result).message.position, 42);
}

void TestFrameJson::eventsComeBack()
{
    const Timestamp now(1'795'457'827'154'466);
    const QList<ServerFrame> frames{ConnectionEvent{UserId(1), u"epoch"_s, 17, now, 30},
        TypingEvent{UserId(1), u"Asha"_s, true, ConversationId(2)}, PresenceEvent{UserId(1), u"Asha"_s, false, now},
        PresenceEvent{UserId(1), u"Asha"_s, true, {}}, HeartbeatEvent{}, AuthOkEvent{UserId(1)},
        ErrorEvent{u"Slow down."_s, u"throttled"_s, u"a-1"_s, 7}, ErrorEvent{u"No."_s, {}, {}, 0},
        AckEvent{u"a-1"_s, MessageId(3), 4, ConversationId(5), true},
        MessageStatusEvent{MessageId(3), ConversationId(1), MessageStatus::Read, 9, UserId(2), now, 11}};
    for (const ServerFrame &frame : frames) {
        const QByteArray bytes = toJson(frame, 20'700);
        const Result<ServerFrame> read = readServerFrame(bytes, UserId(1));
        QVERIFY2(read.hasValue(), bytes.constData());
        QCOMPARE(read->index(), frame.index());
        QCOMPARE(toJson(*read, 20'700), bytes);
    }
}

QTEST_APPLESS_MAIN(TestFrameJson)
#include "tst_framejson.moc"
