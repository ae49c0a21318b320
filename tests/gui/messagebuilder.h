// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/sessionevents.h"

// Messages of one conversation between me (Asha, user 1) and a peer (Bikash, user 4), for tests of models and widgets.
namespace chautari::testing {

inline constexpr UserId me{1};
inline constexpr UserId peer{4};
inline constexpr ConversationId talk{7};
//! 2026-11-20 06:15 UTC, noon in Nepal.
inline constexpr qint64 noon = 1'795'155'300'000'000;

inline UserBasic person(UserId id)
{
    UserBasic user;
    user.id = id;
    user.username = id == me ? QStringLiteral("asha") : QStringLiteral("bikash");
    user.firstName = id == me ? QStringLiteral("Asha") : QStringLiteral("Bikash");
    user.lastName = id == me ? QStringLiteral("Karki") : QStringLiteral("Thapa");
    user.role = id == me ? Role::Customer : Role::Provider;
    return user;
}

inline Message message(qint64 seq, UserId from, const QString &text)
{
    Message made;
    made.id = MessageId(1000 + seq);
    made.conversation = talk;
    made.sender = person(from);
    made.text = text;
    made.seq = seq;
    made.position = seq;
    made.createdAt = Timestamp(noon + seq * 60'000'000);
    made.updatedAt = made.createdAt;
    return made;
}

inline OutgoingMessage outgoing(
    const QString &id, const QString &text, OutgoingState state = OutgoingState::Queued, const QString &problem = {})
{
    OutgoingMessage made;
    made.clientMessageId = id;
    made.conversation = talk;
    made.text = text;
    made.createdAt = Timestamp(noon + 3'600'000'000);
    made.state = state;
    made.problem = problem;
    return made;
}

inline MessageStatusEvent mark(qint64 upToSeq, MessageStatus status, UserId by = peer)
{
    MessageStatusEvent made;
    made.message = MessageId(1000 + upToSeq);
    made.conversation = talk;
    made.status = status;
    made.upToSeq = upToSeq;
    made.updatedBy = by;
    return made;
}

inline Conversation conversation()
{
    Conversation made;
    made.id = talk;
    made.service.id = ServiceId(2);
    made.service.title = QStringLiteral("Pipe repair");
    made.customer = person(me);
    made.provider = person(peer);
    made.viewer = me;
    made.createdAt = Timestamp(noon);
    return made;
}

} // namespace chautari::testing
