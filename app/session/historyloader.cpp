// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/historyloader.h"

#include <algorithm>
#include <utility>

namespace chautari {

void HistoryLoader::start(UserId me)
{
    clear();
    m_me = me;
}

void HistoryLoader::clear()
{
    m_open = {};
    m_progress.clear();
}

void HistoryLoader::open(ConversationId conversation)
{
    m_open = conversation;
    Progress &progress = m_progress[conversation];
    const AccountState::LocalPage local = m_owner.tellLocalPage(conversation, 0, pageSize);
    if (!local.messages.isEmpty()) {
        noteOldest(progress, local.messages.first());
        progress.newest = std::max(progress.newest, local.messages.last().seq);
    }
    if (local.isWhole && m_owner.isLocalHistoryWhole()) {
        progress.hasReachedStart = local.hasReachedStart;
        m_owner.handleHistoryPage({conversation, local.hasReachedStart, {}, false});
        return;
    }
    progress.isPageWanted = true;
    loadNewest(conversation);
}

void HistoryLoader::loadOlder(ConversationId conversation)
{
    Progress &progress = m_progress[conversation];
    if (progress.isLoadingOlder || progress.oldest == 0)
        return;
    if (progress.hasReachedStart) {
        m_owner.handleHistoryPage({conversation, true, {}, false});
        return;
    }
    if (m_owner.isLocalHistoryWhole() && tellOlder(conversation))
        return;
    progress.isLoadingOlder = true;
    m_api.messagesBefore(conversation, progress.oldest, progress.oldestAt, pageSize,
        [this, conversation](const Result<QList<Message>> &messages) { handleOlder(conversation, messages); });
}

bool HistoryLoader::tellOlder(ConversationId conversation)
{
    Progress &progress = m_progress[conversation];
    const AccountState::LocalPage local = m_owner.tellLocalPage(conversation, progress.oldest, pageSize);
    if (!local.isWhole && local.messages.isEmpty())
        return false;
    if (!local.messages.isEmpty())
        noteOldest(progress, local.messages.first());
    progress.hasReachedStart = local.hasReachedStart && m_owner.isLocalHistoryWhole();
    m_owner.handleHistoryPage({conversation, progress.hasReachedStart, {}, false});
    return true;
}

void HistoryLoader::noteOldest(Progress &progress, const Message &message)
{
    progress.oldest = message.seq;
    progress.oldestAt = message.createdAt;
}

void HistoryLoader::loadDownTo(ConversationId conversation, qint64 seq)
{
    Progress &progress = m_progress[conversation];
    if (progress.oldest == 0 || progress.oldest <= seq)
        return;
    const int wanted = int(progress.oldest - seq) + pageSize / 2;
    const AccountState::LocalPage local = m_owner.tellLocalPage(conversation, progress.oldest, wanted);
    if (local.messages.isEmpty())
        return;
    noteOldest(progress, local.messages.first());
    progress.hasReachedStart = local.hasReachedStart && m_owner.isLocalHistoryWhole();
    m_owner.handleHistoryPage({conversation, progress.hasReachedStart, {}, false});
}

void HistoryLoader::loadDownToTime(ConversationId conversation, Timestamp moment)
{
    Progress &progress = m_progress[conversation];
    if (progress.isLoadingNewest || progress.isLoadingOlder)
        return; // its answer is the answer
    const auto isThere = [&progress, moment] {
        return progress.oldest == 0 || progress.hasReachedStart || progress.oldestAt < moment;
    };
    bool isMore = m_owner.isLocalHistoryWhole();
    while (isMore && !isThere()) {
        const AccountState::LocalPage local = m_owner.tellLocalPage(conversation, progress.oldest, readAtOnce);
        isMore = !local.messages.isEmpty();
        if (isMore)
            noteOldest(progress, local.messages.first());
        progress.hasReachedStart = local.hasReachedStart;
    }
    if (isThere())
        m_owner.handleHistoryPage({conversation, progress.hasReachedStart, {}, false});
    else
        loadOlder(conversation);
}

void HistoryLoader::refreshOpen()
{
    if (!m_open.isValid())
        return;
    Progress &progress = m_progress[m_open];
    progress.isRefreshWanted = progress.isLoadingNewest;
    loadNewest(m_open);
}

void HistoryLoader::noteLive(const Message &message)
{
    if (message.conversation != m_open || m_owner.isComplete())
        return;
    Progress &progress = m_progress[m_open];
    if (progress.newest == 0 || message.seq <= progress.newest)
        return;
    if (message.seq == progress.newest + 1)
        progress.newest = message.seq;
    else if (!progress.isLoadingNewest)
        loadNewest(m_open);
}

void HistoryLoader::loadNewest(ConversationId conversation)
{
    Progress &progress = m_progress[conversation];
    if (progress.isLoadingNewest)
        return;
    progress.isLoadingNewest = true;
    m_api.conversation(conversation, pageSize, m_me,
        [this, conversation](const Result<ConversationDetail> &detail) { handleNewest(conversation, detail); });
}

void HistoryLoader::handleNewest(ConversationId conversation, const Result<ConversationDetail> &detail)
{
    Progress &progress = m_progress[conversation];
    progress.isLoadingNewest = false;
    if (!detail) {
        if (std::exchange(progress.isPageWanted, false))
            fail(conversation, detail.error());
        return;
    }
    const QList<Message> &messages = detail->messages;
    const qint64 first = messages.isEmpty() ? 0 : messages.first().seq;
    const qint64 last = messages.isEmpty() ? 0 : messages.last().seq;
    const bool isStart = messages.size() < pageSize || first <= 1;
    m_owner.handleLoadedConversation(detail->conversation);
    m_owner.handleLoadedMessages(conversation, messages, isStart ? 1 : first);
    if (std::exchange(progress.isPageWanted, false)) {
        // Whoever opens starts with an empty view, so what was loaded before does not count.
        progress.oldest = first;
        progress.oldestAt = messages.isEmpty() ? Timestamp() : messages.first().createdAt;
        progress.hasReachedStart = isStart;
        m_owner.handleHistoryPage({conversation, progress.hasReachedStart, {}, false});
    } else if (progress.newest > 0 && first > progress.newest + 1) {
        closeGap(conversation, first, messages.first().createdAt, progress.newest);
    }
    progress.newest = std::max(progress.newest, last);
    if (std::exchange(progress.isRefreshWanted, false))
        loadNewest(conversation);
}

void HistoryLoader::handleOlder(ConversationId conversation, const Result<QList<Message>> &messages)
{
    Progress &progress = m_progress[conversation];
    progress.isLoadingOlder = false;
    if (!messages) {
        if (!tellOlder(conversation))
            fail(conversation, messages.error());
        return;
    }
    if (!messages->isEmpty() && messages->first().seq < progress.oldest)
        noteOldest(progress, messages->first());
    progress.hasReachedStart = messages->size() < pageSize || progress.oldest <= 1;
    m_owner.handleLoadedMessages(conversation, *messages, progress.hasReachedStart ? 1 : progress.oldest);
    m_owner.handleHistoryPage({conversation, progress.hasReachedStart, {}, false});
}

void HistoryLoader::closeGap(ConversationId conversation, qint64 before, Timestamp beforeAt, qint64 downTo)
{
    m_api.messagesBefore(conversation, before, beforeAt, pageSize,
        [this, conversation, before, downTo](const Result<QList<Message>> &messages) {
            // A failure leaves the gap to the next refresh, which comes with the next connection.
            if (!messages || messages->isEmpty())
                return;
            const qint64 first = messages->first().seq;
            m_owner.handleLoadedMessages(conversation, *messages, first);
            if (first > downTo + 1 && first < before)
                closeGap(conversation, first, messages->first().createdAt, downTo);
        });
}

void HistoryLoader::fail(ConversationId conversation, const Error &error)
{
    m_owner.handleHistoryPage({conversation, false, error, true});
}

} // namespace chautari
