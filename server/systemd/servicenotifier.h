// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <chrono>

namespace chautari::server {

//! \brief Tells the service manager what becomes of this process (sd_notify(3)): one datagram for each word, and
//! silence where nobody listens. A value; used from one thread.
class ServiceNotifier
{
public:
    //! Tells nobody.
    ServiceNotifier() = default;
    //! By $NOTIFY_SOCKET, $WATCHDOG_USEC and $WATCHDOG_PID, which it takes out of the environment: what this process
    //! starts must not speak for it. Before the first thread.
    static ServiceNotifier fromEnvironment();

    void ready(const QString &status) const;
    //! A sentence for `systemctl status`.
    void status(const QString &sentence) const;
    void stopping() const;
    //! The watchdog waits for this.
    void alive() const;
    //! After so long without alive() the manager kills the process; 0: never.
    [[nodiscard]] std::chrono::milliseconds watchdogTime() const { return m_watchdogTime; }

private:
    void send(const QByteArray &state) const;

    QByteArray m_address; //!< of a datagram socket; empty: none. '@' is an abstract one
    std::chrono::milliseconds m_watchdogTime{0};
};

} // namespace chautari::server
