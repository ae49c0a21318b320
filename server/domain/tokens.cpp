// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/tokens.h"

#include "shared/core/limits.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <sodium.h>

#include <algorithm>
#include <array>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

//! {"alg":"HS256","typ":"JWT"} and the dot after it. Any other header, however it spells the same, is not ours.
constexpr QByteArrayView headerAndDot{"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."};
//! 32 bytes in unpadded base64url.
constexpr qsizetype signatureCharacters = 43;
//! The end of the year 9999. Beyond it a sum of times would overflow; a token that claims more lives until then.
constexpr qint64 lastSecond = 253'402'300'799;
constexpr int base64Variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

const unsigned char *bytes(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

QByteArray toBase64Url(const unsigned char *data, size_t size)
{
    QByteArray text(qsizetype(sodium_base64_encoded_len(size, base64Variant)), Qt::Uninitialized);
    sodium_bin2base64(text.data(), size_t(text.size()), data, size, base64Variant);
    text.chop(1); // libsodium writes the terminating NUL
    return text;
}

QByteArray signatureOf(QByteArrayView text, const QByteArray &key)
{
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac;
    crypto_auth_hmacsha256(mac.data(), bytes(text), size_t(text.size()), bytes(key));
    return toBase64Url(mac.data(), mac.size());
}

std::optional<QByteArray> fromBase64Url(QByteArrayView text)
{
    QByteArray data(text.size(), Qt::Uninitialized);
    size_t size = 0;
    const char *end = nullptr;
    if (sodium_base642bin(reinterpret_cast<unsigned char *>(data.data()), size_t(data.size()), text.data(),
            size_t(text.size()), nullptr, &size, &end, base64Variant)
            != 0
        || end != text.data() + text.size())
        return std::nullopt;
    data.truncate(qsizetype(size));
    return data;
}

Error invalidToken()
{
    return Error::of(ErrorCode::TokenNotValid, u"Token is invalid or expired"_s);
}

QLatin1StringView typeName(TokenType type)
{
    return type == TokenType::Access ? "access"_L1 : "refresh"_L1;
}

//! A positive integer, also as a decimal string: newer versions of the original write the user id so (contract.md 2.5).
qint64 positiveInteger(const QJsonValue &value)
{
    const qint64 number = value.isString() ? value.toString().toLongLong() : value.toInteger(0);
    return number > 0 ? number : 0;
}

} // namespace

TokenCodec::TokenCodec(QByteArray key, const Clock &clock)
    : m_key(std::move(key))
    , m_clock(clock)
{
    if (sodium_init() < 0)
        qFatal("libsodium cannot be initialised");
    // A short key would be read past its end by the MAC; it is made by the storage, so this is a fault of ours.
    if (m_key.size() != qsizetype(crypto_auth_hmacsha256_KEYBYTES))
        qFatal("the token key must have 32 bytes");
}

QByteArray TokenCodec::encode(const TokenClaims &claims) const
{
    const QByteArray payload = "{\"token_type\":\"" + QByteArray(typeName(claims.type).data()) + "\",\"exp\":"
        + QByteArray::number(claims.expiresAt.seconds()) + ",\"iat\":" + QByteArray::number(m_clock.now().seconds())
        + ",\"jti\":\"" + claims.jti.toLatin1() + "\",\"user_id\":" + QByteArray::number(claims.user.value())
        + ",\"sid\":" + QByteArray::number(claims.session.value()) + '}';
    QByteArray token = headerAndDot.toByteArray() + toBase64Url(bytes(payload), size_t(payload.size()));
    const QByteArray signature = signatureOf(token, m_key);
    token += '.';
    token += signature;
    return token;
}

Result<TokenClaims> TokenCodec::decode(QByteArrayView token, TokenType expected) const
{
    const qsizetype signedSize = token.size() - signatureCharacters - 1;
    if (token.size() > limits::tokenBytes || signedSize <= headerAndDot.size() || !token.startsWith(headerAndDot)
        || token.at(signedSize) != '.')
        return invalidToken();
    const QByteArrayView signedPart = token.first(signedSize);
    // Text against text: libsodium's decoder takes '-' and '_' with their high bit set, a second spelling of one
    // signature.
    const QByteArray expectedSignature = signatureOf(signedPart, m_key);
    if (sodium_memcmp(expectedSignature.constData(), token.data() + signedSize + 1, size_t(signatureCharacters)) != 0)
        return invalidToken();

    // From here on the bytes are ours.
    const std::optional<QByteArray> payload = fromBase64Url(signedPart.sliced(headerAndDot.size()));
    if (!payload)
        return invalidToken();
    const QJsonObject json = QJsonDocument::fromJson(*payload).object();
    TokenClaims claims;
    claims.type = expected;
    claims.expiresAt = Timestamp().plusSeconds(std::min(positiveInteger(json.value("exp"_L1)), lastSecond));
    claims.session = SessionId(positiveInteger(json.value("sid"_L1)));
    claims.jti = json.value("jti"_L1).toString();
    if (claims.expiresAt.plusSeconds(limits::tokenLeewaySeconds) <= m_clock.now() || !claims.session.isValid()
        || claims.jti.isEmpty())
        return invalidToken();
    if (json.value("token_type"_L1).toString() != typeName(expected))
        return Error::of(ErrorCode::TokenNotValid, u"Token has wrong type"_s);
    claims.user = UserId(positiveInteger(json.value("user_id"_L1)));
    if (!claims.user.isValid())
        return Error::of(ErrorCode::TokenNotValid, u"Token contained no recognizable user identification"_s);
    return claims;
}

QString TokenCodec::newJti()
{
    std::array<unsigned char, 16> random;
    randombytes_buf(random.data(), random.size());
    return QString::fromLatin1(
        QByteArray::fromRawData(reinterpret_cast<const char *>(random.data()), qsizetype(random.size())).toHex());
}

} // namespace chautari::server
