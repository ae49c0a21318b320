// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/onetimecodes.h"

#include "shared/core/limits.h"

#include <sodium.h>

namespace chautari::server {

namespace {

constexpr quint32 sixDigits = 1'000'000;
constexpr qsizetype tokenBytes = 32;

QByteArray randomBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(size));
    return bytes;
}

} // namespace

OneTimeCodes::OneTimeCodes(const Clock &clock)
    : m_clock(clock)
    , m_hashKey(randomBytes(crypto_generichash_KEYBYTES))
{ }

QString OneTimeCodes::issueDigits(const QByteArray &key)
{
    QString code = QString::number(randombytes_uniform(sixDigits)).rightJustified(6, u'0');
    remember(key, code);
    return code;
}

QString OneTimeCodes::issueToken(const QByteArray &key)
{
    QString token = QString::fromLatin1(
        randomBytes(tokenBytes).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    remember(key, token);
    return token;
}

void OneTimeCodes::remember(const QByteArray &key, const QString &code)
{
    const qint64 nowMs = m_clock.monotonicMs();
    const std::lock_guard lock(m_mutex);
    if (m_entries.size() >= limits::oneTimeCodes)
        m_entries.removeIf([nowMs](const auto &entry) { return entry.value().expiresMs <= nowMs; });
    if (m_entries.size() >= limits::oneTimeCodes)
        m_entries.erase(m_entries.begin()); // somebody asks again; better than to grow
    m_entries.insert(
        key, Entry{hashOf(key, code), nowMs + limits::oneTimeCodeSeconds * 1000LL, limits::oneTimeCodeTries});
}

bool OneTimeCodes::redeem(const QByteArray &key, const QString &code)
{
    const QByteArray hash = hashOf(key, code);
    const std::lock_guard lock(m_mutex);
    const auto entry = m_entries.find(key);
    if (entry == m_entries.end())
        return false;
    const bool isAlive = entry->expiresMs > m_clock.monotonicMs();
    const bool isRight = sodium_memcmp(hash.constData(), entry->hash.constData(), size_t(hash.size())) == 0 && isAlive;
    if (isRight || !isAlive || --entry->triesLeft <= 0)
        m_entries.erase(entry);
    return isRight;
}

QByteArray OneTimeCodes::hashOf(const QByteArray &key, const QString &code) const
{
    const QByteArray text = key + '\n' + code.toUtf8();
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), size_t(hash.size()),
        reinterpret_cast<const unsigned char *>(text.constData()), size_t(text.size()),
        reinterpret_cast<const unsigned char *>(m_hashKey.constData()), size_t(m_hashKey.size()));
    return hash;
}

} // namespace chautari::server
