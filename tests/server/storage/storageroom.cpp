// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/storage/storageroom.h"

#include <QtCore/QCryptographicHash>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

Result<bool> insertPairs(WriteTransaction &tx, int count)
{
    Stores &stores = tx.stores();
    const auto category = stores.services().ensureCategory(u"Test"_s);
    if (!category)
        return category.error();
    for (qint64 pair = 1; pair <= count; ++pair) {
        for (const qint64 id : {2 * pair - 1, 2 * pair}) {
            if (auto inserted = stores.users().insert(aUser(id)); !inserted)
                return inserted.error();
        }
        if (auto inserted = stores.services().insert(aService(pair, 2 * pair, *category)); !inserted)
            return inserted.error();
        ConversationRecord conversation;
        conversation.service = ServiceId(pair);
        conversation.customer = UserId(2 * pair - 1);
        conversation.provider = UserId(2 * pair);
        conversation.createdAt = Timestamp(1);
        conversation.updatedAt = Timestamp(1);
        if (auto inserted = stores.conversations().insert(conversation); !inserted)
            return inserted.error();
    }
    return true;
}

} // namespace

StorageRoom::StorageRoom(SqliteStorage::Options options, Door door)
    : m_options(std::move(options))
{
    if (m_options.dataDir.isEmpty())
        m_options.dataDir = m_temporary.filePath(u"data"_s);
    m_context = new QObject;
    m_context->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_context, &QObject::deleteLater);
    m_thread.start();
    if (door == Door::Open)
        open();
}

StorageRoom::~StorageRoom()
{
    m_storage.reset();
    m_thread.quit();
    m_thread.wait();
}

void StorageRoom::open()
{
    if (const auto opened = tryOpen(); !opened)
        qFatal("%s", qPrintable(opened.error().detail));
}

Result<void> StorageRoom::tryOpen()
{
    auto storage = SqliteStorage::open(m_options, m_clock);
    if (!storage)
        return storage.error();
    m_storage = std::move(*storage);
    return {};
}

void StorageRoom::addPairs(int count)
{
    if (!write<bool>([count](WriteTransaction &tx) { return insertPairs(tx, count); }))
        qFatal("the pairs could not be stored");
}

Result<MessageRecord> StorageRoom::send(const MessageRecord &message)
{
    return write<MessageRecord>([message](WriteTransaction &tx) { return sendIn(tx, message); });
}

QList<MessageRecord> StorageRoom::messagesOf(ConversationId conversation)
{
    auto rows = read<QList<MessageRecord>>(
        [conversation](Stores &stores) { return stores.messages().after(conversation, 0, 1'000'000); });
    return rows ? *rows : QList<MessageRecord>();
}

ConversationRecord StorageRoom::conversation(ConversationId id)
{
    using Found = std::optional<ConversationRecord>;
    auto row = read<Found>([id](Stores &stores) { return stores.conversations().byId(id); });
    return row && row->has_value() ? **row : ConversationRecord();
}

Result<MessageRecord> sendIn(WriteTransaction &tx, const MessageRecord &message)
{
    auto conversation = tx.stores().conversations().byIdFor(message.conversation, message.sender);
    if (!conversation)
        return conversation.error();
    if (!conversation->has_value())
        return Error::of(ErrorCode::NotFound);
    const auto earlier = tx.stores().messages().byClientId(message.sender, message.clientMessageId);
    if (!earlier)
        return earlier.error();
    if (earlier->has_value())
        return **earlier;
    auto stored = tx.stores().messages().append(**conversation, message);
    if (stored)
        tx.publish(MessageStored{*stored, (*conversation)->provider, (*conversation)->customer});
    return stored;
}

MessageRecord aMessage(qint64 conversation, qint64 sender, const QString &text, const QString &clientMessageId)
{
    MessageRecord message;
    message.conversation = ConversationId(conversation);
    message.sender = UserId(sender);
    message.text = text;
    message.clientMessageId = clientMessageId;
    message.requestHash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    message.createdAt = SystemClock().now();
    message.updatedAt = message.createdAt;
    return message;
}

UserRecord aUser(qint64 id)
{
    UserRecord user;
    user.id = UserId(id);
    user.email = u"user%1@example.org"_s.arg(id);
    user.username = u"user%1"_s.arg(id);
    user.passwordHash = "hash";
    user.firstName = u"First"_s;
    user.lastName = u"Last%1"_s.arg(id);
    user.dateJoined = Timestamp(1);
    return user;
}

Service aService(qint64 id, qint64 provider, CategoryId category)
{
    Service service;
    service.summary = {ServiceId(id), u"Service %1"_s.arg(id), u"service-%1"_s.arg(id), u"100.00"_s, u"1 hour"_s, {}};
    service.description = u"A description"_s;
    service.category = category;
    service.provider.id = UserId(provider);
    service.status = u"active"_s;
    service.createdAt = Timestamp(id);
    service.updatedAt = Timestamp(id);
    return service;
}

} // namespace chautari::server
