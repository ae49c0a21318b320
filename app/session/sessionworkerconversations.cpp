// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// SessionWorker, what a person does with conversations as a whole: sort them, take notes, delete them, start new ones.
#include "app/session/sessionworker.h"

#include <QtCore/QCoreApplication>

#include <utility>

namespace chautari {

namespace {

QString refusedSentence(const Error &error)
{
    if (error.code == ErrorCode::NotFound || error.code == ErrorCode::PermissionDenied)
        return QCoreApplication::translate("ChatSession", "This conversation is not there any more.");
    return QCoreApplication::translate("ChatSession", "The server refused this change: %1").arg(error.firstMessage());
}

QString notKeptSentence()
{
    return QCoreApplication::translate("ChatSession", "This server does not keep this.");
}

} // namespace

void SessionWorker::transmitChange(const OutgoingMessage &change)
{
    const auto answered = [this, change](const Result<Conversation> &answer) { handleChangeAnswered(change, answer); };
    UpdateConversationRequest request;
    switch (change.kind) {
    case OutgoingKind::Archive:
        request.isArchived = change.isSet;
        if (!m_profile.hasOrder) { // the original knows only one flag for each side
            const Conversation *told = m_state.told(change.conversation);
            const bool isCustomer = told && told->customer.id == m_me.id;
            (isCustomer ? request.isCustomerArchived : request.isProviderArchived) = change.isSet;
        }
        break;
    case OutgoingKind::Pin:
        request.isPinned = change.isSet;
        break;
    case OutgoingKind::Mute:
        request.isMuted = change.isSet;
        break;
    case OutgoingKind::MarkUnread:
        request.isMarkedUnread = change.isSet;
        break;
    case OutgoingKind::Note:
        request.note = change.text;
        break;
    case OutgoingKind::DeleteConversation:
        m_api.deleteConversation(change.conversation, [answered](const Result<void> &answer) {
            answered(answer ? Result<Conversation>(Conversation()) : answer.error());
        });
        return;
    case OutgoingKind::Message:
    case OutgoingKind::Edit:
    case OutgoingKind::DeleteForMe:
    case OutgoingKind::DeleteForEveryone:
    case OutgoingKind::React:
        return;
    }
    m_api.updateConversation(change.conversation, request, m_me.id, answered);
}

// What the server says is learnt before the wish that lies over it ends, so that nothing is seen to jump back and
// forth.
void SessionWorker::handleChangeAnswered(const OutgoingMessage &change, const Result<Conversation> &answer)
{
    const bool isDeletion = change.kind == OutgoingKind::DeleteConversation;
    const bool isGone = isDeletion && (answer || answer.error().code == ErrorCode::NotFound);
    if (isGone)
        m_state.forget(change.conversation);
    else if (answer)
        learnConversation(*answer);
    handleAnswered(change, answer || isGone ? Result<void>() : answer.error());
    const OutgoingMessage *waiting = m_outbox.find(change.clientMessageId);
    const bool isRefused = waiting && waiting->state == OutgoingState::Failed;
    if (isRefused)
        m_outbox.remove(change.clientMessageId, now());
    else if (waiting)
        return; // later once more
    if (!m_outbox.hasChange(change.conversation, change.kind))
        m_state.endWish(change);
    rearm();
    if (isRefused)
        Q_EMIT conversationRefused(change.conversation, refusedSentence(answer.error()));
    else if (answer && !isDeletion && !m_profile.hasOrder && !ConversationWishes::isMet(change, *answer))
        Q_EMIT conversationRefused(change.conversation, notKeptSentence());
}

void SessionWorker::findServices(int request, const QString &words, const QString &category, int page)
{
    m_api.services(words, category, page, [this, request](const Result<Page<Service>> &answer) {
        ServicesFound found;
        found.request = request;
        if (answer) {
            found.services = answer->results;
            found.page = answer->currentPage;
            found.pages = answer->totalPages;
            found.count = answer->count;
        } else {
            found.isFailed = true;
            found.error = answer.error();
        }
        Q_EMIT servicesFound(found);
    });
}

// Without them the services can be searched all the same.
void SessionWorker::loadCategories()
{
    m_api.categories([this](const Result<QList<Category>> &answer) {
        if (answer)
            Q_EMIT categoriesKnown(*answer);
    });
}

void SessionWorker::startConversation(const CreateConversationRequest &request)
{
    m_api.createConversation(request, m_me.id, [this, request](const Result<Conversation> &answer) {
        if (!answer) {
            Q_EMIT conversationNotStarted(request.clientMessageId, answer.error());
            return;
        }
        learnConversation(*answer);
        m_changes.flush(); // it is in the list before anybody opens it
        Q_EMIT conversationStarted(request.clientMessageId, answer->id);
        rearm();
    });
}

} // namespace chautari
