// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/messageservice.h"
#include "shared/protocol/conversation.h"

namespace chautari::server {

//! One of the asker's own conversations. NotFound for others' and for one that he deleted for himself; PermissionDenied
//! for admins, as in the original (contract.md 5.5): their role lets them into none (guarantees.md W11).
Result<ConversationRecord> conversationOf(Stores &stores, const Identity &who, ConversationId id);

//! \brief Starting, listing and opening conversations; object checks are inside the queries. Stateless.
class ConversationService
{
public:
    ConversationService(const MessageService &messages, const Directory &directory, const Clock &clock)
        : m_messages(messages)
        , m_directory(directory)
        , m_clock(clock)
    { }

    struct Created
    {
        ConversationId conversation;
        bool isNew = false;
        bool isMessageNew = true; //!< false for a repeated client_message_id
    };
    //! Errors of contract.md 5.4. The view is read back by detail().
    Result<Created> create(WriteTransaction &tx, const Identity &who, const CreateConversationRequest &request) const;
    Result<Page<Conversation>> list(Stores &stores, UserId viewer, const ConversationFilter &filter, PageRequest page,
        const OnlineLookup &isOnline) const;
    Result<Conversation> one(Stores &stores, UserId viewer, ConversationId id, const OnlineLookup &isOnline) const;
    //! Page 1 = the newest `size`; beyond the end an empty list (contract.md 12, 32).
    Result<ConversationDetail> detail(
        Stores &stores, const Identity &who, ConversationId id, PageRequest page, const OnlineLookup &isOnline) const;

private:
    Result<Conversation> view(
        Stores &stores, UserId viewer, const ConversationRecord &record, const OnlineLookup &isOnline) const;

    const MessageService &m_messages;
    const Directory &m_directory;
    const Clock &m_clock;
};

} // namespace chautari::server
