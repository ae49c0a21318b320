// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractEventDispatcher>

#include <chrono>
#include <optional>
#include <set>
#include <unordered_map>

namespace chautari::server {

//! \brief The timers of one event dispatcher, ordered by the moment they are due. Belongs to the dispatcher's thread.
//!
//! Zero timers run once per call of activate(). A timer whose slot is running is left out until the slot returns, so a
//! nested event loop neither recurses into it nor spins on it. Timers may be added and removed by any slot.
class TimerQueue
{
public:
    using Clock = std::chrono::steady_clock;

    void insert(int timerId, qint64 intervalMs, Qt::TimerType type, QObject *object);
    bool remove(int timerId);
    bool removeAll(const QObject *object);

    [[nodiscard]] QList<QAbstractEventDispatcher::TimerInfo> timersOf(const QObject *object) const;
    //! Milliseconds, rounded up, never negative; -1 for an unknown timer.
    [[nodiscard]] int remainingMs(int timerId) const;
    //! How long the loop may sleep, in milliseconds, rounded up; nullopt without a timer that could fire.
    [[nodiscard]] std::optional<int> waitMs() const;
    //! Sends a QTimerEvent for every timer that is due now; returns how many were sent.
    int activate();

private:
    struct Timer
    {
        qint64 intervalMs = 0;
        Qt::TimerType type = Qt::CoarseTimer;
        QObject *object = nullptr;
        Clock::time_point due;
        quint64 generation = 0; //!< tells a timer from a later one that was given the same id
        bool running = false;
    };
    using Timers = std::unordered_map<int, Timer>;

    static Clock::time_point dueAfter(Clock::time_point start, const Timer &timer);
    static Clock::time_point nextDue(const Timer &timer, Clock::time_point now);
    bool fire(int timerId, quint64 generation, Clock::time_point now);
    void erase(Timers::iterator timer);

    Timers m_timers;
    std::set<std::pair<Clock::time_point, int>> m_order;
    quint64 m_generation = 0;
};

} // namespace chautari::server
