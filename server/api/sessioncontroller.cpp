// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/sessioncontroller.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

SessionController::SessionController(const Services &services, QObject *context)
    : m_services(services)
    , m_context(context)
    , m_passwordJobs(services, context)
    , m_failures(services, context)
{ }

void SessionController::list(const Identity &who, const Done<QList<SessionInfo>> &done)
{
    m_services.storage.read<QList<SessionInfo>>(
        m_context, [&accounts = m_services.accounts, who](Stores &stores) { return accounts.sessions(stores, who); },
        done);
}

void SessionController::end(const Identity &who, SessionId session, const Done<void> &done)
{
    m_services.storage.write<void>(
        m_context,
        [&accounts = m_services.accounts, who, session](
            WriteTransaction &tx) { return accounts.endSession(tx, who, session); },
        done);
}

void SessionController::endOthers(const Identity &who, const Done<void> &done)
{
    m_services.storage.write<void>(
        m_context,
        [&accounts = m_services.accounts, who](
            WriteTransaction &tx) { return accounts.endSessions(tx, who.user, who.session); },
        done);
}

Result<SocketTicket> SessionController::ticket(const Identity &who)
{
    Result<QString> ticket = m_services.accountMemory.tickets.issue(who);
    if (!ticket)
        return ticket.error();
    return SocketTicket{std::move(*ticket), limits::socketTicketSeconds};
}

void SessionController::twoFactorStatus(const Identity &who, const Done<bool> &done)
{
    m_services.storage.read<bool>(
        m_context,
        [&twoFactor = m_services.twoFactor, user = who.user](
            Stores &stores) { return twoFactor.isEnabled(stores, user); },
        done);
}

void SessionController::startTwoFactor(const Identity &who, const Done<TwoFactorSetup> &done)
{
    m_services.storage.write<TwoFactorSetup>(
        m_context,
        [&twoFactor = m_services.twoFactor, user = who.user](
            WriteTransaction &tx) { return twoFactor.start(tx, user); },
        done);
}

void SessionController::confirmTwoFactor(
    const Identity &who, const QString &code, const QByteArray &address, const Done<void> &done)
{
    const auto person = m_services.directory.person(who.user);
    const LoginAttempt attempt(person ? person->basic.email : QString(), address);
    m_services.storage.write<void>(
        m_context,
        [this, attempt, code, user = who.user](WriteTransaction &tx) -> Result<void> {
            if (std::optional<Error> refused = m_failures.refusal(attempt))
                return std::move(*refused);
            Result<void> confirmed = m_services.twoFactor.confirm(tx, user, code);
            if (!confirmed && confirmed.error().code == ErrorCode::OneTimeCodeNotValid)
                m_failures.count(attempt);
            return confirmed;
        },
        done);
}

void SessionController::removeTwoFactor(
    const Identity &who, const QString &password, const QByteArray &address, const Done<void> &done)
{
    using Refusal = std::optional<Error>;
    const auto remove = [this, user = who.user, done](const Refusal &refused) {
        if (refused && refused->code == ErrorCode::BadCredentials)
            return done(Error::invalidField(u"password"_s, u"Current password is not correct"_s));
        if (refused)
            return done(*refused);
        m_services.storage.write<void>(
            m_context,
            [&twoFactor = m_services.twoFactor, user](WriteTransaction &tx) { return twoFactor.remove(tx, user); },
            done);
    };
    m_services.storage.read<std::optional<UserRecord>>(
        m_context, [user = who.user](Stores &stores) { return stores.users().byId(user); },
        [this, password, address, remove, done](const Result<std::optional<UserRecord>> &user) {
            if (!user)
                return done(user.error());
            const LoginAttempt attempt(user->has_value() ? (*user)->email : QString(), address);
            const auto verify = [this, attempt, user = *user, password] {
                return m_failures.verifyPassword(attempt, user, password);
            };
            if (!m_passwordJobs.run<Refusal>(verify, remove))
                done(passwordsBusy());
        });
}

} // namespace chautari::server
