// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/diskuse.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFileInfo>

#include <algorithm>
#include <chrono>
#include <pthread.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

using Steady = std::chrono::steady_clock;

constexpr std::chrono::seconds leastPause{5};
constexpr int pausePerLook = 200; //!< a look that takes a second is followed by two hundred without

} // namespace

DiskUse::DiskUse(QString dataDir)
    : m_dataDir(std::move(dataDir))
{ }

DiskUse::~DiskUse()
{
    stop();
}

void DiskUse::start()
{
    m_thread = std::thread([this] { loop(); });
}

void DiskUse::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wakeUp.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

bool DiskUse::isStopping()
{
    const std::lock_guard lock(m_mutex);
    return m_isStopping;
}

void DiskUse::loop()
{
    pthread_setname_np(pthread_self(), "chautari-disk");
    for (;;) {
        const Steady::time_point begun = Steady::now();
        look();
        const Steady::duration pause = std::max<Steady::duration>(leastPause, (Steady::now() - begun) * pausePerLook);
        std::unique_lock lock(m_mutex);
        if (m_wakeUp.wait_for(lock, pause, [this] { return m_isStopping; }))
            return;
    }
}

void DiskUse::look()
{
    qint64 database = 0;
    for (const auto &suffix : {""_L1, "-wal"_L1, "-shm"_L1})
        database += QFileInfo(m_dataDir + u"/chautari.db"_s + suffix).size();
    m_databaseBytes.store(database, std::memory_order_relaxed);
    qint64 media = 0;
    QDirIterator files(m_dataDir + u"/media"_s, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        media += files.nextFileInfo().size();
        if (isStopping())
            return;
    }
    m_mediaBytes.store(media, std::memory_order_relaxed);
}

} // namespace chautari::server
