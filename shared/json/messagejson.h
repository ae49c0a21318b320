// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/json/userjson.h"
#include "shared/protocol/message.h"

namespace chautari {

QLatin1StringView messageTypeName(MessageType type);
QLatin1StringView messageStatusName(MessageStatus status);
MessageType messageTypeFromName(QStringView name); //!< Text for what it does not know
std::optional<MessageStatus> messageStatusFromName(QStringView name);
QString deletionTypeName(DeletionType deletion); //!< empty for None
DeletionType deletionTypeFromName(QStringView name);

void write(JsonWriter &w, const Attachment &attachment);
Attachment readAttachment(JsonReader &r);
//! [{"emoji", "count", "user_ids"}]
void write(JsonWriter &w, const QList<Reaction> &reactions);
QList<Reaction> readReactions(JsonReader &r); //!< under the key "reactions"

//! All keys of the original and of the superset, in one order, over REST and WebSocket alike.
void write(JsonWriter &w, const Message &message);
//! Reads ours and the original's: is_read from `is_read`, `status` or `read_statuses` (contract.md 12, 4).
Message readMessage(JsonReader &r);

//! The server's reader. `conversation` is a primary key field here, `text` or `content` may be absent.
Result<SendMessageRequest> readSendMessageRequest(const QJsonObject &json);
QByteArray toJson(const SendMessageRequest &request);
//! `reply_to` and `attachments` (the numbers of finished uploads), alike in both doors.
void readSendMessageExtras(JsonReader &r, SendMessageRequest &request);
void writeSendMessageExtras(JsonWriter &w, const SendMessageRequest &request);
Result<EditMessageRequest> readEditMessageRequest(const QJsonObject &json);
QByteArray toJson(const EditMessageRequest &request);
//! Empty when there is none; anything but 1..64 of [A-Za-z0-9_-] is a problem (rulings.md 8).
QString readClientMessageId(JsonReader &r);

//! A message, with "duplicate": true added when it is one (rulings.md 8).
void write(JsonWriter &w, const SentMessage &sent);
SentMessage readSentMessage(JsonReader &r);

} // namespace chautari
