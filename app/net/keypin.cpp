// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/keypin.h"

#include <QtCore/QCryptographicHash>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr auto algorithm = "sha256/"_L1;
constexpr auto form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

std::optional<KeyPin> KeyPin::parse(const QString &text)
{
    if (!text.startsWith(algorithm))
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(
        text.mid(algorithm.size()).toLatin1(), form | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() != bytesOfAll)
        return std::nullopt;
    return ofBytes(decoded.decoded);
}

KeyPin KeyPin::ofBytes(const QByteArray &hash)
{
    KeyPin pin;
    if (hash.size() == bytesOfAll)
        pin.m_hash = hash;
    return pin;
}

KeyPin KeyPin::of(const QSslCertificate &certificate)
{
    KeyPin pin;
    if (const QByteArray key = certificate.publicKey().toDer(); !key.isEmpty())
        pin.m_hash = QCryptographicHash::hash(key, QCryptographicHash::Sha256);
    return pin;
}

QString KeyPin::toString() const
{
    return isSet() ? algorithm + QString::fromLatin1(m_hash.toBase64(form)) : QString();
}

} // namespace chautari
