// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/services.h"
#include "server/net/httptypes.h"
#include "server/realtime/hub.h"
#include "server/realtime/socketauth.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QMultiHash>

namespace chautari::server {

//! What every endpoint of a server shares; all of it outlives them.
struct RealtimeContext
{
    const Services &services;
    Hub &hub;
    Switchboard &switchboard;
    RealtimeLimits limits;
    bool allowUserIdAuth = false;
};

//! What is done with requests that are not for us.
struct RestDoor
{
    std::function<void(const HttpRequest &, HttpReply)> handle;
    std::function<BodyPlan(const HttpRequest &)> planBody;
};

//! \brief The connections of one I/O thread, as seen from above: hands REST requests on, owns the WebSocket sessions,
//! and writes each delivered frame to the sockets of its receiver. One coarse timer for all of them. Lives in its I/O
//! thread.
class RealtimeEndpoint : public ConnectionHandler
{
    Q_OBJECT
public:
    RealtimeEndpoint(const RealtimeContext &context, RestDoor rest);
    ~RealtimeEndpoint() override;

    void handleRequest(const HttpRequest &request, HttpReply reply) override;
    BodyPlan planBody(const HttpRequest &head) override;
    std::optional<HttpResponse> refuseUpgrade(const HttpRequest &request) override;
    void handleWebSocket(WebSocketUpgrade upgrade) override;
    void drain() override;

    // Called by the hub and the fan-out, through the switchboard.
    void deliver(const DeliveryBatch &batch);
    void admit(const std::weak_ptr<WebSocketSession> &session, const Admission &admission);

    // For the sessions.
    using Stored = std::function<void(const Result<SendOutcome> &)>;
    void storeMessage(UserId sender, SendMessageRequest request, Stored done);
    //! Collected for a moment and written together, at most once per (conversation, user) in it.
    void noteMark(UserId user, ConversationId conversation, MessageId upTo, MessageStatus status);
    //! Which of the names of the server this client used, for base().
    [[nodiscard]] quint8 baseOf(const HttpRequest &request);
    [[nodiscard]] const QString &base(quint8 index) const { return m_bases.at(index); }
    void handleClosing(const WebSocketSession &session);
    [[nodiscard]] const Services &services() const { return m_context.services; }
    [[nodiscard]] const RealtimeLimits &limits() const { return m_context.limits; }
    [[nodiscard]] const SocketAuth &auth() const { return m_auth; }
    [[nodiscard]] Hub &hub() const { return m_context.hub; }
    [[nodiscard]] qint64 nowMs() const { return m_context.services.clock.monotonicMs(); }
    //! Everything up to it has been written to the sockets that were open then (rulings.md 1).
    [[nodiscard]] qint64 position() const { return m_position; }
    [[nodiscard]] const QByteArray &pingFrame() const { return m_pingFrame; }

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    struct PendingMark
    {
        MessageId delivered;
        MessageId read;
    };
    using MarkKey = std::pair<ConversationId, UserId>;
    using MarkList = std::vector<std::pair<MarkKey, PendingMark>>;

    void deliver(const Delivery &delivery);
    void expel(const Expulsion &expulsion);
    void tick();
    void remove(WebSocketSession *session);
    void writeMarks();
    void writeMarks(MarkList marks);

    RealtimeContext m_context;
    SocketAuth m_auth;
    RestDoor m_rest;
    std::vector<std::shared_ptr<WebSocketSession>> m_sessions;
    QMultiHash<UserId, WebSocketSession *> m_byUser; //!< only the open ones
    QHash<MarkKey, PendingMark> m_marks;
    QStringList m_bases{QString()}; //!< one byte in ten thousand idle sessions instead of a string
    QByteArray m_pingFrame;
    QBasicTimer m_tickTimer;
    QBasicTimer m_marksTimer;
    qint64 m_position = 0;
    int m_marksPauseMs = 0; //!< beyond the usual moment, while there are many
    bool m_isDraining = false;
};

} // namespace chautari::server
