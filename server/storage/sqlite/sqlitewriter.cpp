// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqlitewriter.h"

#include "shared/core/logging.h"

#include <QtCore/QMetaObject>

#include <algorithm>
#include <pthread.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

// 1,000 pages take 1 to 2 ms CPU and two fsyncs, so they wait for an idle moment until there are four times as many.
constexpr int checkpointPages = 1000;
constexpr int checkpointPagesMax = 4000;

} // namespace

Error storageBusy()
{
    return Error{ErrorCode::ServerBusy, u"The server is busy. Please try again in a moment."_s, {}, 1};
}

SqliteWriter::SqliteWriter(std::unique_ptr<SqliteConnection> connection, const TextCipher &cipher, Options options)
    : m_connection(std::move(connection))
    , m_session(*m_connection, cipher)
    , m_options(std::move(options))
{ }

SqliteWriter::~SqliteWriter()
{
    stop();
}

void SqliteWriter::start()
{
    m_position.store(m_session.position(), std::memory_order_release);
    m_thread = std::thread([this] { loop(); });
}

void SqliteWriter::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wakeUp.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void SqliteWriter::enqueue(QObject *context, Job job, Completion done)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_isStopping && qsizetype(m_queue.size()) < m_options.maxQueue) {
            m_queue.push_back({context, std::move(job), std::move(done)});
            m_wakeUp.notify_one();
            return;
        }
    }
    QMetaObject::invokeMethod(
        context, [done = std::move(done)] { done(storageBusy()); }, Qt::QueuedConnection);
}

void SqliteWriter::setIdleTask(Storage::IdleTask task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_idleTask = std::move(task);
    }
    m_wakeUp.notify_one();
}

void SqliteWriter::loop()
{
    pthread_setname_np(pthread_self(), "chautari-writer");
    m_connection->moveToCurrentThread();
    while (std::optional<Batch> batch = takeBatch()) {
        if (!batch->empty()) {
            runBatch(*batch);
            m_lastWork = SteadyClock::now();
            m_commandsSinceIdleTask += qint64(batch->size());
            m_hasIdleWork = true;
        }
        doWhatCouldWait();
        checkpointIfNeeded();
    }
    if (!m_hasGivenUp)
        (void)m_connection->checkpoint(SqliteConnection::Checkpoint::Truncate).hasValue();
}

std::optional<SqliteWriter::Batch> SqliteWriter::takeBatch()
{
    std::unique_lock lock(m_mutex);
    const auto hasWork = [this] { return m_isStopping || !m_queue.empty(); };
    if (const auto duty = nextDuty())
        m_wakeUp.wait_until(lock, *duty, hasWork);
    else
        m_wakeUp.wait(lock, [&] { return hasWork() || nextDuty().has_value(); });
    if (m_queue.empty())
        return m_isStopping ? std::nullopt : std::optional(Batch());
    const auto size = std::ptrdiff_t(std::min(m_queue.size(), size_t(m_options.maxBatch)));
    Batch batch(std::make_move_iterator(m_queue.begin()), std::make_move_iterator(m_queue.begin() + size));
    m_queue.erase(m_queue.begin(), m_queue.begin() + size);
    return batch;
}

// ---- what can wait
// ---------------------------------------------------------------------------------------------------

std::optional<SqliteWriter::SteadyClock::time_point> SqliteWriter::nextDuty() const
{
    if (m_hasGivenUp)
        return std::nullopt;
    std::optional<SteadyClock::time_point> next = m_scrubAt;
    if (m_idleTask && m_hasIdleWork) {
        const auto idleAt = m_lastWork + std::chrono::milliseconds(limits::writerIdleMs);
        next = next ? std::min(*next, idleAt) : idleAt;
    }
    return next;
}

void SqliteWriter::doWhatCouldWait()
{
    const auto now = SteadyClock::now();
    const auto pause = std::chrono::milliseconds(limits::writerIdleMs);
    const bool isPause = now - m_lastWork >= pause;
    // Who never pauses must not leave it undone for ever.
    const bool isOverdue = m_commandsSinceIdleTask >= limits::writerBacklog && now - m_lastIdleTask >= pause;
    if (m_hasIdleWork && (isPause || isOverdue))
        runIdleTask();
    if (m_scrubAt && now >= *m_scrubAt)
        scrub();
}

void SqliteWriter::runIdleTask()
{
    Storage::IdleTask task;
    {
        const std::lock_guard lock(m_mutex);
        task = m_idleTask;
    }
    if (!task || m_hasGivenUp)
        return;
    bool hasMore = false;
    Batch batch;
    batch.push_back({nullptr,
        [&](WriteTransaction &tx) -> std::optional<Error> {
            const Result<bool> done = task(tx);
            if (!done)
                return done.error();
            hasMore = *done;
            return std::nullopt;
        },
        {}});
    runBatch(batch);
    // A task that failed is tried again after the next command, not in a circle.
    m_hasIdleWork = hasMore;
    m_lastIdleTask = SteadyClock::now();
    if (!hasMore)
        m_commandsSinceIdleTask = 0;
}

//! What was deleted still lies in the log until it is emptied into the database, where it is overwritten.
void SqliteWriter::scrub()
{
    const auto emptied = m_connection->checkpoint(SqliteConnection::Checkpoint::Truncate);
    if (emptied && *emptied)
        m_scrubAt.reset();
    else
        m_scrubAt = SteadyClock::now() + std::chrono::milliseconds(limits::scrubRetryMs);
    giveUpIfUntrusted();
}

bool SqliteWriter::isIdle() const
{
    const std::lock_guard lock(m_mutex);
    return m_queue.empty();
}

void SqliteWriter::runBatch(Batch &batch)
{
    if (m_hasGivenUp) {
        const Error failure = Error::of(ErrorCode::Internal, u"The server's database failed. It must be restarted."_s);
        answer(batch, std::vector<std::optional<Error>>(batch.size(), failure));
        return;
    }
    auto failures = runCommands(batch);
    m_position.store(m_session.position(), std::memory_order_release);
    if (m_session.takeHasErased() && !m_scrubAt)
        m_scrubAt = SteadyClock::now() + std::chrono::milliseconds(m_options.scrubMs);
    auto events = m_session.takeEvents();
    if (m_sink && !events.empty())
        m_sink(std::move(events), m_session.stores());
    answer(batch, std::move(failures));
    giveUpIfUntrusted();
}

//! Commits, or says the same failure to everybody.
std::vector<std::optional<Error>> SqliteWriter::runCommands(Batch &batch)
{
    const auto allFailed = [&](const Error &failure) {
        m_session.rollback();
        return std::vector<std::optional<Error>>(batch.size(), failure);
    };
    if (auto begun = m_session.begin(); !begun)
        return allFailed(begun.error());
    std::vector<std::optional<Error>> failures;
    failures.reserve(batch.size());
    for (Command &command : batch) {
        failures.push_back(m_session.run(command.job));
        if (m_session.isBroken())
            return allFailed(m_session.brokenBecause());
    }
    if (auto committed = m_session.commit(); !committed)
        return allFailed(committed.error());
    return failures;
}

void SqliteWriter::answer(Batch &batch, std::vector<std::optional<Error>> failures)
{
    // One event per thread that waits, not one per message. There are a handful of contexts, so a list is searched.
    std::vector<std::pair<QObject *, std::vector<Finished>>> byContext;
    for (size_t i = 0; i < batch.size(); ++i) {
        if (!batch[i].context)
            continue; // the idle task: nobody waits for it
        auto it = std::find_if(
            byContext.begin(), byContext.end(), [&](const auto &entry) { return entry.first == batch[i].context; });
        if (it == byContext.end())
            it = byContext.insert(byContext.end(), {batch[i].context, {}});
        it->second.push_back({std::move(batch[i].done), std::move(failures[i])});
    }
    for (auto &[context, finished] : byContext) {
        QMetaObject::invokeMethod(
            context,
            [all = std::make_shared<const std::vector<Finished>>(std::move(finished))] {
                for (const Finished &one : *all)
                    one.done(one.failure);
            },
            Qt::QueuedConnection);
    }
}

void SqliteWriter::checkpointIfNeeded()
{
    const int pages = m_connection->walPages();
    if (m_hasGivenUp || pages < checkpointPages || (pages < checkpointPagesMax && !isIdle()))
        return;
    if (auto done = m_connection->checkpoint(SqliteConnection::Checkpoint::Passive); !done)
        giveUpIfUntrusted();
}

void SqliteWriter::giveUpIfUntrusted()
{
    if (m_hasGivenUp || !m_connection->isUntrusted())
        return;
    m_hasGivenUp = true;
    qCCritical(
        logStorage, "The database can no longer be trusted to keep what it is given. No message is accepted any more.");
    if (m_options.onUntrusted)
        m_options.onUntrusted();
}

} // namespace chautari::server
