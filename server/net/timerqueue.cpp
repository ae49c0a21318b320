// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/timerqueue.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTimerEvent>

#include <limits>
#include <vector>

namespace chautari::server {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr qint64 preciseBelowMs = 20; // as in Qt: 5 % of less than 20 ms is no slack worth having

TimerQueue::Clock::time_point roundUp(TimerQueue::Clock::time_point moment, milliseconds step)
{
    const auto rest = moment.time_since_epoch() % TimerQueue::Clock::duration(step);
    return rest == 0ns ? moment : moment + (step - rest);
}

int ceilMs(TimerQueue::Clock::duration span)
{
    const qint64 ms = std::chrono::ceil<milliseconds>(span).count();
    return int(std::clamp<qint64>(ms, 0, std::numeric_limits<int>::max()));
}

} // namespace

void TimerQueue::insert(int timerId, qint64 intervalMs, Qt::TimerType type, QObject *object)
{
    Timer timer{intervalMs, type, object, {}, ++m_generation, false};
    timer.due = dueAfter(Clock::now(), timer);
    remove(timerId);
    m_order.emplace(timer.due, timerId);
    m_timers.emplace(timerId, timer);
}

bool TimerQueue::remove(int timerId)
{
    const auto found = m_timers.find(timerId);
    if (found == m_timers.end())
        return false;
    erase(found);
    return true;
}

bool TimerQueue::removeAll(const QObject *object)
{
    bool any = false;
    for (auto it = m_timers.begin(); it != m_timers.end();) {
        const auto current = it++;
        if (current->second.object != object)
            continue;
        erase(current);
        any = true;
    }
    return any;
}

QList<QAbstractEventDispatcher::TimerInfo> TimerQueue::timersOf(const QObject *object) const
{
    QList<QAbstractEventDispatcher::TimerInfo> list;
    for (const auto &[id, timer] : m_timers) {
        if (timer.object == object)
            list.append({id, int(timer.intervalMs), timer.type});
    }
    return list;
}

int TimerQueue::remainingMs(int timerId) const
{
    const auto found = m_timers.find(timerId);
    return found == m_timers.end() ? -1 : ceilMs(found->second.due - Clock::now());
}

std::optional<int> TimerQueue::waitMs() const
{
    for (const auto &[due, id] : m_order) {
        if (!m_timers.at(id).running)
            return ceilMs(due - Clock::now());
    }
    return std::nullopt;
}

int TimerQueue::activate()
{
    if (m_order.empty())
        return 0;
    const auto now = Clock::now();
    std::vector<std::pair<int, quint64>> due;
    for (auto it = m_order.begin(); it != m_order.end() && it->first <= now; ++it)
        due.emplace_back(it->second, m_timers.at(it->second).generation);
    int fired = 0;
    for (const auto &[id, generation] : due)
        fired += fire(id, generation, now) ? 1 : 0;
    return fired;
}

bool TimerQueue::fire(int timerId, quint64 generation, Clock::time_point now)
{
    const auto found = m_timers.find(timerId);
    // A slot of an earlier timer may have stopped this one, and a nested loop may have fired it already.
    if (found == m_timers.end() || found->second.generation != generation || found->second.running
        || found->second.due > now)
        return false;

    Timer &timer = found->second;
    m_order.erase({timer.due, timerId});
    timer.due = nextDue(timer, now);
    m_order.emplace(timer.due, timerId);
    timer.running = true;

    QTimerEvent event(timerId);
    QCoreApplication::sendEvent(timer.object, &event);

    const auto after = m_timers.find(timerId);
    if (after != m_timers.end() && after->second.generation == generation)
        after->second.running = false;
    return true;
}

void TimerQueue::erase(Timers::iterator timer)
{
    m_order.erase({timer->second.due, timer->first});
    m_timers.erase(timer);
}

// Coarse timers are rounded up to a common grid of at most 5 % of their interval, so that many of them share a wake-up.
TimerQueue::Clock::time_point TimerQueue::dueAfter(Clock::time_point start, const Timer &timer)
{
    const auto due = start + milliseconds(timer.intervalMs);
    switch (timer.type) {
    case Qt::PreciseTimer:
        return due;
    case Qt::CoarseTimer:
        if (timer.intervalMs < preciseBelowMs)
            return due;
        return roundUp(due, milliseconds(std::clamp<qint64>(timer.intervalMs / 20, 1, 1000)));
    case Qt::VeryCoarseTimer:
        return timer.intervalMs == 0 ? due : roundUp(due, 1s);
    }
    Q_UNREACHABLE();
}

TimerQueue::Clock::time_point TimerQueue::nextDue(const Timer &timer, Clock::time_point now)
{
    // Counting from the planned moment keeps the period exact; a loop that fell behind drops the ticks it missed.
    const auto next = dueAfter(timer.due, timer);
    return next > now ? next : dueAfter(now, timer);
}

} // namespace chautari::server
