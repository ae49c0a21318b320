// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/done.h"
#include "server/api/services.h"
#include "server/domain/messagechangeservice.h"

namespace chautari::server {

//! One message more for `user`, or why not. Called inside the command, when it is known that the message is no
//! duplicate, because those cost nothing (rulings.md 22); an error rolls the message back.
std::optional<Error> takeMessageToken(const Services &services, UserId user);

//! Why `who` has no business in that conversation: NotFound, for admins PermissionDenied (contract.md 5.5). Asks the
//! directory, not the database.
std::optional<Error> strangerTo(const Services &services, const Identity &who, ConversationId conversation);

//! A MessageChange as the asker sees it.
struct ChangedMessage
{
    MessageChange::Outcome outcome = MessageChange::Outcome::Done;
    Message message;
    int limitMinutes = 0;
    int ageMinutes = 0;
};

//! \brief Messages of the person who asks. Lives in an I/O thread, as long as its context.
class MessageController
{
public:
    MessageController(const Services &services, QObject *context);

    //! \param files see MessageService::send().
    void send(const Identity &who, const SendMessageRequest &request, const Done<SentMessage> &done,
        const QList<AttachmentRecord> &files = {});
    void list(const Identity &who, const MessageFilter &filter, PageRequest page, const Done<Page<Message>> &done);
    void history(const Identity &who, ConversationId conversation, const HistoryRequest &request,
        const Done<Page<Message>> &done);
    [[nodiscard]] std::optional<Error> strangerTo(const Identity &who, ConversationId conversation) const
    {
        return server::strangerTo(m_services, who, conversation);
    }
    void one(const Identity &who, MessageId message, const Done<Message> &done);
    //! Costs a message token when it changes anything.
    void edit(
        const Identity &who, MessageId message, const EditMessageRequest &request, const Done<ChangedMessage> &done);
    //! \param within when valid, the conversation that the message must be in.
    void remove(const Identity &who, MessageId message, DeletionType deletion, ConversationId within,
        const Done<ChangedMessage> &done);
    void flag(const Identity &who, MessageId message, const QString &reason, const Done<void> &done);
    void react(
        const Identity &who, MessageId message, const QString &emoji, bool isRemoved, const Done<ChangedMessage> &done);
    //! What it said, oldest first; the last one is what it says now.
    void versions(const Identity &who, MessageId message, const Done<QList<MessageVersionRecord>> &done);
    //! When it was read.
    void markRead(const Identity &who, MessageId message, const Done<Timestamp> &done);

private:
    using Change = std::function<Result<MessageChange>(const MessageChangeService &, WriteTransaction &)>;
    void change(const Identity &who, Change command, const Done<ChangedMessage> &done);

    const Services &m_services;
    QObject *m_context;
};

} // namespace chautari::server
