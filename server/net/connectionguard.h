// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/acceptedsocket.h"
#include "server/net/bodystream.h"
#include "server/net/filesender.h"
#include "server/net/httpframing.h"
#include "server/net/httpresponsewriter.h"
#include "server/net/networkserver.h"

#include <limits>

namespace chautari::server {

//! \brief Stands between one connection and the HTTP library: bounds what a peer may send, and when, and answers what
//! breaks the rules before anybody else sees it.
//!
//! It connects to readyRead before the library does and looks at the new bytes without taking them. What the library
//! must not see is taken away: also a head, until it is complete and says that the library may have the body. A body
//! that is streamed to disk, and an answer from a file, go through the guard alone. One request at a time: a second one
//! that arrives before the answer has left is dropped, and the connection closes after the answer. A child of its
//! socket; gone after an upgrade.
class ConnectionGuard final : public QObject
{
    Q_OBJECT
public:
    //! What the guards of one I/O thread share; outlives them.
    class Host
    {
    public:
        virtual ~Host() = default;
        //! A head that announces a body is complete and fine.
        virtual BodyPlan planBody(const HttpRequest &head) = 0;
        //! A head with "Expect: 100-continue" is complete and fine.
        virtual void handleExpectation(ConnectionGuard &guard) = 0;
        //! A request is complete; the library sees its last bytes right after this, unless it is refused here.
        virtual void handleComplete(ConnectionGuard &guard) = 0;
        //! The same for a request whose body was streamed: the library sees nothing of it.
        virtual void handleStreamed(ConnectionGuard &guard, const HttpRequest &request) = 0;
        virtual void handleDestroyed(ConnectionGuard &guard) = 0;
        [[nodiscard]] virtual bool isDraining() const = 0;
        virtual HttpResponseWriter &writer() = 0;
        virtual UploadSlots &uploadSlots() = 0;
    };

    ConnectionGuard(AcceptedSocket &socket, const NetworkLimits &networkLimits, Host &host);
    ~ConnectionGuard() override;

    [[nodiscard]] AcceptedSocket &socket() const { return m_accepted; }
    [[nodiscard]] const HttpFraming::Head &head() const { return m_framing.head(); }
    [[nodiscard]] HttpRequest request(QByteArray body) const;

    //! Answers the request in progress; without one, nothing happens.
    void answer(const HttpResponse &response);
    //! Answers, and closes the connection; the library gets none of the bytes that are still there.
    void refuse(const HttpResponse &response);
    void sendContinue();
    //! Drops what follows the request in progress: called when the library has taken its bytes, so that it finds no
    //! second request even if it looked for one.
    void dropSurplus();
    //! From here on only a time limit is kept, until the WebSocket has taken over.
    void expectUpgrade();
    //! Closes now when no request is in progress, else after its answer.
    void drain();
    //! Called by the thread's one timer, at least every tickMs().
    void checkDeadline(qint64 nowMs);

    static int tickMs(const NetworkLimits &networkLimits);
    static qint64 nowMs();

private:
    enum class Phase { Idle, Receiving, Answering, Sending, Upgrading, Flushing, Lingering };

    void handleReadyRead();
    void handleBytesWritten();
    void receive(qint64 available);
    bool findClient();
    bool mayBufferBody(qsizetype taken);
    void awaitBody();
    void beginStream(std::unique_ptr<BodyIntake> intake, UploadSlots::Slot slot, qsizetype taken);
    void receiveStream();
    void finishStream();
    void complete(bool hasSurplus);
    void beginAnswer(bool hasSurplus);
    void sendFile();
    void finishAnswer();
    void refuseBody(const HttpResponse &response);
    void enter(Phase phase, int timeoutMs);
    void becomeIdle();
    void close();
    void linger();
    [[nodiscard]] int lingerMs() const;
    qint64 takeAll();
    void discard();
    QByteArray take(qint64 bytes);
    void endTransaction();
    void showHead();
    void abortSoon();

    static constexpr qint64 never = std::numeric_limits<qint64>::max();

    AcceptedSocket &m_accepted;
    QTcpSocket &m_socket; //!< the same connection
    const NetworkLimits &m_limits;
    Host &m_host;
    HttpFraming m_framing;
    Phase m_phase = Phase::Idle;
    bool m_closesAfterAnswer = false;
    bool m_isProxied = false; //!< the peer speaks for others
    qint64 m_deadline = never;
    qint64 m_discarded = 0;
    qint64 m_unwantedBytes = 0; //!< of a body that was refused at its head and may still come
    qint64 m_lingerEnd = never;
    QByteArray m_hiddenHead; //!< what the library may see once the head is complete
    std::optional<TrustedProxies::Client> m_client; //!< of the request in progress, as the proxy says
    std::unique_ptr<BodyStream> m_stream; //!< while a body goes to disk
    std::unique_ptr<FileSender> m_sender; //!< in the phase Sending
};

} // namespace chautari::server
