// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/uploadwriter.h"

#include "shared/core/logging.h"

#include <cerrno>
#include <cstring>

namespace chautari::server {

namespace {

constexpr qsizetype pendingBytes = 16 * 1024;

} // namespace

UploadWriter::UploadWriter(const QString &folder, qint64 byteLimit)
    : m_folder(folder)
    , m_byteLimit(byteLimit)
{
    crypto_generichash_init(&m_hash, nullptr, 0, crypto_generichash_BYTES);
    m_file = TemporaryFile::create(m_folder, m_descriptor);
    if (!m_file) {
        qCWarning(logNet, "Cannot make a file for an upload: %s", std::strerror(errno));
        m_hasFailed = true;
    }
}

bool UploadWriter::add(QByteArrayView bytes)
{
    m_size += bytes.size();
    if (m_hasFailed)
        return false;
    if (m_size > m_byteLimit) {
        drop();
        return true;
    }
    crypto_generichash_update(
        &m_hash, reinterpret_cast<const unsigned char *>(bytes.data()), static_cast<unsigned long long>(bytes.size()));
    if (m_pending.size() + bytes.size() <= pendingBytes) {
        m_pending.append(bytes);
        return true;
    }
    return flush() && write(bytes);
}

bool UploadWriter::finish(UploadedFile &file)
{
    file.size = m_size;
    file.isOverLimit = m_size > m_byteLimit;
    if (file.isOverLimit)
        return true;
    if (m_hasFailed || !flush())
        return false;
    m_descriptor.reset();
    file.hash.resize(crypto_generichash_BYTES);
    crypto_generichash_final(&m_hash, reinterpret_cast<unsigned char *>(file.hash.data()), crypto_generichash_BYTES);
    file.content = std::move(m_file);
    return true;
}

bool UploadWriter::flush()
{
    const bool isWritten = write(m_pending);
    m_pending.clear();
    return isWritten;
}

bool UploadWriter::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(m_descriptor.value(), bytes.data(), size_t(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            qCWarning(logNet, "Cannot write an upload: %s", std::strerror(errno));
            m_hasFailed = true;
            drop();
            return false;
        }
        bytes = bytes.sliced(written);
    }
    return true;
}

void UploadWriter::drop()
{
    m_descriptor.reset();
    m_file.reset();
    m_pending = QByteArray();
}

} // namespace chautari::server
