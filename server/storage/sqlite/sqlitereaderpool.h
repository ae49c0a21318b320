// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/sqlitestores.h"

#include <QtCore/QObject>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

namespace chautari::server {

//! \brief Threads that read, each with its own read-only connection, fed from one queue. A query sees one moment of the
//! database from its first row to its last.
class SqliteReaderPool
{
public:
    using Job = std::function<void(Stores &)>;
    using Completion = std::function<void(const std::optional<Error> &)>;

    SqliteReaderPool(
        std::vector<std::unique_ptr<SqliteConnection>> connections, const TextCipher &cipher, int maxQueue);
    ~SqliteReaderPool();

    void stop(); //!< finishes what is queued
    void enqueue(QObject *context, Job job, Completion done);

private:
    struct Query
    {
        QObject *context = nullptr;
        Job job;
        Completion done;
    };

    void loop(SqliteConnection &connection);
    std::optional<Query> take();

    std::vector<std::unique_ptr<SqliteConnection>> m_connections;
    const TextCipher &m_cipher;
    int m_maxQueue;
    std::vector<std::thread> m_threads;
    std::mutex m_mutex;
    std::condition_variable m_wakeUp;
    std::deque<Query> m_queue;
    bool m_isStopping = false;
};

} // namespace chautari::server
