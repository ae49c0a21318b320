// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/httpfixture.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::HttpFixture;

//! Notifications (contract.md 7). Asha and Bikash talk; nobody waits for the housekeeping: asking is enough.
class NotificationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<HttpFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void looksLikeTheOriginals();
    void isThereForTheRecipientOnly();
    void cutsThePreview_data();
    void cutsThePreview();
    void listsNewestFirstAndFilters_data();
    void listsNewestFirstAndFilters();
    void listsTheNewestOnly();
    void marksOneRead_data();
    void marksOneRead();
    void marksAllReadAndClearsThem();
    void isRemovedAlone();
    void strangersGetNothing_data();
    void strangersGetNothing();
    void keepsToThePreference_data();
    void keepsToThePreference();
    void preferencesAreKept_data();
    void preferencesAreKept();
    void refusesBadPreferences_data();
    void refusesBadPreferences();
    void goesWithItsMessage();
    void saysWhereTheStreamIs();
    void cannotBePosted();
    void tellsTheNewestOfABurst();
    void tellsNothingOfAMutedConversation();
    void tellsNoOldNews();

private:
    MessageId send(const QString &text, bool isFromAsha = true);
    QJsonArray list(const QString &who = u"bikash"_s, const QString &query = {});
    int unread(const QString &who = u"bikash"_s);
    HttpResponse ask(
        const char *method, const QString &path, const QByteArray &body = {}, const QString &who = u"bikash"_s);
    QList<NotificationCreated> housekeep();

    std::unique_ptr<HttpFixture> m_fixture;
};

MessageId NotificationsTest::send(const QString &text, bool isFromAsha)
{
    auto &domain = m_fixture->domain;
    domain.clock.advanceMs(1'000);
    const auto sent = domain.send(isFromAsha ? domain.asha : domain.bikash, domain.conversation, text);
    return sent ? sent->message.id : MessageId();
}

HttpResponse NotificationsTest::ask(const char *method, const QString &path, const QByteArray &body, const QString &who)
{
    return m_fixture->send(
        {method, u"/api/notifications/"_s + path, m_fixture->token(who), body, "application/json", {}});
}

QJsonArray NotificationsTest::list(const QString &who, const QString &query)
{
    return QJsonDocument::fromJson(ask("GET", query, {}, who).body).array();
}

int NotificationsTest::unread(const QString &who)
{
    return HttpFixture::json(ask("GET", u"unread_count/"_s, {}, who)).value(u"unread_count"_s).toInt(-1);
}

QList<NotificationCreated> NotificationsTest::housekeep()
{
    auto &domain = m_fixture->domain;
    domain.takeEvents();
    (void)domain.write<bool>([&](WriteTransaction &tx) {
        return domain.notifications.catchUp(tx, QDeadlineTimer(QDeadlineTimer::Forever));
    });
    return domain.takeEventsOf<NotificationCreated>();
}

void NotificationsTest::looksLikeTheOriginals()
{
    const MessageId id = send(u"Yes, Saturday works"_s);
    const QJsonArray notifications = list();
    QCOMPARE(notifications.size(), 1);
    QJsonObject notification = notifications.first().toObject();
    const QString createdAt = notification.take("created_at"_L1).toString();
    QVERIFY2(createdAt.endsWith(u"+05:45"_s), qPrintable(createdAt));
    const QJsonObject expected{{u"id"_s, id.value()}, {u"title"_s, u"New Message Received"_s},
        {u"message"_s, u"New message from Asha: Yes, Saturday works"_s}, {u"type"_s, u"message"_s},
        {u"is_read"_s, false},
        {u"data"_s,
            QJsonObject{{u"conversation_id"_s, m_fixture->domain.conversation.value()}, {u"message_id"_s, id.value()},
                {u"sender_id"_s, m_fixture->domain.asha.value()}, {u"sender_name"_s, u"Asha"_s},
                {u"service_title"_s, u"Deep Clean"_s}, {u"message_type"_s, u"text"_s}}},
        {u"action_required"_s, false},
        {u"action_url"_s, u"/dashboard/provider/messages/%1"_s.arg(m_fixture->domain.conversation.value())},
        {u"priority"_s, u"medium"_s}};
    QCOMPARE(notification, expected);
    QCOMPARE(HttpFixture::json(ask("GET", QString::number(id.value()) + u'/')).value(u"id"_s).toInteger(), id.value());
}

void NotificationsTest::isThereForTheRecipientOnly()
{
    send(u"one"_s);
    QCOMPARE(unread(u"bikash"_s), 1);
    QCOMPARE(unread(u"asha"_s), 0);
    QCOMPARE(list(u"asha"_s).size(), 0);
    QCOMPARE(list(u"maya"_s).size(), 0);
    send(u"two"_s, false);
    QCOMPARE(unread(u"asha"_s), 1);
    QCOMPARE(list(u"asha"_s).first().toObject().value(u"action_url"_s).toString(),
        u"/dashboard/customer/messages/%1"_s.arg(m_fixture->domain.conversation.value()));
}

void NotificationsTest::cutsThePreview_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("preview");
    QTest::newRow("50 letters") << u"x"_s.repeated(50) << u"x"_s.repeated(50);
    QTest::newRow("51 letters") << u"x"_s.repeated(51) << QString(u"x"_s.repeated(47) + u"..."_s);
    QTest::newRow("50 emoji") << u"🙂"_s.repeated(50) << u"🙂"_s.repeated(50);
    QTest::newRow("51 emoji") << u"🙂"_s.repeated(51) << QString(u"🙂"_s.repeated(47) + u"..."_s);
    // 47 code points would leave a letter without its vowel sign.
    QTest::newRow("Nepali") << QString(u"x"_s + u"कि"_s.repeated(40))
                            << QString(u"x"_s + u"कि"_s.repeated(23) + u"..."_s);
    QTest::newRow("Nepali, cut inside") << u"कि"_s.repeated(40) << QString(u"कि"_s.repeated(23) + u"..."_s);
    QTest::newRow("families") << u"👨‍👩‍👧"_s.repeated(20)
                              << QString(u"👨‍👩‍👧"_s.repeated(9) + u"..."_s);
    QTest::newRow("one character of many marks")
        << QString(u"a"_s + u"\u0301"_s.repeated(100)) << QString(u"a"_s + u"\u0301"_s.repeated(46) + u"..."_s);
}

void NotificationsTest::cutsThePreview()
{
    QFETCH(QString, text);
    QFETCH(QString, preview);
    send(text);
    QCOMPARE(list().first().toObject().value(u"message"_s).toString(), u"New message from Asha: "_s + preview);
}

void NotificationsTest::listsNewestFirstAndFilters_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("messages");
    QTest::newRow("all") << QString() << QStringList{u"three"_s, u"two"_s, u"one"_s};
    QTest::newRow("unread") << u"?is_read=false"_s << QStringList{u"three"_s, u"one"_s};
    QTest::newRow("read") << u"?is_read=True"_s << QStringList{u"two"_s};
    QTest::newRow("junk is no filter") << u"?is_read=perhaps"_s << QStringList{u"three"_s, u"two"_s, u"one"_s};
    QTest::newRow("type") << u"?type=message"_s << QStringList{u"three"_s, u"two"_s, u"one"_s};
    QTest::newRow("another type") << u"?type=booking"_s << QStringList();
    QTest::newRow("it has no pages") << u"?page_size=1&page=2"_s << QStringList{u"three"_s, u"two"_s, u"one"_s};
}

void NotificationsTest::listsNewestFirstAndFilters()
{
    QFETCH(QString, query);
    QFETCH(QStringList, messages);
    send(u"one"_s);
    const MessageId two = send(u"two"_s);
    send(u"three"_s);
    QCOMPARE(ask("POST", u"%1/mark_read/"_s.arg(two.value())).status, 200);
    QStringList found;
    const QJsonArray notifications = list(u"bikash"_s, query);
    for (const QJsonValue &notification : notifications)
        found.append(notification.toObject().value(u"message"_s).toString().section(u": "_s, 1));
    QCOMPARE(found, messages);
}

void NotificationsTest::listsTheNewestOnly()
{
    for (int i = 0; i <= limits::notificationsListed; ++i)
        send(u"%1"_s.arg(i));
    QCOMPARE(unread(), limits::notificationsListed + 1);
    const QJsonArray notifications = list();
    QCOMPARE(notifications.size(), limits::notificationsListed);
    QVERIFY(notifications.first()
                .toObject()
                .value(u"message"_s)
                .toString()
                .endsWith(QString::number(limits::notificationsListed)));
}

void NotificationsTest::marksOneRead_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("unread");
    QTest::newRow("PATCH") << QByteArray("PATCH") << QByteArray(R"({"is_read":true})") << 200 << 0;
    QTest::newRow("PUT") << QByteArray("PUT") << QByteArray(R"({"is_read":true})") << 200 << 0;
    QTest::newRow("nothing said") << QByteArray("PATCH") << QByteArray(R"({"title":"x","id":7})") << 200 << 1;
    QTest::newRow("no boolean") << QByteArray("PATCH") << QByteArray(R"({"is_read":"perhaps"})") << 400 << 1;
}

void NotificationsTest::marksOneRead()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(int, unread);
    const MessageId id = send(u"one"_s);
    const HttpResponse response = ask(method.constData(), u"%1/"_s.arg(id.value()), body);
    QCOMPARE(response.status, status);
    QCOMPARE(this->unread(), unread);
    if (status != 200)
        return;
    QCOMPARE(HttpFixture::json(response).value(u"is_read"_s).toBool(), unread == 0);
    // And back.
    QCOMPARE(ask("PATCH", u"%1/"_s.arg(id.value()), R"({"is_read":false})").status, 200);
    QCOMPARE(this->unread(), 1);
}

void NotificationsTest::marksAllReadAndClearsThem()
{
    constexpr int count = NotificationService::sliceRows + 3;
    (void)m_fixture->domain.write<bool>([&](WriteTransaction &tx) -> Result<bool> {
        for (int i = 0; i < count; ++i) {
            const auto sent = m_fixture->domain.messages->send(tx, m_fixture->domain.asha,
                SendMessageRequest{m_fixture->domain.conversation, u"%1"_s.arg(i), {}}, Transport::Rest);
            if (!sent)
                return sent.error();
        }
        return true;
    });
    send(u"to Asha"_s, false);
    QCOMPARE(ask("DELETE", u"clear_read/"_s).body, QByteArray(R"({"message":"0 read notifications cleared"})"));
    QCOMPARE(ask("POST", u"mark_all_read/"_s).body,
        QStringLiteral(R"({"message":"%1 notifications marked as read"})").arg(count).toUtf8());
    QCOMPARE(unread(), 0);
    QCOMPARE(unread(u"asha"_s), 1);
    QCOMPARE(ask("DELETE", u"clear_read/"_s).body,
        QStringLiteral(R"({"message":"%1 read notifications cleared"})").arg(count).toUtf8());
    QCOMPARE(list().size(), 0);
    QCOMPARE(list(u"asha"_s).size(), 1);
}

void NotificationsTest::isRemovedAlone()
{
    const MessageId id = send(u"one"_s);
    send(u"two"_s);
    QCOMPARE(ask("DELETE", u"%1/"_s.arg(id.value())).status, 204);
    QCOMPARE(ask("DELETE", u"%1/"_s.arg(id.value())).status, 404);
    QCOMPARE(list().size(), 1);
    // The message is still there.
    QCOMPARE(m_fixture->domain
                 .read<std::optional<MessageRecord>>(
                     [&](Stores &stores) { return stores.messages().byIdFor(id, m_fixture->domain.bikash); })
                 ->has_value(),
        true);
}

void NotificationsTest::strangersGetNothing_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::newRow("read") << QByteArray("GET") << u"%1/"_s;
    QTest::newRow("change") << QByteArray("PATCH") << u"%1/"_s;
    QTest::newRow("mark") << QByteArray("POST") << u"%1/mark_read/"_s;
    QTest::newRow("delete") << QByteArray("DELETE") << u"%1/"_s;
}

void NotificationsTest::strangersGetNothing()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    const MessageId id = send(u"one"_s);
    for (const QString &who : {u"asha"_s, u"sunita"_s, u"maya"_s}) {
        const HttpResponse response = ask(method.constData(), path.arg(id.value()), R"({"is_read":true})", who);
        QCOMPARE(response.status, 404);
        QCOMPARE(HttpFixture::json(response).value(u"detail"_s).toString(), u"Not found."_s);
    }
    QCOMPARE(ask(method.constData(), path.arg(u"abc"_s), R"({"is_read":true})").status, 404);
    QCOMPARE(unread(), 1);
}

void NotificationsTest::keepsToThePreference_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("preferences") << u"preferences/"_s;
    QTest::newRow("settings, as the web client calls it") << u"settings/"_s;
}

void NotificationsTest::keepsToThePreference()
{
    QFETCH(QString, path);
    send(u"before"_s);
    QCOMPARE(ask("PATCH", path, R"({"message_notifications":false})").status, 200);
    send(u"while off"_s);
    QCOMPARE(list().size(), 1);
    QCOMPARE(ask("PUT", path, R"({"message_notifications":true})").status, 200);
    send(u"after"_s);
    QCOMPARE(list().size(), 2);
    QCOMPARE(unread(), 2);
}

void NotificationsTest::preferencesAreKept_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("a flag") << QByteArray(R"({"marketing_notifications":true})") << u"marketing_notifications"_s
                            << QJsonValue(true);
    QTest::newRow("topics") << QByteArray(R"({"topics":["सफाई","x"]})") << u"topics"_s
                            << QJsonValue(QJsonArray{u"सफाई"_s, u"x"_s});
    QTest::newRow("unknown keys are ignored")
        << QByteArray(R"({"boss":true})") << u"boss"_s << QJsonValue(QJsonValue::Undefined);
}

void NotificationsTest::preferencesAreKept()
{
    QFETCH(QByteArray, change);
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    const QByteArray defaults
        = R"({"email_notifications":true,"push_notifications":true,"sms_notifications":false,"booking_requests":true,)"
          R"("booking_updates":true,"payment_notifications":true,"review_notifications":true,)"
          R"("system_notifications":true,"marketing_notifications":false,"reminder_notifications":true,)"
          R"("message_notifications":true,"email_enabled":true,"push_enabled":true,"topics":[]})";
    QCOMPARE(ask("GET", u"preferences/"_s).body, defaults);
    const HttpResponse changed = ask("PATCH", u"preferences/"_s, change);
    QCOMPARE(changed.status, 200);
    QCOMPARE(HttpFixture::json(changed).value(key), value);
    QCOMPARE(ask("GET", u"settings/"_s).body, changed.body);
    QCOMPARE(ask("GET", u"preferences/"_s, {}, u"asha"_s).body, defaults);
}

void NotificationsTest::refusesBadPreferences_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("field");
    QTest::newRow("no boolean") << QByteArray(R"({"push_enabled":"perhaps"})") << u"push_enabled"_s;
    QTest::newRow("no list") << QByteArray(R"({"topics":"x"})") << u"topics"_s;
    QTest::newRow("a long topic") << QByteArray(R"({"topics":[")" + QByteArray(256, 'x') + R"("]})") << u"topics"_s;
    QTest::newRow("U+0000") << QByteArray(R"({"topics":["a\u0000b"]})") << u"topics"_s;
}

void NotificationsTest::refusesBadPreferences()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, field);
    const HttpResponse response = ask("PATCH", u"preferences/"_s, body);
    QCOMPARE(response.status, 400);
    QVERIFY2(HttpFixture::json(response).contains(field), response.body.constData());
}

void NotificationsTest::goesWithItsMessage()
{
    auto &domain = m_fixture->domain;
    const MessageId erased = send(u"erased"_s);
    const MessageId hidden = send(u"hidden"_s);
    send(u"kept"_s);
    QCOMPARE(list().size(), 3);
    QVERIFY(domain.write<bool>([&](WriteTransaction &tx) -> Result<bool> {
        auto conversation = **tx.stores().conversations().byId(domain.conversation);
        MessageRecord first = **tx.stores().messages().byIdFor(erased, domain.asha);
        if (auto done = tx.stores().messages().erase(conversation, first, domain.clock.now()); !done)
            return done.error();
        const MessageRecord second = **tx.stores().messages().byIdFor(hidden, domain.bikash);
        qint64 position = 0;
        return tx.stores().messages().hide(conversation, second, domain.bikash, position);
    }));
    QCOMPARE(list().size(), 1);
    QCOMPARE(unread(), 1);
    QVERIFY(domain.write<bool>([&](WriteTransaction &tx) -> Result<bool> {
        auto mine = *tx.stores().conversations().participant(domain.conversation, domain.bikash);
        mine.clearedSeq = 3;
        const auto saved = tx.stores().conversations().saveParticipant(mine);
        return saved ? Result<bool>(true) : saved.error();
    }));
    QCOMPARE(list().size(), 0);
    QCOMPARE(unread(), 0);
    QCOMPARE(ask("POST", u"mark_all_read/"_s).body, QByteArray(R"({"message":"0 notifications marked as read"})"));
}

void NotificationsTest::saysWhereTheStreamIs()
{
    const HttpResponse response = ask("GET", u"stream/"_s);
    QCOMPARE(response.status, 404);
    QVERIFY(HttpFixture::json(response).value(u"detail"_s).toString().contains(u"/ws/messaging/"_s));
}

void NotificationsTest::cannotBePosted()
{
    const HttpResponse response = ask("POST", {}, R"({"title":"x"})");
    QCOMPARE(response.status, 405);
    QCOMPARE(HttpFixture::header(response, "Allow"), QByteArray("GET, HEAD, OPTIONS"));
    QCOMPARE(response.body, QByteArray("{\"detail\":\"Method \\\"POST\\\" not allowed.\"}"));
}

void NotificationsTest::tellsTheNewestOfABurst()
{
    for (int i = 0; i < 5; ++i)
        send(u"%1"_s.arg(i));
    const MessageId toAsha = send(u"answer"_s, false);
    const QList<NotificationCreated> told = housekeep();
    QCOMPARE(told.size(), 2);
    for (const NotificationCreated &event : told) {
        const bool isForAsha = event.to == m_fixture->domain.asha;
        QCOMPARE(event.notification.id == toAsha, isForAsha);
        QCOMPARE(event.notification.preview, isForAsha ? u"answer"_s : u"4"_s);
    }
    QCOMPARE(housekeep().size(), 0);
    QCOMPARE(unread(), 5);
}

void NotificationsTest::tellsNothingOfAMutedConversation()
{
    auto &domain = m_fixture->domain;
    QVERIFY(domain.write<bool>([&](WriteTransaction &tx) -> Result<bool> {
        auto mine = *tx.stores().conversations().participant(domain.conversation, domain.bikash);
        mine.isMuted = true;
        const auto saved = tx.stores().conversations().saveParticipant(mine);
        return saved ? Result<bool>(true) : saved.error();
    }));
    send(u"one"_s);
    QCOMPARE(housekeep().size(), 0);
    QCOMPARE(unread(), 1);
    send(u"two"_s, false);
    QCOMPARE(housekeep().size(), 1);
}

void NotificationsTest::tellsNoOldNews()
{
    send(u"one"_s);
    m_fixture->domain.clock.advanceMs(61'000);
    QCOMPARE(housekeep().size(), 0);
    QCOMPARE(unread(), 1);
}

QTEST_GUILESS_MAIN(NotificationsTest)
#include "tst_notifications.moc"
