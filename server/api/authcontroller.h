// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/done.h"
#include "server/api/failedlogins.h"
#include "server/api/passwordjobs.h"

namespace chautari::server {

//! \brief Registering, signing in and out. Hashes passwords in the pool, so that neither an I/O thread nor the writer
//! waits. Lives in an I/O thread, as long as its context.
class AuthController
{
public:
    AuthController(const Services &services, QObject *context);

    //! \param address who asks: accounts are counted for it, once the request has nothing else against it.
    void registerUser(const RegisterRequest &request, const ClientInfo &client, const QByteArray &address,
        const Done<RegisterResponse> &done);
    //! \param address who asks: failures are counted for the account and for it (rulings.md 22).
    void login(
        const LoginRequest &request, const ClientInfo &client, const QByteArray &address, const Done<TokenPair> &done);
    void refresh(const RefreshRequest &request, const Done<TokenPair> &done);
    void logout(const Identity &who, const LogoutRequest &request, const Done<void> &done);

private:
    struct Verdict;
    [[nodiscard]] std::optional<Error> tooManyAccounts(const QByteArray &address) const;
    void create(const RegisterRequest &request, const ClientInfo &client, const Done<RegisterResponse> &done);
    [[nodiscard]] Verdict verify(
        const LoginAttempt &attempt, const std::optional<UserRecord> &user, const QString &password) const;
    void signIn(const Verdict &verdict, const LoginAttempt &attempt, const QString &otp, const ClientInfo &client,
        const Done<TokenPair> &done);

    const Services &m_services;
    QObject *m_context;
    PasswordJobs m_passwordJobs;
    FailedLogins m_failures;
};

} // namespace chautari::server
