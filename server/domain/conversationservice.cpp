// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/conversationservice.h"

#include "shared/core/validation.h"

#include <algorithm>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

//! The sentences of a serializer's field, where a message's own are others (captures, "Create: 5001 characters").
QStringList initialMessageProblems(const QString &raw)
{
    if (QString problem = validation::forbiddenCharacter(raw); !problem.isEmpty())
        return {problem};
    const Result<QString> text = validation::messageText(raw);
    if (!text)
        return {u"Ensure this field has no more than %1 characters."_s.arg(limits::messageCodePoints)};
    if (text->isEmpty())
        return {u"This field may not be blank."_s};
    return {};
}

} // namespace

Result<ConversationRecord> conversationOf(Stores &stores, const Identity &who, ConversationId id)
{
    Result<std::optional<ConversationRecord>> found = stores.conversations().byId(id);
    if (!found)
        return found.error();
    if (!found->has_value())
        return Error::notFound();
    ConversationRecord &conversation = **found;
    if (!conversation.hasParticipant(who.user))
        return who.role == Role::Admin ? Error::of(ErrorCode::PermissionDenied) : Error::notFound();
    if (conversation.isHiddenFrom(who.user))
        return Error::notFound();
    return std::move(conversation);
}

Result<ConversationService::Created> ConversationService::create(
    WriteTransaction &tx, const Identity &who, const CreateConversationRequest &request) const
{
    Stores &stores = tx.stores();
    const Result<std::optional<Service>> service = stores.services().byId(request.service);
    if (!service)
        return service.error();
    const bool isOffered = service->has_value() && (*service)->status == u"active"_s;
    const std::optional<Directory::Person> provider = m_directory.person(request.provider);

    QList<FieldError> fields;
    if (!isOffered)
        fields.append(FieldError{u"service_id"_s, {u"Service not found or not active."_s}});
    if (!provider || provider->basic.role != Role::Provider || !provider->isActive)
        fields.append(FieldError{u"provider_id"_s, {u"Provider not found."_s}});
    if (QStringList problems = initialMessageProblems(request.initialMessage); !problems.isEmpty())
        fields.append(FieldError{u"initial_message"_s, std::move(problems)});
    if (!fields.isEmpty())
        return Error{ErrorCode::ValidationFailed, {}, fields, 0};
    if (who.role != Role::Customer)
        return Error::nonField(u"Only customers can initiate conversations."_s);
    if ((*service)->provider.id != request.provider)
        return Error::nonField(u"Service does not belong to the specified provider."_s);

    Result<std::optional<ConversationRecord>> existing
        = stores.conversations().byTriple(request.service, request.provider, who.user);
    if (!existing)
        return existing.error();
    Created created;
    created.isNew = !existing->has_value();
    ConversationRecord conversation;
    if (created.isNew) {
        conversation.service = request.service;
        conversation.provider = request.provider;
        conversation.customer = who.user;
        conversation.createdAt = m_clock.now();
        conversation.updatedAt = conversation.createdAt;
        Result<ConversationRecord> inserted = stores.conversations().insert(conversation);
        if (!inserted)
            return inserted.error();
        conversation = std::move(*inserted);
        tx.publish(ConversationStarted{conversation});
    } else {
        conversation = std::move(**existing);
    }
    created.conversation = conversation.id;
    // An existing one takes the message even when it is inactive or archived, as in the original (contract.md 5.4).
    const SendMessageRequest message{conversation.id, request.initialMessage, request.clientMessageId};
    const Result<SendOutcome> sent = m_messages.append(tx, who.user, conversation, message, Transport::Rest);
    if (!sent)
        return sent.error();
    created.isMessageNew = sent->isNew;
    return created;
}

Result<Page<Conversation>> ConversationService::list(Stores &stores, UserId viewer, const ConversationFilter &filter,
    PageRequest page, const OnlineLookup &isOnline) const
{
    const qint64 wished = page.page > 0 ? qint64(page.page - 1) * page.size : 0;
    Result<Page<ConversationRecord>> rows = stores.conversations().listFor(viewer, filter, wished, page.size);
    if (!rows)
        return rows.error();
    const Result<PageWindow> window = PageWindow::of(page, rows->count);
    if (!window)
        return window.error();
    if (window->offset != wished) {
        rows = stores.conversations().listFor(viewer, filter, window->offset, page.size);
        if (!rows)
            return rows.error();
    }
    Page<Conversation> result;
    result.count = rows->count;
    result.totalPages = window->totalPages;
    result.currentPage = window->page;
    for (const ConversationRecord &record : std::as_const(rows->results)) {
        Result<Conversation> conversation = view(stores, viewer, record, isOnline);
        if (!conversation)
            return conversation.error();
        result.results.append(std::move(*conversation));
    }
    return result;
}

Result<Conversation> ConversationService::one(
    Stores &stores, UserId viewer, ConversationId id, const OnlineLookup &isOnline) const
{
    const Result<std::optional<ConversationRecord>> record = stores.conversations().byIdFor(id, viewer);
    if (!record)
        return record.error();
    if (!record->has_value())
        return Error::notFound();
    return view(stores, viewer, **record, isOnline);
}

Result<ConversationDetail> ConversationService::detail(
    Stores &stores, const Identity &who, ConversationId id, PageRequest page, const OnlineLookup &isOnline) const
{
    const Result<ConversationRecord> record = conversationOf(stores, who, id);
    if (!record)
        return record.error();
    Result<Conversation> conversation = view(stores, who.user, *record, isOnline);
    if (!conversation)
        return conversation.error();
    MessageFilter newest;
    newest.conversation = id;
    newest.isNewestFirst = true;
    qint64 offset = qint64(page.page - 1) * page.size;
    if (page.page == 0) {
        const auto counted = stores.messages().listFor(who.user, newest, 0, 0);
        if (!counted)
            return counted.error();
        offset = std::max<qint64>(0, counted->count - 1) / page.size * page.size;
    }
    const auto rows = stores.messages().listFor(who.user, newest, offset, page.size);
    if (!rows)
        return rows.error();
    ConversationDetail detail{std::move(*conversation), {}};
    for (auto message = rows->results.crbegin(); message != rows->results.crend(); ++message)
        detail.messages.append(messageView(*message, *record, who.user, m_directory, isOnline));
    return detail;
}

Result<Conversation> ConversationService::view(
    Stores &stores, UserId viewer, const ConversationRecord &record, const OnlineLookup &isOnline) const
{
    const Result<std::optional<Service>> service = stores.services().byId(record.service);
    if (!service)
        return service.error();
    const Result<ParticipantRecord> own = stores.conversations().participant(record.id, viewer);
    if (!own)
        return own.error();
    const Result<QList<MessageRecord>> latest
        = stores.messages().before(record.id, 0, limits::latestMessages, own->hidesMessages() ? viewer : UserId());
    if (!latest)
        return latest.error();
    Conversation conversation;
    conversation.id = record.id;
    if (service->has_value())
        conversation.service = (*service)->summary;
    conversation.provider = userView(m_directory, record.provider, viewer, isOnline);
    conversation.customer = userView(m_directory, record.customer, viewer, isOnline);
    conversation.createdAt = record.createdAt;
    conversation.updatedAt = record.updatedAt;
    conversation.lastMessageAt = record.lastMessageAt;
    conversation.isActive = record.isActive;
    conversation.isProviderArchived = record.isProviderArchived;
    conversation.isCustomerArchived = record.isCustomerArchived;
    conversation.unreadCount = record.unreadOf(viewer);
    conversation.clearedSeq = own->clearedSeq;
    conversation.isPinned = own->isPinned;
    conversation.isMuted = own->isMuted;
    conversation.isMarkedUnread = own->isMarkedUnread;
    conversation.note = own->note;
    conversation.position = std::max(record.position, own->position);
    conversation.viewer = viewer;
    for (auto message = latest->crbegin(); message != latest->crend(); ++message)
        conversation.latestMessages.append(messageView(*message, record, viewer, m_directory, isOnline));
    return conversation;
}

} // namespace chautari::server
