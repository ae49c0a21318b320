// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/messagecontroller.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

std::optional<Error> takeMessageToken(const Services &services, UserId user)
{
    if (!services.hasRateLimits)
        return std::nullopt;
    const int seconds = services.messageRate.take(QByteArray::number(user.value()));
    return seconds > 0 ? std::optional(Error::throttled(seconds)) : std::nullopt;
}

std::optional<Error> strangerTo(const Services &services, const Identity &who, ConversationId conversation)
{
    const auto participants = services.directory.participants(conversation);
    if (participants && participants->has(who.user))
        return std::nullopt;
    if (participants && who.role == Role::Admin)
        return Error::of(ErrorCode::PermissionDenied);
    return Error::of(ErrorCode::NotFound, u"Not found."_s);
}

MessageController::MessageController(const Services &services, QObject *context)
    : m_services(services)
    , m_context(context)
{ }

void MessageController::send(const Identity &who, const SendMessageRequest &request, const Done<SentMessage> &done,
    const QList<AttachmentRecord> &files)
{
    // Without an id it cannot be a duplicate: whoever is over the rate shall not even reach the writer.
    if (m_services.hasRateLimits && request.clientMessageId.isEmpty()) {
        if (const int seconds = m_services.messageRate.peek(QByteArray::number(who.user.value())))
            return done(Error::throttled(seconds));
    }
    m_services.storage.write<SendOutcome>(
        m_context,
        [&services = m_services, sender = who.user, request, files](WriteTransaction &tx) -> Result<SendOutcome> {
            Result<SendOutcome> outcome = services.messages.send(tx, sender, request, Transport::Rest, files);
            if (outcome && outcome->isNew) {
                if (std::optional<Error> refused = takeMessageToken(services, sender))
                    return std::move(*refused);
            }
            return outcome;
        },
        [&services = m_services, sender = who.user, done](const Result<SendOutcome> &outcome) {
            if (!outcome)
                return done(outcome.error());
            done(SentMessage{
                messageView(outcome->message, outcome->conversation, sender, services.directory, services.isOnline),
                outcome->isDuplicate});
        });
}

void MessageController::list(
    const Identity &who, const MessageFilter &filter, PageRequest page, const Done<Page<Message>> &done)
{
    m_services.storage.read<Page<Message>>(
        m_context,
        [&services = m_services, viewer = who.user, filter, page](Stores &stores) {
            return services.messages.list(stores, viewer, filter, page, services.directory, services.isOnline);
        },
        done);
}

void MessageController::history(
    const Identity &who, ConversationId conversation, const HistoryRequest &request, const Done<Page<Message>> &done)
{
    m_services.storage.read<Page<Message>>(
        m_context,
        [&services = m_services, viewer = who.user, conversation, request](Stores &stores) {
            return services.messages.history(
                stores, viewer, conversation, request, services.directory, services.isOnline);
        },
        done);
}

void MessageController::one(const Identity &who, MessageId message, const Done<Message> &done)
{
    m_services.storage.read<Message>(
        m_context,
        [&services = m_services, viewer = who.user, message](
            Stores &stores) { return services.messages.one(stores, viewer, message, services.isOnline); },
        done);
}

void MessageController::edit(
    const Identity &who, MessageId message, const EditMessageRequest &request, const Done<ChangedMessage> &done)
{
    change(
        who,
        [&services = m_services, user = who.user, message, request](
            const MessageChangeService &changes, WriteTransaction &tx) -> Result<MessageChange> {
            Result<MessageChange> change = changes.edit(tx, user, message, request);
            // It wakes the other side's devices as a message does, so it costs the same.
            if (change && change->hasChanged) {
                if (const std::optional<Error> refused = takeMessageToken(services, user))
                    return *refused;
            }
            return change;
        },
        done);
}

void MessageController::remove(const Identity &who, MessageId message, DeletionType deletion, ConversationId within,
    const Done<ChangedMessage> &done)
{
    change(
        who,
        [user = who.user, message, deletion, within](const MessageChangeService &changes, WriteTransaction &tx) {
            return changes.remove(tx, user, message, deletion, within);
        },
        done);
}

void MessageController::react(
    const Identity &who, MessageId message, const QString &emoji, bool isRemoved, const Done<ChangedMessage> &done)
{
    change(
        who,
        [user = who.user, message, emoji, isRemoved](const MessageChangeService &changes, WriteTransaction &tx) {
            return changes.react(tx, user, message, emoji, isRemoved);
        },
        done);
}

void MessageController::change(const Identity &who, Change command, const Done<ChangedMessage> &done)
{
    m_services.storage.write<MessageChange>(
        m_context,
        [&services = m_services, command = std::move(command)](
            WriteTransaction &tx) { return command(MessageChangeService(services.directory, services.clock), tx); },
        [&services = m_services, viewer = who.user, done](const Result<MessageChange> &change) {
            if (!change)
                return done(change.error());
            done(ChangedMessage{change->outcome,
                messageView(change->message, change->conversation, viewer, services.directory, services.isOnline),
                change->limitMinutes, change->ageMinutes});
        });
}

void MessageController::flag(const Identity &who, MessageId message, const QString &reason, const Done<void> &done)
{
    m_services.storage.write<void>(
        m_context,
        [&services = m_services, user = who.user, message, reason](WriteTransaction &tx) {
            return MessageChangeService(services.directory, services.clock).flag(tx, user, message, reason);
        },
        done);
}

void MessageController::versions(const Identity &who, MessageId message, const Done<QList<MessageVersionRecord>> &done)
{
    m_services.storage.read<QList<MessageVersionRecord>>(
        m_context,
        [&services = m_services, viewer = who.user, message](Stores &stores) {
            return MessageChangeService(services.directory, services.clock).history(stores, viewer, message);
        },
        done);
}

void MessageController::markRead(const Identity &who, MessageId message, const Done<Timestamp> &done)
{
    m_services.storage.write<Timestamp>(
        m_context,
        [&messages = m_services.messages, user = who.user, message](
            WriteTransaction &tx) { return messages.markMessageRead(tx, user, message); },
        done);
}

} // namespace chautari::server
