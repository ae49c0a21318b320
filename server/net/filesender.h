// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/filebody.h"

#include <QtCore/qglobal.h>

#include <memory>

class QTcpSocket;

namespace chautari::server {

//! \brief Writes a file's bytes into a socket as fast as the peer takes them, and never lets more than
//! limits::downloadQueueBytes wait there. Its reads block; of a file of ours they come from the page cache.
class FileSender
{
public:
    enum class Progress { Sending, Sent, Failed };

    FileSender(std::shared_ptr<const FileBody> body, QTcpSocket &socket);

    //! Writes what there is room for. Sent: the last byte has left. Failed: the file was shorter than promised.
    Progress pump();

private:
    bool writeBlock();

    const std::shared_ptr<const FileBody> m_body;
    QTcpSocket &m_socket;
    qint64 m_sent = 0;
};

} // namespace chautari::server
