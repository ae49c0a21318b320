// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/json/conversationjson.h"
#include "shared/json/notificationjson.h"
#include "shared/protocol/frames.h"

namespace chautari {

//! Server side: one text frame from a client. The error's detail is the contract's text for the error frame
//! (contract.md 6.2); `clientMessageId` is filled when the frame carried one.
struct FrameProblem
{
    Error error;
    QString clientMessageId;
};
Result<ClientFrame, FrameProblem> readClientFrame(const QByteArray &utf8);
QByteArray toJson(const ClientFrame &frame);

//! Client side. `viewer` is the signed-in user (for conversation_created).
Result<ServerFrame> readServerFrame(const QByteArray &utf8, UserId viewer);
Result<ServerFrame> readServerFrame(const QJsonObject &json, UserId viewer);

//! Server side: a whole frame {"type","data"(,"position")}. For message and message_status the position stands beside
//! data.
QByteArray toJson(const ServerFrame &frame, int utcOffsetSeconds, const QString &baseUrl = {});
QLatin1StringView resyncReasonName(ResyncReason reason);

} // namespace chautari
