// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/json/authjson.h"
#include "shared/json/conversationjson.h"
#include "shared/json/framejson.h"
#include "shared/json/healthjson.h"
#include "shared/json/servicejson.h"

#include <QtCore/QFile>

//! The same few people and things for every test of a whole body.
namespace chautari::wire {

using namespace Qt::StringLiterals;

inline constexpr Timestamp noon{1'795'457'827'154'466}; // 2026-11-24T00:02:07.154466+05:45

inline QByteArray dataFile(const QString &name)
{
    QFile file(QStringLiteral(CHAUTARI_TEST_DATA "/json/%1.json").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

template <typename T>
QByteArray encoded(const T &value)
{
    JsonWriter w;
    write(w, value);
    return w.take();
}

inline UserBasic asha()
{
    return {UserId(1), u"asha@demo.chautari.app"_s, u"asha"_s, u"Asha"_s, u"Rai"_s, Role::Customer, {}, true};
}

inline UserBasic bikash()
{
    return {UserId(4), u"b***@demo.chautari.app"_s, u"bikash"_s, u"Bikash"_s, u"Thapa"_s, Role::Provider,
        u"http://127.0.0.1:8000/media/bikash.png"_s, false};
}

inline UserAccount ashasAccount()
{
    return {UserId(1), u"asha@demo.chautari.app"_s, u"asha"_s, u"Asha"_s, u"Rai"_s, Role::Customer, u"9800000001"_s,
        false, {}, {}, noon};
}

inline Message message()
{
    Message message;
    message.id = MessageId(15);
    message.conversation = ConversationId(1);
    message.sender = asha();
    message.text = u"REST hello ünïcode 🙂 \n second line, \"नमस्ते\""_s;
    message.createdAt = noon;
    message.updatedAt = Timestamp(noon.microseconds() + 19);
    message.seq = 7;
    message.position = 42;
    message.clientMessageId = u"0b9f-1"_s;
    return message;
}

inline Message readMessageOfAsha()
{
    Message read = message();
    read.status = MessageStatus::Read;
    read.reader = bikash();
    read.readAt = noon.plusSeconds(60);
    return read;
}

//! An answer with a picture, edited, liked by both and flagged.
inline Message richMessage()
{
    Message rich = message();
    rich.type = MessageType::Image;
    rich.editedAt = noon.plusSeconds(90);
    rich.isFlagged = true;
    rich.moderationReason = u"advertisement"_s;
    rich.replyTo
        = ReplyPreview{MessageId(9), 3, UserId(4), u"Bikash Thapa"_s, MessageType::Text, u"Photo, please?"_s, false};
    rich.reactions = {{u"👍🏽"_s, {UserId(4), UserId(1)}}, {u"❤️"_s, {UserId(4)}}};
    Attachment picture;
    picture.id = AttachmentId(5);
    picture.kind = MessageType::Image;
    picture.fileName = u"भान्सा.jpg"_s;
    picture.fileUrl = u"/media/0a1b/kitchen.jpg?exp=1&sig=x"_s;
    picture.contentType = u"image/jpeg"_s;
    picture.fileSize = 48'211;
    picture.width = 1280;
    picture.height = 720;
    picture.thumbnailUrl = u"/media/0a1b/thumb?exp=1&sig=y"_s;
    picture.preview = u"LEHV6nWB2yk8"_s;
    Attachment voice;
    voice.id = AttachmentId(6);
    voice.kind = MessageType::Audio;
    voice.fileName = u"voice-message.ogg"_s;
    voice.fileUrl = u"/media/0a1c/voice-message.ogg"_s;
    voice.contentType = u"audio/ogg"_s;
    voice.fileSize = 9'001;
    voice.durationMs = 7'250;
    voice.waveform = QByteArray::fromHex("00807fff");
    rich.attachments = {picture, voice};
    return rich;
}

inline Notification notification()
{
    return {MessageId(15), ConversationId(1), UserId(4), u"Bikash"_s, u"Deep Clean"_s, MessageType::Text,
        u"Saturday works"_s, false, noon, Role::Customer};
}

inline ServiceSummary cleaning()
{
    return {ServiceId(1), u"Deep Clean"_s, u"deep-clean"_s, u"1500.00"_s, u"2 hours"_s, u"Home Cleaning"_s};
}

inline Service service()
{
    Service service;
    service.summary = cleaning();
    service.description = u"Full house deep clean"_s;
    service.category = CategoryId(1);
    service.provider.id = UserId(4);
    service.provider.name = u"Bikash Thapa"_s;
    service.cities = {{CityId(1), u"Kathmandu"_s, u"Bagmati"_s}};
    service.status = u"active"_s;
    service.createdAt = noon;
    service.updatedAt = noon.plusSeconds(5);
    return service;
}

inline Conversation conversation()
{
    Conversation conversation;
    conversation.id = ConversationId(1);
    conversation.service = cleaning();
    conversation.provider = bikash();
    conversation.customer = asha();
    conversation.createdAt = noon;
    conversation.updatedAt = noon.plusSeconds(90);
    conversation.lastMessageAt = noon.plusSeconds(90);
    conversation.isProviderArchived = true;
    conversation.unreadCount = 2;
    conversation.position = 43;
    conversation.viewer = UserId(1);
    Message second = message();
    second.id = MessageId(16);
    second.sender = bikash();
    second.text = u"Yes, Saturday works"_s;
    second.seq = 8;
    second.position = 43;
    second.clientMessageId.clear();
    second.createdAt = second.updatedAt = noon.plusSeconds(90);
    conversation.latestMessages = {second, message()};
    return conversation;
}

inline Health health()
{
    const ServerLimits limits{5000, 262'144, 65'536, 100, 10, 1, 60};
    return {u"healthy"_s, u"messaging"_s, u"1.0.0"_s,
        ServerInfo{u"Chautari"_s, u"0.1.0"_s, 1, {u"ack"_s, u"marks"_s}, limits, u"e-1"_s, u"s-1"_s, {}}};
}

} // namespace chautari::wire
