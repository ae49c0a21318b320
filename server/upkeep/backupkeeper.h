// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/upkeep/cancellation.h"
#include "shared/core/clock.h"
#include "shared/core/result.h"
#include "shared/protocol/ownerconsole.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace chautari::server {

//! \brief Makes backups of a running server into DATA_DIR/backups, when an owner asks and by the schedule, and removes
//! those of the schedule that are too many. In a thread of its own, one thing at a time; all calls are thread-safe and
//! return at once. The folder of the backups stays where it is when one is restored.
class BackupKeeper
{
public:
    struct Options
    {
        QString dataDir;
        //! While it is held no file of an attachment goes.
        std::function<std::unique_lock<std::mutex>()> holdFiles;
        //! What has come of a backup; in the keeper's thread. Empty problem: it was made.
        std::function<void(UserId by, const QString &problem)> onDone;
    };
    //! In the keeper's thread.
    using Done = std::function<void(const Result<void> &)>;

    BackupKeeper(Options options, const Clock &clock);
    ~BackupKeeper();
    BackupKeeper(const BackupKeeper &) = delete;
    BackupKeeper &operator=(const BackupKeeper &) = delete;

    void start();
    void requestStop(); //!< the one that is being made is given up
    void stop(); //!< likewise; joins; idempotent

    void setRules(const PlaceRules &rules);
    [[nodiscard]] BackupState state() const;
    //! False: one is being made already.
    bool makeNow(UserId by);
    //! Backups after that bring the keys with them, under this passphrase.
    void setPassphrase(const QString &passphrase, const Done &done);
    //! NotFound when there is no such backup.
    void remove(const QString &name, const Done &done);

    //! Of a name that this class gives; nullopt for every other file.
    static std::optional<KeptBackup> fileOf(const QString &name, qint64 bytes);

private:
    void loop();
    void make(UserId by, bool isScheduled);
    Result<void> write(bool isScheduled);
    [[nodiscard]] Result<QByteArray> sealKeysOfToday() const;
    void prune(int kept);
    void look();
    [[nodiscard]] bool isDue() const; //!< by the schedule; with the lock
    [[nodiscard]] bool isStopping() const;
    void enqueue(std::function<void()> job);

    const Options m_options;
    const Clock &m_clock;
    const QString m_folder;
    const QString m_keys; //!< the folder
    const QString m_seal; //!< a file in it, when there is a passphrase
    mutable std::mutex m_mutex; //!< guards what follows
    std::condition_variable m_wakeUp;
    std::deque<std::function<void()>> m_jobs;
    PlaceRules m_rules;
    BackupState m_state;
    Timestamp m_lastTry; //!< by the schedule
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace chautari::server
