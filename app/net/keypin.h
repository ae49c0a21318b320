// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>

class QSslCertificate;

namespace chautari {

//! \brief The public key that a server must have, whatever its certificate says of names, dates and issuers: SHA-256 of
//! the SubjectPublicKeyInfo (RFC 5280 4.1). A value; the default one pins nothing.
class KeyPin
{
public:
    static constexpr qsizetype bytesOfAll = 32;

    KeyPin() = default;

    //! "sha256/" and 43 characters of base64url; nothing for anything else.
    static std::optional<KeyPin> parse(const QString &text);
    //! Pins nothing unless there are bytesOfAll.
    static KeyPin ofBytes(const QByteArray &hash);
    //! Pins nothing when the key is of a kind that is not understood.
    static KeyPin of(const QSslCertificate &certificate);

    [[nodiscard]] bool isSet() const { return !m_hash.isEmpty(); }
    //! The hash itself; empty when it pins nothing.
    [[nodiscard]] const QByteArray &bytes() const { return m_hash; }
    //! As parse() reads it; empty when it pins nothing.
    [[nodiscard]] QString toString() const;

    friend bool operator==(const KeyPin &, const KeyPin &) = default;

private:
    QByteArray m_hash;
};

} // namespace chautari
