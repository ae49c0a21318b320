// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QHash>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTimer>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpServer>

class QTcpSocket;

namespace chautari::test {

//! \brief A bad line between a client and a server on loopback: passes bytes on, or does not. Lives in the thread whose
//! event loop runs. Random, from a seed.
class ChaosProxy : public QObject
{
    Q_OBJECT
public:
    enum class Mode {
        Clear, //!< passes everything on
        Delay, //!< each piece comes up to 200 ms late, in order
        Trickle, //!< a few bytes every few milliseconds
        HalfOpen, //!< nothing passes any more, and nobody is told
        Deaf, //!< what the client says arrives, the answers do not
        Cutting, //!< a piece in four goes half, then the connection is closed
        Resetting, //!< likewise, with a RST
        Refusing //!< new connections are closed at once; the old ones go on
    };

    explicit ChaosProxy(quint32 seed = 1, QObject *parent = nullptr);
    ~ChaosProxy() override;

    //! On a free port of loopback; false when there is none.
    bool listen(quint16 targetPort);
    //! For connections to come: the server was started again.
    void setTarget(quint16 targetPort) { m_targetPort = targetPort; }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port())); }

    //! For the living connections, too. What was held back by HalfOpen or Deaf is gone: those connections are broken
    //! for good, as after a lost route.
    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const { return m_mode; }
    void cutAll(); //!< closes every connection
    void resetAll(); //!< with a RST
    [[nodiscard]] int connections() const { return m_connections; } //!< so far

private:
    struct Piece
    {
        qint64 due = 0; //!< milliseconds of m_time
        QByteArray bytes;
    };
    struct Way
    {
        QTcpSocket *to = nullptr;
        bool isFromServer = false;
        QList<Piece> pieces;
        bool isBroken = false; //!< something was swallowed: nothing may follow it
    };

    void accept();
    void take(QTcpSocket *from);
    void pass();
    void end(QTcpSocket *socket, bool isReset);
    void endAll(bool isReset);

    QTcpServer m_server;
    quint16 m_targetPort = 0;
    Mode m_mode = Mode::Clear;
    QRandomGenerator m_random;
    QHash<QTcpSocket *, Way> m_ways; //!< by where it comes from
    QTimer m_tick;
    QElapsedTimer m_time;
    int m_connections = 0;
};

} // namespace chautari::test
