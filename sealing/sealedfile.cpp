// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sealing/sealedfile.h"

#include "sealing/passphrasekey.h"

#include <QtCore/QIODevice>
#include <QtCore/QtEndian>

#include <algorithm>
#include <sodium.h>

namespace chautari {

namespace {

constexpr qsizetype blockBytes = 64 * 1024;
constexpr qsizetype tagBytes = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr qsizetype headerBytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
// Before each entry: the length of its name, the name, its size.
constexpr qsizetype nameLengthBytes = 2;
constexpr qsizetype sizeBytes = 8;
constexpr qsizetype longestName = 1024;

const unsigned char *readable(const QByteArray &array)
{
    return reinterpret_cast<const unsigned char *>(array.constData());
}

unsigned char *writable(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

Error notWritten(const QIODevice &device)
{
    return Error::of(ErrorCode::StorageFull, device.errorString());
}

Error damaged()
{
    return Error::of(ErrorCode::MalformedRequest);
}

Result<void> put(QIODevice &device, const QByteArray &bytes)
{
    return device.write(bytes) == bytes.size() ? Result<void>() : notWritten(device);
}

} // namespace

// ---- writing
// ---------------------------------------------------------------------------------------------------------

struct SealedWriter::State
{
    crypto_secretstream_xchacha20poly1305_state stream;
    ~State() { sodium_memzero(&stream, sizeof stream); }
};

SealedWriter::SealedWriter(QIODevice &device, std::unique_ptr<State> state)
    : m_device(device)
    , m_state(std::move(state))
{ }

SealedWriter::~SealedWriter() = default;

Result<std::unique_ptr<SealedWriter>> SealedWriter::open(
    QIODevice &device, const QByteArray &edition, const QByteArray &passphrase)
{
    if (sodium_init() < 0)
        return Error::of(ErrorCode::Internal);
    const QByteArray salt = randomBytes(passphraseSaltBytes);
    QByteArray key = keyFromPassphrase(passphrase, salt);
    if (key.isEmpty())
        return Error::of(ErrorCode::ServerBusy);
    auto state = std::make_unique<State>();
    QByteArray header(headerBytes, Qt::Uninitialized);
    crypto_secretstream_xchacha20poly1305_init_push(&state->stream, writable(header), readable(key));
    sodium_memzero(key.data(), size_t(key.size()));
    if (auto written = put(device, edition + salt + header); !written)
        return written.error();
    return std::unique_ptr<SealedWriter>(new SealedWriter(device, std::move(state)));
}

Result<void> SealedWriter::begin(const QString &name, qint64 size)
{
    const QByteArray utf8 = name.toUtf8();
    QByteArray head(nameLengthBytes, Qt::Uninitialized);
    qToLittleEndian(quint16(utf8.size()), head.data());
    head += utf8;
    QByteArray length(sizeBytes, Qt::Uninitialized);
    qToLittleEndian(quint64(size), length.data());
    return write(head + length);
}

Result<void> SealedWriter::write(const QByteArray &bytes)
{
    m_waiting += bytes;
    while (m_waiting.size() > blockBytes) {
        if (auto flushed = flush(false); !flushed)
            return flushed;
    }
    return {};
}

Result<void> SealedWriter::finish()
{
    return flush(true);
}

Result<void> SealedWriter::flush(bool isLast)
{
    const QByteArray clear = m_waiting.left(blockBytes);
    m_waiting.remove(0, clear.size());
    QByteArray block(clear.size() + tagBytes, Qt::Uninitialized);
    crypto_secretstream_xchacha20poly1305_push(&m_state->stream, writable(block), nullptr, readable(clear),
        static_cast<unsigned long long>(clear.size()), nullptr, 0,
        isLast ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
    return put(m_device, block);
}

// ---- reading
// ---------------------------------------------------------------------------------------------------------

struct SealedReader::State
{
    crypto_secretstream_xchacha20poly1305_state stream;
    ~State() { sodium_memzero(&stream, sizeof stream); }
};

SealedReader::SealedReader(QIODevice &device, std::unique_ptr<State> state)
    : m_device(device)
    , m_state(std::move(state))
{ }

SealedReader::~SealedReader() = default;

Result<std::unique_ptr<SealedReader>> SealedReader::open(
    QIODevice &device, const QByteArray &edition, const QByteArray &passphrase)
{
    if (sodium_init() < 0)
        return Error::of(ErrorCode::Internal);
    const QByteArray head = device.read(edition.size() + passphraseSaltBytes + headerBytes);
    if (!head.startsWith(edition) || head.size() != edition.size() + passphraseSaltBytes + headerBytes)
        return damaged();
    QByteArray key = keyFromPassphrase(passphrase, head.mid(edition.size(), passphraseSaltBytes));
    if (key.isEmpty())
        return Error::of(ErrorCode::ServerBusy);
    auto state = std::make_unique<State>();
    crypto_secretstream_xchacha20poly1305_init_pull(
        &state->stream, readable(head) + edition.size() + passphraseSaltBytes, readable(key));
    sodium_memzero(key.data(), size_t(key.size()));
    std::unique_ptr<SealedReader> reader(new SealedReader(device, std::move(state)));
    // With a wrong key not even the first block can be read; damage there cannot be told from it.
    if (!reader->fill(1))
        return Error::of(ErrorCode::BadCredentials);
    return reader;
}

Result<void> SealedReader::fill(qsizetype wanted)
{
    while (m_clear.size() < wanted) {
        const QByteArray block = m_isLastRead ? QByteArray() : m_device.read(blockBytes + tagBytes);
        if (block.size() < tagBytes)
            return damaged();
        QByteArray clear(block.size() - tagBytes, Qt::Uninitialized);
        unsigned char tag = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(&m_state->stream, writable(clear), nullptr, &tag,
                readable(block), static_cast<unsigned long long>(block.size()), nullptr, 0)
            != 0)
            return damaged();
        m_isLastRead = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
        m_clear += clear;
    }
    return {};
}

Result<bool> SealedReader::next()
{
    while (m_left > 0) {
        if (auto skipped = read(); !skipped)
            return skipped.error();
    }
    if (m_clear.isEmpty() && m_isLastRead)
        return m_device.atEnd() ? Result<bool>(false) : damaged();
    if (auto filled = fill(nameLengthBytes); !filled)
        return filled.error();
    const qsizetype length = qFromLittleEndian<quint16>(m_clear.constData());
    if (length == 0 || length > longestName)
        return damaged();
    if (auto filled = fill(nameLengthBytes + length + sizeBytes); !filled)
        return filled.error();
    m_name = QString::fromUtf8(m_clear.mid(nameLengthBytes, length));
    m_size = qFromLittleEndian<qint64>(m_clear.constData() + nameLengthBytes + length);
    if (m_size < 0)
        return damaged();
    m_left = m_size;
    m_clear.remove(0, nameLengthBytes + length + sizeBytes);
    return true;
}

Result<QByteArray> SealedReader::read()
{
    if (m_left == 0)
        return QByteArray();
    if (auto filled = fill(1); !filled)
        return filled.error();
    const QByteArray bytes = m_clear.left(qsizetype(std::min<qint64>(m_left, blockBytes)));
    m_clear.remove(0, bytes.size());
    m_left -= bytes.size();
    return bytes;
}

} // namespace chautari
