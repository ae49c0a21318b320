// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/messagingquery.h"

#include "shared/core/limits.h"
#include "shared/json/messagejson.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

//! Takes typed values out of a query and remembers every one that was wrong.
class FilterReader
{
public:
    explicit FilterReader(const QUrlQuery &query)
        : m_query(query)
    { }

    [[nodiscard]] QString text(const QString &key) const
    {
        return m_query.queryItemValue(key, QUrl::FullyDecoded).trimmed();
    }

    //! "true" or "false"; everything else is no filter.
    [[nodiscard]] std::optional<bool> boolean(const QString &key) const
    {
        const QString word = text(key).toLower();
        return word == u"true" || word == u"false" ? std::optional(word == u"true") : std::nullopt;
    }

    //! A number as what it names.
    template <typename IdType>
    std::optional<IdType> id(const QString &key, const QString &problem = u"Enter a number."_s)
    {
        const QString word = text(key);
        bool isNumber = false;
        const qint64 number = word.toLongLong(&isNumber);
        if (!word.isEmpty() && !isNumber)
            fail(key, problem);
        return isNumber ? std::optional(IdType(number)) : std::nullopt;
    }

    Timestamp time(const QString &key)
    {
        const QString word = text(key);
        if (word.isEmpty())
            return {};
        const std::optional<Timestamp> time = Timestamp::fromIso(word);
        if (!time)
            fail(key, u"Enter a valid date/time."_s);
        return time.value_or(Timestamp());
    }

    //! One of `choices`, by the name that `nameOf` gives it.
    template <typename Choice, typename NameOf>
    std::optional<Choice> choice(const QString &key, const QList<Choice> &choices, const NameOf &nameOf)
    {
        const QString word = text(key);
        if (word.isEmpty())
            return std::nullopt;
        const auto found = std::find_if(
            choices.begin(), choices.end(), [&](const Choice &candidate) { return word == nameOf(candidate); });
        if (found != choices.end())
            return *found;
        fail(key, u"Select a valid choice. %1 is not one of the available choices."_s.arg(word));
        return std::nullopt;
    }

    [[nodiscard]] QStringList words() const
    {
        static const QRegularExpression separators(u"[\\s,]+"_s);
        // QUrlQuery leaves the plus alone, browsers write spaces with it.
        const QString search = text(u"search"_s).replace(u'+', u' ');
        return search.split(separators, Qt::SkipEmptyParts).mid(0, limits::searchWords);
    }

    template <typename Filter>
    Result<Filter> finish(Filter filter) const
    {
        if (m_problems.isEmpty())
            return filter;
        return Error{ErrorCode::ValidationFailed, {}, m_problems, 0};
    }

private:
    void fail(const QString &key, const QString &problem) { m_problems.append(FieldError{key, {problem}}); }

    const QUrlQuery &m_query;
    QList<FieldError> m_problems;
};

//! The first field that is known decides.
ConversationFilter::Order conversationOrder(const QString &ordering)
{
    using Order = ConversationFilter::Order;
    const QStringList fields = ordering.split(u',');
    for (const QString &field : fields) {
        if (field == u"created_at"_s)
            return Order::CreatedAscending;
        if (field == u"-created_at"_s)
            return Order::Created;
        if (field == u"last_message_at"_s)
            return Order::LastMessageAscending;
        if (field == u"-last_message_at"_s)
            return Order::LastMessage;
    }
    return Order::LastMessage;
}

bool isNewestFirst(const QString &ordering)
{
    const QStringList fields = ordering.split(u',');
    const auto known = std::find_if(fields.begin(), fields.end(),
        [](const QString &field) { return field == u"created_at"_s || field == u"-created_at"_s; });
    return known != fields.end() && known->startsWith(u'-');
}

} // namespace

Result<ConversationFilter> conversationFilter(const QUrlQuery &query)
{
    const QString noSuchChoice = u"Select a valid choice. That choice is not one of the available choices."_s;
    FilterReader r(query);
    ConversationFilter filter;
    filter.isActive = r.boolean(u"is_active"_s);
    filter.createdAfter = r.time(u"created_after"_s);
    filter.createdBefore = r.time(u"created_before"_s);
    filter.lastMessageAfter = r.time(u"last_message_after"_s);
    filter.lastMessageBefore = r.time(u"last_message_before"_s);
    filter.categorySlug = r.text(u"service_category"_s);
    filter.hasUnread = r.boolean(u"has_unread"_s);
    filter.service = r.id<ServiceId>(u"service"_s, noSuchChoice);
    filter.provider = r.id<UserId>(u"provider"_s, noSuchChoice);
    filter.customer = r.id<UserId>(u"customer"_s, noSuchChoice);
    filter.words = r.words();
    filter.order = conversationOrder(r.text(u"ordering"_s));
    return r.finish(std::move(filter));
}

Result<MessageFilter> messageFilter(const QUrlQuery &query)
{
    const QList types{
        MessageType::Text, MessageType::Image, MessageType::File, MessageType::Audio, MessageType::System};
    const QList statuses{MessageStatus::Sent, MessageStatus::Delivered, MessageStatus::Read};
    const QList roles{Role::Customer, Role::Provider, Role::Admin};
    FilterReader r(query);
    MessageFilter filter;
    filter.conversation = r.id<ConversationId>(u"conversation"_s);
    filter.type = r.choice(u"message_type"_s, types, messageTypeName);
    filter.status = r.choice(u"status"_s, statuses, messageStatusName);
    filter.isFlagged = r.boolean(u"is_flagged"_s);
    filter.createdAfter = r.time(u"created_after"_s);
    filter.createdBefore = r.time(u"created_before"_s);
    filter.senderRole = r.choice(u"sender_role"_s, roles, roleName);
    filter.sender = r.id<UserId>(u"sender"_s);
    filter.hasAttachment = r.boolean(u"has_attachment"_s);
    filter.words = r.words();
    filter.isNewestFirst = isNewestFirst(r.text(u"ordering"_s));
    return r.finish(std::move(filter));
}

Result<std::optional<HistoryRequest>> historyRequest(const QUrlQuery &query, int limit)
{
    FilterReader r(query);
    std::optional<HistoryRequest> request;
    for (const auto &[key, isForward] : {std::pair(u"after_seq"_s, true), std::pair(u"before_seq"_s, false)}) {
        if (const auto seq = r.id<qint64>(key))
            request = HistoryRequest{isForward, std::max<qint64>(0, *seq), limit};
    }
    return r.finish(std::move(request));
}

} // namespace chautari::server
