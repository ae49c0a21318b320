// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/done.h"
#include "server/api/failedlogins.h"
#include "server/api/passwordjobs.h"

namespace chautari::server {

//! \brief New passwords, and the ways in for those who have forgotten theirs (contract.md 2.6, guarantees.md W34). What
//! is asked for an address is answered alike, and as fast, whether somebody has it or not. Lives in an I/O thread, as
//! long as its context.
class PasswordController
{
public:
    PasswordController(const Services &services, QObject *context);

    //! Ends all other sessions. A wrong current password counts as a failed sign-in.
    void change(
        const Identity &who, const ChangePasswordRequest &request, const QByteArray &address, const Done<void> &done);
    //! Mails a token for confirmReset().
    void requestReset(const EmailRequest &request, const QByteArray &address, const Done<void> &done);
    void confirmReset(const ResetConfirmRequest &request, const Done<void> &done);
    //! Mails six digits for the next two.
    void requestCode(const EmailRequest &request, const QByteArray &address, const Done<void> &done);
    void signInByCode(const OneTimeCodeRequest &request, const ClientInfo &client, const QByteArray &address,
        const Done<RegisterResponse> &done);
    void resetByCode(const OneTimeCodeRequest &request, const QByteArray &address, const Done<void> &done);

private:
    using Write = std::function<Mail(const UserRecord &)>;
    [[nodiscard]] std::optional<Error> takeRequest(const QString &email, const QByteArray &address) const;
    //! After the answer: its time must not tell whether there is somebody to write to.
    void mailLater(const QString &email, const Write &write);
    [[nodiscard]] std::optional<Error> redeem(const OneTimeCodeRequest &request, const QByteArray &address) const;
    using FindUser = std::function<Result<std::optional<UserRecord>>(Stores &)>;
    //! Hashes and stores a new password and ends every session of whoever `find` finds.
    void setPassword(const FindUser &find, const QString &password, const Done<void> &done);

    const Services &m_services;
    QObject *m_context;
    PasswordJobs m_passwordJobs;
    FailedLogins m_failures;
};

} // namespace chautari::server
