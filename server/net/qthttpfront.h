// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/connectionguard.h"
#include "server/net/httpfront.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtHttpServer/QAbstractHttpServer>

#include <optional>
#include <unordered_set>
#include <vector>

class QHttpServerRequest;
class QHttpServerResponder;
class QTcpServer;

namespace chautari::server {

//! \brief HttpFront on QtHttpServer, which parses the request, collects its body and hands upgrades to QtWebSockets.
//!
//! Everything else is ours, because QtHttpServer 6.4 has no limits, keeps no order and holds dangling pointers across
//! asynchronous answers: the guard decides what it may see, and answers are written to the socket by hand. What
//! differs between Qt 6.4, 6.5 and 6.8 stands in qthttpfront.cpp and nowhere else.
class QtHttpFront final : public QAbstractHttpServer, public HttpFront, private ConnectionGuard::Host
{
    Q_OBJECT
public:
    //! Without `tls` connections are plain.
    QtHttpFront(const NetworkLimits &networkLimits, UploadSlots &uploadSlots, ConnectionHandler &handler,
        std::optional<QSslConfiguration> tls = {});
    ~QtHttpFront() override;

    void addConnection(int descriptor, ConnectionTicket ticket) override;
    void drain() override;

private:
    class Intake;
    //! An accepted upgrade on its way through QtWebSockets, which takes a turn of the event loop or two.
    struct Upgrade
    {
        ConnectionGuard *guard = nullptr; //!< forgotten when it is destroyed
        HttpRequest request;
    };

    // ConnectionGuard::Host
    BodyPlan planBody(const HttpRequest &head) override { return m_handler.planBody(head); }
    void handleExpectation(ConnectionGuard &guard) override;
    void handleComplete(ConnectionGuard &guard) override;
    void handleStreamed(ConnectionGuard &guard, const HttpRequest &request) override;
    void handleDestroyed(ConnectionGuard &guard) override;
    [[nodiscard]] bool isDraining() const override { return m_isDraining; }
    HttpResponseWriter &writer() override { return m_writer; }
    UploadSlots &uploadSlots() override { return m_uploadSlots; }

#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;
#elif QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
    void missingHandler(const QHttpServerRequest &request, QHttpServerResponder &&responder) override;
#else
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
    void missingHandler(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
#endif
    bool dispatch(const QByteArray &body);
    std::optional<Upgrade> takeUpgrade(const QWebSocket &webSocket);
    void handleUpgraded();
    void checkDeadlines();

    const NetworkLimits m_limits;
    const std::optional<QSslConfiguration> m_tls;
    UploadSlots &m_uploadSlots;
    ConnectionHandler &m_handler;
    HttpResponseWriter m_writer;
    Intake *m_intake = nullptr;
    QTimer m_deadlines;
    AcceptedSocket::Registry m_sockets;
    std::unordered_set<ConnectionGuard *> m_guards;
    QPointer<ConnectionGuard> m_complete; //!< whose request QtHttpServer finds complete in this very turn
    std::vector<Upgrade> m_upgrades;
    bool m_isDraining = false;
};

} // namespace chautari::server
