// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/systemd/watchdog.h"

#include "shared/core/logging.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>

namespace chautari::server {

namespace {
constexpr int asksPerTime = 4; // a late answer or two are no reason to be killed
}

Watchdog::Watchdog(const ServiceNotifier &notifier, Pulse takePulse)
    : m_notifier(notifier)
    , m_takePulse(std::move(takePulse))
{
    if (notifier.watchdogTime().count() == 0)
        return;
    connect(&m_timer, &QTimer::timeout, this, &Watchdog::ask);
    m_timer.start(notifier.watchdogTime() / asksPerTime);
    ask();
}

void Watchdog::ask()
{
    if (m_isWaiting) {
        qCWarning(logServer, "A thread of the server has not answered for %lld ms.",
            static_cast<long long>(m_timer.interval()));
        return;
    }
    m_isWaiting = true;
    m_takePulse([self = QPointer(this)] {
        // The pointer is looked at in our own thread only.
        QMetaObject::invokeMethod(
            qApp,
            [self] {
                if (self)
                    self->handleAnswer();
            },
            Qt::QueuedConnection);
    });
}

void Watchdog::handleAnswer()
{
    m_isWaiting = false;
    m_notifier.alive();
}

} // namespace chautari::server
