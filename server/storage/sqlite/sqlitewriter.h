// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/sqlitewritesession.h"
#include "server/storage/storage.h"
#include "shared/core/limits.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>

namespace chautari::server {

//! \brief The thread that writes. Takes what waits, up to a batch, into one transaction, commits it, and answers: it
//! never waits for company (rulings.md 39), so the batch grows by itself when the disk is slow. Owns the one connection
//! that writes and checkpoints.
class SqliteWriter
{
public:
    using Job = std::function<std::optional<Error>(WriteTransaction &)>;
    using Completion = std::function<void(const std::optional<Error> &)>;

    struct Options
    {
        int maxBatch = limits::writerBatch;
        int maxQueue = limits::writerQueue;
        std::function<void()> onUntrusted; //!< in the writer thread: nothing will be acknowledged any more
    };

    SqliteWriter(std::unique_ptr<SqliteConnection> connection, const TextCipher &cipher, Options options);
    ~SqliteWriter();

    Result<void> loadCounters() { return m_session.loadCounters(); }
    void setEventSink(Storage::EventSink sink) { m_sink = std::move(sink); }
    void start();
    void stop(); //!< finishes what is queued, then empties the log into the database

    void enqueue(QObject *context, Job job, Completion done);
    [[nodiscard]] qint64 position() const { return m_position.load(std::memory_order_acquire); }

private:
    struct Command
    {
        QObject *context = nullptr;
        Job job;
        Completion done;
    };
    struct Finished
    {
        Completion done;
        std::optional<Error> failure;
    };
    using Batch = std::vector<Command>;

    void loop();
    Batch takeBatch();
    [[nodiscard]] bool isIdle() const;
    void runBatch(Batch &batch);
    std::vector<std::optional<Error>> runCommands(Batch &batch);
    void answer(Batch &batch, std::vector<std::optional<Error>> failures);
    void checkpointIfNeeded();
    void giveUpIfUntrusted();

    std::unique_ptr<SqliteConnection> m_connection;
    SqliteWriteSession m_session;
    Options m_options;
    Storage::EventSink m_sink;
    std::thread m_thread;
    std::atomic<qint64> m_position{0};
    bool m_hasGivenUp = false;

    mutable std::mutex m_mutex;
    std::condition_variable m_wakeUp;
    std::deque<Command> m_queue;
    bool m_isStopping = false;
};

//! "Try again in a moment", for a full queue and a closed storage.
Error storageBusy();

} // namespace chautari::server
