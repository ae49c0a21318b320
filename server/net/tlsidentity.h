// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>

class QSslConfiguration;

namespace chautari::server {

//! \brief Who the server is on a TLS connection: a private key and its certificate, as PEM. A value; errors are
//! sentences for the person who started the server, and never mean that it may go on without TLS.
class TlsIdentity
{
public:
    //! The one of `folder`. Made there when there is no key: a P-256 key (0600) and a certificate that signs itself and
    //! names nobody. A key that is there is never replaced; damaged, it is an error. A missing certificate, or one that
    //! ends soon, is made anew for the same key, and with it the fingerprint stays.
    static Result<TlsIdentity> ofFolder(const QString &folder, const QDateTime &now);
    //! Of two PEM files (--tls CERT:KEY); the certificate may be followed by those of its issuers.
    static Result<TlsIdentity> fromFiles(const QString &certificate, const QString &key, const QDateTime &now);

    //! SHA-256 of the public key (SubjectPublicKeyInfo, RFC 5280 4.1), as clients pin it: "sha256/" and base64url
    //! without padding, so that it stands in a link as it is.
    [[nodiscard]] const QString &fingerprint() const { return m_fingerprint; }
    //! TLS 1.2 and later with forward secrecy and AEAD ciphers; no compression, no renegotiation. One for each thread.
    [[nodiscard]] QSslConfiguration configuration() const;

private:
    TlsIdentity(QByteArray certificates, QByteArray key, QString fingerprint);

    QByteArray m_certificates;
    QByteArray m_key;
    QString m_fingerprint;
};

} // namespace chautari::server
