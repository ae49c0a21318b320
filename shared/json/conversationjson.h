// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/json/messagejson.h"
#include "shared/json/servicejson.h"
#include "shared/protocol/conversation.h"

namespace chautari {

void write(JsonWriter &w, const Conversation &conversation);
void write(JsonWriter &w, const ConversationDetail &detail);
//! The answer to a creation: conversation, conversation_id, id, message (contract.md 5.4, 12 row 7).
void writeCreated(JsonWriter &w, const Conversation &conversation);
//! `viewer` is who asked; the wire does not say.
Conversation readConversation(JsonReader &r, UserId viewer);
ConversationDetail readConversationDetail(JsonReader &r, UserId viewer);
Result<Conversation> readCreatedConversation(const QJsonObject &json, UserId viewer);

Result<CreateConversationRequest> readCreateConversationRequest(const QJsonObject &json);
Result<UpdateConversationRequest> readUpdateConversationRequest(const QJsonObject &json);
QByteArray toJson(const UpdateConversationRequest &request);
QByteArray toJson(const CreateConversationRequest &request);

} // namespace chautari
