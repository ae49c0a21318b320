// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/services.h"
#include "shared/core/limits.h"

#include <QtCore/QThreadPool>

namespace chautari::server {

//! The pool's queue is full, or there was no memory for a hash.
inline Error passwordsBusy()
{
    constexpr int seconds = 2;
    return Error{ErrorCode::ServerBusy, {}, {}, seconds};
}

//! \brief Runs slow password work in the pool and comes back to the context's thread. The context must outlive the
//! pool's last job; it belongs to an I/O thread, and ChatServer waits for the pool before it stops those.
class PasswordJobs
{
public:
    PasswordJobs(const Services &services, QObject *context)
        : m_services(services)
        , m_context(context)
    { }

    //! False when limits::passwordQueue jobs wait already: then nothing was queued, and nothing will be called.
    template <typename T>
    [[nodiscard]] bool run(std::function<T()> job, std::function<void(T)> done)
    {
        const std::shared_ptr<std::atomic<int>> count = m_services.passwordJobs;
        if (count->fetch_add(1) >= limits::passwordQueue) {
            count->fetch_sub(1);
            return false;
        }
        m_services.passwordPool.start([job = std::move(job), done = std::move(done), count, context = m_context] {
            T result = job();
            count->fetch_sub(1);
            QMetaObject::invokeMethod(
                context, [done, result = std::move(result)]() mutable { done(std::move(result)); },
                Qt::QueuedConnection);
        });
        return true;
    }

private:
    const Services &m_services;
    QObject *m_context;
};

} // namespace chautari::server
