// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/demo/demodata.h"

#include "server/demo/demotexts.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 joinedSecondsAgo = 60LL * 24 * 3600;
constexpr int providersFrom = 4; // user id of the first provider

//! \brief One filling. Every step returns the error that ends it.
class DemoFilling
{
public:
    DemoFilling(WriteTransaction &tx, Timestamp now, const QByteArray &passwordHash)
        : m_tx(tx)
        , m_stores(tx.stores())
        , m_now(now)
        , m_passwordHash(passwordHash)
    { }

    Result<void> fill();

private:
    Result<void> addPerson(int number, const demo::Person &person);
    Result<void> addService(int number, const demo::Trade &trade);
    Result<void> addTalk(const demo::Talk &talk);
    Result<QList<MessageRecord>> addLines(ConversationRecord &conversation, const demo::Talk &talk);
    Result<void> read(ConversationRecord &conversation, UserId user, const QList<MessageRecord> &messages, int unread);
    [[nodiscard]] Timestamp minutesAgo(qint64 minutes) const { return m_now.plusSeconds(-60 * minutes); }

    WriteTransaction &m_tx;
    Stores &m_stores;
    Timestamp m_now;
    QByteArray m_passwordHash;
    QList<City> m_cities;
};

Result<void> DemoFilling::fill()
{
    for (const demo::Place &place : demo::places()) {
        City city{{}, place.name.toString(), place.region.toString()};
        const auto id = m_stores.services().ensureCity(city);
        if (!id)
            return id.error();
        city.id = *id;
        m_cities.append(city);
    }
    int number = 0;
    for (const demo::Person &person : demo::people()) {
        if (auto added = addPerson(++number, person); !added)
            return added;
    }
    number = 0;
    for (const demo::Trade &trade : demo::trades()) {
        if (auto added = addService(++number, trade); !added)
            return added;
    }
    for (const demo::Talk &talk : demo::talks()) {
        if (auto added = addTalk(talk); !added)
            return added;
    }
    return {};
}

Result<void> DemoFilling::addPerson(int number, const demo::Person &person)
{
    UserRecord user;
    user.id = UserId(number);
    user.email = person.username + u"@demo.chautari.app"_s;
    user.username = person.username.toString();
    user.passwordHash = m_passwordHash;
    user.firstName = person.firstName.toString();
    user.lastName = person.lastName.toString();
    user.role = person.role;
    user.phone = person.phone.toString();
    user.isVerified = person.isVerified;
    user.dateJoined = m_now.plusSeconds(-joinedSecondsAgo);
    if (auto inserted = m_stores.users().insert(user); !inserted)
        return inserted.error();
    m_tx.publish(UserChanged{user});
    return {};
}

Result<void> DemoFilling::addService(int number, const demo::Trade &trade)
{
    Service service;
    service.summary = {ServiceId(number), trade.title.toString(), trade.slug.toString(), trade.price.toString(),
        trade.duration.toString(), trade.category.toString()};
    service.description = trade.description.toString();
    const auto category = m_stores.services().ensureCategory(service.summary.category);
    if (!category)
        return category.error();
    service.category = *category;
    service.provider.id = UserId(providersFrom + (number - 1) % 3);
    // Everybody works in Kathmandu and in one or two of the towns beside it.
    service.cities = number % 2 == 0 ? m_cities.first(2) : m_cities;
    service.status = u"active"_s;
    service.createdAt = m_now.plusSeconds(-joinedSecondsAgo + 3600LL * number);
    service.updatedAt = service.createdAt;
    if (auto inserted = m_stores.services().insert(service); !inserted)
        return inserted.error();
    return {};
}

Result<void> DemoFilling::addTalk(const demo::Talk &talk)
{
    ConversationRecord draft;
    draft.service = ServiceId(talk.service);
    draft.customer = UserId(talk.customer);
    draft.provider = UserId(talk.provider);
    draft.createdAt = minutesAgo(talk.lines.front().minutesAgo);
    draft.updatedAt = draft.createdAt;
    auto conversation = m_stores.conversations().insert(draft);
    if (!conversation)
        return conversation.error();
    m_tx.publish(ConversationStarted{*conversation});
    const auto messages = addLines(*conversation, talk);
    if (!messages)
        return messages.error();
    if (auto marked = read(*conversation, draft.customer, *messages, talk.unreadByCustomer); !marked)
        return marked;
    return read(*conversation, draft.provider, *messages, talk.unreadByProvider);
}

Result<QList<MessageRecord>> DemoFilling::addLines(ConversationRecord &conversation, const demo::Talk &talk)
{
    QList<MessageRecord> messages;
    for (const demo::Line &line : talk.lines) {
        MessageRecord message;
        message.sender = line.isFromCustomer ? conversation.customer : conversation.provider;
        message.text = line.text.toString();
        message.createdAt = minutesAgo(line.minutesAgo);
        message.updatedAt = message.createdAt;
        auto stored = m_stores.messages().append(conversation, message);
        if (!stored)
            return stored.error();
        m_tx.publish(MessageStored{*stored, conversation.provider, conversation.customer});
        messages.append(*stored);
    }
    return messages;
}

//! `user` has read all but the last `unread` lines. Those were delivered only.
Result<void> DemoFilling::read(
    ConversationRecord &conversation, UserId user, const QList<MessageRecord> &messages, int unread)
{
    const MessageRecord &lastRead = messages.at(messages.size() - 1 - unread);
    const MessageRecord &last = messages.last();
    for (const auto &[status, upTo] :
        {std::pair(MessageStatus::Read, lastRead), std::pair(MessageStatus::Delivered, last)}) {
        const Timestamp at = upTo.createdAt.plusSeconds(45);
        const auto moved = m_stores.conversations().moveMark(conversation, user, status, upTo.seq, at);
        if (!moved)
            return moved.error();
        if (*moved) {
            m_tx.publish(MarkMoved{conversation.id, user, conversation.peerOf(user), status, upTo.id, upTo.seq, at,
                conversation.position});
        }
    }
    return {};
}

} // namespace

Result<bool> fillWithDemoData(WriteTransaction &tx, const Clock &clock, const QByteArray &passwordHash)
{
    const auto first = tx.stores().users().byId(UserId(1));
    if (!first)
        return first.error();
    if (first->has_value())
        return false;
    if (auto filled = DemoFilling(tx, clock.now(), passwordHash).fill(); !filled)
        return filled.error();
    return true;
}

} // namespace chautari::server
