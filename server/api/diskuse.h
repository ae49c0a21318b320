// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace chautari::server {

//! \brief Looks how much room the database and the files take, again and again in a thread of its own: asking the disk
//! can take long, and who asks for the figures must not wait for it. The more there is the more seldom it looks, so
//! that it stays below a two-hundredth of the thread's time. Used from one thread, but for the two figures.
class DiskUse
{
public:
    //! \param dataDir holds chautari.db and media/.
    explicit DiskUse(QString dataDir);
    ~DiskUse();
    DiskUse(const DiskUse &) = delete;
    DiskUse &operator=(const DiskUse &) = delete;

    void start();
    void stop(); //!< joins; idempotent

    // Thread-safe; 0 until the first look is over.
    [[nodiscard]] qint64 databaseBytes() const { return m_databaseBytes.load(std::memory_order_relaxed); }
    [[nodiscard]] qint64 mediaBytes() const { return m_mediaBytes.load(std::memory_order_relaxed); }

private:
    void loop();
    void look();
    [[nodiscard]] bool isStopping();

    const QString m_dataDir;
    std::atomic<qint64> m_databaseBytes = 0;
    std::atomic<qint64> m_mediaBytes = 0;
    std::mutex m_mutex;
    std::condition_variable m_wakeUp;
    bool m_isStopping = false; // guarded by m_mutex
    std::thread m_thread;
};

} // namespace chautari::server
