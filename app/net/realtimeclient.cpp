// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/realtimeclient.h"

#include "app/net/keyguard.h"
#include "app/net/networkproblem.h"
#include "app/net/proxyrule.h"
#include "app/net/tokensource.h"
#include "app/net/websocketshim.h"
#include "app/net/wiretap.h"
#include "shared/core/limits.h"
#include "shared/core/logging.h"
#include "shared/json/framejson.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRandomGenerator>
#include <QtCore/QUrlQuery>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QNetworkRequest>

#include <algorithm>
#include <utility>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr int connectTimeoutMs = 10'000; // QWebSocket has none of its own (qt-notes.md 8, 9)
// One message of 5,000 characters appears twice in its frame; escaped it stays far below this.
constexpr quint64 incomingBytes = 1024 * 1024;
constexpr int restartMinMs = 250; // 1012: the server comes back soon, but not everybody in step
constexpr int restartMaxMs = 2'000;

QString restartReason()
{
    return QCoreApplication::translate("ChatSession", "The server is restarting.");
}

// Qt up to 6.8 takes 1012 for an invalid code and reports 1002 with this text instead (QWebSocketDataProcessor). Our
// server sends no other code that it would do that to.
bool isRestart(const QWebSocket &socket)
{
    return socket.closeCode() == closecode::restart
        || (socket.closeCode() == QWebSocketProtocol::CloseCodeProtocolError
            && socket.closeReason().startsWith("Invalid close code"_L1));
}

// A handshake that was answered with another status has no error code of its own, only this text.
QString problemOf(const QWebSocket &socket, const QUrl &endpoint)
{
    const QString text = socket.errorString();
    if (text.contains("status code: 503"_L1) || text.contains("status code: 429"_L1))
        return QCoreApplication::translate("ChatSession", "The server takes no more connections just now.");
    if (text.contains("status code"_L1))
        return notChautari().detail;
    if (socket.error() == QAbstractSocket::UnknownSocketError)
        return {};
    return networkProblem(socket.error(), endpoint).detail;
}

//! By an address that nobody routes: a computer of the same house, which may have another one after the next lease.
bool isNearby(const QUrl &endpoint)
{
    const QHostAddress address(endpoint.host());
    if (address.isLinkLocal() || address.isUniqueLocalUnicast())
        return true;
    for (const auto &[network, bits] :
        {std::pair("10.0.0.0", 8), std::pair("172.16.0.0", 12), std::pair("192.168.0.0", 16)}) {
        if (address.isInSubnet(QHostAddress(QLatin1StringView(network)), bits))
            return true;
    }
    return false;
}

} // namespace

RealtimeClient::RealtimeClient(const QUrl &endpoint, TokenSource &tokens, QObject *parent)
    : QObject(parent)
    , m_endpoint(endpoint)
    , m_tokens(tokens)
    , m_connectTimer(this)
    , m_heartbeatTimer(this)
    , m_silenceTimer(this)
    , m_retryTimer(this)
{
    for (QTimer *timer : {&m_connectTimer, &m_silenceTimer, &m_retryTimer})
        timer->setSingleShot(true);
    connect(&m_connectTimer, &QTimer::timeout, this,
        [this] { fail(networkProblem(QAbstractSocket::SocketTimeoutError, m_endpoint).detail); });
    connect(&m_heartbeatTimer, &QTimer::timeout, this, [this] { send(HeartbeatCommand()); });
    connect(&m_silenceTimer, &QTimer::timeout, this, &RealtimeClient::handleSilence);
    connect(&m_retryTimer, &QTimer::timeout, this, &RealtimeClient::connectNow);
}

RealtimeClient::~RealtimeClient()
{
    stop();
}

void RealtimeClient::start(UserId viewer)
{
    stop();
    m_viewer = viewer;
    m_backoff.reset();
    m_wasRefused = false;
    connectNow();
}

void RealtimeClient::stop()
{
    m_state = State::Stopped;
    ++m_attempt;
    m_retryTimer.stop();
    dropSocket();
}

void RealtimeClient::retryNow()
{
    m_backoff.reset();
    if (m_state == State::Waiting)
        connectNow();
}

void RealtimeClient::moveTo(const QUrl &endpoint)
{
    m_endpoint = endpoint;
    m_backoff.reset();
    if (m_state == State::Connecting)
        dropSocket();
    if (m_state == State::Connecting || m_state == State::Waiting)
        connectNow();
}

bool RealtimeClient::send(const ClientFrame &frame)
{
    return m_state == State::Online && sendRaw(toJson(frame));
}

bool RealtimeClient::sendRaw(const QByteArray &json)
{
    if (m_state != State::Online)
        return false;
    if (m_tap)
        m_tap->noteFrame(WireKind::FrameOut, json);
    m_socket->sendTextMessage(QString::fromUtf8(json));
    return true;
}

void RealtimeClient::dropLine()
{
    if (m_state == State::Online)
        fail(QCoreApplication::translate("ChatSession", "The line was dropped by hand."));
}

void RealtimeClient::connectNow()
{
    m_retryTimer.stop();
    if (hasOtherKey()) {
        m_state = State::Stopped;
        return;
    }
    m_state = State::Connecting;
    m_problem.clear();
    m_tokenInUse = m_tokens.accessToken();
    if (m_tokenInUse.isEmpty()) { // a sign-in of an earlier start: it has only been kept what renews it
        m_wasRefused = false;
        renewToken();
        return;
    }
    // A fresh object for every try: nothing of the last one can be mistaken for news of this one.
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket->setProxy(proxyFor(m_endpoint));
    if (m_guard && m_guard->guards(m_endpoint))
        m_guard->watch(*m_socket);
    m_socket->setMaxAllowedIncomingFrameSize(incomingBytes);
    m_socket->setMaxAllowedIncomingMessageSize(incomingBytes);
    connect(m_socket, &QWebSocket::textMessageReceived, this, &RealtimeClient::handleText);
    connect(m_socket, &QWebSocket::pong, this, [this] { m_heard.start(); });
    connect(m_socket, &QWebSocket::disconnected, this, &RealtimeClient::handleClosed);
    connectSocketError(m_socket, this, [this, socket = m_socket](QAbstractSocket::SocketError) {
        // The first error is the reason, later ones are its consequences.
        if (m_problem.isEmpty())
            m_problem = problemOf(*socket, m_endpoint);
        // `disconnected`, which knows the close code, may follow; a refused handshake has nothing to follow.
        QTimer::singleShot(0, socket, [this, socket] {
            if (socket == m_socket && socket->state() == QAbstractSocket::UnconnectedState)
                handleClosed();
        });
    });
    if (m_tap)
        m_tap->noteConnection(u"connecting"_s);
    Q_EMIT connecting();
    QNetworkRequest request(address());
    request.setRawHeader("Authorization", "Bearer " + m_tokenInUse);
    request.setRawHeader("X-Client", "chautari/" CHAUTARI_VERSION);
    m_connectTimer.start(connectTimeoutMs);
    m_socket->open(request);
}

// A token in a URL ends in the logs of whatever is on the way: only where there is no other way.
QUrl RealtimeClient::address() const
{
    if (!m_profile.identifiesByUrl)
        return m_endpoint;
    QUrl url = m_endpoint;
    url.setQuery(
        QUrlQuery{{u"user_id"_s, QString::number(m_viewer.value())}, {u"token"_s, QString::fromLatin1(m_tokenInUse)}});
    return url;
}

void RealtimeClient::handleText(const QString &text)
{
    m_heard.start();
    if (m_tap)
        m_tap->noteFrame(WireKind::FrameIn, text.toUtf8());
    Result<ServerFrame> frame = readServerFrame(text.toUtf8(), m_viewer);
    if (!frame) {
        qCWarning(logClient) << "a frame of the server cannot be read:" << frame.error().firstMessage();
        return;
    }
    if (auto *created = std::get_if<MessageCreatedEvent>(&*frame); created && !m_profile.hasOrder)
        created->message.seq = created->message.id.value(); // as ApiClient does
    const auto *greeting = std::get_if<ConnectionEvent>(&*frame);
    if (!greeting) {
        if (m_state == State::Online)
            Q_EMIT frameReceived(*frame);
        return;
    }
    m_connectTimer.stop();
    m_backoff.reset();
    m_wasRefused = false;
    m_state = State::Online;
    m_heartbeatTimer.start(isNearby(m_endpoint) ? limits::lanPingMs : limits::webSocketPingMs);
    m_silenceTimer.start(deadMs());
    if (m_tap)
        m_tap->noteConnection(u"online"_s);
    Q_EMIT online(*greeting);
}

void RealtimeClient::handleClosed()
{
    const bool isRefused = int(m_socket->closeCode()) == closecode::notAuthenticated;
    const bool isRestarting = isRestart(*m_socket);
    const QString problem = m_problem.isEmpty() ? problemOf(*m_socket, m_endpoint) : m_problem;
    dropSocket();
    if (isRefused)
        renewToken();
    else if (isRestarting)
        waitAndRetry(restartReason(), QRandomGenerator::global()->bounded(restartMinMs, restartMaxMs));
    else
        waitAndRetry(problem, m_backoff.nextDelayMs());
}

int RealtimeClient::deadMs() const
{
    return isNearby(m_endpoint) ? limits::lanDeadMs : limits::webSocketDeadMs;
}

void RealtimeClient::handleSilence()
{
    const qint64 leftMs = deadMs() - m_heard.elapsed();
    if (leftMs > 0)
        m_silenceTimer.start(int(leftMs));
    else
        fail(networkProblem(QAbstractSocket::SocketTimeoutError, m_endpoint).detail);
}

void RealtimeClient::renewToken()
{
    if (m_wasRefused) {
        m_state = State::Stopped;
        m_tokens.endSession();
        return;
    }
    m_wasRefused = true;
    m_state = State::Renewing;
    Q_EMIT connecting();
    m_tokens.renew(m_tokenInUse, [this, attempt = ++m_attempt](TokenRenewal outcome) {
        if (attempt != m_attempt || m_state != State::Renewing)
            return;
        switch (outcome) {
        case TokenRenewal::Renewed:
            connectNow();
            return;
        case TokenRenewal::SessionEnded:
            m_state = State::Stopped;
            return;
        case TokenRenewal::Unreachable:
            m_wasRefused = false;
            waitAndRetry({}, m_backoff.nextDelayMs());
            return;
        }
    });
}

void RealtimeClient::waitAndRetry(const QString &reason, int delayMs)
{
    if (hasOtherKey()) {
        m_state = State::Stopped;
        if (m_tap)
            m_tap->noteConnection(u"lost"_s, m_guard->refusal().detail, 0);
        return;
    }
    m_state = State::Waiting;
    m_retryTimer.start(delayMs);
    if (m_tap)
        m_tap->noteConnection(u"lost"_s, reason, delayMs);
    Q_EMIT lost(reason, delayMs);
}

bool RealtimeClient::hasOtherKey() const
{
    return m_guard && m_guard->guards(m_endpoint) && m_guard->hasRefused();
}

void RealtimeClient::dropSocket()
{
    m_connectTimer.stop();
    m_heartbeatTimer.stop();
    m_silenceTimer.stop();
    QWebSocket *socket = std::exchange(m_socket, nullptr);
    if (!socket)
        return;
    socket->disconnect(this);
    if (socket->state() == QAbstractSocket::ConnectedState)
        socket->close();
    else
        socket->abort();
    socket->deleteLater();
}

void RealtimeClient::fail(const QString &reason)
{
    dropSocket();
    waitAndRetry(reason, m_backoff.nextDelayMs());
}

} // namespace chautari
