// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/timestamp.h"
#include "shared/protocol/message.h"

#include <QtCore/QHash>

namespace chautari {

//! What a person has done that the server is to confirm.
enum class OutgoingKind {
    Message, //!< a new one: text, file, or both
    Edit, //!< `text` is the new text of `target`
    DeleteForMe, //!< `target`, like the next one
    DeleteForEveryone,
    Archive, //!< the conversation; `isSet` false brings it back
    React, //!< `text` is the emoji below `target`; `isSet` false takes it away
    Pin, //!< like the next two: for this person alone; `isSet` says which way
    Mute,
    MarkUnread,
    Note, //!< `text` is the new one, perhaps empty
    DeleteConversation, //!< for this person alone
};

//! A message this computer has not yet been told is stored.
enum class OutgoingState {
    Queued, //!< waiting for a connection or for its turn
    Sending,
    Failed, //!< the server refused it: `problem` says why; Retry or Delete
};

//! A file on its way.
struct OutgoingFile
{
    QString name; //!< as the person knows it
    QString path; //!< its bytes on this computer: a copy in the account's folder until the server has them
    QString contentType;
    qint64 size = 0; //!< bytes

    friend bool operator==(const OutgoingFile &, const OutgoingFile &) = default;
};

//! Texts that were begun.
using Drafts = QHash<ConversationId, QString>;

//! It changes a message that the server has.
inline bool changesMessage(OutgoingKind kind)
{
    return kind == OutgoingKind::Edit || kind == OutgoingKind::DeleteForMe || kind == OutgoingKind::DeleteForEveryone
        || kind == OutgoingKind::React;
}

//! Of a conversation as a whole; the last one of each kind is the one that counts.
inline bool isConversationChange(OutgoingKind kind)
{
    return kind != OutgoingKind::Message && !changesMessage(kind);
}

struct OutgoingMessage
{
    QString clientMessageId;
    ConversationId conversation;
    QString text;
    Timestamp createdAt; //!< this computer's clock; only shown
    OutgoingState state = OutgoingState::Queued;
    QString problem; //!< a sentence, only with Failed
    OutgoingKind kind = OutgoingKind::Message;
    MessageId replyTo{};
    MessageId target{};
    qint64 basePosition = 0; //!< of `target` as the person saw it (rulings.md 24)
    bool isSet = true;
    //! Only for servers without client_message_ids: the newest message that was there before the first try; -1 = it was
    //! never tried.
    qint64 triedAfter = -1;
    QList<OutgoingFile> files{}; //!< in the order in which they are shown

    friend bool operator==(const OutgoingMessage &, const OutgoingMessage &) = default;
};

} // namespace chautari
