// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/keyguard.h"

#include "app/net/networkproblem.h"

#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslError>
#include <QtNetwork/QSslSocket>
#include <QtWebSockets/QWebSocket>

#include <algorithm>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 || url.scheme() == "wss"_L1 ? 443 : 80);
}

// QNetworkAccessManager lets an error pass once more only for the same certificate. So each connection needs one error
// that names the server's own certificate and not an issuer's, which others may share: a name that nobody has (RFC
// 6761).
const QString &nobodysName()
{
    static const QString name = u"pinned.invalid"_s;
    return name;
}

} // namespace

void KeyGuard::setPin(const KeyPin &pin, const QUrl &server)
{
    m_pin = pin;
    m_server = server;
    m_refusal.reset();
}

bool KeyGuard::guards(const QUrl &url) const
{
    return m_pin.isSet() && url.host() == m_server.host() && portOf(url) == portOf(m_server);
}

QSslConfiguration KeyGuard::configuration()
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates({});
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    return configuration;
}

void KeyGuard::prepare(QNetworkRequest &request)
{
    request.setSslConfiguration(configuration());
    request.setPeerVerifyName(nobodysName());
}

void KeyGuard::watch(QNetworkReply &reply)
{
    connect(&reply, &QNetworkReply::sslErrors, this, [this, &reply, server = m_server](const QList<QSslError> &errors) {
        const QSslCertificate certificate = reply.sslConfiguration().peerCertificate();
        const bool isNamed
            = std::ranges::any_of(errors, [&](const QSslError &error) { return error.certificate() == certificate; });
        if (isRight(certificate, server) && isNamed)
            reply.ignoreSslErrors(errors);
    });
    // Cannot differ from what passed above; if Qt ever lets a connection through without asking, it ends here.
    connect(&reply, &QNetworkReply::encrypted, this, [this, &reply, server = m_server] {
        if (!isRight(reply.sslConfiguration().peerCertificate(), server))
            reply.abort();
    });
}

void KeyGuard::watch(QWebSocket &socket)
{
    socket.setSslConfiguration(configuration());
    connect(&socket, &QWebSocket::sslErrors, this, [this, &socket, server = m_server](const QList<QSslError> &errors) {
        if (isRight(socket.sslConfiguration().peerCertificate(), server))
            socket.ignoreSslErrors(errors);
    });
}

// A handshake may end when the server has been found elsewhere meanwhile: who stands at the old address is no reason to
// stop at the new one.
bool KeyGuard::isRight(const QSslCertificate &certificate, const QUrl &server)
{
    const KeyPin found = KeyPin::of(certificate);
    if (!guards(server))
        return false;
    if (found.isSet() && found == m_pin && !m_refusal)
        return true;
    if (!m_refusal) {
        m_refusal = otherKey(m_server, m_pin.toString(), found.toString());
        Q_EMIT refused(*m_refusal);
    }
    return false;
}

} // namespace chautari
