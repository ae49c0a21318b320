// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/lock/applock.h"

#include "sealing/passphrasekey.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QPointer>
#include <QtCore/QThreadPool>

#include <algorithm>

namespace chautari {

namespace {

constexpr int freeTries = 2;
constexpr int firstDelaySeconds = 5; // doubled by each further wrong try
constexpr int longestDelaySeconds = 300;
constexpr int mostDoublings = 6;
constexpr qint64 minuteMs = 60'000;

qint64 delayMs(int wrongTries)
{
    if (wrongTries <= freeTries)
        return 0;
    const int doublings = std::min(wrongTries - freeTries - 1, mostDoublings);
    return qint64(std::min(firstDelaySeconds << doublings, longestDelaySeconds)) * 1000;
}

qint64 wallMs(const Clock &clock)
{
    return clock.now().microseconds() / 1000;
}

// Elsewhere: Argon2id takes 64 MiB and a good part of a second.
template <typename Work, typename Done>
void workElsewhere(QObject *owner, Work work, Done done)
{
    QThreadPool::globalInstance()->start([owner = QPointer(owner), work = std::move(work), done = std::move(done)] {
        const auto result = work();
        QMetaObject::invokeMethod(
            qApp,
            [owner, done, result] {
                if (owner)
                    done(result);
            },
            Qt::QueuedConnection);
    });
}

} // namespace

AppLock::AppLock(const LockRecord &record, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_record(record)
    , m_clock(clock)
    , m_isLocked(!record.hash.isEmpty())
{
    // A clock that was set back since does not make anybody wait for years, nor not at all.
    m_record.lastWrongMs = std::min(m_record.lastWrongMs, wallMs(m_clock));
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &AppLock::checkIdle);
    noteTouch();
    qApp->installEventFilter(this);
}

int AppLock::waitSeconds() const
{
    const qint64 delay = delayMs(m_record.wrongTries);
    if (delay == 0)
        return 0;
    const qint64 byWall = m_record.lastWrongMs + delay - wallMs(m_clock);
    const qint64 here = m_wrongMs == 0 ? 0 : m_wrongMs + delay - m_clock.monotonicMs();
    const qint64 left = std::clamp(std::max(byWall, here), qint64(0), delay);
    return int((left + 999) / 1000);
}

void AppLock::lock()
{
    if (isSet() && m_isNeeded)
        setLocked(true);
}

void AppLock::setNeeded(bool isNeeded)
{
    m_isNeeded = isNeeded;
    if (!isNeeded)
        setLocked(false);
}

void AppLock::handleScreenLocked()
{
    if (m_record.followsScreen)
        lock();
}

void AppLock::unlock(const QString &passphrase)
{
    verify(passphrase, [this] { setLocked(false); });
}

void AppLock::change(const QString &current, const QString &wanted)
{
    const auto put = [this, wanted] {
        if (wanted.isEmpty()) {
            setHash({});
            return;
        }
        m_isBusy = true;
        workElsewhere(
            this, [wanted] { return passphraseHash(wanted.toUtf8()); },
            [this](const QByteArray &hash) {
                m_isBusy = false;
                if (hash.isEmpty())
                    Q_EMIT failed();
                else
                    setHash(hash);
            });
    };
    if (m_isBusy)
        return;
    if (isSet())
        verify(current, put);
    else
        put();
}

// Counted first: a program that is ended while it looks has tried all the same.
void AppLock::verify(const QString &passphrase, std::function<void()> right)
{
    if (m_isBusy || !isSet())
        return;
    if (waitSeconds() > 0) {
        Q_EMIT refused();
        return;
    }
    m_isBusy = true;
    ++m_record.wrongTries;
    m_record.lastWrongMs = wallMs(m_clock);
    m_wrongMs = m_clock.monotonicMs();
    Q_EMIT recordChanged(m_record);
    workElsewhere(
        this, [hash = m_record.hash, passphrase] { return isPassphraseOf(hash, passphrase.toUtf8()); },
        [this, right = std::move(right)](bool isRight) {
            m_isBusy = false;
            if (!isRight) {
                Q_EMIT refused();
                return;
            }
            m_record.wrongTries = 0;
            m_wrongMs = 0;
            Q_EMIT recordChanged(m_record);
            right();
        });
}

void AppLock::setHash(const QByteArray &hash)
{
    m_record.hash = hash;
    m_record.wrongTries = 0;
    m_wrongMs = 0;
    Q_EMIT recordChanged(m_record);
    Q_EMIT setChanged();
    noteTouch();
    armIdle();
}

void AppLock::setIdleMinutes(int minutes)
{
    m_record.idleMinutes = minutes;
    Q_EMIT recordChanged(m_record);
    armIdle();
}

void AppLock::setFollowsScreen(bool follows)
{
    m_record.followsScreen = follows;
    Q_EMIT recordChanged(m_record);
}

void AppLock::forget()
{
    setHash({});
    setLocked(false);
}

void AppLock::setLocked(bool isLocked)
{
    if (isLocked == m_isLocked)
        return;
    m_isLocked = isLocked;
    noteTouch();
    armIdle();
    Q_EMIT lockedChanged(isLocked);
}

void AppLock::noteTouch()
{
    m_touchedMs = m_clock.monotonicMs();
    m_touchedWallMs = wallMs(m_clock);
}

void AppLock::armIdle()
{
    if (!isSet() || m_isLocked || m_record.idleMinutes <= 0)
        m_idle.stop();
    else
        m_idle.start(int(m_record.idleMinutes * minuteMs));
}

// By the wall too: the other clock stands still while the computer sleeps.
void AppLock::checkIdle()
{
    if (!isSet() || m_isLocked || m_record.idleMinutes <= 0)
        return;
    const qint64 idle = std::max(m_clock.monotonicMs() - m_touchedMs, wallMs(m_clock) - m_touchedWallMs);
    const qint64 left = m_record.idleMinutes * minuteMs - idle;
    if (left <= 0)
        lock();
    else
        m_idle.start(int(left)); // touches do not move the timer: there are many of them
}

bool AppLock::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::InputMethod:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TabletPress:
        if (isSet() && !m_isLocked) {
            checkIdle(); // the first touch after a sleep is not by whoever went away
            if (!m_isLocked)
                noteTouch();
        }
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace chautari
