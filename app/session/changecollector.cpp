// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/changecollector.h"

#include <algorithm>
#include <utility>

namespace chautari {

namespace {

constexpr int batchMs = 8; // half a frame at 60 Hz

// Only the tail is searched: it is where a burst repeats itself, and it keeps a page of history linear.
template <typename T, typename IsSame>
void upsert(QList<T> &list, const T &value, IsSame isSame)
{
    constexpr qsizetype tail = 32;
    for (qsizetype i = list.size() - 1; i >= std::max<qsizetype>(0, list.size() - tail); --i) {
        if (isSame(list.at(i))) {
            list[i] = value;
            return;
        }
    }
    list.append(value);
}

} // namespace

ChangeCollector::ChangeCollector(QObject *parent)
    : QObject(parent)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ChangeCollector::flush);
}

void ChangeCollector::add(const Conversation &conversation)
{
    m_changes.conversationsGone.removeAll(conversation.id);
    upsert(
        m_changes.conversations, conversation, [&](const Conversation &other) { return other.id == conversation.id; });
    schedule();
}

void ChangeCollector::add(const Message &message)
{
    m_changes.messages.append(message);
    schedule();
}

void ChangeCollector::addArrived(const Message &message)
{
    m_changes.arrived.append(message);
    schedule();
}

void ChangeCollector::addGone(ConversationId conversation)
{
    m_changes.conversations.removeIf([&](const Conversation &known) { return known.id == conversation; });
    m_changes.conversationsGone.append(conversation);
    schedule();
}

void ChangeCollector::add(const MessageDeletedEvent &deletion)
{
    m_changes.deletions.append(deletion);
    schedule();
}

void ChangeCollector::add(const OutgoingMessage &outgoing)
{
    upsert(m_changes.outgoing, outgoing,
        [&](const OutgoingMessage &other) { return other.clientMessageId == outgoing.clientMessageId; });
    schedule();
}

void ChangeCollector::addDone(const QString &clientMessageId)
{
    m_changes.outgoingDone.append(clientMessageId);
    schedule();
}

void ChangeCollector::add(const MessageStatusEvent &mark)
{
    m_changes.marks.append(mark);
    schedule();
}

void ChangeCollector::add(const TypingEvent &typing)
{
    upsert(m_changes.typing, typing, [&](const TypingEvent &other) {
        return other.conversation == typing.conversation && other.user == typing.user;
    });
    schedule();
}

void ChangeCollector::add(const PresenceEvent &presence)
{
    upsert(m_changes.presence, presence, [&](const PresenceEvent &other) { return other.user == presence.user; });
    schedule();
}

void ChangeCollector::flush()
{
    m_timer.stop();
    if (m_isEmpty)
        return;
    m_isEmpty = true;
    Q_EMIT collected(std::exchange(m_changes, {}));
}

void ChangeCollector::clear()
{
    m_timer.stop();
    m_isEmpty = true;
    m_changes = {};
}

void ChangeCollector::schedule()
{
    m_isEmpty = false;
    if (!m_timer.isActive())
        m_timer.start(batchMs);
}

} // namespace chautari
