// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzztargets.h"

#include "server/domain/tokens.h"

#include <sodium.h>

namespace chautari::fuzz {

using namespace chautari::server;

namespace {

class StoppedClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override { return Timestamp().plusSeconds(1'800'000'000); }
    [[nodiscard]] qint64 monotonicMs() const override { return 0; }
};

const QByteArray &key()
{
    static const QByteArray bytes = [] {
        QByteArray made;
        for (char c = 1; c <= 32; ++c)
            made.append(c);
        return made;
    }();
    return bytes;
}

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray signedToken(const QByteArray &payload)
{
    QByteArray token = base64Url(R"({"alg":"HS256","typ":"JWT"})") + '.' + payload;
    QByteArray mac(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256(reinterpret_cast<unsigned char *>(mac.data()),
        reinterpret_cast<const unsigned char *>(token.constData()), static_cast<unsigned long long>(token.size()),
        reinterpret_cast<const unsigned char *>(key().constData()));
    return token + '.' + base64Url(mac);
}

void check(const TokenCodec &codec, QByteArrayView token)
{
    for (const TokenType type : {TokenType::Access, TokenType::Refresh}) {
        const Result<TokenClaims> claims = codec.decode(token, type);
        require(!claims || (claims->user.isValid() && claims->session.isValid() && claims->type == type));
    }
}

} // namespace

//! The first byte says what the rest is: 0 a token, 1 the claims of a token that we sign, 2 the same already encoded.
//! Without a signature by our key no token is taken; with one, its claims are whole.
int jwt(const std::uint8_t *data, std::size_t size)
{
    static const StoppedClock clock;
    static const TokenCodec codec(key(), clock);
    if (size == 0)
        return 0;
    const QByteArray rest(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1));
    switch (data[0] % 3) {
    case 0:
        check(codec, rest);
        break;
    case 1:
        check(codec, signedToken(base64Url(rest)));
        break;
    default:
        check(codec, signedToken(rest));
        break;
    }
    return 0;
}

} // namespace chautari::fuzz
