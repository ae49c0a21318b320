// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/conversationwishes.h"

#include <algorithm>

namespace chautari {

void ConversationWishes::add(const OutgoingMessage &change)
{
    remove(change.conversation, change.kind);
    m_wishes[change.conversation].append({change.kind, change.isSet, change.text});
}

void ConversationWishes::remove(ConversationId conversation, OutgoingKind kind)
{
    const auto found = m_wishes.find(conversation);
    if (found == m_wishes.end())
        return;
    found->removeIf([kind](const Wish &wish) { return wish.kind == kind; });
    if (found->isEmpty())
        m_wishes.erase(found);
}

bool ConversationWishes::isDeleted(ConversationId id) const
{
    const auto found = m_wishes.find(id);
    return found != m_wishes.end()
        && std::ranges::any_of(*found, [](const Wish &wish) { return wish.kind == OutgoingKind::DeleteConversation; });
}

Conversation ConversationWishes::applied(const Conversation &told) const
{
    Conversation conversation = told;
    if (const auto found = m_wishes.find(told.id); found != m_wishes.end()) {
        for (const Wish &wish : *found)
            apply(wish, conversation);
    }
    return conversation;
}

bool ConversationWishes::isMet(const OutgoingMessage &change, const Conversation &told)
{
    Conversation wanted = told;
    apply({change.kind, change.isSet, change.text}, wanted);
    return wanted == told;
}

void ConversationWishes::apply(const Wish &wish, Conversation &conversation)
{
    switch (wish.kind) {
    case OutgoingKind::Archive: {
        const bool isCustomer = conversation.viewer == conversation.customer.id;
        (isCustomer ? conversation.isCustomerArchived : conversation.isProviderArchived) = wish.isSet;
        return;
    }
    case OutgoingKind::Pin:
        conversation.isPinned = wish.isSet;
        return;
    case OutgoingKind::Mute:
        conversation.isMuted = wish.isSet;
        return;
    case OutgoingKind::MarkUnread:
        conversation.isMarkedUnread = wish.isSet;
        return;
    case OutgoingKind::Note:
        conversation.note = wish.text;
        return;
    case OutgoingKind::DeleteConversation: // it is not shown at all
    case OutgoingKind::Message:
    case OutgoingKind::Edit:
    case OutgoingKind::DeleteForMe:
    case OutgoingKind::DeleteForEveryone:
    case OutgoingKind::React:
        return;
    }
}

} // namespace chautari
