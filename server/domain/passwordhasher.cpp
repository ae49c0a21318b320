// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/passwordhasher.h"

#include <sodium.h>

#include <array>
#include <cstring>

namespace chautari::server {

PasswordHasher::PasswordHasher(Cost cost)
    : m_cost(cost)
{
    if (sodium_init() < 0)
        qFatal("libsodium cannot be initialised");
}

QByteArray PasswordHasher::hash(const QString &password) const
{
    QByteArray secret = password.toUtf8();
    std::array<char, crypto_pwhash_STRBYTES> text;
    const int failed
        = crypto_pwhash_str_alg(text.data(), secret.constData(), static_cast<unsigned long long>(secret.size()),
            m_cost.operations, m_cost.memoryBytes, crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(secret.data(), size_t(secret.size()));
    return failed ? QByteArray() : QByteArray(text.data());
}

bool PasswordHasher::verify(const QByteArray &hash, const QString &password) const
{
    if (hash.isEmpty() || hash.size() >= qsizetype(crypto_pwhash_STRBYTES))
        return false;
    QByteArray secret = password.toUtf8();
    const int failed = crypto_pwhash_str_verify(
        hash.constData(), secret.constData(), static_cast<unsigned long long>(secret.size()));
    sodium_memzero(secret.data(), size_t(secret.size()));
    return failed == 0;
}

void PasswordHasher::verifyNothing(const QString &password) const
{
    (void)hash(password);
}

bool PasswordHasher::needsRehash(const QByteArray &hash) const
{
    return crypto_pwhash_str_needs_rehash(hash.constData(), m_cost.operations, m_cost.memoryBytes) != 0;
}

} // namespace chautari::server
