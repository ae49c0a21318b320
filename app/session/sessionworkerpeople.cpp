// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// SessionWorker, what a person sees of others and lets them see: services, shared files, blocks, privacy.
#include "app/session/sessionworker.h"

#include <QtCore/QCoreApplication>

namespace chautari {

namespace {

constexpr int filesFirst = 12; // messages: what a pane shows without being asked for more
constexpr int filesNext = 48;
constexpr int readAtOnce = 200; // messages from the disk

QString offlineSentence()
{
    return QCoreApplication::translate("ChatSession", "You are not connected now. Try again when you are online.");
}

} // namespace

// Without it the conversation's own summary is shown all the same.
void SessionWorker::loadService(ServiceId service)
{
    if (!m_realtime.isOnline())
        return;
    m_api.service(service, [this](const Result<Service> &answer) {
        if (answer)
            Q_EMIT serviceKnown(*answer);
    });
}

void SessionWorker::loadFiles(ConversationId conversation, qint64 beforeSeq)
{
    commit(); // what came a moment ago is there too
    const int limit = beforeSeq > 0 ? filesNext : filesFirst;
    const AccountState::LocalPage page = m_state.filesPage(conversation, beforeSeq, limit + 1);
    FilesPage files{conversation, beforeSeq, page.messages, page.messages.size() > limit, page.isWhole};
    if (files.hasMore)
        files.messages.removeLast();
    Q_EMIT filesFound(files);
}

void SessionWorker::readHistory(int request, ConversationId conversation, qint64 beforeSeq, Timestamp beforeAt)
{
    HistoryPart part;
    part.request = request;
    part.conversation = conversation;
    commit(); // what came a moment ago is there too
    const AccountState::LocalPage local = m_state.localPage(conversation, beforeSeq, readAtOnce);
    if (m_profile.hasOrder && (local.isWhole || !local.messages.isEmpty())) {
        part.messages = local.messages;
        part.hasReachedStart = local.hasReachedStart;
        Q_EMIT historyRead(part);
        return;
    }
    const auto tell = [this, local](HistoryPart answer, const Result<QList<Message>> &messages) {
        if (messages) {
            answer.messages = *messages;
            answer.hasReachedStart = messages->size() < HistoryLoader::pageSize || messages->constFirst().seq <= 1;
        } else if (!local.messages.isEmpty()) {
            answer.messages = local.messages; // it may have holes: better than nothing
        } else {
            answer.isFailed = true;
            answer.error = messages.error();
        }
        Q_EMIT historyRead(answer);
    };
    if (beforeSeq > 0) {
        m_api.messagesBefore(conversation, beforeSeq, beforeAt, HistoryLoader::pageSize,
            [tell, part](const Result<QList<Message>> &messages) { tell(part, messages); });
        return;
    }
    m_api.conversation(
        conversation, HistoryLoader::pageSize, m_me.id, [tell, part](const Result<ConversationDetail> &detail) {
            tell(part, detail ? Result<QList<Message>>(detail->messages) : detail.error());
        });
}

void SessionWorker::setBlocked(UserId user, bool isBlocked)
{
    if (!m_realtime.isOnline()) {
        Q_EMIT blockFailed(user, offlineSentence());
        return;
    }
    m_api.block(user, isBlocked, [this, user](const Result<void> &answer) {
        if (answer)
            loadBlocked();
        else
            Q_EMIT blockFailed(user, answer.error().firstMessage());
    });
}

void SessionWorker::loadBlocked()
{
    if (!m_profile.hasBlocks)
        return;
    m_api.blocked([this](const Result<QList<UserBasic>> &answer) {
        if (answer)
            Q_EMIT blockedKnown(*answer);
    });
}

void SessionWorker::loadPrivacy()
{
    if (!m_realtime.isOnline()) {
        Q_EMIT privacyFailed(offlineSentence());
        return;
    }
    m_api.privacy([this](const Result<PrivacySettings> &answer) {
        if (answer)
            Q_EMIT privacyKnown(*answer);
        else
            Q_EMIT privacyFailed(answer.error().firstMessage());
    });
}

void SessionWorker::setPrivacy(const PrivacySettings &settings)
{
    if (!m_realtime.isOnline()) {
        Q_EMIT privacyFailed(offlineSentence());
        return;
    }
    m_api.changePrivacy(settings, [this](const Result<PrivacySettings> &answer) {
        if (answer)
            Q_EMIT privacyKnown(*answer);
        else
            Q_EMIT privacyFailed(answer.error().firstMessage());
    });
}

} // namespace chautari
