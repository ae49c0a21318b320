// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/runner.h"
#include "tests/support/fakesewabazaar.h"
#include "tests/support/httpclient.h"
#include "tests/support/wsclient.h"

#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::conformance;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

constexpr unsigned long graceMs = 50; // the original has none

const QString messagesPath = u"/api/messaging/messages/"_s;

//! Rows that it does not play as recorded, and need not for a client's tests. Exact: one that it plays after all goes.
const QMap<QString, QString> &notImitated()
{
    static const QString registering = u"the rules for new accounts"_s;
    static const QString parser = u"the words of Python's parser"_s;
    static const QString forging = u"needs the server's key"_s;
    static const QString disabling = u"nobody is disabled there"_s;
    static const QString admin = u"no administrator lives there"_s;
    static const QString browsers = u"what browsers ask for"_s;
    static const QString framing = u"broken frames: Qt's server answers them in its own way"_s;
    static const QString limits = u"counts no requests; throttleNext() is checked below"_s;
    static const QMap<QString, QString> rows{{u"1.8"_s, registering}, {u"1.9"_s, registering}, {u"1.17"_s, parser},
        {u"1.19"_s, parser}, {u"1.37"_s, forging}, {u"1.38"_s, forging}, {u"1.39"_s, forging}, {u"1.40"_s, forging},
        {u"1.41"_s, forging}, {u"1.42"_s, disabling}, {u"1.43"_s, disabling},
        {u"2.21"_s, u"filters that no client of ours uses"_s}, {u"2.39"_s, admin}, {u"2.40"_s, admin},
        {u"2.41"_s, browsers}, {u"2.42"_s, browsers}, {u"2.43"_s, browsers}, {u"2.44"_s, browsers},
        {u"2.45"_s, browsers}, {u"3.14"_s, u"a form that no client sends"_s},
        {u"3.34"_s, u"a search that hits ciphertext by chance"_s}, {u"3.40"_s, admin},
        {u"3.60"_s, u"nobody waits for 20 minutes"_s}, {u"3.69"_s, browsers}, {u"3.71"_s, u"notifications"_s},
        {u"4.72"_s, parser}, {u"4.74"_s, parser}, {u"4.78"_s, framing}, {u"4.79"_s, framing}, {u"4.80"_s, framing},
        {u"5.1"_s, limits}, {u"5.2"_s, limits}};
    return rows;
}

//! For those who block: the server is in this thread.
void elsewhere(const std::function<void()> &work)
{
    const std::unique_ptr<QThread> thread(QThread::create(work));
    thread->start();
    while (!thread->wait(0))
        QTest::qWait(1);
}

//! Every row that can be compared.
QList<Outcome> playEverything(const QUrl &server)
{
    QList<Outcome> outcomes;
    const auto play = [&] {
        const auto rows = readRows(QStringLiteral(CHAUTARI_TEST_DATA "/conformance"));
        World world(server, {});
        world.expectTheOriginal();
        for (qint64 i = 1; i <= 6; ++i)
            world.ids().bind(u"user"_s, i, i);
        for (qint64 i = 1; i <= 3; ++i) {
            world.ids().bind(u"service"_s, i, i);
            world.ids().bind(u"conversation"_s, i, i);
        }
        Stage stage(world, nullptr);
        stage.setGrace(graceMs);
        Runner runner(stage, world, {});
        for (const Row &row : *rows) {
            const bool isWaitedForInVain = row.id.startsWith(u"4."_s) && notImitated().contains(row.id);
            if (!isWaitedForInVain)
                outcomes.append(runner.run(row));
        }
    };
    elsewhere(play);
    return outcomes;
}

} // namespace

//! Is the server that stands for the original in the client's tests what was recorded of the original?
class TestFakeSewaBazaar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysWhatWasRecorded();
    void storesTwiceWhatIsSentTwice();
    void troublesPostsAsScripted();
    void failsAndThrottlesWhateverComes();
    void endsAccessTokensAndNotSessions();
    void troublesSockets();

private:
    HttpAnswer post(const QString &text);

    QString m_token;
    QString m_refresh;
    std::unique_ptr<FakeSewaBazaar> m_fake;
    std::unique_ptr<HttpClient> m_http;
};

void TestFakeSewaBazaar::init()
{
    m_fake = std::make_unique<FakeSewaBazaar>();
    m_http = std::make_unique<HttpClient>(m_fake->url());
    const QJsonObject tokens = m_http
                                   ->post(u"/api/auth/login/"_s,
                                       QJsonObject{{u"email"_s, OriginalBackend::email(u"customer1"_s)},
                                           {u"password"_s, OriginalBackend::password()}})
                                   .json();
    m_token = tokens.value(u"access"_s).toString();
    m_refresh = tokens.value(u"refresh"_s).toString();
}

void TestFakeSewaBazaar::saysWhatWasRecorded()
{
    const QList<Outcome> outcomes = playEverything(m_fake->url());
    QVERIFY(outcomes.size() > 200);
    QStringList wrong;
    for (const Outcome &outcome : outcomes) {
        if ((outcome.verdict == Verdict::Same) != notImitated().contains(outcome.row.id))
            continue;
        wrong.append(outcome.row.id + u' ' + outcome.row.title + u": "_s + outcome.reasons.join(u' '));
        for (const Difference &difference : outcome.differences)
            wrong.append(u"    %1: %2"_s.arg(difference.where, difference.what));
    }
    QVERIFY2(wrong.isEmpty(), qUtf8Printable(wrong.join(u'\n')));
}

HttpAnswer TestFakeSewaBazaar::post(const QString &text)
{
    const QJsonObject body{{u"conversation"_s, 1}, {u"text"_s, text}, {u"client_message_id"_s, text}};
    return m_http->post(messagesPath, body, m_token);
}

// What a client has to be careful about: this server takes the same message as often as it is sent.
void TestFakeSewaBazaar::storesTwiceWhatIsSentTwice()
{
    QCOMPARE(post(u"again"_s).status, 201);
    const HttpAnswer second = post(u"again"_s);
    QCOMPARE(second.status, 201);
    QVERIFY(!second.body.contains("client_message_id"));
    QCOMPARE(m_fake->backend().textsOf(1), (QStringList{u"again"_s, u"again"_s}));
}

void TestFakeSewaBazaar::troublesPostsAsScripted()
{
    using Trouble = FakeSewaBazaar::Trouble;
    m_fake->troubleNextPosts(
        {Trouble::None, Trouble::Error, Trouble::ErrorThoughStored, Trouble::NeverAnswered, Trouble::AnsweredLate});
    QCOMPARE(post(u"fine"_s).status, 201);
    QCOMPARE(post(u"error"_s).status, 500);
    QCOMPARE(post(u"error though stored"_s).status, 500);
    // Not by QNetworkAccessManager, which sends a POST that was not answered again by itself.
    RawAnswer nothing;
    elsewhere([&] {
        nothing = RawHttp::ask(m_fake->url(), u"POST"_s, messagesPath,
            {{u"Authorization"_s, u"Bearer "_s + m_token}, {u"Content-Type"_s, u"application/json"_s}},
            R"({"conversation":1,"text":"never answered"})");
    });
    QCOMPARE(nothing.status, 0);
    bool hasWaited = false;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&] {
        hasWaited = m_fake->backend().textsOf(1).contains(u"late"_s);
        if (hasWaited)
            m_fake->answerNow();
    });
    timer.start(1);
    QCOMPARE(post(u"late"_s).status, 201);
    QVERIFY(hasWaited);
    const QStringList stored{u"fine"_s, u"error though stored"_s, u"never answered"_s, u"late"_s};
    QCOMPARE(m_fake->backend().textsOf(1), stored);
    QCOMPARE(post(u"after it"_s).status, 201);
    QCOMPARE(m_fake->count("POST", "/api/messaging/messages/"), 6);
}

void TestFakeSewaBazaar::failsAndThrottlesWhateverComes()
{
    const auto rows = readRows(QStringLiteral(CHAUTARI_TEST_DATA "/conformance"));
    QVERIFY(rows);
    const auto recorded = std::ranges::find(*rows, u"5.1"_s, &Row::id);
    m_fake->throttleNext(1, 3503);
    const HttpAnswer throttled = m_http->get(u"/api/messaging/health/"_s);
    QCOMPARE(throttled.status, 429);
    QCOMPARE(throttled.json(), recorded->answer.json.toObject());
    QCOMPARE(throttled.header("Retry-After"), "3503");
    m_fake->failNext(2);
    QCOMPARE(m_http->get(u"/api/messaging/health/"_s).status, 500);
    QCOMPARE(post(u"not now"_s).status, 500);
    QCOMPARE(m_http->get(u"/api/messaging/health/"_s).status, 200);
    QVERIFY(m_fake->backend().textsOf(1).isEmpty());
}

void TestFakeSewaBazaar::endsAccessTokensAndNotSessions()
{
    m_fake->expireAccessTokens();
    const HttpAnswer refused = post(u"too late"_s);
    QCOMPARE(refused.status, 401);
    QCOMPARE(refused.json().value(u"code"_s).toString(), u"token_not_valid"_s);
    for (int i = 0; i < 2; ++i) { // the old refresh token stays good
        const HttpAnswer renewed = m_http->post(u"/api/auth/refresh/"_s, QJsonObject{{u"refresh"_s, m_refresh}});
        QCOMPARE(renewed.status, 200);
        m_token = renewed.json().value(u"access"_s).toString();
    }
    QCOMPARE(post(u"in time"_s).status, 201);
}

void TestFakeSewaBazaar::troublesSockets()
{
    const QString path = u"/ws/messaging/?user_id=1"_s; // no token: nobody asks for one
    auto socket = std::make_unique<WsClient>(m_fake->url(), path);
    QVERIFY(!socket->take(u"connection"_s).isEmpty());
    QCOMPARE(m_fake->socketsOf(1), 1);
    m_fake->say(1, 4, u"hello"_s);
    QCOMPARE(socket->take(u"message"_s).value(u"data"_s).toObject().value(u"text"_s).toString(), u"hello"_s);
    m_fake->showTyping(1, 4, true);
    QVERIFY(!socket->take(u"typing"_s).isEmpty());

    m_fake->muteSockets(true);
    m_fake->say(1, 4, u"unheard"_s);
    m_fake->muteSockets(false);
    m_fake->say(1, 4, u"heard"_s);
    QCOMPARE(socket->take(u"message"_s).value(u"data"_s).toObject().value(u"text"_s).toString(), u"heard"_s);

    m_fake->dropSockets();
    QVERIFY(socket->waitForClose() != 0);
    QCOMPARE(m_fake->socketsOf(1), 0);
    m_fake->refuseSockets(true);
    socket = std::make_unique<WsClient>(m_fake->url(), path);
    QTRY_VERIFY(socket->isClosed());
    QCOMPARE(socket->count(u"connection"_s), 0);
}

QTEST_GUILESS_MAIN(TestFakeSewaBazaar)
#include "tst_fakesewabazaar.moc"
