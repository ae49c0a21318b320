// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/twofactorservice.h"

#include "server/domain/totp.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

Result<bool> TwoFactorService::isEnabled(Stores &stores, UserId user) const
{
    const Result<std::optional<TwoFactorRecord>> record = stores.sessions().twoFactor(user);
    if (!record)
        return record.error();
    return record->has_value() && (*record)->enabledAt.isValid();
}

Result<TwoFactorSetup> TwoFactorService::start(WriteTransaction &tx, UserId user) const
{
    const Result<bool> isOn = isEnabled(tx.stores(), user);
    if (!isOn)
        return isOn.error();
    if (*isOn)
        return Error::nonField(u"Two-factor authentication is on already. Turn it off first."_s);
    const Result<std::optional<UserRecord>> record = tx.stores().users().byId(user);
    if (!record)
        return record.error();
    if (!record->has_value())
        return Error::of(ErrorCode::UserNotFound, u"User not found"_s);
    const QString secret = totp::newSecret();
    if (const Result<void> saved = tx.stores().sessions().saveTwoFactor(user, {secret, {}, 0}); !saved)
        return saved.error();
    return TwoFactorSetup{secret, totp::link(secret, (*record)->email)};
}

Result<void> TwoFactorService::confirm(WriteTransaction &tx, UserId user, const QString &code) const
{
    Result<std::optional<TwoFactorRecord>> record = tx.stores().sessions().twoFactor(user);
    if (!record)
        return record.error();
    if (!record->has_value())
        return Error::nonField(u"Start with /auth/2fa/enable/."_s);
    TwoFactorRecord &row = **record;
    const std::optional<qint64> step = totp::matchingStep(row.secret, code, m_clock.now(), row.lastStep);
    if (!step)
        return Error::of(ErrorCode::OneTimeCodeNotValid, u"Invalid code"_s);
    row.lastStep = *step;
    if (!row.enabledAt.isValid())
        row.enabledAt = m_clock.now();
    return tx.stores().sessions().saveTwoFactor(user, row);
}

Result<void> TwoFactorService::remove(WriteTransaction &tx, UserId user) const
{
    return tx.stores().sessions().removeTwoFactor(user);
}

Result<void> TwoFactorService::check(WriteTransaction &tx, UserId user, const QString &code) const
{
    Result<std::optional<TwoFactorRecord>> record = tx.stores().sessions().twoFactor(user);
    if (!record)
        return record.error();
    if (!record->has_value() || !(*record)->enabledAt.isValid())
        return {};
    if (code.isEmpty())
        return Error::of(ErrorCode::TwoFactorRequired, u"A code of your authenticator app is needed."_s);
    TwoFactorRecord &row = **record;
    const std::optional<qint64> step = totp::matchingStep(row.secret, code, m_clock.now(), row.lastStep);
    if (!step)
        return Error::of(ErrorCode::BadCredentials, u"The code of your authenticator app is not correct."_s);
    row.lastStep = *step;
    return tx.stores().sessions().saveTwoFactor(user, row);
}

} // namespace chautari::server
