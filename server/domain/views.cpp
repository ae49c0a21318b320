// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/views.h"

#include "shared/core/validation.h"

namespace chautari::server {

UserBasic userView(const Directory &directory, UserId user, UserId viewer, const OnlineLookup &isOnline)
{
    UserBasic basic;
    basic.id = user;
    if (const std::optional<Directory::Person> person = directory.person(user))
        basic = person->basic;
    if (user != viewer)
        basic.email = validation::maskedEmail(basic.email);
    basic.isOnline = isOnline && isOnline(user);
    return basic;
}

Message messageView(const MessageRecord &message, const ConversationRecord &conversation, UserId viewer,
    const Directory &directory, const OnlineLookup &isOnline)
{
    Message view;
    view.id = message.id;
    view.conversation = message.conversation;
    view.sender = userView(directory, message.sender, viewer, isOnline);
    view.type = message.type;
    view.text = message.text;
    view.createdAt = message.createdAt;
    view.updatedAt = message.updatedAt;
    view.seq = message.seq;
    view.position = message.position;
    if (viewer == message.sender)
        view.clientMessageId = message.clientMessageId;

    const UserId recipient = conversation.peerOf(message.sender);
    const Mark &mark = conversation.markOf(recipient);
    if (mark.readSeq >= message.seq) {
        view.status = MessageStatus::Read;
        view.readAt = mark.readAt;
        view.reader = userView(directory, recipient, viewer, isOnline);
    } else if (mark.deliveredSeq >= message.seq) {
        view.status = MessageStatus::Delivered;
    }
    return view;
}

UserAccount accountView(const UserRecord &user)
{
    UserAccount account;
    account.id = user.id;
    account.email = user.email;
    account.username = user.username;
    account.firstName = user.firstName;
    account.lastName = user.lastName;
    account.role = user.role;
    account.phone = user.phone;
    account.isVerified = user.isVerified;
    account.dateJoined = user.dateJoined;
    return account;
}

} // namespace chautari::server
