// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/failedlogins.h"

#include <QtNetwork/QHostAddress>

#include <sodium.h>

#include <algorithm>

namespace chautari::server {

using namespace Qt::StringLiterals;

QByteArray LoginAttempt::keyOf(const QString &email)
{
    const QByteArray utf8 = email.toLower().toUtf8();
    QByteArray key(16, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(key.data()), size_t(key.size()),
        reinterpret_cast<const unsigned char *>(utf8.constData()), size_t(utf8.size()), nullptr, 0);
    return key;
}

QString LoginAttempt::addressText() const
{
    const QByteArray digits = addressKey.sliced(std::min<qsizetype>(2, addressKey.size()));
    if (addressKey.startsWith("4:"))
        return QHostAddress(digits.toUInt(nullptr, 16)).toString();
    Q_IPV6ADDR bytes{};
    const QByteArray network = QByteArray::fromHex(digits).left(8);
    std::copy(network.cbegin(), network.cend(), bytes.c);
    return QHostAddress(bytes).toString() + "/64"_L1;
}

std::optional<Error> FailedLogins::refusal(const LoginAttempt &attempt) const
{
    if (!m_services.hasRateLimits)
        return std::nullopt;
    const int seconds = std::max(m_services.failedLoginsByAccount.peek(attempt.accountKey),
        m_services.failedLoginsByAddress.peek(attempt.addressKey));
    return seconds == 0 ? std::nullopt : std::optional(Error::throttled(seconds));
}

void FailedLogins::count(const LoginAttempt &attempt) const
{
    if (!m_services.hasRateLimits)
        return;
    (void)m_services.failedLoginsByAccount.take(attempt.accountKey);
    (void)m_services.failedLoginsByAddress.take(attempt.addressKey);
}

void FailedLogins::writeDown(const LoginAttempt &attempt, UserId user) const
{
    m_services.storage.write<void>(
        m_context, [entry = entryOf(attempt, user)](WriteTransaction &tx) { return tx.stores().audit().append(entry); },
        [](const Result<void> &) {}); // a full queue: the person was refused all the same
}

void FailedLogins::writeDown(const LoginAttempt &attempt, const QString &email) const
{
    m_services.storage.write<void>(
        m_context,
        [entry = entryOf(attempt, {}), email](WriteTransaction &tx) -> Result<void> {
            const Result<std::optional<UserRecord>> user = tx.stores().users().byEmail(email);
            if (!user)
                return user.error();
            if (!user->has_value())
                return {};
            AuditEntry known = entry;
            known.person = (*user)->id;
            return tx.stores().audit().append(known);
        },
        [](const Result<void> &) {});
}

AuditEntry FailedLogins::entryOf(const LoginAttempt &attempt, UserId user) const
{
    return {0, m_services.clock.now(), {}, AuditAction::SignInRefused, user, u"from=%1"_s.arg(attempt.addressText())};
}

std::optional<Error> FailedLogins::verifyPassword(
    const LoginAttempt &attempt, const std::optional<UserRecord> &user, const QString &password) const
{
    // Once more, here: guesses that were sent all at once pass the first look before any of them has failed.
    if (std::optional<Error> refused = refusal(attempt))
        return refused;
    bool isRight = false;
    if (user)
        isRight = m_services.passwords.verify(user->passwordHash, password);
    else
        m_services.passwords.verifyNothing(password);
    if (isRight && user->isActive)
        return std::nullopt;
    if (isRight && user->isPending)
        return Error::of(ErrorCode::ApprovalPending);
    count(attempt);
    return Error::of(ErrorCode::BadCredentials, u"No active account found with the given credentials"_s);
}

} // namespace chautari::server
