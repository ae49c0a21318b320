// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/messagechangeservice.h"

#include "shared/core/limits.h"
#include "shared/core/validation.h"

#include <algorithm>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

//! The message and its conversation, of a participant who sees it.
Result<MessageChange> find(Stores &stores, UserId who, MessageId id)
{
    Result<std::optional<MessageRecord>> message = stores.messages().byIdFor(id, who);
    if (!message)
        return message.error();
    if (!message->has_value())
        return Error::notFound();
    Result<std::optional<ConversationRecord>> conversation
        = stores.conversations().byIdFor((*message)->conversation, who);
    if (!conversation)
        return conversation.error();
    if (!conversation->has_value())
        return Error::notFound();
    MessageChange found;
    found.message = std::move(**message);
    found.conversation = std::move(**conversation);
    return found;
}

Result<MessageChange> findLiving(Stores &stores, UserId who, MessageId id)
{
    Result<MessageChange> found = find(stores, who, id);
    if (found && found->message.isDeleted())
        return Error::notFound();
    return found;
}

Result<QString> editedText(const QString &raw, const MessageRecord &message)
{
    Result<QString> text = validation::messageText(raw);
    if (text && text->isEmpty() && message.attachments.isEmpty())
        return Error::invalidField(u"text"_s, u"Message must have either text or attachment."_s);
    return text;
}

bool hasReaction(const MessageRecord &message, const QString &emoji)
{
    return std::any_of(message.reactions.begin(), message.reactions.end(),
        [&emoji](const ReactionRecord &reaction) { return reaction.emoji == emoji; });
}

//! Later than every one before it: their order is that of time.
Timestamp reactionTime(const MessageRecord &message, Timestamp now)
{
    return message.reactions.isEmpty()
        ? now
        : std::max(now, Timestamp(message.reactions.last().createdAt.microseconds() + 1));
}

int differentReactions(const MessageRecord &message)
{
    QStringList emojis;
    for (const ReactionRecord &reaction : message.reactions)
        emojis.append(reaction.emoji);
    emojis.removeDuplicates();
    return int(emojis.size());
}

} // namespace

Result<MessageChange> MessageChangeService::edit(
    WriteTransaction &tx, UserId who, MessageId id, const EditMessageRequest &request) const
{
    Result<MessageChange> change = findLiving(tx.stores(), who, id);
    if (!change)
        return change;
    MessageRecord &message = change->message;
    if (message.sender != who)
        return Error::of(ErrorCode::PermissionDenied);
    if (!request.text)
        return change;
    const Result<QString> text = editedText(*request.text, message);
    if (!text)
        return text.error();
    // Before everything that may refuse it: the answer to a first try may have been lost.
    if (*text == message.text)
        return change;
    if (const std::optional<Error> refused = mayWrite(who, change->conversation))
        return *refused;
    if (isTooLate(*change, limits::editMinutes))
        return change;
    if (request.basePosition > 0 && request.basePosition != message.position) {
        change->outcome = MessageChange::Outcome::Conflict;
        return change;
    }
    const Result<QList<MessageVersionRecord>> versions = tx.stores().messages().versions(id);
    if (!versions)
        return versions.error();
    if (versions->size() >= limits::versionsPerMessage)
        return Error::nonField(u"This message was edited too often."_s);
    const Timestamp now = std::max(m_clock.now(), Timestamp(message.updatedAt.microseconds() + 1));
    if (const auto edited = tx.stores().messages().edit(change->conversation, message, *text, now); !edited)
        return edited.error();
    change->hasChanged = true;
    tx.publish(MessageChanged{message, change->conversation});
    return change;
}

Result<MessageChange> MessageChangeService::remove(
    WriteTransaction &tx, UserId who, MessageId id, DeletionType deletion, ConversationId within) const
{
    Result<MessageChange> change = find(tx.stores(), who, id);
    if (!change)
        return change;
    MessageRecord &message = change->message;
    if (within.isValid() && message.conversation != within)
        return Error::notFound();
    qint64 position = 0;
    if (deletion == DeletionType::Everyone) {
        if (message.sender != who)
            return Error::of(ErrorCode::PermissionDenied, u"Only the message sender can delete for everyone"_s);
        if (message.isDeleted())
            return change; // as the original answers a second try
        if (isTooLate(*change, limits::deleteEveryoneMinutes))
            return change;
        if (const auto erased = tx.stores().messages().erase(change->conversation, message, m_clock.now()); !erased)
            return erased.error();
        position = message.position;
    } else {
        const Result<bool> hidden = tx.stores().messages().hide(change->conversation, message, who, position);
        if (!hidden)
            return hidden.error();
        if (!*hidden)
            return Error::notFound();
    }
    change->hasChanged = true;
    tx.publish(MessageDeleted{message, change->conversation, deletion, who, position});
    return change;
}

Result<void> MessageChangeService::flag(WriteTransaction &tx, UserId who, MessageId id, const QString &reason) const
{
    if (const QString problem = validation::forbiddenCharacter(reason); !problem.isEmpty())
        return Error::invalidField(u"reason"_s, problem);
    Result<MessageChange> change = findLiving(tx.stores(), who, id);
    if (!change)
        return change.error();
    const QString cut = validation::firstCodePoints(reason, limits::flagReasonLength).toString();
    if (auto flagged = tx.stores().messages().flag(change->message, FlagRecord{who, cut, m_clock.now()}); !flagged)
        return flagged;
    tx.publish(MessageReported{});
    return tx.stores().audit().append(
        AuditEntry{0, m_clock.now(), who, AuditAction::MessageReported, change->message.sender, {}});
}

Result<MessageChange> MessageChangeService::react(
    WriteTransaction &tx, UserId who, MessageId id, const QString &emoji, bool isRemoved) const
{
    if (!validation::isEmoji(emoji))
        return Error::invalidField(u"emoji"_s, u"Enter one emoji."_s);
    Result<MessageChange> change = findLiving(tx.stores(), who, id);
    if (!change)
        return change;
    MessageRecord &message = change->message;
    if (!isRemoved) {
        if (const std::optional<Error> refused = mayWrite(who, change->conversation))
            return *refused;
        if (!hasReaction(message, emoji) && differentReactions(message) >= limits::reactionsPerMessage)
            return Error::invalidField(
                u"emoji"_s, u"A message can have %1 different reactions."_s.arg(limits::reactionsPerMessage));
    }
    const Result<bool> changed = tx.stores().messages().setReaction(
        change->conversation, message, ReactionRecord{who, emoji, reactionTime(message, m_clock.now())}, isRemoved);
    if (!changed)
        return changed.error();
    change->hasChanged = *changed;
    if (*changed)
        tx.publish(ReactionChanged{message, change->conversation, who, emoji, isRemoved});
    return change;
}

Result<QList<MessageVersionRecord>> MessageChangeService::history(Stores &stores, UserId who, MessageId id) const
{
    const Result<MessageChange> found = findLiving(stores, who, id);
    if (!found)
        return found.error();
    Result<QList<MessageVersionRecord>> versions = stores.messages().versions(id);
    if (versions) {
        const MessageRecord &message = found->message;
        const Timestamp writtenAt = message.editedAt.isValid() ? message.editedAt : message.createdAt;
        versions->append(MessageVersionRecord{int(versions->size()) + 1, message.text, writtenAt});
    }
    return versions;
}

std::optional<Error> MessageChangeService::mayWrite(UserId who, const ConversationRecord &conversation) const
{
    if (!conversation.isActive)
        return Error::nonField(u"This conversation is no longer active."_s);
    if (m_directory.hasBlocked(conversation.peerOf(who), who))
        return Error::nonField(u"You cannot send messages to this person."_s);
    return std::nullopt;
}

bool MessageChangeService::isTooLate(MessageChange &change, int limitMinutes) const
{
    constexpr qint64 minute = 60'000'000;
    const qint64 age = m_clock.now().microseconds() - change.message.createdAt.microseconds();
    if (age <= limitMinutes * minute)
        return false;
    change.outcome = MessageChange::Outcome::TooLate;
    change.limitMinutes = limitMinutes;
    change.ageMinutes = int(age / minute);
    return true;
}

} // namespace chautari::server
