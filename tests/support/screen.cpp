// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/screen.h"

#include <algorithm>

namespace chautari::test {

using namespace Qt::StringLiterals;

void Screen::show(const ServerFrame &frame)
{
    std::visit([this](const auto &event) { apply(event); }, frame);
}

QStringList Screen::lines(Unread unread) const
{
    QStringList lines;
    for (const Conversation &c : m_conversations) {
        lines.append(u"conversation %1: unread %2, archived %3, pinned %4, cleared %5, note %6"_s.arg(c.id.value())
                         .arg(unread == Unread::Shown ? c.unreadCount : -1)
                         .arg(c.isArchived())
                         .arg(c.isPinned)
                         .arg(c.clearedSeq)
                         .arg(c.note));
    }
    for (const Message &m : m_messages) {
        QStringList reactions;
        for (const Reaction &reaction : m.reactions)
            reactions.append(reaction.emoji + QString::number(reaction.users.size()));
        const bool isRead = m.status == MessageStatus::Read;
        lines.append(u"message %1: %2/%3 %4, deleted %5, %6, %7"_s.arg(m.id.value())
                         .arg(m.conversation.value())
                         .arg(m.seq)
                         .arg(m.text)
                         .arg(m.deletion == DeletionType::Everyone)
                         .arg(m.sender.id == m_viewer ? int(m.status) : int(isRead))
                         .arg(reactions.join(u' ')));
    }
    return lines;
}

void Screen::apply(const ConversationDeletedEvent &event)
{
    if (m_conversations.value(event.conversation).position > event.position)
        return;
    m_conversations.remove(event.conversation);
    forget([&](const Message &m) { return m.conversation == event.conversation && m.position < event.position; });
}

void Screen::apply(const MessageDeletedEvent &event)
{
    if (event.deletion != DeletionType::Everyone) {
        m_hidden.insert(event.message);
        m_messages.remove(event.message);
        return;
    }
    const auto found = m_messages.find(event.message);
    if (found == m_messages.end() || found->position > event.position)
        return;
    found->deletion = event.deletion;
    found->position = event.position;
    found->text.clear();
    found->reactions.clear();
    found->attachments.clear();
}

void Screen::apply(const MessageStatusEvent &event)
{
    for (Message &m : m_messages) {
        if (m.conversation == event.conversation && m.sender.id != event.updatedBy && m.seq <= event.upToSeq)
            m.status = std::max(m.status, event.status);
    }
}

void Screen::apply(const ReactionEvent &event)
{
    const auto found = m_messages.find(event.message);
    if (found == m_messages.end() || found->position > event.position)
        return;
    found->position = event.position;
    found->reactions = event.reactions;
}

void Screen::put(const Conversation &conversation)
{
    if (m_conversations.value(conversation.id).position > conversation.position)
        return;
    m_conversations.insert(conversation.id, conversation);
    forget([&](const Message &m) { return m.conversation == conversation.id && m.seq <= conversation.clearedSeq; });
}

void Screen::put(const Message &message)
{
    const bool isCleared = message.seq <= m_conversations.value(message.conversation).clearedSeq;
    if (isCleared || m_hidden.contains(message.id))
        return;
    const auto known = m_messages.constFind(message.id);
    if (known == m_messages.cend() || known->position <= message.position)
        m_messages.insert(message.id, message);
}

void Screen::forget(const std::function<bool(const Message &)> &isGone)
{
    m_messages.removeIf([&](QMap<MessageId, Message>::iterator it) { return isGone(it.value()); });
}

} // namespace chautari::test
