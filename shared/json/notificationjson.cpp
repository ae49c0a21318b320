// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/notificationjson.h"

#include "shared/core/limits.h"
#include "shared/core/validation.h"

#include <array>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

QString sentence(const Notification &notification)
{
    switch (notification.messageType) {
    case MessageType::Text:
    case MessageType::System:
        return u"New message from %1: %2"_s.arg(notification.senderName, notification.preview);
    case MessageType::Image:
        return u"New image from "_s + notification.senderName;
    case MessageType::File:
        return u"New file from "_s + notification.senderName;
    case MessageType::Audio:
        return u"New audio message from "_s + notification.senderName;
    }
    Q_UNREACHABLE();
}

struct Flag
{
    const char *key;
    bool NotificationSettings::*member;
};

constexpr std::array flags{
    Flag{"email_notifications", &NotificationSettings::emailNotifications},
    Flag{"push_notifications", &NotificationSettings::pushNotifications},
    Flag{"sms_notifications", &NotificationSettings::smsNotifications},
    Flag{"booking_requests", &NotificationSettings::bookingRequests},
    Flag{"booking_updates", &NotificationSettings::bookingUpdates},
    Flag{"payment_notifications", &NotificationSettings::paymentNotifications},
    Flag{"review_notifications", &NotificationSettings::reviewNotifications},
    Flag{"system_notifications", &NotificationSettings::systemNotifications},
    Flag{"marketing_notifications", &NotificationSettings::marketingNotifications},
    Flag{"reminder_notifications", &NotificationSettings::reminderNotifications},
    Flag{"message_notifications", &NotificationSettings::messageNotifications},
    Flag{"email_enabled", &NotificationSettings::emailEnabled},
    Flag{"push_enabled", &NotificationSettings::pushEnabled},
};

struct Data
{
    ConversationId conversation;
    UserId sender;
    QString senderName;
    QString serviceTitle;
    MessageType type = MessageType::Text;
};

Data readData(JsonReader &r)
{
    Data data;
    data.conversation = r.idOr<ConversationId>("conversation_id");
    data.sender = r.idOr<UserId>("sender_id");
    data.senderName = r.stringOr("sender_name");
    data.serviceTitle = r.stringOr("service_title");
    data.type = messageTypeFromName(r.stringOr("message_type"));
    return data;
}

} // namespace

void write(JsonWriter &w, const Notification &notification)
{
    w.beginObject();
    w.key("id").value(notification.id);
    w.key("title").value("New Message Received"_L1);
    w.key("message").value(sentence(notification));
    w.key("type").value("message"_L1);
    w.key("is_read").value(notification.isRead);
    w.key("data").beginObject();
    w.key("conversation_id").value(notification.conversation);
    w.key("message_id").value(notification.id);
    w.key("sender_id").value(notification.sender);
    w.key("sender_name").value(notification.senderName);
    w.key("service_title").value(notification.serviceTitle);
    w.key("message_type").value(messageTypeName(notification.messageType));
    w.endObject();
    w.key("action_required").value(false);
    w.key("action_url")
        .value(u"/dashboard/%1/messages/%2"_s
                   .arg(roleName(notification.recipientRole)) // contract.md 12, 14
                   .arg(notification.conversation.value()));
    w.key("priority").value("medium"_L1);
    w.key("created_at").value(notification.createdAt);
    w.endObject();
}

Notification readNotification(JsonReader &r)
{
    Notification notification;
    notification.id = r.id<MessageId>("id");
    notification.isRead = r.booleanOr("is_read", false);
    notification.createdAt = r.timestampOr("created_at");
    if (!r.has("data") || r.isNull("data"))
        return notification;
    const Data data = r.object<Data>("data", readData);
    notification.conversation = data.conversation;
    notification.sender = data.sender;
    notification.senderName = data.senderName;
    notification.serviceTitle = data.serviceTitle;
    notification.messageType = data.type;
    notification.preview = r.stringOr("message").section(u": "_s, 1);
    return notification;
}

Result<std::optional<bool>> readNotificationChange(const QJsonObject &json)
{
    JsonReader r(json);
    std::optional<bool> isRead;
    if (r.has("is_read") && !r.isNull("is_read"))
        isRead = r.booleanOr("is_read", false);
    return r.finish(isRead);
}

void write(JsonWriter &w, const NotificationSettings &settings)
{
    w.beginObject();
    for (const Flag &flag : flags)
        w.key(flag.key).value(settings.*flag.member);
    w.key("topics").beginArray();
    for (const QString &topic : settings.topics)
        w.value(topic);
    w.endArray().endObject();
}

NotificationSettings readNotificationSettingsDocument(const QByteArray &document)
{
    const Result<QJsonObject> json = parseJsonObject(document);
    const auto change = readNotificationSettingsChange(json ? *json : QJsonObject());
    return change ? applied(*change, {}) : NotificationSettings();
}

Result<NotificationSettingsChange> readNotificationSettingsChange(const QJsonObject &json)
{
    JsonReader r(json);
    NotificationSettingsChange change;
    for (const Flag &flag : flags) {
        if (r.has(flag.key) && !r.isNull(flag.key))
            change.flags.append({flag.member, r.booleanOr(flag.key, false)});
    }
    if (r.has("topics") && !r.isNull("topics")) {
        change.topics = r.stringList("topics");
        if (change.topics->size() > limits::profileListLength)
            r.fail("topics", u"Ensure this field has no more than %1 elements."_s.arg(limits::profileListLength));
        for (const QString &topic : std::as_const(*change.topics)) {
            if (const QString problem = validation::forbiddenCharacter(topic); !problem.isEmpty())
                r.fail("topics", problem);
            if (validation::codePointCount(topic) > limits::profileFieldLength)
                r.fail(
                    "topics", u"Ensure this field has no more than %1 characters."_s.arg(limits::profileFieldLength));
        }
    }
    return r.finish(std::move(change));
}

} // namespace chautari
