// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/services.h"
#include "server/net/httptypes.h"
#include "server/realtime/hub.h"
#include "server/realtime/replay.h"
#include "shared/json/framejson.h"

#include <deque>
#include <memory>

class QTcpSocket;

namespace chautari::server {

//! \brief One WebSocket: who it is, what it has asked for and not got yet, when it was last heard. Lives in its I/O
//! thread, owned by the endpoint. No QObject and no timer of its own: ten thousand idle ones are paid for in bytes.
//!
//! Commands of one socket run in order: messages are pipelined (the writer is a queue), everything else waits until the
//! messages before it are stored.
class WebSocketSession : public std::enable_shared_from_this<WebSocketSession>
{
public:
    WebSocketSession(RealtimeEndpoint &endpoint, WebSocketUpgrade upgrade);
    WebSocketSession(const WebSocketSession &) = delete;
    WebSocketSession &operator=(const WebSocketSession &) = delete;
    ~WebSocketSession();

    //! Reads the upgrade request: signed in, refused, or waiting for the `auth` frame.
    void start(const HttpRequest &request);
    void handleText(const QString &text);
    void handleBinary();
    void handleTooLong();
    void handlePong();
    void handleGoodbye() { m_saidGoodbye = true; }
    void admit(const Admission &admission);
    //! Every half second: deadlines and the ping. May end the session.
    void tick(qint64 nowMs);

    //! Writes an encoded frame, unless the receiver is too far behind: then it is closed with 4008. True when queued.
    bool write(const QByteArray &frame);
    //! Sends a close frame; the peer has a moment to answer it before the abort.
    void close(int code, const QByteArray &reason);
    //! Closes with 1012 once nothing is in flight.
    void drain();

    //! "http://host:port" as the client called us.
    [[nodiscard]] const QString &baseUrl() const;
    [[nodiscard]] const Identity &identity() const { return m_identity; }
    [[nodiscard]] bool isAdmitted() const { return m_isAdmitted; }
    [[nodiscard]] bool isOpen() const { return m_state == State::Open; }
    //! A native client tells itself what was delivered (rulings.md 23).
    [[nodiscard]] bool isNative() const { return m_isNative; }
    [[nodiscard]] Departure departure() const;

    size_t index = 0; //!< the endpoint's: where it stands in its list

private:
    using Incoming = Result<ClientFrame, FrameProblem>;
    enum class State : quint8 { Unknown, Arriving, Open, Closing };

    void signIn(const Identity &identity);
    void take(Incoming incoming);
    [[nodiscard]] bool mustWait(const Incoming &incoming) const;
    void run(Incoming &incoming);
    void run(SendMessageCommand &command);
    void run(const TypingCommand &command);
    void run(const HeartbeatCommand &command);
    void run(const AuthCommand &command);
    void run(const MarkCommand &command);
    void run(const ResumeCommand &command);
    void finishMessage(const QString &clientMessageId, const Result<SendOutcome> &outcome);
    void runWaiting();
    void send(const ServerFrame &frame);
    [[nodiscard]] bool isFlood(qint64 nowMs);
    [[nodiscard]] bool isParticipant(ConversationId conversation) const;

    RealtimeEndpoint &m_endpoint;
    QWebSocket *m_socket; //!< ours, but deleted later: it may be the sender of the signal that ends us
    QTcpSocket *m_transport;
    Identity m_identity;
    std::unique_ptr<Replay> m_replay; //!< only while it catches up
    std::unique_ptr<std::deque<Incoming>> m_waiting; //!< only while something waits
    qint64 m_heardMs = 0;
    qint64 m_pingAtMs = 0;
    qint64 m_deadlineMs = 0; //!< of the sign-in, or of the close
    qint64 m_floodAtMs = 0;
    float m_floodTokens = 0;
    quint16 m_inFlight = 0;
    quint8 m_base = 0;
    State m_state = State::Unknown;
    bool m_isAdmitted = false;
    bool m_isNative = false;
    bool m_isDraining = false;
    bool m_saidGoodbye = false; //!< a close frame came; the close code cannot tell, 1000 is also its default
    bool m_isLost = false; //!< we gave up on it, it did not say goodbye
};

} // namespace chautari::server
