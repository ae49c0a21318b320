// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/apiclient.h"
#include "app/session/accountstate.h"
#include "app/session/sessionevents.h"

#include <QtCore/QHash>

namespace chautari {

//! \brief Who receives what a HistoryLoader brings.
class HistoryOwner
{
public:
    virtual ~HistoryOwner() = default;
    HistoryOwner() = default;
    HistoryOwner(const HistoryOwner &) = delete;
    HistoryOwner &operator=(const HistoryOwner &) = delete;

    virtual void handleLoadedConversation(const Conversation &conversation) = 0;
    //! What is on this computer of a page: told by the owner itself, `seq` 0 = the newest.
    virtual AccountState::LocalPage tellLocalPage(ConversationId conversation, qint64 seq, int limit) = 0;
    //! `from`: nothing between it and the first of them is missing; 1 = nothing is before them.
    virtual void handleLoadedMessages(ConversationId conversation, const QList<Message> &messages, qint64 from) = 0;
    //! Whether news of all conversations come without gaps, so that none has to be looked for.
    [[nodiscard]] virtual bool isComplete() const = 0;
    //! Whether what is on this computer has no holes, so that the server need not be asked for it.
    [[nodiscard]] virtual bool isLocalHistoryWhole() const = 0;
    virtual void handleHistoryPage(const HistoryPage &page) = 0;
};

//! \brief Brings the messages of conversations page by page: from this computer when they are here, else from the
//! server, never the same page twice at a time. With a server that cannot resume it also closes the gaps that a lost
//! connection left in the conversation that is open. Client-core thread.
class HistoryLoader
{
public:
    static constexpr int pageSize = 50;
    static constexpr int readAtOnce = 500; //!< from this computer, on the way to another day

    HistoryLoader(ApiClient &api, HistoryOwner &owner)
        : m_api(api)
        , m_owner(owner)
    { }

    void start(UserId me);
    void clear();

    //! The newest page; from now on this is the open one.
    void open(ConversationId conversation);
    void loadOlder(ConversationId conversation);
    //! Everything on this computer from the oldest one loaded down to this one and a few before it.
    void loadDownTo(ConversationId conversation, qint64 seq);
    //! Everything on this computer until something earlier than `moment` came; where that ends, one page of the server.
    void loadDownToTime(ConversationId conversation, Timestamp moment);
    //! After a reconnect: what was missed in the open one.
    void refreshOpen();
    //! A live message; a gap before it in the open conversation is closed.
    void noteLive(const Message &message);

private:
    struct Progress
    {
        qint64 oldest = 0; //!< 0 = nothing loaded
        Timestamp oldestAt;
        qint64 newest = 0;
        bool hasReachedStart = false;
        bool isLoadingNewest = false;
        bool isLoadingOlder = false;
        bool isPageWanted = false; //!< somebody waits for handleHistoryPage
        bool isRefreshWanted = false; //!< asked again while the last answer was on its way
    };

    void loadNewest(ConversationId conversation);
    void handleNewest(ConversationId conversation, const Result<ConversationDetail> &detail);
    void handleOlder(ConversationId conversation, const Result<QList<Message>> &messages);
    void closeGap(ConversationId conversation, qint64 before, Timestamp beforeAt, qint64 downTo);
    static void noteOldest(Progress &progress, const Message &message);
    //! What is here although it may have holes: better than nothing when the server does not answer.
    bool tellOlder(ConversationId conversation);
    void fail(ConversationId conversation, const Error &error);

    ApiClient &m_api;
    HistoryOwner &m_owner;
    UserId m_me;
    ConversationId m_open;
    QHash<ConversationId, Progress> m_progress;
};

} // namespace chautari
