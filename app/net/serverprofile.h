// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/health.h"

namespace chautari {

//! \brief How to speak with a server, by what it says of itself and nothing else (contract.md 13). An original
//! SewaBazaar server has no `server` in its health: no ids of ours, no order but its own ids, no way to come back.
struct ServerProfile
{
    //! It stores a client_message_id once, and every message has seq and position.
    bool hasOrder = true;
    //! The socket's URL names the user and the token, as the original wants it.
    bool identifiesByUrl = false;
    //! Marks are frames that it stores; else a REST call says that a conversation was read.
    bool storesMarks = true;
    bool hasEdits = true; //!< a message that was sent can be changed
    bool hasDeletion = true; //!< and deleted
    bool hasFiles = true; //!< messages may carry some
    bool hasSettings = true; //!< notes, pins and mute of a conversation
    bool hasReplies = true; //!< a message may answer another one
    bool hasReactions = true;
    bool hasFlags = true; //!< a message can be reported to the host
    bool hasBlocks = true; //!< a person can be kept from writing
    bool hasPrivacy = true; //!< receipts, typing and last seen can be hidden

    static ServerProfile of(const Health &health)
    {
        ServerProfile profile;
        if (!health.server) {
            profile.hasOrder = profile.storesMarks = false;
            profile.identifiesByUrl = true;
            profile.hasEdits = profile.hasSettings = profile.hasReplies = profile.hasReactions = false;
            profile.hasBlocks = profile.hasPrivacy = false;
            return profile;
        }
        const auto has = [&health](QStringView capability) { return health.server->has(capability); };
        profile.hasEdits = has(u"edit");
        profile.hasDeletion = has(u"delete");
        profile.hasFiles = has(u"attachments") && health.server->limits.file > 0;
        profile.hasSettings = has(u"conversation_settings");
        profile.hasReplies = has(u"reply");
        profile.hasReactions = has(u"reactions");
        profile.hasFlags = has(u"flag");
        profile.hasBlocks = has(u"blocks");
        profile.hasPrivacy = has(u"privacy");
        return profile;
    }
};

} // namespace chautari
