// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/retention.h"

#include <QtCore/QDeadlineTimer>

#include <utility>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int messagesAtOnce = 20;
constexpr qint64 secondsOfDay = 24 * 3600;
constexpr qint64 pauseSeconds = 3600;
constexpr int mostUnwritten = 10'000;

} // namespace

Result<bool> Retention::tidyUp(WriteTransaction &tx, const QDeadlineTimer &deadline)
{
    const int days = m_directory.rules().keepDays;
    const Timestamp now = m_clock.now();
    const bool isLater = m_nextLook.isValid() && now < m_nextLook
        && now.plusSeconds(pauseSeconds) >= m_nextLook; // else the clock has been put back
    if (days == 0 || (days == m_lookedFor && isLater))
        return false;
    if (deadline.hasExpired())
        return true;
    const Timestamp before = now.plusSeconds(-days * secondsOfDay);
    const Result<MessageId> cursor = tx.stores().place().retentionCursor();
    if (!cursor)
        return cursor.error();
    MessageId upTo = *cursor; // gone
    MessageId seen = upTo;
    QList<MessageRecord> undated; // of a clock that was ahead
    int expired = 0;
    bool isMore = true;
    m_nextLook = now.plusSeconds(pauseSeconds);
    while (isMore && !deadline.hasExpired()) {
        Result<QList<MessageRecord>> messages = tx.stores().messages().oldest(seen, messagesAtOnce);
        if (!messages)
            return messages.error();
        isMore = messages->size() == messagesAtOnce;
        for (MessageRecord &message : *messages) {
            seen = message.id;
            // Numbers go as time does, but for clocks that were wrong: one that was ahead is as old as the next one.
            if (message.createdAt > now) {
                undated.append(std::move(message));
                continue;
            }
            if (message.createdAt >= before) {
                isMore = false;
                break;
            }
            for (MessageRecord &older : undated) {
                if (auto gone = expire(tx, older, now); !gone)
                    return gone.error();
            }
            expired += int(undated.size());
            undated.clear();
            if (auto gone = expire(tx, message, now); !gone)
                return gone.error();
            ++expired;
            upTo = message.id;
        }
    }
    m_lookedFor = days;
    if (expired > 0) {
        if (auto saved = tx.stores().place().saveRetentionCursor(upTo); !saved)
            return saved.error();
    }
    m_unwritten += expired;
    isMore = isMore && expired > 0;
    if (isMore)
        m_nextLook = {};
    if (!isMore || m_unwritten >= mostUnwritten) {
        if (auto written = writeDown(tx, now); !written)
            return written.error();
    }
    return isMore;
}

// Once for all the slices of a look, or the log would be of little else.
Result<void> Retention::writeDown(WriteTransaction &tx, Timestamp now)
{
    const int messages = std::exchange(m_unwritten, 0);
    if (messages == 0)
        return {};
    return tx.stores().audit().append(
        AuditEntry{0, now, {}, AuditAction::MessagesExpired, {}, u"messages=%1"_s.arg(messages)});
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
