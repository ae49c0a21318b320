// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqlitereaderpool.h"

#include "server/storage/sqlite/sqlitewriter.h"
#include "server/storage/sqlite/sqlstatements.h"

#include <QtCore/QMetaObject>

#include <pthread.h>

namespace chautari::server {

namespace {

//! What went wrong around the query; what it found is its own affair.
std::optional<Error> runInSnapshot(SqliteConnection &connection, SqliteStores &stores, const SqliteReaderPool::Job &job)
{
    connection.clearFailures();
    if (auto begun = connection.execute(sql::beginRead); !begun)
        return begun.error();
    job(stores);
    connection.clearFailures();
    if (connection.isInTransaction())
        (void)connection.execute(sql::rollback).hasValue();
    return std::nullopt;
}

void post(QObject *context, SqliteReaderPool::Completion done, std::optional<Error> failure)
{
    QMetaObject::invokeMethod(
        context, [done = std::move(done), failure = std::move(failure)] { done(failure); }, Qt::QueuedConnection);
}

} // namespace

SqliteReaderPool::SqliteReaderPool(
    std::vector<std::unique_ptr<SqliteConnection>> connections, const TextCipher &cipher, int maxQueue)
    : m_connections(std::move(connections))
    , m_cipher(cipher)
    , m_maxQueue(maxQueue)
{
    for (const auto &connection : m_connections)
        m_threads.emplace_back([this, c = connection.get()] { loop(*c); });
}

SqliteReaderPool::~SqliteReaderPool()
{
    stop();
}

void SqliteReaderPool::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wakeUp.notify_all();
    for (std::thread &thread : m_threads) {
        if (thread.joinable())
            thread.join();
    }
}

void SqliteReaderPool::enqueue(QObject *context, Job job, Completion done)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_isStopping && qsizetype(m_queue.size()) < m_maxQueue) {
            m_queue.push_back({context, std::move(job), std::move(done)});
            m_wakeUp.notify_one();
            return;
        }
    }
    post(context, std::move(done), storageBusy());
}

void SqliteReaderPool::loop(SqliteConnection &connection)
{
    pthread_setname_np(pthread_self(), "chautari-reader");
    connection.moveToCurrentThread();
    SqliteStores stores(connection, m_cipher);
    while (auto query = take()) {
        auto failure = runInSnapshot(connection, stores, query->job);
        post(query->context, std::move(query->done), std::move(failure));
    }
}

std::optional<SqliteReaderPool::Query> SqliteReaderPool::take()
{
    std::unique_lock lock(m_mutex);
    m_wakeUp.wait(lock, [this] { return m_isStopping || !m_queue.empty(); });
    if (m_queue.empty())
        return std::nullopt;
    Query query = std::move(m_queue.front());
    m_queue.pop_front();
    return query;
}

} // namespace chautari::server
