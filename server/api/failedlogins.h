// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/services.h"

namespace chautari::server {

//! Who tries to prove who he is: failures are counted for the account and for the address (rulings.md 22).
struct LoginAttempt
{
    LoginAttempt(const QString &email, QByteArray address)
        : accountKey(keyOf(email))
        , addressKey(std::move(address))
    { }
    //! Addresses may be long and are the stranger's choice: a limiter's key has a fixed size.
    static QByteArray keyOf(const QString &email);
    //! Of the network, for people: 192.0.2.7, or 2001:db8::/64.
    [[nodiscard]] QString addressText() const;

    QByteArray accountKey;
    QByteArray addressKey;
};

//! \brief Counts failed sign-ins of every kind: passwords, codes by mail, codes of an authenticator. Thread-safe.
class FailedLogins
{
public:
    //! \param context of the controller that asks
    FailedLogins(const Services &services, QObject *context)
        : m_services(services)
        , m_context(context)
    { }

    //! RateLimited when there were too many.
    [[nodiscard]] std::optional<Error> refusal(const LoginAttempt &attempt) const;
    void count(const LoginAttempt &attempt) const;
    //! Into the audit log, later. The limits of failed sign-ins bound how many lines a guesser can write.
    void writeDown(const LoginAttempt &attempt, UserId user) const;
    //! Likewise, for whoever has that address. For nobody there is no line: a guess at a mailed code costs a guesser
    //! nothing, and the log is never shortened.
    void writeDown(const LoginAttempt &attempt, const QString &email) const;
    //! In a thread of the pool: whether it is the password of `user`. Takes as long for nobody, and counts a failure.
    //! RateLimited: too many have failed meanwhile. BadCredentials: wrong, or nobody, or disabled.
    [[nodiscard]] std::optional<Error> verifyPassword(
        const LoginAttempt &attempt, const std::optional<UserRecord> &user, const QString &password) const;

private:
    [[nodiscard]] AuditEntry entryOf(const LoginAttempt &attempt, UserId user) const;

    const Services &m_services;
    QObject *m_context;
};

} // namespace chautari::server
