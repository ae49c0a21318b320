// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/messagecontroller.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

Error throttled(int seconds)
{
    return Error{ErrorCode::RateLimited, u"Request was throttled. Expected available in %1 seconds."_s.arg(seconds), {},
        seconds};
}

} // namespace

std::optional<Error> takeMessageToken(const Services &services, UserId user)
{
    if (!services.hasRateLimits)
        return std::nullopt;
    const int seconds = services.messageRate.take(QByteArray::number(user.value()));
    return seconds > 0 ? std::optional(throttled(seconds)) : std::nullopt;
}

MessageController::MessageController(const Services &services, QObject *context)
    : m_services(services)
    , m_context(context)
{ }

void MessageController::send(const Identity &who, const SendMessageRequest &request, const Done<SentMessage> &done)
{
    // Without an id it cannot be a duplicate: whoever is over the rate shall not even reach the writer.
    if (m_services.hasRateLimits && request.clientMessageId.isEmpty()) {
        if (const int seconds = m_services.messageRate.peek(QByteArray::number(who.user.value())))
            return done(throttled(seconds));
    }
    m_services.storage.write<SendOutcome>(
        m_context,
        [&services = m_services, sender = who.user, request](WriteTransaction &tx) -> Result<SendOutcome> {
            Result<SendOutcome> outcome = services.messages.send(tx, sender, request, Transport::Rest);
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

void MessageController::markRead(const Identity &who, MessageId message, const Done<Timestamp> &done)
{
    m_services.storage.write<Timestamp>(
        m_context,
        [&messages = m_services.messages, user = who.user, message](
            WriteTransaction &tx) { return messages.markMessageRead(tx, user, message); },
        done);
}

} // namespace chautari::server
