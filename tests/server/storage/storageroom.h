// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/sqlitestorage.h"

#include <QtCore/QTemporaryDir>
#include <QtCore/QThread>

#include <future>

namespace chautari::server {

//! \brief A storage in a temporary folder with a thread that takes its answers, so that a test may wait for them.
class StorageRoom
{
public:
    enum class Door { Open, Shut };
    explicit StorageRoom(SqliteStorage::Options options = {}, Door door = Door::Open);
    ~StorageRoom();

    //! Opens it (again). The test fails when that does.
    void open();
    Result<void> tryOpen();
    void close() { m_storage.reset(); }

    SqliteStorage &storage() { return *m_storage; }
    QObject &context() { return *m_context; }
    [[nodiscard]] QString path() const { return m_options.dataDir; }
    [[nodiscard]] QString databasePath() const { return path() + QStringLiteral("/chautari.db"); }

    template <typename T>
    std::future<Result<T>> writeLater(std::function<Result<T>(WriteTransaction &)> command)
    {
        auto promise = std::make_shared<std::promise<Result<T>>>();
        m_storage->write<T>(
            m_context, std::move(command), [promise](Result<T> result) { promise->set_value(std::move(result)); });
        return promise->get_future();
    }
    template <typename T>
    Result<T> write(std::function<Result<T>(WriteTransaction &)> command)
    {
        return writeLater<T>(std::move(command)).get();
    }
    template <typename T>
    Result<T> read(std::function<Result<T>(Stores &)> query)
    {
        auto promise = std::make_shared<std::promise<Result<T>>>();
        m_storage->read<T>(
            m_context, std::move(query), [promise](Result<T> result) { promise->set_value(std::move(result)); });
        return promise->get_future().get();
    }

    //! Users 1..2n and n conversations: c is between customer 2c-1 and provider 2c about service c.
    void addPairs(int count);
    Result<MessageRecord> send(const MessageRecord &message);
    //! All of a conversation, by seq.
    QList<MessageRecord> messagesOf(ConversationId conversation);
    ConversationRecord conversation(ConversationId id);

private:
    QTemporaryDir m_temporary;
    SqliteStorage::Options m_options;
    SystemClock m_clock;
    QThread m_thread;
    QObject *m_context = nullptr;
    std::unique_ptr<SqliteStorage> m_storage;
};

//! What sending does: find, look for the client's id, append, publish.
Result<MessageRecord> sendIn(WriteTransaction &tx, const MessageRecord &message);

MessageRecord aMessage(qint64 conversation, qint64 sender, const QString &text, const QString &clientMessageId = {});
UserRecord aUser(qint64 id);
Service aService(qint64 id, qint64 provider, CategoryId category);

} // namespace chautari::server
