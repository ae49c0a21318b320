// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/tlsidentity.h"

#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpServer>

namespace chautari::test {

//! \brief In the middle, with a key of its own: finishes the handshake with whoever comes and keeps what he says then.
//! It may pass everything on to the real server and back.
class Impostor : public QTcpServer
{
public:
    Impostor()
        : m_identity(*server::TlsIdentity::ofFolder(m_dir.path(), QDateTime::currentDateTime()))
    { }

    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("https://%1:%2").arg(serverAddress().toString()).arg(serverPort()));
    }
    [[nodiscard]] QString fingerprint() const { return m_identity.fingerprint(); }
    void relayTo(const QUrl &server) { m_server = server; }

    QByteArray heard;
    int connections = 0;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        ++connections;
        auto *socket = new QSslSocket(this);
        socket->setSslConfiguration(m_identity.configuration());
        QSslSocket *beyond = m_server.isEmpty() ? nullptr : new QSslSocket(socket);
        connect(socket, &QSslSocket::readyRead, this, [this, socket, beyond] {
            const QByteArray bytes = socket->readAll();
            heard += bytes;
            if (beyond)
                beyond->write(bytes);
        });
        if (beyond) {
            beyond->setPeerVerifyMode(QSslSocket::VerifyNone);
            connect(beyond, &QSslSocket::readyRead, socket, [socket, beyond] { socket->write(beyond->readAll()); });
            connect(beyond, &QSslSocket::disconnected, socket, [socket] { socket->disconnectFromHost(); });
            connect(socket, &QSslSocket::disconnected, beyond, [beyond] { beyond->disconnectFromHost(); });
            beyond->connectToHostEncrypted(m_server.host(), quint16(m_server.port()));
        }
        socket->setSocketDescriptor(descriptor);
        socket->startServerEncryption();
    }

private:
    QTemporaryDir m_dir;
    server::TlsIdentity m_identity;
    QUrl m_server;
};

} // namespace chautari::test
