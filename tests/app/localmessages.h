// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/conversation.h"

// People, conversations and messages as a server would send them, for tests of what a client keeps.
namespace chautari::test {

inline constexpr UserId customerId{1};
inline constexpr UserId providerId{4};

inline UserBasic person(UserId id)
{
    UserBasic user;
    user.id = id;
    user.username = id == customerId ? QStringLiteral("asha") : QStringLiteral("bikash");
    user.role = id == customerId ? Role::Customer : Role::Provider;
    return user;
}

inline Conversation conversationOf(ConversationId id, qint64 position = 1)
{
    Conversation conversation;
    conversation.id = id;
    conversation.service.id = ServiceId(1);
    conversation.customer = person(customerId);
    conversation.provider = person(providerId);
    conversation.createdAt = Timestamp(1'700'000'000'000'000);
    conversation.updatedAt = conversation.createdAt;
    conversation.viewer = customerId;
    conversation.position = position;
    return conversation;
}

//! Ids are made of conversation and seq, so a later seq has a higher one.
inline Message messageOf(ConversationId conversation, qint64 seq, const QString &text, UserId sender = providerId)
{
    Message message;
    message.id = MessageId(conversation.value() * 1'000'000 + seq);
    message.conversation = conversation;
    message.seq = seq;
    message.position = seq;
    message.text = text;
    message.sender = person(sender);
    message.createdAt = Timestamp(1'700'000'000'000'000 + seq);
    message.updatedAt = message.createdAt;
    return message;
}

} // namespace chautari::test
