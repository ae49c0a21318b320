// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/backoff.h"
#include "app/net/serverprofile.h"
#include "shared/protocol/frames.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtCore/QUrl>

#include <memory>

class QWebSocket;

namespace chautari {

class KeyGuard;
class TokenSource;
class WireTap;

//! \brief Keeps one WebSocket to the server for as long as it is wanted: connects, notices silence, comes back for
//! ever. "Online" means that the server greeted us with its `connection` frame, not merely that the handshake passed: a
//! wrong token is refused after it (4001). Client-core thread.
class RealtimeClient : public QObject
{
    Q_OBJECT
public:
    //! \param endpoint "ws://127.0.0.1:8000/ws/messaging/"; `tokens` outlives this object.
    RealtimeClient(const QUrl &endpoint, TokenSource &tokens, QObject *parent = nullptr);
    ~RealtimeClient() override;

    //! The server is there now: a try on its way elsewhere is given up, the next one goes there at once.
    void moveTo(const QUrl &endpoint);
    //! \param viewer the signed-in user: who reads the frames.
    void start(UserId viewer);
    //! Outlives this object. Once it has refused, no try follows and no `lost` either.
    void setKeyGuard(KeyGuard *guard) { m_guard = guard; }
    void setProfile(const ServerProfile &profile) { m_profile = profile; }
    //! Closes; no signal follows.
    void stop();
    //! Forgets the back-off and connects now, if it was waiting.
    void retryNow();

    [[nodiscard]] bool isOnline() const { return m_state == State::Online; }
    //! False when not online: nothing was sent then.
    bool send(const ClientFrame &frame);
    //! The same with a text that nobody has looked at.
    bool sendRaw(const QByteArray &json);
    //! As if the line had broken; it comes back by itself.
    void dropLine();
    //! What goes over the line from now on is noted there; null: nowhere.
    void setTap(std::shared_ptr<WireTap> tap) { m_tap = std::move(tap); }

Q_SIGNALS:
    void connecting();
    void online(const chautari::ConnectionEvent &event);
    void lost(const QString &reason, int retryInMs);
    //! Every frame but `connection`, in the server's order.
    void frameReceived(const chautari::ServerFrame &frame);

private:
    enum class State { Stopped, Connecting, Online, Renewing, Waiting };

    void connectNow();
    void handleText(const QString &text);
    void handleClosed();
    [[nodiscard]] int deadMs() const; //!< of silence, after which the line is lost
    void handleSilence();
    void renewToken();
    void waitAndRetry(const QString &reason, int delayMs);
    void dropSocket();
    [[nodiscard]] bool hasOtherKey() const;
    void fail(const QString &reason);

    [[nodiscard]] QUrl address() const;

    QUrl m_endpoint;
    ServerProfile m_profile;
    TokenSource &m_tokens;
    KeyGuard *m_guard = nullptr;
    Backoff m_backoff;
    UserId m_viewer;
    State m_state = State::Stopped;
    QWebSocket *m_socket = nullptr;
    std::shared_ptr<WireTap> m_tap;
    QByteArray m_tokenInUse;
    QString m_problem; //!< what the socket said first in this try
    bool m_wasRefused = false; //!< 4001 since the last greeting
    int m_attempt = 0; //!< outdates answers of the token source
    QElapsedTimer m_heard;
    QTimer m_connectTimer;
    QTimer m_heartbeatTimer;
    QTimer m_silenceTimer;
    QTimer m_retryTimer;
};

} // namespace chautari
