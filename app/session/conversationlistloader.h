// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/apiclient.h"

namespace chautari {

//! \brief Who receives what a ConversationListLoader brings.
class ConversationListOwner
{
public:
    virtual ~ConversationListOwner() = default;
    ConversationListOwner() = default;
    ConversationListOwner(const ConversationListOwner &) = delete;
    ConversationListOwner &operator=(const ConversationListOwner &) = delete;

    virtual void handleListedConversations(const QList<Conversation> &conversations) = 0;
    virtual void handleListComplete() = 0;
    virtual void handleListFailed(const Error &error) = 0;
};

//! \brief Brings the whole list, page by page, then what is archived. A second wish while it loads is one more round
//! afterwards, not a second request beside it. Client-core thread.
class ConversationListLoader
{
public:
    ConversationListLoader(ApiClient &api, ConversationListOwner &owner)
        : m_api(api)
        , m_owner(owner)
    { }

    void start(UserId me);
    void clear();
    void load();
    //! One that the list did not have: somebody just started it.
    void loadOne(ConversationId conversation);

private:
    enum class Shelf { Inbox, Archive };
    void loadPage(Shelf shelf, int page);
    void finish();

    ApiClient &m_api;
    ConversationListOwner &m_owner;
    UserId m_me;
    bool m_isLoading = false;
    bool m_isAgainWanted = false;
    QList<ConversationId> m_singles; //!< under way
};

} // namespace chautari
