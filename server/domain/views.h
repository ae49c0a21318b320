// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/directory.h"

namespace chautari::server {

// From rows to what one viewer sees. Presence is asked of a function, because only the hub knows it.
using OnlineLookup = std::function<bool(UserId)>;

UserBasic userView(const Directory &directory, UserId user, UserId viewer, const OnlineLookup &isOnline);
//! Status and reader come from the recipient's mark in `conversation`.
Message messageView(const MessageRecord &message, const ConversationRecord &conversation, UserId viewer,
    const Directory &directory, const OnlineLookup &isOnline);
//! \param links null: none are given.
Attachment attachmentView(const AttachmentRecord &record, const MediaLinks *links);
//! Grouped by emoji, in the order of the first of each.
QList<Reaction> reactionsView(const MessageRecord &message);
UserAccount accountView(const UserRecord &user, const UserProfile &profile, const MediaLinks *links);

} // namespace chautari::server
