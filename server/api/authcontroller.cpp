// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/authcontroller.h"

#include "server/mail/accountmails.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

struct AuthController::Verdict
{
    std::optional<Error> error;
    UserId user;
    QByteArray hash; //!< that it was verified by
    QByteArray newHash; //!< not empty: the stored one was made with another cost
};

AuthController::AuthController(const Services &services, QObject *context)
    : m_services(services)
    , m_context(context)
    , m_passwordJobs(services, context)
    , m_failures(services, context)
{ }

void AuthController::registerUser(const RegisterRequest &request, const ClientInfo &client, const QByteArray &address,
    const Done<RegisterResponse> &done)
{
    m_services.storage.read<bool>(
        m_context,
        [&accounts = m_services.accounts, &place = m_services.place, request](Stores &stores) -> Result<bool> {
            const Result<void> checked = accounts.checkRegistration(stores, request);
            if (!checked)
                return checked.error();
            const Result<EntryDecision> admitted = place.decideEntry(stores, request.invitation);
            if (!admitted)
                return admitted.error();
            return true;
        },
        [this, request, client, address, done](const Result<bool> &checked) {
            if (!checked)
                return done(checked.error());
            if (const std::optional<Error> refused = tooManyAccounts(address))
                return done(*refused);
            create(request, client, done);
        });
}

std::optional<Error> AuthController::tooManyAccounts(const QByteArray &address) const
{
    const int seconds = m_services.hasRateLimits ? m_services.accountMemory.registrations.take(address) : 0;
    return seconds == 0 ? std::nullopt : std::optional(Error::throttled(seconds));
}

void AuthController::create(
    const RegisterRequest &request, const ClientInfo &client, const Done<RegisterResponse> &done)
{
    const auto welcome = [&mail = m_services.mail, done](Result<std::optional<RegisterResponse>> response) {
        if (!response)
            return done(std::move(response).error());
        if (!response->has_value())
            return done(Error::of(ErrorCode::ApprovalPending));
        mail.post(welcomeMail((*response)->user.email, (*response)->user.username));
        done(std::move(**response));
    };
    const auto store = [this, request, client, done, welcome](const QByteArray &hash) {
        if (hash.isEmpty())
            return done(passwordsBusy());
        m_services.storage.write<std::optional<RegisterResponse>>(
            m_context,
            [&accounts = m_services.accounts, &place = m_services.place, request, hash, client](
                WriteTransaction &tx) -> Result<std::optional<RegisterResponse>> {
                // Again: another one may have used the ticket meanwhile.
                const Result<EntryDecision> admitted = place.decideEntry(tx.stores(), request.invitation);
                if (!admitted)
                    return admitted.error();
                auto created = accounts.createUser(tx, request, *admitted, hash, client);
                if (!created || !created->has_value())
                    return created;
                const auto user = tx.stores().users().byId((*created)->user.id);
                if (!user)
                    return user.error();
                if (const Result<void> offered = place.offerFirst(tx, user->value()); !offered)
                    return offered.error();
                return created;
            },
            welcome);
    };
    const auto hash = [&passwords = m_services.passwords, request] { return passwords.hash(request.password); };
    if (!m_passwordJobs.run<QByteArray>(hash, store))
        done(passwordsBusy());
}

void AuthController::login(
    const LoginRequest &request, const ClientInfo &client, const QByteArray &address, const Done<TokenPair> &done)
{
    const LoginAttempt attempt(request.email, address);
    if (const std::optional<Error> refused = m_failures.refusal(attempt))
        return done(*refused);
    m_services.storage.read<std::optional<UserRecord>>(
        m_context, [email = request.email](Stores &stores) { return stores.users().byEmail(email); },
        [this, attempt, request, client, done](Result<std::optional<UserRecord>> user) {
            if (!user)
                return done(user.error());
            // The original's login minds upper and lower case, where the uniqueness of addresses does not.
            if (user->has_value() && (*user)->email != request.email)
                user->reset();
            const bool isQueued = m_passwordJobs.run<Verdict>(
                [this, attempt, user = *user, password = request.password] { return verify(attempt, user, password); },
                [this, attempt, otp = request.otp, client, done](
                    const Verdict &verdict) { signIn(verdict, attempt, otp, client, done); });
            if (!isQueued)
                done(passwordsBusy());
        });
}

//! In a thread of the pool.
AuthController::Verdict AuthController::verify(
    const LoginAttempt &attempt, const std::optional<UserRecord> &user, const QString &password) const
{
    if (std::optional<Error> refused = m_failures.verifyPassword(attempt, user, password))
        return Verdict{std::move(refused), user ? user->id : UserId(), {}, {}};
    Verdict verdict{std::nullopt, user->id, user->passwordHash, {}};
    if (m_services.passwords.needsRehash(user->passwordHash))
        verdict.newHash = m_services.passwords.hash(password);
    return verdict;
}

void AuthController::signIn(const Verdict &verdict, const LoginAttempt &attempt, const QString &otp,
    const ClientInfo &client, const Done<TokenPair> &done)
{
    if (verdict.error) {
        if (verdict.error->code == ErrorCode::BadCredentials)
            m_failures.writeDown(attempt, verdict.user);
        return done(*verdict.error);
    }
    m_services.storage.write<TokenPair>(
        m_context,
        [this, attempt, otp, client, user = verdict.user, hash = verdict.hash, newHash = verdict.newHash](
            WriteTransaction &tx) -> Result<TokenPair> {
            if (Result<void> checked = m_services.accounts.checkStillVerified(tx.stores(), user, hash); !checked)
                return checked.error();
            // Looked at and counted in the writer, where one guess comes after the other.
            if (std::optional<Error> refused = m_failures.refusal(attempt))
                return std::move(*refused);
            if (Result<void> checked = m_services.twoFactor.check(tx, user, otp); !checked) {
                if (checked.error().code == ErrorCode::BadCredentials) {
                    m_failures.count(attempt);
                    m_failures.writeDown(attempt, user);
                }
                return checked.error();
            }
            return m_services.accounts.signIn(tx, user, client, newHash);
        },
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
