// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/authcontroller.h"

#include <sodium.h>

#include <algorithm>

namespace chautari::server {

using namespace Qt::StringLiterals;

struct AuthController::Attempt
{
    QString email;
    QString password;
    QByteArray accountKey;
    QByteArray addressKey;
};

struct AuthController::Verdict
{
    std::optional<Error> error;
    UserId user;
    QByteArray newHash; //!< not empty: the stored one was made with another cost
};

namespace {

constexpr int busySeconds = 2;

Error busy()
{
    return Error{ErrorCode::ServerBusy, {}, {}, busySeconds};
}

Error badCredentials()
{
    return Error::of(ErrorCode::BadCredentials, u"No active account found with the given credentials"_s);
}

//! Addresses may be long and are the stranger's choice: a limiter's key has a fixed size.
QByteArray shortKey(const QString &text)
{
    const QByteArray utf8 = text.toLower().toUtf8();
    QByteArray key(16, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(key.data()), size_t(key.size()),
        reinterpret_cast<const unsigned char *>(utf8.constData()), size_t(utf8.size()), nullptr, 0);
    return key;
}

} // namespace

AuthController::AuthController(const Services &services, QObject *context)
    : m_services(services)
    , m_context(context)
    , m_passwordJobs(services, context)
{ }

void AuthController::registerUser(const RegisterRequest &request, bool isNative, const Done<RegisterResponse> &done)
{
    const auto create = [this, request, isNative, done](const QByteArray &hash) {
        if (hash.isEmpty())
            return done(busy());
        m_services.storage.write<RegisterResponse>(
            m_context,
            [&accounts = m_services.accounts, request, hash, isNative](
                WriteTransaction &tx) { return accounts.createUser(tx, request, hash, isNative); },
            done);
    };
    m_services.storage.read<bool>(
        m_context,
        [&accounts = m_services.accounts, request](Stores &stores) -> Result<bool> {
            const Result<void> checked = accounts.checkRegistration(stores, request);
            if (!checked)
                return checked.error();
            return true;
        },
        [this, request, done, create](const Result<bool> &checked) {
            if (!checked)
                return done(checked.error());
            const auto hash = [&passwords = m_services.passwords, request] { return passwords.hash(request.password); };
            if (!m_passwordJobs.run<QByteArray>(hash, create))
                done(busy());
        });
}

void AuthController::login(
    const LoginRequest &request, bool isNative, const QByteArray &address, const Done<TokenPair> &done)
{
    const Attempt attempt{request.email, request.password, shortKey(request.email), address};
    if (const std::optional<Error> refused = tooManyFailures(attempt))
        return done(*refused);
    m_services.storage.read<std::optional<UserRecord>>(
        m_context, [email = request.email](Stores &stores) { return stores.users().byEmail(email); },
        [this, attempt, isNative, done](Result<std::optional<UserRecord>> user) {
            if (!user)
                return done(user.error());
            // The original's login minds upper and lower case, where the uniqueness of addresses does not.
            if (user->has_value() && (*user)->email != attempt.email)
                user->reset();
            const bool isQueued
                = m_passwordJobs.run<Verdict>([this, attempt, user = *user] { return verify(attempt, user); },
                    [this, isNative, done](const Verdict &verdict) { signIn(verdict, isNative, done); });
            if (!isQueued)
                done(busy());
        });
}

std::optional<Error> AuthController::tooManyFailures(const Attempt &attempt) const
{
    if (!m_services.hasRateLimits)
        return std::nullopt;
    const int seconds = std::max(m_services.failedLoginsByAccount.peek(attempt.accountKey),
        m_services.failedLoginsByAddress.peek(attempt.addressKey));
    if (seconds == 0)
        return std::nullopt;
    return Error{ErrorCode::RateLimited, u"Request was throttled. Expected available in %1 seconds."_s.arg(seconds), {},
        seconds};
}

//! In a thread of the pool.
AuthController::Verdict AuthController::verify(const Attempt &attempt, const std::optional<UserRecord> &user) const
{
    // Once more, here: guesses that were sent all at once pass the first look before any of them has failed.
    if (std::optional<Error> refused = tooManyFailures(attempt))
        return Verdict{std::move(refused), {}, {}};
    bool isRight = false;
    if (user)
        isRight = m_services.passwords.verify(user->passwordHash, attempt.password);
    else
        m_services.passwords.verifyNothing(attempt.password);
    if (!isRight || !user->isActive) {
        if (m_services.hasRateLimits) {
            (void)m_services.failedLoginsByAccount.take(attempt.accountKey);
            (void)m_services.failedLoginsByAddress.take(attempt.addressKey);
        }
        return Verdict{badCredentials(), {}, {}};
    }
    Verdict verdict{std::nullopt, user->id, {}};
    if (m_services.passwords.needsRehash(user->passwordHash))
        verdict.newHash = m_services.passwords.hash(attempt.password);
    return verdict;
}

void AuthController::signIn(const Verdict &verdict, bool isNative, const Done<TokenPair> &done)
{
    if (verdict.error)
        return done(*verdict.error);
    m_services.storage.write<TokenPair>(
        m_context,
        [&accounts = m_services.accounts, user = verdict.user, newHash = verdict.newHash, isNative](
            WriteTransaction &tx) { return accounts.signIn(tx, user, isNative, newHash); },
        done);
}

void AuthController::refresh(const RefreshRequest &request, const Done<TokenPair> &done)
{
    m_services.storage.write<std::optional<TokenPair>>(
        m_context,
        [&accounts = m_services.accounts, request](
            WriteTransaction &tx) { return accounts.refresh(tx, request.refresh); },
        [done](Result<std::optional<TokenPair>> pair) {
            if (!pair)
                return done(std::move(pair).error());
            if (!pair->has_value())
                return done(Error::of(ErrorCode::TokenNotValid, u"Token is invalid or expired"_s));
            done(std::move(**pair));
        });
}

void AuthController::logout(const Identity &who, const LogoutRequest &request, const Done<void> &done)
{
    m_services.storage.write<void>(
        m_context,
        [&accounts = m_services.accounts, who, request](
            WriteTransaction &tx) { return accounts.signOut(tx, who, request.refresh); },
        done);
}

} // namespace chautari::server
