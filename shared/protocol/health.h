// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/place.h"

#include <QtCore/QStringList>

namespace chautari {

//! The version of the additions to the wire (docs/protocol.md). Raised only when an old client would break.
inline constexpr int protocolVersion = 1;

//! What a server takes. Defaults are shared/core/limits.h; a server may be configured otherwise.
struct ServerLimits
{
    int text = 0; //!< code points in a message
    qint64 body = 0; //!< bytes of an HTTP body
    qint64 frame = 0; //!< bytes of a WebSocket message
    int pageSize = 0;
    int socketsPerUser = 0;
    double messagesPerSecond = 0;
    int messageBurst = 0;
    int editMinutes = 0; //!< since the message was sent, like the next one
    int deleteEveryoneMinutes = 0;
    int edits = 0; //!< of one message
    int reactions = 0; //!< different ones below a message
    int note = 0; //!< code points, like the next one
    int flagReason = 0;
    qint64 file = 0; //!< bytes of a file in a form; 0 = files are not taken
    qint64 upload = 0; //!< of one in parts
    int filesPerMessage = 0;
    qint64 profilePicture = 0; //!< bytes
    QStringList extensions{}; //!< of files that are taken, in lower case

    friend bool operator==(const ServerLimits &, const ServerLimits &) = default;
};

//! What a Chautari server says of itself beyond the original's three keys.
struct ServerInfo
{
    QString product; //!< "Chautari"
    QString version;
    int api = 0;
    QStringList capabilities; //!< clients decide by these, never by product or version
    ServerLimits limits;
    QString epoch;
    QString serverId;
    QString spki; //!< SHA-256 of the TLS key, empty = null without TLS
    PlaceSettings place{}; //!< its name may be empty
    bool hasJoinCode = false; //!< somebody just now may come in by a code

    [[nodiscard]] bool has(QStringView capability) const { return capabilities.contains(capability); }
    friend bool operator==(const ServerInfo &, const ServerInfo &) = default;
};

//! GET /messaging/health/. Without `server` it is an original SewaBazaar server (rulings.md 43).
struct Health
{
    QString status;
    QString service;
    QString version;
    std::optional<ServerInfo> server;
};

} // namespace chautari
