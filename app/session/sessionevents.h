// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/mediafolder.h"
#include "app/store/outgoing.h"
#include "shared/core/error.h"
#include "shared/protocol/frames.h"
#include "shared/protocol/health.h"

#include <QtCore/QMetaType>

namespace chautari {

enum class ConnectionState {
    Offline, //!< no WebSocket is wanted (signed out)
    Connecting,
    Online,
    Waiting, //!< lost; the next try comes in `retryInMs`
    KeyChanged, //!< another key than the pinned one at its address: nothing is tried there any more; `reason` has both
    SignInNeeded, //!< what is on this computer can be read; the server wants the password first
};

struct ConnectionStatus
{
    ConnectionState state = ConnectionState::Offline;
    int retryInMs = 0; //!< at the moment of the signal; only with Waiting
    QString reason; //!< a sentence for people, already translated; empty when there is nothing to say

    friend bool operator==(const ConnectionStatus &, const ConnectionStatus &) = default;
};

//! One batch of what changed, delivered to the GUI thread at most every few milliseconds. Apply the lists in this
//! order.
struct SessionChanges
{
    QList<Conversation> conversations; //!< upserts by id, archived ones too; latestMessages and unreadCount are current
    QList<ConversationId> conversationsGone; //!< deleted for this person: not in the list any more
    QList<Message> messages; //!< upserts by (conversation, seq); live ones, sent ones and loaded history alike
    QList<Message> arrived; //!< those of others among them that are news, in their order
    QList<OutgoingMessage> outgoing; //!< upserts by clientMessageId
    QList<QString> outgoingDone; //!< stored by the server (its Message is in `messages`) or deleted by the person
    QList<MessageDeletedEvent> deletions;
    QList<MessageStatusEvent> marks;
    QList<TypingEvent> typing; //!< already expired ones come as isTyping = false
    QList<PresenceEvent> presence;
};

//! What a search on this computer found, newest first.
struct SearchResults
{
    int request = 0; //!< as search() returned it
    QString query;
    ConversationId conversation; //!< that was looked through; invalid = all
    QList<Message> messages;
    bool hasMore = false;
};

enum class MediaState { Coming, Here, Failed };

//! How far a file of a message is that was asked for.
struct MediaEvent
{
    MediaKey key;
    MediaState state = MediaState::Coming;
    QString path; //!< only with Here
    qint64 received = 0; //!< bytes
    qint64 total = 0; //!< 0 = not known
    Error error{}; //!< only with Failed
};

//! How much of a waiting file has gone to the server.
struct UploadProgress
{
    QString clientMessageId;
    qint64 sent = 0; //!< bytes
    qint64 total = 0;
};

//! One page of the services of the server.
struct ServicesFound
{
    int request = 0; //!< as findServices() returned it
    QList<Service> services;
    int page = 1;
    int pages = 1;
    qint64 count = 0; //!< of all pages
    Error error; //!< only when `isFailed`
    bool isFailed = false;
};

//! Messages with files of one conversation, as far as they are on this computer.
struct FilesPage
{
    ConversationId conversation;
    qint64 beforeSeq = 0; //!< as loadFiles() was asked
    QList<Message> messages; //!< newest first
    bool hasMore = false; //!< on this computer
    bool isWhole = false; //!< of the conversation nothing is missing on this computer
};

//! Messages of a conversation for who keeps a copy of it; nothing on the screen changes by them.
struct HistoryPart
{
    int request = 0; //!< as readHistory() returned it
    ConversationId conversation;
    QList<Message> messages; //!< ascending
    bool hasReachedStart = false;
    Error error; //!< only when `isFailed`
    bool isFailed = false;
};

//! What one request for history brought; its messages came in SessionChanges before this.
struct HistoryPage
{
    ConversationId conversation;
    bool hasReachedStart = false;
    Error error; //!< only when `isFailed`
    bool isFailed = false;
};

} // namespace chautari
