// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/experiments.h"
#include "tests/soak/follower.h"
#include "tests/soak/sender.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtNetwork/QTcpSocket>
#include <QtWebSockets/QWebSocket>

#include <algorithm>
#include <memory>
#include <vector>

// guarantees.md G7: whoever does not read costs bounded memory, slows nobody else down, and comes back to everything.
namespace chautari::soak {

using namespace Qt::StringLiterals;

namespace {

constexpr int healthySockets = 50;
constexpr int slowSockets = 500;
constexpr int returners = 20; // of the slow ones, who come back
constexpr int events = 10'000;
constexpr int baselineEvents = 1'000;
constexpr int firstEvents = 500; // of them; in the middle of these the slow ones are cut
constexpr int eventsAtOnce = 4;
constexpr qint64 mostGrowthKiB = 160 * 1024;
constexpr double mostSlowdown = 2.0;
constexpr int waitMs = 60'000;
constexpr int allMs = 600'000;
constexpr int slowBufferBytes = 4 * 1024;

//! \brief A WebSocket that is read at first, and then never again.
class SlowSocket
{
public:
    SlowSocket(const QUrl &server, const Person &person)
    {
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] {
            if (m_isReading)
                m_bytes += m_socket.readAll().size();
        });
        QObject::connect(&m_socket, &QTcpSocket::connected, &m_socket, [this, server, person] {
            m_socket.write("GET /ws/messaging/ HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(server.port())
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer "
                + person.token + "\r\n\r\n");
        });
        m_socket.connectToHost(server.host(), quint16(server.port()));
    }
    [[nodiscard]] bool hasAnswer() const { return m_bytes > 0; }
    void stopReading()
    {
        m_isReading = false;
        m_socket.setReadBufferSize(slowBufferBytes);
    }
    //! What waits in its buffers is let through; only then can it be seen that the other side is gone.
    void drain()
    {
        m_isReading = true;
        m_socket.setReadBufferSize(0);
        m_socket.readAll();
    }
    [[nodiscard]] bool isCut() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }

private:
    QTcpSocket m_socket;
    bool m_isReading = true;
    qint64 m_bytes = 0;
};

//! \brief Healthy readers on sockets, each of whom is timed from the sending to the arrival.
class Healthy : public QObject
{
public:
    Healthy(const Town &town, const QElapsedTimer &clock)
        : m_clock(clock)
    {
        for (int i = 0; i < healthySockets; ++i) {
            auto socket = std::make_unique<QWebSocket>();
            connect(socket.get(), &QWebSocket::textMessageReceived, this, &Healthy::take);
            QUrl url = town.url().resolved(QUrl(u"/ws/messaging/"_s));
            url.setScheme(u"ws"_s);
            QNetworkRequest request(url);
            request.setRawHeader("Authorization", "Bearer " + town.person(1 + i % 2).token);
            socket->open(request);
            m_sockets.push_back(std::move(socket));
        }
        runUntil([this] { return m_connected == healthySockets; }, waitMs);
    }

    //! So many messages from the first of them, a few at a time; the 99th percentile of milliseconds until one is
    //! heard.
    double talk(int count)
    {
        m_latencies.clear();
        m_left = count;
        m_heard.clear();
        for (int i = 0; i < eventsAtOnce; ++i)
            sendNext();
        runUntil([this] { return m_left == 0 && m_heard.isEmpty(); }, allMs);
        return p99(m_latencies);
    }
    //! Of the first so many messages of the last talk.
    [[nodiscard]] double p99OfFirst(int count) const
    {
        const size_t heard = std::min(m_latencies.size(), size_t(count) * healthySockets);
        return p99({m_latencies.begin(), m_latencies.begin() + std::ptrdiff_t(heard)});
    }
    [[nodiscard]] bool isWhole() const { return m_left == 0 && m_heard.isEmpty(); }

private:
    struct Flight
    {
        qint64 sentAt = 0; //!< nanoseconds
        int missing = healthySockets;
    };

    static double p99(std::vector<double> latencies)
    {
        std::ranges::sort(latencies);
        return latencies.empty() ? 0 : latencies.at(latencies.size() * 99 / 100);
    }

    void sendNext()
    {
        if (m_left == 0)
            return;
        --m_left;
        const QString word = u"s-%1"_s.arg(++m_sent);
        const QJsonObject data{{u"conversation_id"_s, 1}, {u"content"_s, QString(word + u" and more"_s.repeated(12))},
            {u"client_message_id"_s, word}};
        m_heard.insert(word, Flight{m_clock.nsecsElapsed(), healthySockets});
        m_sockets.front()->sendTextMessage(QString::fromUtf8(
            QJsonDocument(QJsonObject{{u"type"_s, u"message"_s}, {u"data"_s, data}}).toJson(QJsonDocument::Compact)));
    }

    // Five hundred thousand frames: not each is parsed.
    void take(const QString &frame)
    {
        if (frame.startsWith(u"{\"type\":\"connection\""_s))
            ++m_connected;
        if (!frame.startsWith(u"{\"type\":\"message\","_s))
            return;
        const qsizetype at = frame.indexOf(u"\"text\":\"s-"_s);
        const QString word = frame.mid(at + 8, frame.indexOf(u' ', at) - at - 8);
        const auto flight = m_heard.find(word);
        if (at < 0 || flight == m_heard.end())
            return;
        m_latencies.push_back(double(m_clock.nsecsElapsed() - flight->sentAt) / 1e6);
        if (--flight->missing > 0)
            return;
        m_heard.erase(flight);
        sendNext();
    }

    const QElapsedTimer &m_clock;
    std::vector<std::unique_ptr<QWebSocket>> m_sockets;
    std::vector<double> m_latencies;
    QHash<QString, Flight> m_heard;
    int m_connected = 0;
    int m_left = 0;
    int m_sent = 0;
};

} // namespace

Outcome runSlowConsumers(const Settings &settings)
{
    Outcome outcome;
    Town town(settings, u"slow"_s, 1);
    town.start();
    QElapsedTimer clock;
    clock.start();
    Healthy healthy(town, clock);
    double alone = healthy.talk(baselineEvents);
    std::vector<std::unique_ptr<SlowSocket>> slow;
    for (int i = 0; i < slowSockets; ++i)
        slow.push_back(std::make_unique<SlowSocket>(town.url(), town.person(1 + i % 2)));
    runUntil([&] { return std::ranges::all_of(slow, &SlowSocket::hasAnswer); }, waitMs);
    const double reading = healthy.talk(baselineEvents);

    // What those who will not read know: everything so far.
    std::vector<std::unique_ptr<Follower>> returning;
    for (int i = 0; i < returners; ++i) {
        returning.push_back(std::make_unique<Follower>(town.person(1 + i % 2)));
        returning.back()->goTo(town.url());
    }
    const auto areSynced = [&] { return std::ranges::all_of(returning, &Follower::isSynced); };
    runUntil(areSynced, waitMs);
    for (const auto &follower : returning)
        follower->cut();
    for (const auto &socket : slow)
        socket->stopReading();
    const qint64 before = town.rssKiB();
    const double beside = healthy.talk(events);
    const double besideFirst = healthy.p99OfFirst(firstEvents);
    const qint64 growth = town.rssKiB() - before;

    if (!healthy.isWhole())
        outcome.findings.append(u"a healthy reader did not hear everything"_s);
    if (growth > mostGrowthKiB)
        outcome.findings.append(u"the server grew by %1 KiB"_s.arg(growth));
    for (const auto &socket : slow)
        socket->drain();
    const auto areCut = [&] { return std::ranges::all_of(slow, &SlowSocket::isCut); };
    if (!runUntil(areCut, waitMs)) {
        const auto open = std::ranges::count_if(slow, [](const auto &socket) { return !socket->isCut(); });
        outcome.findings.append(u"%1 of the slow ones are still connected"_s.arg(open));
    }
    alone = std::max(alone, healthy.talk(baselineEvents)); // the machine may have got other work meanwhile
    if (beside > mostSlowdown * alone)
        outcome.findings.append(u"p99 of the healthy is %1 ms, %2 ms without the slow ones"_s.arg(beside).arg(alone));
    for (const auto &follower : returning)
        follower->goTo(town.url());
    runUntil(areSynced, waitMs);
    for (const auto &follower : returning) {
        const qsizetype has = follower->screen().messages().size();
        if (has != events + 3 * baselineEvents)
            outcome.findings.append(u"who comes back has %1 messages"_s.arg(has));
    }
    outcome.counts = {u"%1 sockets that never read beside %2 healthy ones"_s.arg(slowSockets).arg(healthySockets),
        u"%1 messages"_s.arg(events), u"%1 came back"_s.arg(returners),
        u"the server grew by %1 MiB"_s.arg(double(growth) / 1024, 0, 'f', 1),
        u"p99 of the healthy %1 ms (%2 ms in the first %3), %4 ms while the others read, %5 ms without them"_s
            .arg(beside, 0, 'f', 1)
            .arg(besideFirst, 0, 'f', 1)
            .arg(firstEvents)
            .arg(reading, 0, 'f', 1)
            .arg(alone, 0, 'f', 1)};
    return outcome;
}

} // namespace chautari::soak
