// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/sqlitewritesession.h"
#include "server/storage/storage.h"
#include "shared/core/limits.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>

namespace chautari::server {

//! \brief The thread that writes. Takes what waits, up to a batch, into one transaction, commits it, and answers: it
//! never waits for company (rulings.md 39), so the batch grows by itself when the disk is slow. Owns the one connection
//! that writes and checkpoints. In pauses it does what can wait: the idle task, and emptying the log after a deletion.
class SqliteWriter
{
public:
    using Job = std::function<std::optional<Error>(WriteTransaction &)>;
    using Completion = std::function<void(const std::optional<Error> &)>;

    struct Options
    {
        int maxBatch = limits::writerBatch;
        int maxQueue = limits::writerQueue;
        int scrubMs = limits::scrubMs;
        std::function<void()> onUntrusted; //!< in the writer thread: nothing will be acknowledged any more
    };

    SqliteWriter(std::unique_ptr<SqliteConnection> connection, const TextCipher &cipher, Options options);
    ~SqliteWriter();

    Result<void> loadCounters() { return m_session.loadCounters(); }
    void setEventSink(Storage::EventSink sink) { m_sink = std::move(sink); }
    void setIdleTask(Storage::IdleTask task);
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
    using SteadyClock = std::chrono::steady_clock;

    void loop();
    //! What is queued; empty in a pause. nullopt: the end.
    std::optional<Batch> takeBatch();
    void doWhatCouldWait();
    //! Until when there is nothing to do if nobody comes.
    [[nodiscard]] std::optional<SteadyClock::time_point> nextDuty() const;
    void runIdleTask();
    void scrub();
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

    // Of the writer thread: when it last worked for somebody, and what is left for a pause.
    SteadyClock::time_point m_lastWork;
    SteadyClock::time_point m_lastIdleTask;
    qint64 m_commandsSinceIdleTask = 0;
    bool m_hasIdleWork = true;
    std::optional<SteadyClock::time_point> m_scrubAt;

    mutable std::mutex m_mutex;
    std::condition_variable m_wakeUp;
    std::deque<Command> m_queue;
    Storage::IdleTask m_idleTask;
    bool m_isStopping = false;
};

//! "Try again in a moment", for a full queue and a closed storage.
Error storageBusy();

} // namespace chautari::server
