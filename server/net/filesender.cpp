// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/filesender.h"

#include "server/net/unsentbytes.h"
#include "shared/core/limits.h"
#include "shared/core/logging.h"

#include <QtNetwork/QTcpSocket>

#include <algorithm>
#include <cerrno>

namespace chautari::server {

namespace {

constexpr qint64 blockBytes = 64 * 1024;

} // namespace

FileSender::FileSender(std::shared_ptr<const FileBody> body, QTcpSocket &socket)
    : m_body(std::move(body))
    , m_socket(socket)
{ }

FileSender::Progress FileSender::pump()
{
    while (m_sent < m_body->length && unsentBytes(m_socket) + blockBytes <= limits::downloadQueueBytes) {
        if (!writeBlock())
            return Progress::Failed;
    }
    return m_sent < m_body->length || unsentBytes(m_socket) > 0 ? Progress::Sending : Progress::Sent;
}

bool FileSender::writeBlock()
{
    // A buffer of its own for each block: the socket keeps it, and would have to copy one that is used again.
    QByteArray block(std::min(blockBytes, m_body->length - m_sent), Qt::Uninitialized);
    ssize_t got = 0;
    do {
        got = ::pread(m_body->descriptor.value(), block.data(), size_t(block.size()), m_body->offset + m_sent);
    } while (got < 0 && errno == EINTR);
    if (got <= 0) {
        qCWarning(logNet, "A file ended, or could not be read, while it was being sent");
        return false;
    }
    block.truncate(got);
    m_sent += got;
    return m_socket.write(block) == got;
}

} // namespace chautari::server
