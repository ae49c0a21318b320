// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sealing/passphrasekey.h"

#include <sodium.h>

namespace chautari {

namespace {

// Part of the formats of the files sealed with them.
constexpr unsigned long long operations = 3;
constexpr size_t memoryBytes = 64U * 1024U * 1024U;
constexpr size_t keyBytes = 32;
static_assert(passphraseSaltBytes == crypto_pwhash_SALTBYTES);

} // namespace

QByteArray keyFromPassphrase(const QByteArray &passphrase, const QByteArray &salt)
{
    QByteArray key(qsizetype(keyBytes), Qt::Uninitialized);
    const bool isReady = sodium_init() >= 0
        && crypto_pwhash(reinterpret_cast<unsigned char *>(key.data()), keyBytes, passphrase.constData(),
               static_cast<unsigned long long>(passphrase.size()),
               reinterpret_cast<const unsigned char *>(salt.constData()), operations, memoryBytes,
               crypto_pwhash_ALG_ARGON2ID13)
            == 0;
    return isReady ? key : QByteArray();
}

QByteArray passphraseHash(const QByteArray &passphrase)
{
    QByteArray hash(crypto_pwhash_STRBYTES, '\0');
    const bool isMade = sodium_init() >= 0
        && crypto_pwhash_str(hash.data(), passphrase.constData(), static_cast<unsigned long long>(passphrase.size()),
               operations, memoryBytes)
            == 0;
    return isMade ? QByteArray(hash.constData()) : QByteArray();
}

bool isPassphraseOf(const QByteArray &hash, const QByteArray &passphrase)
{
    return sodium_init() >= 0
        && crypto_pwhash_str_verify(
               hash.constData(), passphrase.constData(), static_cast<unsigned long long>(passphrase.size()))
        == 0;
}

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(count));
    return bytes;
}

} // namespace chautari
