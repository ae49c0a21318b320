// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// ChatSession, what a person does with conversations as a whole.
#include "app/session/chatsession_p.h"

namespace chautari {

void ChatSession::change(ConversationId conversation, OutgoingKind kind, bool isSet, const QString &text)
{
    OutgoingMessage outgoing;
    outgoing.conversation = conversation;
    outgoing.kind = kind;
    outgoing.isSet = isSet;
    outgoing.text = text;
    enqueue(std::move(outgoing));
}

void ChatSession::setPinned(ConversationId conversation, bool isPinned)
{
    change(conversation, OutgoingKind::Pin, isPinned);
}

void ChatSession::setMuted(ConversationId conversation, bool isMuted)
{
    change(conversation, OutgoingKind::Mute, isMuted);
}

void ChatSession::setMarkedUnread(ConversationId conversation, bool isMarkedUnread)
{
    change(conversation, OutgoingKind::MarkUnread, isMarkedUnread);
}

void ChatSession::setNote(ConversationId conversation, const QString &note)
{
    change(conversation, OutgoingKind::Note, true, note.trimmed());
}

void ChatSession::deleteConversation(ConversationId conversation)
{
    change(conversation, OutgoingKind::DeleteConversation, true);
}

int ChatSession::findServices(const QString &words, const QString &category, int page)
{
    const int request = ++d->lastSearch;
    d->post([request, words, category, page](
                SessionWorker &worker) { worker.findServices(request, words, category, page); });
    return request;
}

void ChatSession::loadCategories()
{
    d->post([](SessionWorker &worker) { worker.loadCategories(); });
}

void ChatSession::startConversation(const CreateConversationRequest &request)
{
    d->post([request](SessionWorker &worker) { worker.startConversation(request); });
}

} // namespace chautari
