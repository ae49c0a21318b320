// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/originalbackend.h"

#include <QtNetwork/QTcpServer>
#include <QtWebSockets/QWebSocketServer>

#include <memory>

class QTcpSocket;
class QWebSocket;

namespace chautari::test {

//! \brief An original SewaBazaar server on a free port of loopback, for the client's tests: REST and WebSocket as it
//! was recorded, and the ways in which such a server and the way to it fail. Lives in one thread that runs an event
//! loop.
class FakeSewaBazaar : public QTcpServer
{
    Q_OBJECT
public:
    //! What happens to one POST of a message.
    enum class Trouble {
        None,
        NeverAnswered, //!< stored; the connection ends without an answer
        AnsweredLate, //!< stored; the answer waits for answerNow()
        ErrorThoughStored, //!< stored; then a page with 500
        Error, //!< not stored; a page with 500
    };

    FakeSewaBazaar();
    ~FakeSewaBazaar() override;

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] const OriginalBackend &backend() const { return m_backend; }

    // ---- the other person
    //! The id; every socket of both gets it.
    qint64 say(qint64 conversation, qint64 user, const QString &text);
    void showTyping(qint64 conversation, qint64 user, bool isTyping);

    // ---- trouble
    //! The next POSTs of messages, one after the other.
    void troubleNextPosts(const QList<Trouble> &troubles) { m_troubles = troubles; }
    void answerNow(); //!< what waits
    //! So many of the next requests, whatever they are: 500 and a page.
    void failNext(int requests) { m_failing = requests; }
    //! The same with 429.
    void throttleNext(int requests, int retryAfterSeconds);
    void expireAccessTokens() { m_backend.expireAccessTokens(); }
    void dropSockets(); //!< without a close frame
    void refuseSockets(bool isRefusing) { m_isRefusing = isRefusing; }
    //! Sockets stay open and say nothing any more; only pings are answered.
    void muteSockets(bool isMute) { m_isMute = isMute; }

    // ---- what happened
    [[nodiscard]] const QList<FakeRequest> &requests() const { return m_requests; }
    [[nodiscard]] int count(const QByteArray &method, const QByteArray &path) const; //!< path without the query
    [[nodiscard]] QStringList framesOf(qint64 user) const { return m_frames.value(user); }
    [[nodiscard]] int socketsOf(qint64 user) const { return int(m_sockets.count(user)); }

private:
    void serve(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const FakeRequest &request);
    FakeAnswer answerFor(const FakeRequest &request, Trouble &trouble);
    //! True when the request was for a WebSocket, which it is now, or was refused.
    bool upgrade(QTcpSocket *socket, const QByteArray &head);
    void welcome(QWebSocket *socket);
    void deliver();
    static void write(QTcpSocket *socket, const FakeAnswer &answer);

    OriginalBackend m_backend;
    QWebSocketServer m_door;
    QMultiMap<qint64, QWebSocket *> m_sockets;
    QMap<qint64, QStringList> m_frames;
    QList<FakeRequest> m_requests;
    QList<Trouble> m_troubles;
    QList<std::function<void()>> m_waiting;
    int m_failing = 0;
    int m_throttled = 0;
    int m_retryAfter = 0;
    bool m_isRefusing = false;
    bool m_isMute = false;
};

} // namespace chautari::test
