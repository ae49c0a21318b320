// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/moderationservice.h"

#include "shared/core/limits.h"

namespace chautari::server {

namespace {

Result<MessageRecord> reportedMessage(Stores &stores, MessageId id)
{
    Result<std::optional<MessageRecord>> message = stores.messages().reported(id);
    if (!message)
        return message.error();
    if (!message->has_value())
        return Error::notFound();
    return std::move(**message);
}

} // namespace

Result<QList<Report>> ModerationService::reports(Stores &stores) const
{
    const Result<QList<WaitingFlag>> flags = stores.messages().flagsWaiting(limits::reportsPage);
    if (!flags)
        return flags.error();
    QList<Report> reports;
    for (const WaitingFlag &waiting : *flags) {
        const Result<MessageRecord> message = reportedMessage(stores, waiting.message);
        if (!message)
            return message.error();
        reports.append({message->id, message->sender, waiting.flag.user, message->text, waiting.flag.reason,
            message->createdAt, waiting.flag.createdAt});
    }
    return reports;
}

Result<void> ModerationService::dismiss(WriteTransaction &tx, UserId by, MessageId message) const
{
    const Result<MessageRecord> found = reportedMessage(tx.stores(), message);
    if (!found)
        return found.error();
    const Result<bool> settled = tx.stores().messages().settleFlags(message);
    if (!settled)
        return settled.error();
    return tx.stores().audit().append(
        AuditEntry{0, m_clock.now(), by, AuditAction::ReportDismissed, found->sender, {}});
}

Result<void> ModerationService::remove(WriteTransaction &tx, UserId by, MessageId id) const
{
    Result<MessageRecord> message = reportedMessage(tx.stores(), id);
    if (!message)
        return message.error();
    Result<std::optional<ConversationRecord>> conversation = tx.stores().conversations().byId(message->conversation);
    if (!conversation)
        return conversation.error();
    if (!conversation->has_value())
        return Error::notFound();
    const Timestamp now = m_clock.now();
    if (auto erased = tx.stores().messages().erase(**conversation, *message, now); !erased)
        return erased;
    tx.publish(MessageDeleted{*message, **conversation, DeletionType::Everyone, message->sender, message->position});
    return tx.stores().audit().append(AuditEntry{0, now, by, AuditAction::ReportedMessageDeleted, message->sender, {}});
}

} // namespace chautari::server
