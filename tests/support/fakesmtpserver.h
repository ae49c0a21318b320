// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtNetwork/QTcpServer>

class QTcpSocket;

namespace chautari::test {

//! \brief A mail server on a free port of loopback that takes one mail after the other and shows them. No TLS. Lives in
//! the thread whose event loop runs; the mailer under test waits in another one.
class FakeSmtpServer : public QObject
{
    Q_OBJECT
public:
    struct Letter
    {
        QByteArray from; //!< of the envelope
        QList<QByteArray> to;
        QByteArray text;
        QByteArray signIn; //!< what AUTH PLAIN carried, decoded
    };

    FakeSmtpServer();

    [[nodiscard]] QString url() const { return QStringLiteral("smtp://127.0.0.1:%1").arg(m_server.serverPort()); }
    //! The next MAIL is answered with it, e.g. "451 Later".
    void refuseWith(const QByteArray &line) { m_refusal = line; }
    //! From now on nothing is answered any more.
    void fallSilent() { m_isSilent = true; }

    QList<Letter> letters;
    int connections = 0;

private:
    struct Talk
    {
        QByteArray buffer;
        Letter letter;
        bool isData = false;
        bool isSignIn = false; //!< the next line is what was asked for
    };
    void handleConnection();
    void read(QTcpSocket *socket, Talk &talk);
    [[nodiscard]] QByteArray answer(const QByteArray &line, Talk &talk);

    QTcpServer m_server;
    QByteArray m_refusal;
    bool m_isSilent = false;
};

} // namespace chautari::test
