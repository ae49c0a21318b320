// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The pin check switched off, for the control of tests about it: linked before the client's libraries, it takes the
// place of app/net/keyguard.cpp there. The programs themselves have no such switch.
#include "app/net/keyguard.h"

#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QSslCertificate>
#include <QtWebSockets/QWebSocket>

namespace chautari {

void KeyGuard::setPin(const KeyPin &pin, const QUrl &server)
{
    m_pin = pin;
    m_server = server;
}

bool KeyGuard::guards(const QUrl &) const
{
    return m_pin.isSet();
}

QSslConfiguration KeyGuard::configuration()
{
    return QSslConfiguration::defaultConfiguration();
}

void KeyGuard::prepare(QNetworkRequest &) { }

void KeyGuard::watch(QNetworkReply &reply)
{
    connect(&reply, &QNetworkReply::sslErrors, this, [&reply] { reply.ignoreSslErrors(); });
}

void KeyGuard::watch(QWebSocket &socket)
{
    connect(&socket, &QWebSocket::sslErrors, this, [&socket] { socket.ignoreSslErrors(); });
}

bool KeyGuard::isRight(const QSslCertificate &, const QUrl &)
{
    return true;
}

} // namespace chautari
