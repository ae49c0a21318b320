// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/settledclock.h"
#include "server/storage/storage.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QThread>

#include <mutex>

namespace chautari::server {

class MediaStore;

//! \brief Takes files off the disk that no row names any more: those of deleted messages at once and, after a crash, at
//! the start; uploads that nobody used within a day; and, once, whatever an hour of age has not given a row. In a
//! thread of its own, in steps that nobody notices. By age only when the clock can be believed.
class MediaHousekeeper : public QObject
{
    Q_OBJECT
public:
    MediaHousekeeper(Storage &storage, const MediaStore &store, const Clock &clock);
    ~MediaHousekeeper() override;

    void start();
    void stop(); //!< joins the thread; from the thread that called start()
    //! Something may have been deleted. Thread-safe.
    void wake();
    //! While somebody holds this, no file goes: a backup copies what the database named when it began. Not past stop().
    [[nodiscard]] std::unique_lock<std::mutex> holdFiles() { return std::unique_lock(m_removing); }

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void tidy();
    void expireUploads();
    void removeDoomed();
    void forget(const QStringList &names, bool isMore);
    void sweepFolder();
    void removeUnknown(const QStringList &names);

    Storage &m_storage;
    const MediaStore &m_store;
    const Clock &m_clock;
    SettledClock m_settledClock;
    QThread m_thread;
    std::mutex m_removing;
    QBasicTimer m_timer;
    QBasicTimer m_sweepTimer;
    int m_folder = 0; //!< of 256, the next to be swept
    bool m_isRemoving = false;
    bool m_isAskedAgain = false;
};

} // namespace chautari::server
