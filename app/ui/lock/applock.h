// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/clock.h"

#include <QtCore/QByteArray>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>

namespace chautari {

//! What is kept of the lock between starts.
struct LockRecord
{
    QByteArray hash; //!< Argon2id, of libsodium; empty: there is no lock
    int idleMinutes = 15; //!< 0 = never by itself
    bool followsScreen = true; //!< locks when the desktop locks its screen
    int wrongTries = 0; //!< in a row
    qint64 lastWrongMs = 0; //!< wall time
};

//! \brief Whether the windows are locked, who may unlock them, and when they lock by themselves. It hides what is on
//! the screen; it encrypts nothing. A try is counted before it is looked at, and a row of wrong ones makes the next
//! one wait, after a restart too. Says what to keep by recordChanged(). Hashes elsewhere than in the GUI thread, where
//! everything else of it lives. Owned by whoever composes the program.
class AppLock : public QObject
{
    Q_OBJECT
public:
    //! Locked from the start where there is a lock.
    AppLock(const LockRecord &record, const Clock &clock, QObject *parent = nullptr);

    static constexpr qsizetype shortestPassphrase = 4;

    [[nodiscard]] bool isSet() const { return !m_record.hash.isEmpty(); }
    [[nodiscard]] bool isLocked() const { return m_isLocked; }
    [[nodiscard]] bool isBusy() const { return m_isBusy; } //!< a passphrase is being looked at
    [[nodiscard]] const LockRecord &record() const { return m_record; }
    //! Before another passphrase is looked at; 0 = now.
    [[nodiscard]] int waitSeconds() const;

    void lock(); //!< where there is a lock
    void handleScreenLocked();
    void unlock(const QString &passphrase);
    //! Another passphrase, the first one, or with an empty `wanted` no lock any more.
    //! \param current is not asked for where there is none yet
    void change(const QString &current, const QString &wanted);
    void setIdleMinutes(int minutes);
    void setFollowsScreen(bool follows);
    //! Whether there is anything to hide; with nothing there is no locking.
    void setNeeded(bool isNeeded);
    //! Without the passphrase: what it hid is gone.
    void forget();
    //! Locks when nobody touched anything for long enough; its own timer asks.
    void checkIdle();

Q_SIGNALS:
    void lockedChanged(bool isLocked);
    void setChanged(); //!< there is a lock now, another one, or none
    void refused(); //!< not this passphrase, or not yet
    void failed(); //!< no memory for the hash: nothing has changed
    void recordChanged(const chautari::LockRecord &record);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void verify(const QString &passphrase, std::function<void()> right);
    void setHash(const QByteArray &hash);
    void setLocked(bool isLocked);
    void noteTouch();
    void armIdle();

    LockRecord m_record;
    const Clock &m_clock;
    QTimer m_idle;
    qint64 m_touchedMs = 0; //!< monotonic
    qint64 m_touchedWallMs = 0;
    qint64 m_wrongMs = 0; //!< monotonic, of this run; 0 = none
    bool m_isLocked = false;
    bool m_isBusy = false;
    bool m_isNeeded = true;
};

} // namespace chautari
