// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/epolldispatcher.h"

#include "shared/core/logging.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSocketNotifier>
#include <QtCore/QThread>

#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace chautari::server {

namespace {

constexpr int eventsPerTurn = 512; // bounds one turn, so that timers and posted events stay punctual
constexpr quint64 wakeUpKey = ~quint64(0);

// An error or a hang-up is everybody's business: each of the three learns of it, as with Qt's own dispatchers.
constexpr quint32 troubles = EPOLLERR | EPOLLHUP;
constexpr std::array<quint32, 3> interests{EPOLLIN, EPOLLOUT, EPOLLPRI};

template <typename Notifiers>
quint32 wantedEvents(const Notifiers &notifiers)
{
    quint32 events = 0;
    for (size_t type = 0; type < notifiers.size(); ++type)
        events |= notifiers[type] ? interests[type] : 0;
    return events;
}

} // namespace

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_wakeUpFd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = wakeUpKey;
    if (m_epoll < 0 || m_wakeUpFd < 0 || ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wakeUpFd, &event) != 0)
        qFatal("No event loop without epoll and eventfd: %s", std::strerror(errno));
}

EpollDispatcher::~EpollDispatcher()
{
    ::close(m_wakeUpFd);
    ::close(m_epoll);
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    const bool withSockets = !flags.testFlag(QEventLoop::ExcludeSocketNotifiers);
    const bool withTimers = !flags.testFlag(QEventLoop::X11ExcludeTimers);
    m_interrupted = false;
    ++m_turn;

    // Whatever is posted from here on sets the flag again, so nothing can be slept over.
    int handled = m_wakeUp.exchange(false) ? 1 : 0;
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();
    if (withSockets)
        handled += tryWriters();

    const auto mayWait
        = [&] { return flags.testFlag(QEventLoop::WaitForMoreEvents) && handled == 0 && !m_interrupted && !m_wakeUp; };
    if (mayWait())
        Q_EMIT aboutToBlock();
    if (m_interrupted)
        return handled > 0;

    const int timeout = timeoutMs(mayWait(), withTimers);
    handled += withSockets ? waitForSockets(timeout) : waitForWakeUp(timeout);
    if (withTimers && !m_interrupted)
        handled += m_timers.activate();
    if (withSockets)
        handled += tryWriters();
    return handled > 0;
}

int EpollDispatcher::timeoutMs(bool canWait, bool withTimers) const
{
    if (!canWait)
        return 0;
    return withTimers ? m_timers.waitMs().value_or(-1) : -1;
}

int EpollDispatcher::waitForSockets(int timeoutMs)
{
    applyChanges();
    std::array<epoll_event, eventsPerTurn> events;
    const int count = ::epoll_wait(m_epoll, events.data(), eventsPerTurn, timeoutMs);
    const quint64 turn = m_turn;
    int handled = 0;
    for (int i = 0; i < count; ++i) {
        const quint64 key = events[size_t(i)].data.u64;
        if (key == wakeUpKey) {
            drainWakeUp();
            ++handled;
            continue;
        }
        handled += activate(int(key & 0xffffffff), quint32(key >> 32), events[size_t(i)].events);
        if (turn != m_turn)
            break; // level-triggered: what is still true is reported again
    }
    return handled;
}

int EpollDispatcher::waitForWakeUp(int timeoutMs)
{
    pollfd wake{m_wakeUpFd, POLLIN, 0};
    if (::poll(&wake, 1, timeoutMs) <= 0)
        return 0;
    drainWakeUp();
    return 1;
}

void EpollDispatcher::drainWakeUp()
{
    quint64 count = 0;
    while (::read(m_wakeUpFd, &count, sizeof count) < 0 && errno == EINTR) { }
}

int EpollDispatcher::activate(int fd, quint32 generation, quint32 events)
{
    int handled = 0;
    for (size_t type = 0; type < interests.size(); ++type) {
        if ((events & (interests[type] | troubles)) && send(fd, generation, int(type)))
            ++handled;
    }
    return handled;
}

bool EpollDispatcher::send(int fd, quint32 generation, int type)
{
    // Looked up each time: the slot before this one may have deleted the notifier, or closed the descriptor and opened
    // another with its number.
    const Watch &watch = m_watches[size_t(fd)];
    QSocketNotifier *notifier = watch.notifiers[size_t(type)];
    if (watch.generation != generation || !notifier)
        return false;
    QEvent event(QEvent::SockAct);
    QCoreApplication::sendEvent(notifier, &event);
    return true;
}

// Most sockets take what is written at once. Asking for all of them in one poll(2) saves two epoll_ctl(2) and a turn of
// the loop per message, and lets everything written in this turn leave in one send(2) per socket.
int EpollDispatcher::tryWriters()
{
    std::vector<pollfd> writers;
    for (const int fd : m_dirty) {
        Watch &watch = m_watches[size_t(fd)];
        if (watch.notifiers[QSocketNotifier::Write] && !(watch.armed & EPOLLOUT) && !watch.writeTried) {
            watch.writeTried = true;
            writers.push_back({fd, POLLOUT, 0});
        }
    }
    if (writers.empty())
        return 0;
    std::vector<quint32> generations;
    generations.reserve(writers.size());
    for (const pollfd &writer : writers)
        generations.push_back(m_watches[size_t(writer.fd)].generation);
    if (::poll(writers.data(), writers.size(), 0) <= 0)
        return 0;

    const quint64 turn = m_turn;
    int handled = 0;
    for (size_t i = 0; i < writers.size() && turn == m_turn; ++i) {
        if ((writers[i].revents & POLLOUT) && send(writers[i].fd, generations[i], QSocketNotifier::Write))
            ++handled;
    }
    return handled;
}

EpollDispatcher::Watch *EpollDispatcher::watchOf(const QSocketNotifier *notifier)
{
    const qintptr fd = notifier->socket();
    if (fd < 0 || fd > std::numeric_limits<int>::max() || notifier->thread() != thread()
        || QThread::currentThread() != thread()) {
        qCWarning(logNet, "A socket notifier belongs to an open descriptor and to the thread that uses it");
        return nullptr;
    }
    if (size_t(fd) >= m_watches.size())
        m_watches.resize(std::max(size_t(fd) + 1, m_watches.size() * 2));
    return &m_watches[size_t(fd)];
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    Watch *watch = watchOf(notifier);
    if (!watch)
        return;
    QSocketNotifier *&slot = watch->notifiers[notifier->type()];
    if (slot && slot != notifier)
        qCWarning(logNet, "Two socket notifiers of one type for descriptor %d", int(notifier->socket()));
    slot = notifier;
    if (notifier->type() == QSocketNotifier::Write)
        watch->writeTried = false;
    markDirty(int(notifier->socket()));
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    Watch *watch = watchOf(notifier);
    if (!watch || watch->notifiers[notifier->type()] != notifier)
        return;
    watch->notifiers[notifier->type()] = nullptr;
    const int fd = int(notifier->socket());
    if (wantedEvents(watch->notifiers) == 0)
        forget(fd); // now, not later: the number may name another file before the next wait
    else
        markDirty(fd);
}

void EpollDispatcher::markDirty(int fd)
{
    Watch &watch = m_watches[size_t(fd)];
    if (watch.dirty)
        return;
    watch.dirty = true;
    m_dirty.push_back(fd);
}

void EpollDispatcher::forget(int fd)
{
    Watch &watch = m_watches[size_t(fd)];
    // A descriptor closed before its notifier has left epoll by itself: EBADF and ENOENT are fine here.
    if (watch.armed != 0)
        ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, fd, nullptr);
    watch.armed = 0;
    ++watch.generation;
}

void EpollDispatcher::applyChanges()
{
    for (const int fd : m_dirty) {
        Watch &watch = m_watches[size_t(fd)];
        watch.dirty = false;
        const quint32 wanted = wantedEvents(watch.notifiers);
        if (wanted != watch.armed)
            arm(fd, watch, wanted);
    }
    m_dirty.clear();
}

void EpollDispatcher::arm(int fd, Watch &watch, quint32 wanted)
{
    if (wanted == 0)
        return;
    epoll_event event{};
    event.events = wanted;
    event.data.u64 = (quint64(watch.generation) << 32) | quint32(fd);
    const int usual = watch.armed ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
    int result = ::epoll_ctl(m_epoll, usual, fd, &event);
    // Our picture may be older than the number's present owner.
    if (result != 0 && errno == ENOENT)
        result = ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &event);
    else if (result != 0 && errno == EEXIST)
        result = ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, fd, &event);
    if (result != 0)
        qCWarning(logNet, "Cannot watch descriptor %d: %s", fd, std::strerror(errno));
    watch.armed = result == 0 ? wanted : 0;
}

void EpollDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object)
{
    if (timerId < 1 || interval < 0 || !object || object->thread() != thread()
        || QThread::currentThread() != thread()) {
        qCWarning(logNet, "A timer needs an interval, and an object of the thread that starts it");
        return;
    }
    m_timers.insert(timerId, interval, timerType, object);
}

bool EpollDispatcher::unregisterTimer(int timerId)
{
    return m_timers.remove(timerId);
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    return m_timers.removeAll(object);
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    return m_timers.timersOf(object);
}

int EpollDispatcher::remainingTime(int timerId)
{
    return m_timers.remainingMs(timerId);
}

void EpollDispatcher::wakeUp()
{
    // In our own thread the flag is enough: it is read before the loop sleeps.
    if (m_wakeUp.exchange(true) || QThread::currentThread() == thread())
        return;
    const quint64 one = 1;
    while (::write(m_wakeUpFd, &one, sizeof one) < 0 && errno == EINTR) { }
}

void EpollDispatcher::interrupt()
{
    m_interrupted = true;
    wakeUp();
}

} // namespace chautari::server
