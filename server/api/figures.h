// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/qglobal.h>

#include <array>

namespace chautari::server {

inline constexpr int figureMinutes = 60;

//! \brief How busy the server is and has been, at one moment: numbers, and nothing about anybody. Counted since the
//! start; a restart begins at 0.
struct FiguresSnapshot
{
    qint64 uptimeSeconds = 0;
    int connections = 0; //!< HTTP and WebSocket, now
    int sockets = 0; //!< signed-in WebSockets, now
    int peopleOnline = 0; //!< now; who has just gone counts for a moment longer, as for their peers
    quint64 messages = 0; //!< accepted
    std::array<quint32, figureMinutes> messagesPerMinute{}; //!< the oldest first; the last one is not over yet
    quint64 requests = 0; //!< answered by the REST door
    quint64 failedRequests = 0; //!< of them with 500 and above
    quint64 requestMicroseconds = 0; //!< that all of them took together
    qint64 latencyP50Microseconds = 0; //!< of the requests of the last minutes; 0: there were none
    qint64 latencyP99Microseconds = 0;
    qint64 databaseBytes = 0; //!< with its log; a few seconds old
    qint64 mediaBytes = 0; //!< files and their previews; older the more there are
};

} // namespace chautari::server
