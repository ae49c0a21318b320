// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/markqueue.h"

#include "shared/core/limits.h"

#include <algorithm>

namespace chautari {

void MarkQueue::open(OutboxFile &file)
{
    m_file = &file;
    const Result<QList<StoredMark>> kept = file.marks();
    if (!kept)
        return;
    for (const StoredMark &mark : *kept) {
        Marks &marks = m_marks[mark.command.conversation];
        (mark.command.status == MessageStatus::Read ? marks.read : marks.delivered)
            = {mark.command.message, mark.seq, false, false};
    }
}

void MarkQueue::note(ConversationId conversation, MessageId message, qint64 seq, MessageStatus status, qint64 now)
{
    Marks &marks = m_marks[conversation];
    Mark &mark = status == MessageStatus::Read ? marks.read : marks.delivered;
    // What is read was delivered.
    if (seq <= mark.seq || (status == MessageStatus::Delivered && seq <= marks.read.seq))
        return;
    if (!marks.isWaiting())
        marks.dueAt = now + limits::marksCoalesceMs;
    mark = {message, seq, false, false};
    // A mark that is not kept costs a second look at the same message, nothing more.
    if (m_file && status == MessageStatus::Read)
        (void)m_file->put({{conversation, message, status}, seq});
}

void MarkQueue::handleConfirmed(const MessageStatusEvent &event)
{
    const auto found = m_marks.find(event.conversation);
    if (found == m_marks.end())
        return;
    if (event.upToSeq >= found->delivered.seq)
        found->delivered.isConfirmed = true;
    if (event.status != MessageStatus::Read || event.upToSeq < found->read.seq || found->read.isConfirmed)
        return;
    found->read.isConfirmed = true;
    if (m_file)
        (void)m_file->removeMark(event.conversation, MessageStatus::Read, event.upToSeq);
}

void MarkQueue::setOnline(bool isOnline, qint64 now)
{
    m_isOnline = isOnline;
    if (!isOnline)
        return;
    for (Marks &marks : m_marks) {
        marks.delivered.isSent = marks.delivered.isConfirmed;
        marks.read.isSent = marks.read.isConfirmed;
        if (marks.isWaiting())
            marks.dueAt = now;
    }
}

void MarkQueue::tick(qint64 now)
{
    if (!m_isOnline)
        return;
    for (auto it = m_marks.begin(); it != m_marks.end(); ++it) {
        if (it->isWaiting() && it->dueAt <= now)
            sendMarks(it.key(), *it);
    }
}

std::optional<qint64> MarkQueue::nextDeadline() const
{
    std::optional<qint64> next;
    if (!m_isOnline)
        return next;
    for (const Marks &marks : m_marks) {
        if (marks.isWaiting())
            next = next ? std::min(*next, marks.dueAt) : marks.dueAt;
    }
    return next;
}

void MarkQueue::clear()
{
    m_marks.clear();
    m_file = nullptr;
    m_isOnline = false;
}

void MarkQueue::sendMarks(ConversationId conversation, Marks &marks)
{
    const bool isCovered = marks.delivered.seq <= marks.read.seq;
    if (!marks.delivered.isSent && !isCovered)
        m_send({conversation, marks.delivered.message, MessageStatus::Delivered});
    if (!marks.read.isSent)
        m_send({conversation, marks.read.message, MessageStatus::Read});
    marks.delivered.isSent = true;
    marks.read.isSent = true;
}

} // namespace chautari
