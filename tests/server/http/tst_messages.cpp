// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/httpfixture.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::HttpFixture;

//! Lists of messages, and what may become of one besides its deletion (contract.md 5.6 to 5.8).
class MessagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void listsByFilter_data();
    void listsByFilter();
    void refusesBadFilters_data();
    void refusesBadFilters();
    void oneIsThereForParticipants();
    void editsTheText();
    void keepsWhatItSaid();
    void ignoresWhatIsNotTheText_data();
    void ignoresWhatIsNotTheText();
    void refusesBadEdits_data();
    void refusesBadEdits();
    void editsUntilTheLastMinute_data();
    void editsUntilTheLastMinute();
    void tellsOfAnotherEdit();
    void anEditTwiceIsOne();
    void flagsForOneself();
    void cutsTheReason();
    void takesReactions();
    void refusesWhatIsNoEmoji_data();
    void refusesWhatIsNoEmoji();
    void limitsReactions();
    void answersAMessage();
    void refusesBadAnswers_data();
    void refusesBadAnswers();
    void anAnswerIsPartOfTheRequest();
    void refusesWhoMayNotWrite();
    void messagesStandBelowTheirConversation();

private:
    HttpResponse ask(
        const QByteArray &method, const QString &path, const QByteArray &body = {}, const QString &name = u"asha"_s)
    {
        return m_fixture->send(
            {method, u"/api/messaging/"_s + path, m_fixture->token(name), body, "application/json", {}});
    }
    QJsonObject message(int id, const QString &name = u"bikash"_s)
    {
        return HttpFixture::json(ask("GET", u"messages/%1/"_s.arg(id), {}, name));
    }

    std::unique_ptr<HttpFixture> m_fixture;
};

//! 1 and 3 are Asha's, 2 is Bikash's, a minute between them; 4 is Asha's to Maya.
void MessagesTest::init()
{
    m_fixture = std::make_unique<HttpFixture>();
    test::DomainFixture &domain = m_fixture->domain;
    const ConversationId other = domain.addConversation(domain.painting, domain.maya, domain.asha);
    const std::tuple<UserId, ConversationId, QString> said[]{{domain.asha, domain.conversation, u"one"_s},
        {domain.bikash, domain.conversation, u"two"_s}, {domain.asha, domain.conversation, u"three"_s},
        {domain.asha, other, u"four"_s}};
    for (const auto &[sender, conversation, text] : said) {
        QVERIFY(domain.send(sender, conversation, text));
        domain.clock.advanceSeconds(60);
    }
    domain.takeEvents();
}

void MessagesTest::listsByFilter_data()
{
    QTest::addColumn<QString>("query"); // %B a moment between 2 and 3
    QTest::addColumn<QString>("ids");
    const auto row = [](const char *query, const char *ids) {
        QTest::newRow(query) << QString::fromLatin1(query) << QString::fromLatin1(ids);
    };
    row("", "1,2,3,4");
    row("ordering=-created_at", "4,3,2,1");
    row("ordering=nonsense,-created_at", "4,3,2,1");
    row("conversation=1", "1,2,3");
    row("conversation=1&ordering=-created_at&page_size=2&page=2", "1");
    row("conversation=999", "");
    row("message_type=text", "1,2,3,4");
    row("message_type=image", "");
    row("status=sent", "1,3,4");
    row("status=read", "2");
    row("status=delivered", "");
    row("sender=3", "2");
    row("sender_role=provider", "2");
    row("sender_role=customer&conversation=1", "1,3");
    row("created_after=%B", "3,4");
    row("created_before=%B", "1,2");
    row("is_flagged=true", "1");
    row("is_flagged=False", "2,3,4");
    row("has_attachment=true", "");
    row("has_attachment=perhaps", "1,2,3,4");
    row("nonsense=1", "1,2,3,4");
}

void MessagesTest::listsByFilter()
{
    QFETCH(QString, query);
    QFETCH(const QString, ids);
    QCOMPARE(ask("POST", u"messages/2/mark_as_read/"_s, "{}").status, 200);
    QCOMPARE(ask("POST", u"messages/1/flag/"_s, "{}").status, 200);
    const QString between
        = QString::fromLatin1(m_fixture->domain.clock.now().plusSeconds(-150).toIso(0)).replace(u'+', u"%2B"_s);
    query.replace(u"%B"_s, between);
    QStringList found;
    for (const QJsonValue row : HttpFixture::json(ask("GET", u"messages/?"_s + query)).value("results"_L1).toArray())
        found.append(QString::number(row.toObject().value("id"_L1).toInt()));
    QCOMPARE(found.join(u','), ids);
}

void MessagesTest::refusesBadFilters_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *query, const char *body) {
        QTest::newRow(query) << QString::fromLatin1(query) << QByteArray(body);
    };
    row("conversation=abc", R"({"conversation":["Enter a number."]})");
    row("sender=1e9999", R"({"sender":["Enter a number."]})");
    row("message_type=voice",
        R"({"message_type":["Select a valid choice. voice is not one of the available choices."]})");
    row("status=lost&sender_role=boss",
        R"({"status":["Select a valid choice. lost is not one of the available choices."],)"
        R"("sender_role":["Select a valid choice. boss is not one of the available choices."]})");
    row("created_after=yesterday", R"({"created_after":["Enter a valid date/time."]})");
    row("conversation=1&after_seq=x", R"({"after_seq":["Enter a number."]})");
}

void MessagesTest::refusesBadFilters()
{
    QFETCH(const QString, query);
    QFETCH(const QByteArray, body);
    const HttpResponse response = ask("GET", u"messages/?"_s + query);
    QCOMPARE(response.status, 400);
    QCOMPARE(response.body, body);
}

void MessagesTest::oneIsThereForParticipants()
{
    QCOMPARE(message(1).value("text"_L1).toString(), u"one"_s);
    for (const QByteArray method : {"GET", "PATCH", "DELETE"})
        QCOMPARE(ask(method, u"messages/1/"_s, R"({"text":"x"})", u"sunita"_s).status, 404);
    QCOMPARE(ask("GET", u"messages/99/"_s).status, 404);
    QCOMPARE(message(1).value("text"_L1).toString(), u"one"_s);
}

void MessagesTest::editsTheText()
{
    const HttpResponse response = ask("PATCH", u"messages/1/"_s, R"({"text":"  नमस्ते 🙂 "})");
    QCOMPARE(response.status, 200);
    const QJsonObject edited = HttpFixture::json(response);
    QCOMPARE(edited.value("text"_L1).toString(), u"नमस्ते 🙂"_s);
    QVERIFY(!edited.value("edited_at"_L1).isNull());
    QCOMPARE(edited.value("updated_at"_L1), edited.value("edited_at"_L1));
    QCOMPARE(edited.value("seq"_L1).toInt(), 1);
    QCOMPARE(message(1).value("text"_L1).toString(), u"नमस्ते 🙂"_s);
    const QList<MessageChanged> events = m_fixture->domain.takeEventsOf<MessageChanged>();
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().message.text, u"नमस्ते 🙂"_s);
    QCOMPARE(events.first().message.position, edited.value("position"_L1).toInteger());
    QCOMPARE(events.first().conversation.position, events.first().message.position);
    QVERIFY(message(2).value("edited_at"_L1).isNull());
}

void MessagesTest::keepsWhatItSaid()
{
    QCOMPARE(ask("PUT", u"messages/1/"_s, R"({"text":"1"})").status, 200);
    m_fixture->domain.clock.advanceSeconds(60);
    QCOMPARE(ask("PATCH", u"messages/1/"_s, R"({"text":"uno"})").status, 200);
    const HttpResponse response = ask("GET", u"messages/1/history/"_s, {}, u"bikash"_s);
    QCOMPARE(response.status, 200);
    QStringList said;
    QStringList times;
    for (const QJsonValue version : QJsonDocument::fromJson(response.body).array()) {
        said.append(version.toObject().value("text"_L1).toString());
        times.append(version.toObject().value("written_at"_L1).toString());
    }
    QCOMPARE(said, (QStringList{u"one"_s, u"1"_s, u"uno"_s}));
    QCOMPARE(times.first(), message(1).value("created_at"_L1).toString());
    QCOMPARE(times.last(), message(1).value("edited_at"_L1).toString());
    times.removeDuplicates();
    QCOMPARE(times.size(), 3);
    QCOMPARE(ask("GET", u"messages/1/history/"_s, {}, u"sunita"_s).status, 404);
}

void MessagesTest::ignoresWhatIsNotTheText_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("another conversation") << QByteArray(R"({"conversation":2})");
    QTest::newRow("deleted by the back door") << QByteArray(R"({"deletion_type":"everyone"})");
    QTest::newRow("another time") << QByteArray(R"({"created_at":"2020-01-01T00:00:00Z","seq":9,"sender":3})");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("no body") << QByteArray();
}

void MessagesTest::ignoresWhatIsNotTheText()
{
    QFETCH(const QByteArray, body);
    const QJsonObject before = message(1);
    for (const QByteArray method : {"PATCH", "PUT"})
        QCOMPARE(ask(method, u"messages/1/"_s, body).status, 200);
    QCOMPARE(message(1), before);
    QVERIFY(m_fixture->domain.takeEvents().empty());
}

void MessagesTest::refusesBadEdits_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("the other side") << u"bikash"_s << QByteArray(R"({"text":"I said yes"})") << 403
                                    << QByteArray(R"({"detail":"You do not have permission to perform this action."})");
    QTest::newRow("nothing left") << u"asha"_s << QByteArray(R"({"conversation":1,"text":""})") << 400
                                  << QByteArray(R"({"text":["Message must have either text or attachment."]})");
    QTest::newRow("spaces") << u"asha"_s << QByteArray(R"({"text":"  \n "})") << 400
                            << QByteArray(R"({"text":["Message must have either text or attachment."]})");
    QTest::newRow("null") << u"asha"_s << QByteArray(R"({"text":null})") << 400
                          << QByteArray(R"({"text":["This field may not be null."]})");
    QTest::newRow("too long") << u"asha"_s << QByteArray(R"({"text":")" + QByteArray(5001, 'x') + "\"}") << 400
                              << QByteArray(R"({"text":["Message text cannot exceed 5000 characters."]})");
    QTest::newRow("U+0000") << u"asha"_s << QByteArray(R"({"text":"a\u0000b"})") << 400
                            << QByteArray(R"({"text":["Null characters are not allowed."]})");
}

void MessagesTest::refusesBadEdits()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    QFETCH(const QByteArray, answer);
    const HttpResponse response = ask("PATCH", u"messages/1/"_s, body, name);
    QCOMPARE(response.status, status);
    QCOMPARE(response.body, answer);
    QCOMPARE(message(1).value("text"_L1).toString(), u"one"_s);
    QVERIFY(m_fixture->domain.takeEvents().empty());
}

void MessagesTest::editsUntilTheLastMinute_data()
{
    QTest::addColumn<qint64>("ageMs");
    QTest::addColumn<bool>("isAllowed");
    constexpr qint64 limitMs = limits::editMinutes * 60'000;
    QTest::newRow("exactly") << limitMs << true;
    QTest::newRow("a moment later") << limitMs + 1 << false;
}

void MessagesTest::editsUntilTheLastMinute()
{
    QFETCH(const qint64, ageMs);
    QFETCH(const bool, isAllowed);
    m_fixture->domain.clock.advanceMs(ageMs - 4 * 60'000); // four minutes since it was sent, see init()
    const HttpResponse response = ask("PATCH", u"messages/1/"_s, R"({"text":"late"})");
    QCOMPARE(response.status, isAllowed ? 200 : 400);
    if (!isAllowed)
        QCOMPARE(response.body,
            QByteArray(R"({"error":"Cannot edit after 15 minutes","time_limit_minutes":15,"message_age_minutes":15,)"
                       R"("detail":"Cannot edit after 15 minutes"})"));
    QCOMPARE(message(1).value("text"_L1).toString(), isAllowed ? u"late"_s : u"one"_s);
}

void MessagesTest::tellsOfAnotherEdit()
{
    const qint64 known = message(1).value("position"_L1).toInteger();
    QCOMPARE(ask("PATCH", u"messages/1/"_s, R"({"text":"from the phone"})").status, 200);
    const QByteArray body = R"({"text":"from the desktop","base_position":)" + QByteArray::number(known) + "}";
    const HttpResponse response = ask("PATCH", u"messages/1/"_s, body);
    QCOMPARE(response.status, 409);
    const QJsonObject current = HttpFixture::json(response).value("message"_L1).toObject();
    QCOMPARE(current.value("text"_L1).toString(), u"from the phone"_s);
    const QByteArray again = R"({"text":"from the desktop","base_position":)"
        + QByteArray::number(current.value("position"_L1).toInteger()) + "}";
    QCOMPARE(ask("PATCH", u"messages/1/"_s, again).status, 200);
    QCOMPARE(message(1).value("text"_L1).toString(), u"from the desktop"_s);
}

void MessagesTest::anEditTwiceIsOne()
{
    const qint64 known = message(1).value("position"_L1).toInteger();
    const QByteArray body = R"({"text":"uno","base_position":)" + QByteArray::number(known) + "}";
    const HttpResponse first = ask("PATCH", u"messages/1/"_s, body);
    m_fixture->domain.clock.advanceSeconds(limits::editMinutes * 60); // the answer was lost for so long
    const HttpResponse second = ask("PATCH", u"messages/1/"_s, body);
    QCOMPARE(second.status, 200);
    QCOMPARE(second.body, first.body);
    QCOMPARE(m_fixture->domain.takeEventsOf<MessageChanged>().size(), 1);
    QCOMPARE(QJsonDocument::fromJson(ask("GET", u"messages/1/history/"_s).body).array().size(), 2);
}

void MessagesTest::flagsForOneself()
{
    const HttpResponse response = ask("POST", u"messages/1/flag/"_s, R"({"reason":"spam"})", u"bikash"_s);
    QCOMPARE(response.status, 200);
    QCOMPARE(response.body, QByteArray(R"({"message":"Message flagged for review","flagged":true})"));
    QCOMPARE(message(1).value("is_flagged"_L1), true);
    QCOMPARE(message(1).value("moderation_reason"_L1).toString(), u"spam"_s);
    QCOMPARE(message(1, u"asha"_s).value("is_flagged"_L1), false); // who is complained of is not told
    QCOMPARE(message(1, u"asha"_s).value("moderation_reason"_L1).toString(), QString());
    QCOMPARE(ask("POST", u"messages/1/flag/"_s, "{}", u"sunita"_s).status, 404);
    // Owners hear that there is a report, and nobody anything else.
    const auto events = m_fixture->domain.takeEvents();
    QCOMPARE(events.size(), size_t(1));
    QVERIFY(std::holds_alternative<MessageReported>(events.front()));
}

void MessagesTest::cutsTheReason()
{
    const QString reason = u"🙂"_s.repeated(limits::flagReasonLength + 1);
    const QByteArray body = R"({"reason":")" + reason.toUtf8() + "\"}";
    QCOMPARE(ask("POST", u"messages/1/flag/"_s, body, u"bikash"_s).status, 200);
    QCOMPARE(message(1).value("moderation_reason"_L1).toString(), u"🙂"_s.repeated(limits::flagReasonLength));
    QCOMPARE(ask("POST", u"messages/1/flag/"_s, R"({"reason":{}})", u"bikash"_s).status, 400);
}

void MessagesTest::takesReactions()
{
    const auto react = [this](const QByteArray &method, const QByteArray &emoji, const QString &name) {
        return HttpFixture::json(ask(method, u"messages/1/reactions/"_s, R"({"emoji":")" + emoji + "\"}", name))
            .value("reactions"_L1)
            .toArray();
    };
    react("POST", "👍🏽", u"bikash"_s);
    react("POST", "👍🏽", u"asha"_s);
    react("POST", "👍🏽", u"asha"_s); // twice is once
    const QJsonArray three = react("POST", "❤️", u"asha"_s);
    QCOMPARE(three.size(), 2);
    QCOMPARE(three.first().toObject().value("emoji"_L1).toString(), u"👍🏽"_s);
    QCOMPARE(three.first().toObject().value("count"_L1).toInt(), 2);
    QCOMPARE(message(1).value("reactions"_L1).toArray(), three);
    QCOMPARE(react("DELETE", "👍🏽", u"bikash"_s).first().toObject().value("count"_L1).toInt(), 1);
    react("DELETE", "👍🏽", u"bikash"_s);

    const QList<ReactionChanged> events = m_fixture->domain.takeEventsOf<ReactionChanged>();
    QCOMPARE(events.size(), 4);
    QVERIFY(events.last().isRemoved);
    QCOMPARE(events.last().user, m_fixture->domain.bikash);
    QCOMPARE(ask("POST", u"messages/1/reactions/"_s, R"({"emoji":"👍"})", u"sunita"_s).status, 404);
    QVERIFY(message(1).value("edited_at"_L1).isNull());
}

void MessagesTest::refusesWhatIsNoEmoji_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray notOne = R"({"emoji":["Enter one emoji."]})";
    QTest::newRow("word") << QByteArray(R"({"emoji":"ok"})") << notOne;
    QTest::newRow("digit") << QByteArray(R"({"emoji":"7"})") << notOne;
    QTest::newRow("two") << QByteArray(R"({"emoji":"👍👍"})") << notOne;
    QTest::newRow("emoji and text") << QByteArray(R"({"emoji":"👍!"})") << notOne;
    QTest::newRow("markup") << QByteArray(R"({"emoji":"<b>"})") << notOne;
    QTest::newRow("endless family") << QByteArray(R"({"emoji":"👩)") + QByteArray("\u200d👩").repeated(20) + "\"}"
                                    << notOne;
    QTest::newRow("empty") << QByteArray(R"({"emoji":""})")
                           << QByteArray(R"({"emoji":["This field may not be blank."]})");
    QTest::newRow("missing") << QByteArray("{}") << QByteArray(R"({"emoji":["This field is required."]})");
}

void MessagesTest::refusesWhatIsNoEmoji()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, answer);
    const HttpResponse response = ask("POST", u"messages/1/reactions/"_s, body);
    QCOMPARE(response.status, 400);
    QCOMPARE(response.body, answer);
    QVERIFY(message(1).value("reactions"_L1).toArray().isEmpty());
}

void MessagesTest::limitsReactions()
{
    const auto react = [this](int i, const QString &name) {
        const char32_t point = char32_t(0x1f600 + i);
        const QByteArray emoji = QString::fromUcs4(&point, 1).toUtf8();
        return ask("POST", u"messages/1/reactions/"_s, R"({"emoji":")" + emoji + "\"}", name).status;
    };
    for (int i = 0; i < limits::reactionsPerMessage; ++i)
        QCOMPARE(react(i, u"asha"_s), 200);
    QCOMPARE(react(limits::reactionsPerMessage, u"bikash"_s), 400);
    QCOMPARE(react(0, u"bikash"_s), 200); // one that is there already
}

void MessagesTest::answersAMessage()
{
    const HttpResponse sent = ask("POST", u"messages/"_s, R"({"conversation":1,"text":"yes","reply_to":2})");
    QCOMPARE(sent.status, 201);
    const QJsonObject replyTo = message(HttpFixture::json(sent).value("id"_L1).toInt()).value("reply_to"_L1).toObject();
    QCOMPARE(replyTo.value("id"_L1).toInt(), 2);
    QCOMPARE(replyTo.value("text"_L1).toString(), u"two"_s);
    QCOMPARE(replyTo.value("sender_id"_L1).toInteger(), m_fixture->domain.bikash.value());
    QVERIFY(message(1).value("reply_to"_L1).isNull());
    // The event of the message says it too: nobody reads it again before it is told.
    const QList<MessageStored> events = m_fixture->domain.takeEventsOf<MessageStored>();
    QVERIFY(events.first().message.replied);
    QCOMPARE(events.first().message.replied->text, u"two"_s);
}

void MessagesTest::refusesBadAnswers_data()
{
    QTest::addColumn<QByteArray>("replyTo");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("unknown") << QByteArray("99")
                             << QByteArray(R"({"reply_to":["Invalid pk \"99\" - object does not exist."]})");
    QTest::newRow("of another conversation")
        << QByteArray("4") << QByteArray(R"({"reply_to":["Invalid pk \"4\" - object does not exist."]})");
    QTest::newRow("deleted for oneself") << QByteArray("2")
                                         << QByteArray(R"({"reply_to":["Invalid pk \"2\" - object does not exist."]})");
    QTest::newRow("no number") << QByteArray(R"("x")")
                               << QByteArray(R"({"reply_to":["A valid integer is required."]})");
}

void MessagesTest::refusesBadAnswers()
{
    QFETCH(const QByteArray, replyTo);
    QFETCH(const QByteArray, answer);
    QCOMPARE(ask("DELETE", u"messages/2/"_s).status, 204);
    const HttpResponse response
        = ask("POST", u"messages/"_s, R"({"conversation":1,"text":"yes","reply_to":)" + replyTo + "}");
    QCOMPARE(response.status, 400);
    QCOMPARE(response.body, answer);
}

void MessagesTest::anAnswerIsPartOfTheRequest()
{
    const auto send = [this](const QByteArray &replyTo) {
        return ask("POST", u"messages/"_s,
            R"({"conversation":1,"text":"yes","client_message_id":"k","reply_to":)" + replyTo + "}");
    };
    QCOMPARE(send("2").status, 201);
    QCOMPARE(send("2").status, 200);
    QCOMPARE(send("1").status, 409);
    QCOMPARE(send("null").status, 409);
}

void MessagesTest::refusesWhoMayNotWrite()
{
    test::DomainFixture &domain = m_fixture->domain;
    domain.directory.apply(DomainEvent(BlockChanged{domain.bikash, domain.asha, true}));
    const QByteArray blocked = R"({"non_field_errors":["You cannot send messages to this person."]})";
    QCOMPARE(ask("POST", u"messages/"_s, R"({"conversation":1,"text":"x"})").body, blocked);
    QCOMPARE(ask("PATCH", u"messages/1/"_s, R"({"text":"x"})").body, blocked);
    QCOMPARE(ask("POST", u"messages/2/reactions/"_s, R"({"emoji":"👎"})").body, blocked);
    QCOMPARE(ask("DELETE", u"messages/1/"_s, R"({"deletion_type":"everyone"})").status, 204); // taking back is allowed
    domain.directory.apply(DomainEvent(BlockChanged{domain.bikash, domain.asha, false}));

    QVERIFY(domain.write<void>([&](WriteTransaction &tx) -> Result<void> {
        auto record = tx.stores().conversations().byId(domain.conversation);
        (*record)->isActive = false;
        return tx.stores().conversations().update(**record);
    }));
    const QByteArray closed = R"({"non_field_errors":["This conversation is no longer active."]})";
    QCOMPARE(ask("POST", u"messages/"_s, R"({"conversation":1,"text":"x"})").body, closed);
    QCOMPARE(ask("PATCH", u"messages/3/"_s, R"({"text":"x"})").body, closed);
    QCOMPARE(ask("POST", u"messages/2/reactions/"_s, R"({"emoji":"👎"})").body, closed);
}

void MessagesTest::messagesStandBelowTheirConversation()
{
    QCOMPARE(HttpFixture::json(ask("GET", u"conversations/1/messages/?conversation=2"_s)).value("count"_L1).toInt(), 3);
    QCOMPARE(ask("GET", u"conversations/1/messages/"_s, {}, u"sunita"_s).status, 404);
    const HttpResponse sent = ask("POST", u"conversations/1/messages/"_s, R"({"text":"here"})");
    QCOMPARE(sent.status, 201);
    QCOMPARE(HttpFixture::json(sent).value("conversation"_L1).toInt(), 1);
    QCOMPARE(ask("POST", u"conversations/1/messages/"_s, R"({"text":"x"})", u"sunita"_s).status, 404);
    QCOMPARE(ask("DELETE", u"conversations/2/messages/1/"_s).status, 404);
    QCOMPARE(ask("DELETE", u"conversations/1/messages/x/"_s).status, 404);
    QCOMPARE(ask("DELETE", u"conversations/1/messages/1/"_s).status, 204);
    QCOMPARE(ask("GET", u"messages/1/"_s).status, 404);
}

QTEST_GUILESS_MAIN(MessagesTest)
#include "tst_messages.moc"
