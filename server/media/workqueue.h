// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QMetaObject>
#include <QtCore/QObject>
#include <QtCore/QThreadPool>

#include <atomic>
#include <functional>

namespace chautari::server {

//! \brief Threads for work that waits for a disk or another program, with a queue that has an end. Thread-safe.
class WorkQueue
{
public:
    WorkQueue(int threads, int maxWaiting)
        : m_maxWaiting(maxWaiting)
    {
        m_pool.setMaxThreadCount(threads);
    }

    //! Runs `job` there, then `done` with its result in the thread of `context`, which outlives the queue's last job.
    //! False when too many wait already: then nothing will be called.
    template <typename T>
    [[nodiscard]] bool run(QObject *context, std::function<T()> job, std::function<void(T)> done)
    {
        return post([job = std::move(job), done = std::move(done), context] {
            auto result = std::make_shared<T>(job());
            QMetaObject::invokeMethod(
                context, [done, result] { done(std::move(*result)); }, Qt::QueuedConnection);
        });
    }
    //! Without an answer.
    [[nodiscard]] bool post(std::function<void()> job)
    {
        if (m_waiting.fetch_add(1) >= m_maxWaiting) {
            m_waiting.fetch_sub(1);
            return false;
        }
        m_pool.start([this, job = std::move(job)] {
            job();
            m_waiting.fetch_sub(1);
        });
        return true;
    }
    //! Waits for everything that was taken.
    void finish(int timeoutMs) { m_pool.waitForDone(timeoutMs); }

private:
    const int m_maxWaiting;
    std::atomic<int> m_waiting = 0;
    QThreadPool m_pool; // goes first: its jobs count
};

} // namespace chautari::server
