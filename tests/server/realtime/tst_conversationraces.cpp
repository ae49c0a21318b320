// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testserver.h"

#include <QtCore/QEventLoop>
#include <QtCore/QJsonArray>
#include <QtTest/QTest>

#include <atomic>
#include <future>
#include <set>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int socketsOfEach = 8;
constexpr int messagesOfEach = 25;
constexpr int rounds = 20;

//! One more device of somebody, in a thread of its own: its requests race with everything else.
class Device
{
public:
    Device(const QUrl &server, QString token)
        : m_http(server)
        , m_token(std::move(token))
    { }

    HttpAnswer ask(const QByteArray &method, const QString &path, const QJsonObject &body = {})
    {
        return m_http.send(method, u"/api/messaging/"_s + path, m_token, {{"Content-Type", "application/json"}},
            QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    //! The id of a new message, 0 when it was refused.
    qint64 say(const QString &text)
    {
        return ask("POST", u"messages/"_s, {{u"conversation"_s, 1}, {u"text"_s, text}})
            .json()
            .value(u"id"_s)
            .toInteger();
    }

private:
    HttpClient m_http;
    QString m_token;
};

//! Adds a letter to a message's text, `rounds` times: the position it has read must be the one it replaces.
int addLetters(Device &device, qint64 message, const QString &letter)
{
    const QString path = u"messages/%1/"_s.arg(message);
    int successes = 0;
    for (int tries = 0; successes < rounds && tries < 20 * rounds; ++tries) {
        const QJsonObject known = device.ask("GET", path).json();
        const QJsonObject edit{{u"text"_s, QString(known.value(u"text"_s).toString() + letter)},
            {u"base_position"_s, known.value(u"position"_s)}};
        if (device.ask("PATCH", path, edit).status == 200)
            ++successes;
    }
    return successes;
}

//! Archives, pins and marks to and fro; what was answered last is what must stand in the end.
bool settle(Device &device)
{
    bool areAllOk = true;
    for (int i = 0; i < rounds; ++i) {
        areAllOk
            &= device.ask("POST", i % 2 == 0 ? u"conversations/1/archive/"_s : u"conversations/1/unarchive/"_s).status
            == 200;
        areAllOk &= device.ask("PATCH", u"conversations/1/"_s, {{u"is_pinned"_s, i % 2 == 0}}).status == 200;
        areAllOk &= device.ask("PATCH", u"conversations/1/"_s, {{u"note"_s, QString::number(i)}}).status == 200;
    }
    return areAllOk;
}

//! Says something, takes every second one back, reacts to the others. The ids of those taken back.
QList<qint64> sayAndTakeBack(Device &device, bool &areAllOk)
{
    QList<qint64> gone;
    for (int i = 0; i < rounds; ++i) {
        const qint64 id = device.say(u"canary"_s + QString::number(i));
        const QString path = u"messages/%1/"_s.arg(id);
        if (i % 2 == 0) {
            areAllOk &= device.ask("DELETE", path, {{u"deletion_type"_s, u"everyone"_s}}).status == 204;
            gone.append(id);
        } else {
            areAllOk &= device.ask("POST", path + u"reactions/"_s, {{u"emoji"_s, u"👍"_s}}).status == 200;
        }
    }
    return gone;
}

} // namespace

//! Two people, eight sockets each, all writing into one conversation, while further devices of theirs archive, edit and
//! delete in it. Nothing is lost, nothing comes twice, and seq has no gap.
class TestConversationRaces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sixteenWritersAndTheOthers();

private:
    QList<QJsonObject> history(const QString &token);

    TestServer m_server{[](server::ServerConfig &config) { config.hasRateLimits = false; }};
};

QList<QJsonObject> TestConversationRaces::history(const QString &token)
{
    QList<QJsonObject> messages;
    for (;;) {
        const qint64 after = messages.isEmpty() ? 0 : messages.last().value(u"seq"_s).toInteger();
        const QString path = u"/api/messaging/messages/?conversation=1&page_size=100&after_seq=%1"_s.arg(after);
        const QJsonArray page = m_server.http().get(path, token).json().value(u"results"_s).toArray();
        for (const QJsonValue message : page)
            messages.append(message.toObject());
        if (page.size() < 100)
            return messages;
    }
}

void TestConversationRaces::sixteenWritersAndTheOthers()
{
    const QString asha = m_server.token(u"asha"_s);
    const QString bikash = m_server.token(u"bikash"_s);
    const qsizetype before = history(asha).size();
    std::vector<std::unique_ptr<WsClient>> sockets;
    for (int i = 0; i < socketsOfEach; ++i) {
        sockets.push_back(m_server.socket(u"asha"_s));
        sockets.push_back(m_server.socket(u"bikash"_s));
    }
    Device first(m_server.url(), asha);
    const qint64 edited = first.say(u"..."_s);
    QVERIFY(edited > 0);

    const QUrl url = m_server.url();
    bool areDeletionsOk = true;
    const auto race = [&url](const QString &token, const auto &work) {
        return std::async(std::launch::async, [url, token, work] {
            const QEventLoop dispatcher; // a thread that is not Qt's has none, and would hear nothing
            Device device(url, token);
            return work(device);
        });
    };
    auto phone = race(asha, [edited](Device &device) { return addLetters(device, edited, u"a"_s); });
    auto tablet = race(asha, [edited](Device &device) { return addLetters(device, edited, u"b"_s); });
    auto settings = race(bikash, [](Device &device) { return settle(device); });
    auto deletions = race(bikash, [&areDeletionsOk](Device &device) { return sayAndTakeBack(device, areDeletionsOk); });
    // All write at once, and nobody writes on before he has his acknowledgement: who does not read in between is closed
    // as too slow a reader.
    std::set<qint64> acknowledged;
    std::vector<qint64> last(sockets.size(), 0);
    for (int i = 0; i < messagesOfEach; ++i) {
        for (size_t writer = 0; writer < sockets.size(); ++writer)
            sockets[writer]->sendMessage(1, u"from %1"_s.arg(writer), u"w%1-%2"_s.arg(writer).arg(i));
        for (size_t writer = 0; writer < sockets.size(); ++writer) {
            const QJsonObject ack = sockets[writer]->take(u"ack"_s, 60'000);
            QVERIFY2(!ack.isEmpty(), qPrintable(sockets[writer]->types().join(u' ').right(500)));
            const qint64 seq = ack.value(u"data"_s).toObject().value(u"seq"_s).toInteger();
            QVERIFY(seq > last[writer]); // the commands of one socket in their order
            last[writer] = seq;
            QVERIFY(acknowledged.insert(seq).second);
        }
    }
    const auto isReady
        = [](const auto &future) { return future.wait_for(std::chrono::seconds(0)) == std::future_status::ready; };
    QTRY_VERIFY_WITH_TIMEOUT(isReady(phone) && isReady(tablet) && isReady(settings) && isReady(deletions), 120'000);
    QCOMPARE(phone.get() + tablet.get(), 2 * rounds);
    QVERIFY(settings.get());
    const QList<qint64> gone = deletions.get();
    QVERIFY(areDeletionsOk);

    const QList<QJsonObject> messages = history(asha);
    QCOMPARE(messages.size(), before + 1 + rounds + 2 * socketsOfEach * messagesOfEach);
    qint64 positions = 0;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        QCOMPARE(messages.at(i).value(u"seq"_s).toInteger(), i + 1);
        const qint64 id = messages.at(i).value(u"id"_s).toInteger();
        const QString text = messages.at(i).value(u"text"_s).toString();
        const bool isGone = gone.contains(id);
        QCOMPARE(messages.at(i).value(u"deletion_type"_s).isNull(), !isGone);
        QVERIFY(!isGone || text.isEmpty());
        if (id == edited) { // every edit that was answered is in it
            QCOMPARE(text.count(u'a'), rounds);
            QCOMPARE(text.count(u'b'), rounds);
        }
        if (text.startsWith(u"canary"_s))
            QCOMPARE(messages.at(i).value(u"reactions"_s).toArray().size(), 1);
        positions = std::max(positions, messages.at(i).value(u"position"_s).toInteger());
    }
    const QJsonObject conversation = m_server.http().get(u"/api/messaging/conversations/1/"_s, bikash).json();
    QCOMPARE(conversation.value(u"is_pinned"_s).toBool(), (rounds - 1) % 2 == 0);
    QCOMPARE(conversation.value(u"note"_s).toString(), QString::number(rounds - 1));
    QVERIFY(conversation.value(u"position"_s).toInteger() >= positions);
    // What the counter says is what there is to count.
    const qint64 unread = std::count_if(messages.begin(), messages.end(), [](const QJsonObject &message) {
        return message.value(u"sender"_s).toObject().value(u"role"_s) == u"customer"_s
            && message.value(u"status"_s) != u"read"_s && message.value(u"deletion_type"_s).isNull();
    });
    QCOMPARE(conversation.value(u"unread_count"_s).toInteger(), unread);
    for (const auto &socket : sockets) {
        QVERIFY(socket->roundTrip());
        QCOMPARE(socket->count(u"message"_s), int(messages.size() - before)); // each one once
    }
}

QTEST_GUILESS_MAIN(TestConversationRaces)
#include "tst_conversationraces.moc"
