// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/conversationlistloader.h"

#include <utility>

namespace chautari {

void ConversationListLoader::start(UserId me)
{
    clear();
    m_me = me;
}

void ConversationListLoader::clear()
{
    m_isLoading = false;
    m_isAgainWanted = false;
    m_singles.clear();
}

void ConversationListLoader::load()
{
    if (m_isLoading) {
        m_isAgainWanted = true;
        return;
    }
    m_isLoading = true;
    loadPage(Shelf::Inbox, 1);
}

void ConversationListLoader::loadOne(ConversationId conversation)
{
    if (m_singles.contains(conversation))
        return;
    m_singles.append(conversation);
    m_api.conversation(conversation, 1, m_me, [this, conversation](const Result<ConversationDetail> &detail) {
        m_singles.removeOne(conversation);
        if (detail)
            m_owner.handleListedConversations({detail->conversation});
    });
}

// The list may shift between two pages: a conversation that moves to the front is known by the message that moved it,
// one that comes twice is an upsert. One that is archived meanwhile is told by its own event.
void ConversationListLoader::loadPage(Shelf shelf, int page)
{
    const auto handle = [this, shelf, page](const Result<Page<Conversation>> &answer) {
        // The last page vanished between two requests: then the list is complete.
        const bool isBeyondLast = !answer && page > 1 && answer.error().code == ErrorCode::InvalidPage;
        const bool isWithoutArchive = !answer && shelf == Shelf::Archive && answer.error().code == ErrorCode::NotFound;
        if (!answer && !isBeyondLast && !isWithoutArchive) {
            m_isLoading = false;
            m_isAgainWanted = false;
            m_owner.handleListFailed(answer.error());
            return;
        }
        if (answer)
            m_owner.handleListedConversations(answer->results);
        if (answer && page < answer->totalPages)
            loadPage(shelf, page + 1);
        else if (shelf == Shelf::Inbox)
            loadPage(Shelf::Archive, 1);
        else
            finish();
    };
    if (shelf == Shelf::Inbox)
        m_api.conversations(page, m_me, handle);
    else
        m_api.archivedConversations(page, m_me, handle);
}

void ConversationListLoader::finish()
{
    m_isLoading = false;
    m_owner.handleListComplete();
    if (std::exchange(m_isAgainWanted, false))
        load();
}

} // namespace chautari
