// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/done.h"
#include "server/api/passwordjobs.h"

namespace chautari::server {

//! \brief Registering, signing in and out. Hashes passwords in the pool, so that neither an I/O thread nor the writer
//! waits. Lives in an I/O thread, as long as its context.
class AuthController
{
public:
    AuthController(const Services &services, QObject *context);

    void registerUser(const RegisterRequest &request, bool isNative, const Done<RegisterResponse> &done);
    //! \param address who asks: failures are counted for the account and for it (rulings.md 22).
    void login(const LoginRequest &request, bool isNative, const QByteArray &address, const Done<TokenPair> &done);
    void refresh(const RefreshRequest &request, const Done<TokenPair> &done);
    void logout(const Identity &who, const LogoutRequest &request, const Done<void> &done);

private:
    struct Attempt;
    struct Verdict;
    [[nodiscard]] std::optional<Error> tooManyFailures(const Attempt &attempt) const;
    [[nodiscard]] Verdict verify(const Attempt &attempt, const std::optional<UserRecord> &user) const;
    void signIn(const Verdict &verdict, bool isNative, const Done<TokenPair> &done);

    const Services &m_services;
    QObject *m_context;
    PasswordJobs m_passwordJobs;
};

} // namespace chautari::server
