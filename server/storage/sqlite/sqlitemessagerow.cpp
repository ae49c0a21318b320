// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqlitemessagerow.h"

namespace chautari::server {

namespace {

TextCipher::Row bindingOf(const MessageRecord &message)
{
    return {TextCipher::Purpose::Message, message.conversation.value(), message.seq, message.sender.value()};
}

} // namespace

int extrasOf(const MessageRecord &message)
{
    return (message.attachments.isEmpty() ? 0 : extras::attachments)
        | (message.reactions.isEmpty() ? 0 : extras::reactions) | (message.flags.isEmpty() ? 0 : extras::flags);
}

QByteArray sealedBody(const TextCipher &cipher, const MessageRecord &message)
{
    return cipher.seal(bindingOf(message), message.text);
}

MessageRow readMessageRow(SqliteQuery &row, const TextCipher &cipher)
{
    MessageRow result;
    MessageRecord &message = result.message;
    message.id = row.readId<MessageId>();
    message.conversation = row.readId<ConversationId>();
    message.sender = row.readId<UserId>();
    message.seq = row.readInteger();
    message.position = row.readInteger();
    message.clientMessageId = row.readText();
    message.requestHash = row.readBlob();
    message.transport = Transport(row.readInteger());
    message.type = MessageType(row.readInteger());
    const QByteArray body = row.readBlob();
    message.createdAt = row.readTime();
    message.updatedAt = row.readTime();
    message.replyTo = row.readId<MessageId>();
    result.extras = int(row.readInteger());
    message.editedAt = row.readTime();
    message.deletedAt = row.readTime();
    message.text = cipher.openOrSaySo(bindingOf(message), body);
    return result;
}

} // namespace chautari::server
