// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/done.h"
#include "server/api/services.h"

namespace chautari::server {

//! One message more for `user`, or why not. Called inside the command, when it is known that the message is no
//! duplicate, because those cost nothing (rulings.md 22); an error rolls the message back.
std::optional<Error> takeMessageToken(const Services &services, UserId user);

//! \brief Messages of the person who asks. Lives in an I/O thread, as long as its context.
class MessageController
{
public:
    MessageController(const Services &services, QObject *context);

    void send(const Identity &who, const SendMessageRequest &request, const Done<SentMessage> &done);
    void list(const Identity &who, const MessageFilter &filter, PageRequest page, const Done<Page<Message>> &done);
    void history(const Identity &who, ConversationId conversation, const HistoryRequest &request,
        const Done<Page<Message>> &done);
    //! When it was read.
    void markRead(const Identity &who, MessageId message, const Done<Timestamp> &done);

private:
    const Services &m_services;
    QObject *m_context;
};

} // namespace chautari::server
