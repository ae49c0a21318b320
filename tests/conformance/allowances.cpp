// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/allowances.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>

#include <algorithm>

namespace chautari::conformance {

using namespace Qt::StringLiterals;

namespace {

const QHash<QString, QStringList> &moreKeys()
{
    static const QHash<QString, QStringList> keys{
        // contract.md 12.1: 2, 3, 4, 8; architecture.md, Additions
        {u"message"_s,
            {u"conversation_id"_s, u"content"_s, u"seq"_s, u"position"_s, u"client_message_id"_s, u"is_read"_s,
                u"edited_at"_s, u"reply_to"_s, u"reactions"_s, u"attachments"_s}},
        {u"user"_s, {u"name"_s, u"username"_s, u"is_provider"_s, u"user_type"_s, u"status"_s, u"last_seen"_s}},
        // contract.md 12.1: 5, 7; rulings.md 27
        {u"conversation"_s,
            {u"last_message"_s, u"other_participant"_s, u"participants"_s, u"updated_at"_s, u"is_pinned"_s,
                u"is_muted"_s, u"marked_unread"_s, u"cleared_seq"_s, u"note"_s, u"is_archived"_s, u"position"_s}},
        {u"service"_s, {u"category"_s}},
        {u"created"_s, {u"id"_s, u"duplicate"_s}},
        // contract.md 13
        {u"health"_s, {u"server"_s}},
        // contract.md 12.2: 41; rulings.md 6
        {u"error"_s, {u"detail"_s, u"error"_s, u"code"_s}},
        // rulings.md 1, 6; contract.md 12.1: 10
        {u"frame"_s, {u"position"_s, u"seq"_s, u"data"_s}},
        {u"connection"_s, {u"epoch"_s, u"position"_s, u"server_time"_s, u"heartbeat_interval"_s}},
        {u"frame error"_s, {u"code"_s, u"client_message_id"_s, u"retry_after"_s}},
        {u"presence"_s, {u"last_seen"_s}},
        {u"receipt"_s, {u"up_to_id"_s, u"up_to_seq"_s}},
        {u"token"_s, {u"sid"_s}},
    };
    return keys;
}

bool hasAll(const QJsonObject &object, const QStringList &keys)
{
    return std::ranges::all_of(keys, [&](const QString &key) { return object.contains(key); });
}

} // namespace

QString kindOf(const QJsonObject &object)
{
    static const QList<std::pair<QString, QStringList>> kinds{
        {u"token"_s, {u"token_type"_s, u"jti"_s}},
        {u"account"_s, {u"email"_s, u"profile"_s}},
        {u"message"_s, {u"conversation"_s, u"sender"_s}},
        {u"conversation"_s, {u"customer"_s, u"provider"_s}},
        {u"created"_s, {u"conversation"_s, u"conversation_id"_s}},
        {u"read status"_s, {u"user"_s, u"read_at"_s}},
        {u"user"_s, {u"email"_s, u"full_name"_s}},
        {u"service"_s, {u"slug"_s, u"title"_s}},
        {u"notification"_s, {u"action_url"_s}},
        {u"page"_s, {u"results"_s, u"count"_s}},
        {u"health"_s, {u"status"_s, u"service"_s, u"version"_s}},
        {u"connection"_s, {u"status"_s, u"user_id"_s}},
        {u"presence"_s, {u"is_online"_s}},
        {u"receipt"_s, {u"message_id"_s, u"updated_by"_s}},
        {u"frame"_s, {u"type"_s}},
        {u"error"_s, {u"detail"_s}},
        {u"error"_s, {u"error"_s}},
        {u"error"_s, {u"non_field_errors"_s}},
        {u"frame error"_s, {u"message"_s}},
    };
    for (const auto &[kind, keys] : kinds) {
        if (hasAll(object, keys))
            return kind;
    }
    return {};
}

bool mayHave(const QString &kind, const QString &key)
{
    return moreKeys().value(kind).contains(key);
}

bool mayComeBetween(const QJsonObject &frame)
{
    static const QStringList types{u"status"_s, u"ack"_s, u"message_status"_s, u"conversation_created"_s,
        u"conversation_updated"_s, u"message_updated"_s, u"notification"_s, u"server_notice"_s, u"auth_ok"_s};
    const QJsonObject text = frame.value("text"_L1).toObject();
    const QString type = text.value("type"_L1).toString();
    // W29: the server ends what the client did not.
    const bool endsTyping
        = type == u"typing"_s && text.value("data"_L1).toObject().value("is_typing"_L1) == QJsonValue(false);
    return types.contains(type) || endsTyping;
}

} // namespace chautari::conformance
