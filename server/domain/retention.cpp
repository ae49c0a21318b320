// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/retention.h"

#include <QtCore/QDeadlineTimer>

#include <algorithm>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int messagesAtOnce = 20;
constexpr qint64 secondsOfDay = 24 * 3600;
constexpr qint64 longestPauseSeconds = 3600;

} // namespace

Result<bool> Retention::tidyUp(WriteTransaction &tx, const QDeadlineTimer &deadline)
{
    const int days = m_directory.rules().keepDays;
    const Timestamp now = m_clock.now();
    const bool isLater = m_nextLook.isValid() && now < m_nextLook
        && now.plusSeconds(longestPauseSeconds) >= m_nextLook; // else the clock has been put back
    if (days == 0 || (days == m_lookedFor && isLater))
        return false;
    const Timestamp before = now.plusSeconds(-days * secondsOfDay);
    const Result<MessageId> cursor = tx.stores().place().retentionCursor();
    if (!cursor)
        return cursor.error();
    MessageId upTo = *cursor;
    int expired = 0;
    bool isMore = true;
    m_nextLook = now.plusSeconds(longestPauseSeconds);
    while (isMore && !deadline.hasExpired()) {
        Result<QList<MessageRecord>> messages = tx.stores().messages().oldest(upTo, messagesAtOnce);
        if (!messages)
            return messages.error();
        isMore = messages->size() == messagesAtOnce;
        for (MessageRecord &message : *messages) {
            if (message.createdAt >= before) {
                // The next one falls due in its time; numbers go as time does, but for clocks that were put back.
                m_nextLook = std::min(m_nextLook, message.createdAt.plusSeconds(days * secondsOfDay + 1));
                isMore = false;
                break;
            }
            if (auto gone = expire(tx, message, now); !gone)
                return gone.error();
            ++expired;
            upTo = message.id;
        }
    }
    m_lookedFor = days;
    if (expired == 0)
        return false;
    if (isMore)
        m_nextLook = {};
    if (auto saved = tx.stores().place().saveRetentionCursor(upTo); !saved)
        return saved.error();
    const AuditEntry entry{0, now, {}, AuditAction::MessagesExpired, {}, u"messages=%1"_s.arg(expired)};
    if (auto written = tx.stores().audit().append(entry); !written)
        return written.error();
    return isMore;
}

Result<void> Retention::expire(WriteTransaction &tx, MessageRecord &message, Timestamp now) const
{
    Result<std::optional<ConversationRecord>> conversation = tx.stores().conversations().byId(message.conversation);
    if (!conversation)
        return conversation.error();
    if (!conversation->has_value())
        return {};
    if (auto erased = tx.stores().messages().erase(**conversation, message, now); !erased)
        return erased;
    tx.publish(MessageDeleted{message, **conversation, DeletionType::Everyone, message.sender, message.position});
    return {};
}

} // namespace chautari::server
