// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/stores.h"
#include "shared/core/clock.h"
#include "shared/protocol/auth.h"

namespace chautari::server {

//! \brief The second factor: an authenticator app whose code is asked at every sign-in once it has been confirmed
//! (guarantees.md W35). Stateless; runs in a transaction or a reader.
class TwoFactorService
{
public:
    explicit TwoFactorService(const Clock &clock)
        : m_clock(clock)
    { }

    Result<bool> isEnabled(Stores &stores, UserId user) const;
    //! A new secret, which does nothing until confirm(). ValidationFailed when the second factor is on already.
    Result<TwoFactorSetup> start(WriteTransaction &tx, UserId user) const;
    //! The person has the secret: from now on it is asked for. OneTimeCodeNotValid for a wrong one.
    Result<void> confirm(WriteTransaction &tx, UserId user, const QString &code) const;
    //! The password was checked by the caller.
    Result<void> remove(WriteTransaction &tx, UserId user) const;
    //! At a sign-in; uses the code up. TwoFactorRequired without one, BadCredentials for a wrong one.
    Result<void> check(WriteTransaction &tx, UserId user, const QString &code) const;

private:
    const Clock &m_clock;
};

} // namespace chautari::server
