// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/trafficfigures.h"
#include "tests/support/testserver.h"

#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <numeric>
#include <thread>

using namespace chautari;
using namespace chautari::server;
using namespace chautari::test;
using namespace Qt::StringLiterals;

//! What a server counts, of itself and of those who come.
class TestFigures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsLatenciesOfTheLastMinutes_data();
    void tellsLatenciesOfTheLastMinutes();
    void keepsAnHourOfMinutes();
    void losesNothingBetweenThreads();
    void countsWhatPassesTheDoors();
    void measuresTheDisk();
    void answersMetricsOnADoorOfItsOwn();
    void keepsToTheRatesItWasTold();

private:
    static FiguresSnapshot described(const TrafficFigures &traffic, qint64 nowMs)
    {
        FiguresSnapshot figures;
        traffic.describe(figures, nowMs);
        return figures;
    }
    static quint32 sum(const FiguresSnapshot &figures)
    {
        return std::accumulate(figures.messagesPerMinute.begin(), figures.messagesPerMinute.end(), 0U);
    }
};

void TestFigures::tellsLatenciesOfTheLastMinutes_data()
{
    QTest::addColumn<qint64>("microseconds");
    for (const qint64 value : {0LL, 1LL, 4LL, 7LL, 8LL, 1'000LL, 1'023LL, 1'024LL, 250'000LL, 60'000'000LL})
        QTest::addRow("%lld us", qlonglong(value)) << value;
}

void TestFigures::tellsLatenciesOfTheLastMinutes()
{
    QFETCH(qint64, microseconds);
    TrafficFigures traffic;
    QCOMPARE(described(traffic, 0).latencyP99Microseconds, 0);
    for (int i = 0; i < 98; ++i)
        traffic.noteRequest(microseconds, 200, 0);
    traffic.noteRequest(100'000'000, 503, 0);
    traffic.noteRequest(100'000'000, 503, 0);
    const FiguresSnapshot figures = described(traffic, 4 * 60'000);
    QVERIFY2(
        figures.latencyP50Microseconds > microseconds, qPrintable(QString::number(figures.latencyP50Microseconds)));
    QVERIFY2(figures.latencyP50Microseconds <= std::max<qint64>(5, microseconds + microseconds / 4 + 1),
        qPrintable(QString::number(figures.latencyP50Microseconds)));
    QVERIFY(figures.latencyP99Microseconds > 100'000'000);
    QVERIFY(figures.latencyP99Microseconds <= 125'000'000);
    QCOMPARE(figures.requests, 100U);
    QCOMPARE(figures.failedRequests, 2U);
    QCOMPARE(described(traffic, 5 * 60'000).latencyP50Microseconds, 0); // they are history
    QCOMPARE(described(traffic, 5 * 60'000).requests, 100U);
}

void TestFigures::keepsAnHourOfMinutes()
{
    TrafficFigures traffic;
    constexpr int hours = 3;
    for (int minute = 0; minute < hours * 60; ++minute) {
        traffic.noteMessages(minute, minute * 60'000LL);
        traffic.noteMessages(1, minute * 60'000LL + 59'999);
    }
    const qint64 now = (hours * 60 - 1) * 60'000LL + 59'999;
    const FiguresSnapshot figures = described(traffic, now);
    QCOMPARE(figures.messagesPerMinute.back(), quint32(hours * 60));
    QCOMPARE(figures.messagesPerMinute.front(), quint32((hours - 1) * 60 + 1));
    QCOMPARE(figures.messages, quint64(180 + 179 * 180 / 2));
    // Silence is zeros, not what stood in the ring an hour ago.
    const FiguresSnapshot later = described(traffic, now + 59 * 60'000LL);
    QCOMPARE(later.messagesPerMinute.front(), quint32(hours * 60));
    QCOMPARE(sum(later), quint32(hours * 60));
    QCOMPARE(sum(described(traffic, now + 60 * 60'000LL)), 0U);
}

void TestFigures::losesNothingBetweenThreads()
{
    constexpr int threads = 4;
    constexpr int times = 20'000;
    TrafficFigures traffic;
    std::vector<std::thread> noting;
    for (int i = 0; i < threads; ++i) {
        noting.emplace_back([&traffic] {
            for (int time = 0; time < times; ++time) {
                traffic.noteMessages(1, 0);
                traffic.noteRequest(100, 200, 0);
            }
        });
    }
    for (std::thread &thread : noting)
        thread.join();
    const FiguresSnapshot figures = described(traffic, 0);
    QCOMPARE(figures.messages, quint64(threads * times));
    QCOMPARE(figures.messagesPerMinute.back(), quint32(threads * times));
    QCOMPARE(figures.requests, quint64(threads * times));
    QCOMPARE(figures.requestMicroseconds, quint64(threads * times * 100));
}

void TestFigures::countsWhatPassesTheDoors()
{
    TestServer server;
    const FiguresSnapshot before = server.server().figures();
    QCOMPARE(before.messages, 0U); // what the demo brought was not accepted from anybody
    QCOMPARE(before.sockets, 0);
    QCOMPARE(before.peopleOnline, 0);
    const std::unique_ptr<WsClient> asha = server.socket(u"asha"_s);
    const std::unique_ptr<WsClient> second = server.socket(u"asha"_s);
    const std::unique_ptr<WsClient> bikash = server.socket(u"bikash"_s);
    asha->sendMessage(1, u"hello"_s, u"figures-1"_s);
    QVERIFY(!asha->take(u"ack"_s).isEmpty());
    asha->sendMessage(1, u"hello"_s, u"figures-1"_s); // a duplicate is not another message
    QVERIFY(!asha->take(u"ack"_s).isEmpty());
    const QJsonObject body{{u"conversation"_s, 1}, {u"text"_s, u"by post"_s}};
    QCOMPARE(server.http().post(u"/api/messaging/messages/"_s, body, server.token(u"bikash"_s)).status, 201);
    const FiguresSnapshot after = server.server().figures();
    QCOMPARE(after.messages, 2U);
    QCOMPARE(sum(after), 2U);
    QCOMPARE(after.sockets, 3);
    QCOMPARE(after.peopleOnline, 2);
    QVERIFY(after.connections >= 3);
    QCOMPARE(after.requests, before.requests + 3); // two sign in, one writes
    QVERIFY(after.requestMicroseconds > before.requestMicroseconds);
    QVERIFY(after.latencyP50Microseconds > 0);
    QCOMPARE(after.failedRequests, 0U);
    server.stop();
    QCOMPARE(server.server().figures().connections, 0);
}

void TestFigures::measuresTheDisk()
{
    TestServer server;
    QTRY_VERIFY(server.server().figures().databaseBytes > 4'096);
    const QDir media(server.dataDir() + u"/media"_s);
    qint64 bytes = 0;
    for (const QString &folder : media.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        for (const QFileInfo &file : QDir(media.filePath(folder)).entryInfoList(QDir::Files))
            bytes += file.size();
    }
    QTRY_COMPARE(server.server().figures().mediaBytes, bytes);
}

void TestFigures::answersMetricsOnADoorOfItsOwn()
{
    TestServer server([](ServerConfig &config) { config.metrics = ListenAddress(); });
    const QUrl url = server.server().metricsUrl();
    QVERIFY(url.isValid());
    const std::unique_ptr<WsClient> asha = server.socket(u"asha"_s);
    asha->sendMessage(1, u"a-word-nobody-may-count"_s, u"metrics-1"_s);
    QVERIFY(!asha->take(u"ack"_s).isEmpty());
    HttpClient http(url.adjusted(QUrl::RemovePath));
    const HttpAnswer answer = http.get(u"/metrics"_s);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("Content-Type"), QByteArray("text/plain; version=0.0.4; charset=utf-8"));
    QVERIFY2(answer.body.contains("\nchautari_messages_total 1\n"), answer.body.constData());
    QVERIFY2(answer.body.contains("\nchautari_sockets 1\n"), answer.body.constData());
    QVERIFY2(answer.body.contains("\nchautari_request_duration_seconds_count 1\n"), answer.body.constData());
    // Each line is a comment or a name with a number, and each name has been described.
    static const QRegularExpression sample(
        uR"(^(chautari_[a-z_]+?)(?:_sum|_count)?(?:\{[a-z]+="[0-9.]+"\})? [0-9.]+$)"_s);
    for (const QByteArray &line : answer.body.trimmed().split('\n')) {
        if (line.startsWith("# "))
            continue;
        const QRegularExpressionMatch match = sample.match(QString::fromLatin1(line));
        QVERIFY2(match.hasMatch(), line.constData());
        QVERIFY2(answer.body.contains(QByteArray("# TYPE " + match.captured(1).toLatin1() + ' ')), line.constData());
    }
    QVERIFY(!answer.body.contains("asha"));
    QVERIFY(!answer.body.contains("a-word"));

    QCOMPARE(http.get(u"/"_s).status, 404);
    QCOMPARE(http.post(u"/metrics"_s, {}).status, 405);
    QCOMPARE(http.send("GET", u"/metrics"_s, {}, {{"Host", "rebound.example"}}).status, 400);
    QCOMPARE(server.http().get(u"/metrics"_s).status, 404); // not for those who chat

    ServerConfig open;
    open.dataDir = server.dataDir() + u"/other"_s;
    open.metrics = ListenAddress{QHostAddress(QHostAddress::Any), 0};
    const Result<void> refused = ChatServer(open).start();
    QVERIFY(!refused);
    QVERIFY2(refused.error().firstMessage().contains(u"this computer only"_s),
        qUtf8Printable(refused.error().firstMessage()));
}

void TestFigures::keepsToTheRatesItWasTold()
{
    TestServer server([](ServerConfig &config) {
        config.rates.messageBurst = 2;
        config.rates.requestBurst = 40;
        config.rates.failedLoginsPerAccount = 1;
        config.rates.registrationsPerAddress = 1;
        config.realtime.socketsPerUser = 1;
    });
    const QString token = server.token(u"asha"_s);
    const auto post = [&](const QString &id) {
        const QJsonObject body{{u"conversation"_s, 1}, {u"text"_s, u"x"_s}, {u"client_message_id"_s, id}};
        return server.http().post(u"/api/messaging/messages/"_s, body, token).status;
    };
    QCOMPARE(post(u"rate-1"_s), 201);
    QCOMPARE(post(u"rate-2"_s), 201);
    QCOMPARE(post(u"rate-3"_s), 429);
    const auto signIn = [&] {
        const QJsonObject body{{u"email"_s, u"maya@demo.chautari.app"_s}, {u"password"_s, u"wrong"_s}};
        return server.http().post(u"/api/auth/login/"_s, body).status;
    };
    QVERIFY(signIn() != 429);
    QCOMPARE(signIn(), 429);
    const auto join = [&](const QString &name) {
        const QJsonObject body{{u"email"_s, QString(name + u"@example.org"_s)}, {u"username"_s, name},
            {u"password"_s, u"a good password"_s}, {u"password2"_s, u"a good password"_s}};
        return server.http().post(u"/api/auth/register/"_s, body).status;
    };
    QCOMPARE(join(u"first"_s), 201);
    QCOMPARE(join(u"second"_s), 429);
    // Clients are told what holds here, not what usually does.
    const QByteArray health = server.http().get(u"/api/messaging/health/"_s).body;
    QVERIFY2(health.contains("\"message_burst\":2,"), health.constData());
    QVERIFY2(health.contains("\"sockets_per_user\":1,"), health.constData());
    int requests = 0;
    while (requests < 100 && server.http().get(u"/api/messaging/health/"_s).status == 200)
        ++requests;
    QVERIFY2(requests < 60, qPrintable(QString::number(requests))); // the usual burst
}

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_figures.moc"
