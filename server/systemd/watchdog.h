// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/systemd/servicenotifier.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>

namespace chautari::server {

//! \brief Keeps the service manager's watchdog quiet as long as every thread that serves answers, and not a moment
//! longer: a process of which one thread hangs is one that some people cannot reach, and only a restart helps them.
//! Lives in the main thread, which thereby answers too.
class Watchdog : public QObject
{
    Q_OBJECT
public:
    //! Calls its argument in any thread once all have answered; never, when one does not.
    using Pulse = std::function<void(std::function<void()>)>;

    //! Does nothing where nobody waits. The pulse must not be taken after this has gone.
    Watchdog(const ServiceNotifier &notifier, Pulse takePulse);

private:
    void ask();
    void handleAnswer();

    const ServiceNotifier m_notifier;
    const Pulse m_takePulse;
    QTimer m_timer;
    bool m_isWaiting = false;
};

} // namespace chautari::server
