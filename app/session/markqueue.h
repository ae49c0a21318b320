// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/outboxfile.h"

#include <QtCore/QHash>

#include <functional>
#include <optional>

namespace chautari {

//! \brief How far this person received and read each conversation, on its way to the server: forward only, gathered for
//! 200 ms, said again after a reconnect or a
//! restart until the server confirmed it. Times are monotonic milliseconds.
class MarkQueue
{
public:
    explicit MarkQueue(std::function<void(const MarkCommand &)> send)
        : m_send(std::move(send))
    { }

    //! From now on what is not confirmed is kept there too, until clear(); what is there already is taken up.
    void open(OutboxFile &file);
    void note(ConversationId conversation, MessageId message, qint64 seq, MessageStatus status, qint64 now);
    //! The server told everybody how far this person is.
    void handleConfirmed(const MessageStatusEvent &mark);
    void setOnline(bool isOnline, qint64 now);
    void tick(qint64 now);
    [[nodiscard]] std::optional<qint64> nextDeadline() const;
    [[nodiscard]] qint64 readSeq(ConversationId conversation) const { return m_marks.value(conversation).read.seq; }
    void clear();

private:
    struct Mark
    {
        MessageId message;
        qint64 seq = 0;
        bool isSent = true;
        bool isConfirmed = true;
    };
    struct Marks
    {
        Mark delivered;
        Mark read;
        qint64 dueAt = 0;

        [[nodiscard]] bool isWaiting() const { return !delivered.isSent || !read.isSent; }
    };

    void sendMarks(ConversationId conversation, Marks &marks);

    std::function<void(const MarkCommand &)> m_send;
    OutboxFile *m_file = nullptr;
    QHash<ConversationId, Marks> m_marks;
    bool m_isOnline = false;
};

} // namespace chautari
