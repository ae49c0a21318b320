// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/frameerror.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

ErrorEvent errorEvent(const Error &error, const QString &clientMessageId)
{
    const bool isOurFault = error.code == ErrorCode::Internal;
    const QString words = error.firstMessage();
    return {isOurFault || words.isEmpty() ? u"Failed to create message"_s : words, QString(errorCodeName(error.code)),
        clientMessageId, error.retryAfterSeconds};
}

ErrorEvent noSuchConversation(const QString &clientMessageId)
{
    return {
        u"Conversation not found or access denied"_s, QString(errorCodeName(ErrorCode::NotFound)), clientMessageId, 0};
}

ErrorEvent missingContent(const QString &clientMessageId)
{
    return {u"Missing conversation_id or content"_s, QString(errorCodeName(ErrorCode::ValidationFailed)),
        clientMessageId, 0};
}

} // namespace chautari::server
