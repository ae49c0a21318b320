// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/done.h"
#include "server/api/failedlogins.h"
#include "server/api/passwordjobs.h"

namespace chautari::server {

//! \brief A person's sign-ins, the second factor that guards them, and tickets for WebSockets. Lives in an I/O thread,
//! as long as its context.
class SessionController
{
public:
    SessionController(const Services &services, QObject *context);

    void list(const Identity &who, const Done<QList<SessionInfo>> &done);
    //! NotFound unless it is one of one's own. Its sockets die within 5 s.
    void end(const Identity &who, SessionId session, const Done<void> &done);
    void endOthers(const Identity &who, const Done<void> &done);
    [[nodiscard]] Result<SocketTicket> ticket(const Identity &who);

    void twoFactorStatus(const Identity &who, const Done<bool> &done);
    void startTwoFactor(const Identity &who, const Done<TwoFactorSetup> &done);
    //! A wrong code counts as a failed sign-in.
    void confirmTwoFactor(const Identity &who, const QString &code, const QByteArray &address, const Done<void> &done);
    //! Asks for the password.
    void removeTwoFactor(
        const Identity &who, const QString &password, const QByteArray &address, const Done<void> &done);

private:
    const Services &m_services;
    QObject *m_context;
    PasswordJobs m_passwordJobs;
    FailedLogins m_failures;
};

} // namespace chautari::server
