// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/keypin.h"
#include "shared/core/error.h"

#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtNetwork/QSslConfiguration>

#include <optional>

class QNetworkReply;
class QNetworkRequest;
class QSslError;
class QWebSocket;

namespace chautari {

//! \brief The one place that decides whether a server has the pinned key, for HTTP and WebSocket both. Client-core
//! thread; outlives the clients that use it.
//!
//! It works by refusal: on a guarded connection no issuer is trusted, so every handshake ends in TLS errors, and only
//! those of the certificate with the pinned key are let pass, before Qt writes the first byte of HTTP. Nobody asked, or
//! asked too late, is a connection that fails. One other key, and it is over at that address: hasRefused() stays, and
//! the clients try nothing more, until the server with the right key has been found somewhere else.
class KeyGuard : public QObject
{
    Q_OBJECT
public:
    explicit KeyGuard(QObject *parent = nullptr)
        : QObject(parent)
    { }

    //! \param server any URL of it: its host and port are guarded, others are not. A pin that is not set guards
    //! nothing. What was refused elsewhere is forgotten.
    void setPin(const KeyPin &pin, const QUrl &server);
    [[nodiscard]] bool guards(const QUrl &url) const;
    [[nodiscard]] bool hasRefused() const { return m_refusal.has_value(); }
    //! A sentence with both fingerprints; only after hasRefused().
    [[nodiscard]] Error refusal() const { return *m_refusal; }

    //! For guarded URLs, before they are opened: no issuer is trusted.
    static void prepare(QNetworkRequest &request);
    void watch(QNetworkReply &reply);
    void watch(QWebSocket &socket);

Q_SIGNALS:
    //! Once for each address. Comes from inside a handshake: connect queued.
    void refused(const chautari::Error &error);

private:
    [[nodiscard]] static QSslConfiguration configuration();
    [[nodiscard]] bool isRight(const QSslCertificate &certificate, const QUrl &server);

    KeyPin m_pin;
    QUrl m_server;
    std::optional<Error> m_refusal;
};

} // namespace chautari
