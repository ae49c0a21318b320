// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/conversationbook.h"

#include "shared/core/limits.h"

#include <algorithm>

namespace chautari {

namespace {

qint64 lastSeq(const Conversation &conversation)
{
    return conversation.latestMessages.isEmpty() ? 0 : conversation.latestMessages.first().seq;
}

} // namespace

void ConversationBook::clear()
{
    m_entries.clear();
}

const Conversation *ConversationBook::find(ConversationId id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? nullptr : &found->conversation;
}

MessageId ConversationBook::newestId(ConversationId id) const
{
    const auto found = m_entries.find(id);
    const bool isKnown = found != m_entries.end() && !found->conversation.latestMessages.isEmpty();
    return isKnown ? found->conversation.latestMessages.first().id : MessageId();
}

const Conversation *ConversationBook::upsert(const Conversation &conversation)
{
    Entry &entry = m_entries[conversation.id];
    if (lastSeq(conversation) < lastSeq(entry.conversation) || conversation.position < entry.conversation.position)
        return nullptr;
    entry.conversation = conversation;
    if (entry.readSeq > 0)
        entry.conversation.unreadCount = std::min(conversation.unreadCount, unreadAfter(entry));
    return &entry.conversation;
}

const Conversation *ConversationBook::noteMessage(const Message &message)
{
    const auto found = m_entries.find(message.conversation);
    if (found == m_entries.end())
        return nullptr;
    Conversation &conversation = found->conversation;
    QList<Message> &latest = conversation.latestMessages;
    const auto place = std::ranges::find_if(latest, [&](const Message &known) { return known.seq <= message.seq; });
    const bool isKnown = place != latest.end() && place->seq == message.seq;
    if (isKnown) {
        *place = message;
        return &conversation;
    }
    const bool isNewest = message.seq > lastSeq(conversation);
    latest.insert(place, message);
    if (latest.size() > limits::latestMessages)
        latest.removeLast();
    if (isNewest)
        conversation.lastMessageAt = message.createdAt;
    if (isNewest && message.sender.id != m_me && message.seq > found->readSeq)
        ++conversation.unreadCount;
    return &conversation;
}

const Conversation *ConversationBook::noteDeletion(const MessageDeletedEvent &deletion)
{
    const auto found = m_entries.find(deletion.conversation);
    if (found == m_entries.end())
        return nullptr;
    QList<Message> &latest = found->conversation.latestMessages;
    const auto message = std::ranges::find(latest, deletion.message, &Message::id);
    if (message == latest.end())
        return nullptr;
    if (deletion.deletion == DeletionType::Self) {
        latest.erase(message);
    } else {
        message->deletion = deletion.deletion;
        message->text.clear();
        message->attachments.clear();
    }
    return &found->conversation;
}

const Conversation *ConversationBook::noteRead(ConversationId id, qint64 seq)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end() || seq <= found->readSeq)
        return nullptr;
    found->readSeq = seq;
    const int unread = std::min(found->conversation.unreadCount, unreadAfter(*found));
    if (unread == found->conversation.unreadCount)
        return nullptr;
    found->conversation.unreadCount = unread;
    return &found->conversation;
}

// Exact when the mark is among the newest ten, else an upper bound that the server's next count corrects.
int ConversationBook::unreadAfter(const Entry &entry) const
{
    const QList<Message> &latest = entry.conversation.latestMessages;
    const bool isInside = latest.size() < limits::latestMessages || latest.last().seq <= entry.readSeq + 1;
    if (!isInside)
        return entry.conversation.unreadCount;
    return int(
        std::ranges::count_if(latest, [&](const Message &m) { return m.sender.id != m_me && m.seq > entry.readSeq; }));
}

} // namespace chautari
