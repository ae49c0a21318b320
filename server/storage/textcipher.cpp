// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/textcipher.h"

#include "shared/core/logging.h"

#include <QtCore/QtEndian>

#include <sodium.h>

#include <array>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr char keyNumber = 1;
constexpr qsizetype nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr qsizetype headBytes = 1 + nonceBytes;

unsigned char *bytesOf(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

const unsigned char *bytesOf(const QByteArray &array)
{
    return reinterpret_cast<const unsigned char *>(array.constData());
}

QByteArray keyedHash(const QByteArray &key, const QByteArray &bytes)
{
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(bytesOf(hash), size_t(hash.size()), bytesOf(bytes),
        static_cast<unsigned long long>(bytes.size()), bytesOf(key), size_t(key.size()));
    return hash;
}

using Binding = std::array<unsigned char, 1 + 3 * sizeof(qint64)>;

Binding bindingOf(const TextCipher::Row &row)
{
    Binding binding;
    binding[0] = static_cast<unsigned char>(row.purpose);
    qToLittleEndian(row.first, &binding[1]);
    qToLittleEndian(row.second, &binding[9]);
    qToLittleEndian(row.third, &binding[17]);
    return binding;
}

} // namespace

//! By its name on the disk, which is as unique as the row's id and known before there is one.
TextCipher::Row TextCipher::fileNameRow(const QString &storageName, qint64 owner)
{
    constexpr qsizetype nameBytes = 2 * sizeof(qint64);
    const QByteArray name = QByteArray::fromHex(storageName.toLatin1()).leftJustified(nameBytes, '\0');
    return {Purpose::FileName, qFromLittleEndian<qint64>(name.constData()),
        qFromLittleEndian<qint64>(name.constData() + sizeof(qint64)), owner};
}

TextCipher::TextCipher(QByteArray key, QByteArray wordKey)
    : m_key(std::move(key))
    , m_wordKey(std::move(wordKey))
{
    Q_ASSERT(m_key.size() == qsizetype(crypto_aead_xchacha20poly1305_ietf_KEYBYTES));
    Q_ASSERT(m_wordKey.size() == qsizetype(crypto_generichash_KEYBYTES));
    m_auditKey = keyedHash(m_key, "audit log");
}

QByteArray TextCipher::auditHash(const QByteArray &bytes) const
{
    return keyedHash(m_auditKey, bytes);
}

QByteArray TextCipher::seal(const Row &row, const QString &text) const
{
    if (text.isEmpty())
        return {};
    const QByteArray utf8 = text.toUtf8();
    const Binding binding = bindingOf(row);
    QByteArray sealed(headBytes + utf8.size() + tagBytes, Qt::Uninitialized);
    unsigned char *out = bytesOf(sealed);
    out[0] = keyNumber;
    randombytes_buf(out + 1, size_t(nonceBytes));
    crypto_aead_xchacha20poly1305_ietf_encrypt(out + headBytes, nullptr, bytesOf(utf8),
        static_cast<unsigned long long>(utf8.size()), binding.data(), binding.size(), nullptr, out + 1, bytesOf(m_key));
    return sealed;
}

std::optional<QString> TextCipher::open(const Row &row, const QByteArray &sealed) const
{
    if (sealed.isEmpty())
        return QString();
    if (sealed.size() < headBytes + tagBytes || sealed.at(0) != keyNumber)
        return std::nullopt;
    const Binding binding = bindingOf(row);
    const unsigned char *in = bytesOf(sealed);
    QByteArray utf8(sealed.size() - headBytes - tagBytes, Qt::Uninitialized);
    const int result = crypto_aead_xchacha20poly1305_ietf_decrypt(bytesOf(utf8), nullptr, nullptr, in + headBytes,
        static_cast<unsigned long long>(sealed.size() - headBytes), binding.data(), binding.size(), in + 1,
        bytesOf(m_key));
    if (result != 0)
        return std::nullopt;
    return QString::fromUtf8(utf8);
}

QString TextCipher::openOrSaySo(const Row &row, const QByteArray &sealed) const
{
    if (std::optional<QString> text = open(row, sealed))
        return std::move(*text);
    qCWarning(logStorage, "A text does not open with this server's key: it was changed, or the key was.");
    return u"[ENCRYPTED]"_s;
}

qint64 TextCipher::wordHash(const QString &word) const
{
    const QByteArray utf8 = word.toUtf8();
    std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
    crypto_generichash(hash.data(), hash.size(), bytesOf(utf8), static_cast<unsigned long long>(utf8.size()),
        bytesOf(m_wordKey), size_t(m_wordKey.size()));
    return qFromLittleEndian<qint64>(hash.data());
}

QByteArray TextCipher::wordKeyFingerprint() const
{
    std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
    crypto_generichash(
        hash.data(), hash.size(), bytesOf(m_wordKey), static_cast<unsigned long long>(m_wordKey.size()), nullptr, 0);
    return QByteArray(reinterpret_cast<const char *>(hash.data()), qsizetype(hash.size()));
}

} // namespace chautari::server
