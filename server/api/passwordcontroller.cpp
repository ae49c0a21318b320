// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/passwordcontroller.h"

#include "server/mail/accountmails.h"

#include <algorithm>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

//! The verified current password, and the hash of the new one.
struct Change
{
    std::optional<Error> error;
    QByteArray verifiedHash;
    QByteArray hash; //!< of the new one
};

QByteArray codeKey(const QString &email)
{
    return "code:" + LoginAttempt::keyOf(email);
}

QByteArray resetKey(UserId user)
{
    return "reset:" + QByteArray::number(user.value());
}

Error wrongCode()
{
    return Error::of(ErrorCode::OneTimeCodeNotValid, u"Invalid or expired OTP"_s);
}

Error wrongToken()
{
    return Error::of(ErrorCode::OneTimeCodeNotValid, u"Token is invalid or expired"_s);
}

//! "<user>/<secret>", as the original's "<uidb64>/<token>".
QString resetToken(UserId user, const QString &secret)
{
    const QByteArray id = QByteArray::number(user.value());
    return QString::fromLatin1(id.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)) + u'/'
        + secret;
}

std::pair<UserId, QString> partsOf(const QString &token)
{
    const QByteArray id = QByteArray::fromBase64(token.section(u'/', 0, 0).toLatin1(), QByteArray::Base64UrlEncoding);
    return {UserId(id.toLongLong()), token.section(u'/', 1)};
}

} // namespace

PasswordController::PasswordController(const Services &services, QObject *context)
    : m_services(services)
    , m_context(context)
    , m_passwordJobs(services, context)
    , m_failures(services, context)
{ }

void PasswordController::change(
    const Identity &who, const ChangePasswordRequest &request, const QByteArray &address, const Done<void> &done)
{
    const auto store = [this, who, done](const Change &change) {
        if (change.error)
            return done(*change.error);
        if (change.hash.isEmpty())
            return done(passwordsBusy());
        m_services.storage.write<void>(
            m_context,
            [&accounts = m_services.accounts, who, change](WriteTransaction &tx) -> Result<void> {
                if (auto checked = accounts.checkStillVerified(tx.stores(), who.user, change.verifiedHash); !checked)
                    return checked;
                return accounts.changePassword(tx, who.user, change.hash, who.session);
            },
            done);
    };
    const auto verify = [this, request, address](const UserRecord &user) {
        Change change;
        change.error = m_failures.verifyPassword(LoginAttempt(user.email, address), user, request.currentPassword);
        if (change.error && change.error->code == ErrorCode::BadCredentials)
            change.error = Error::invalidField(u"current_password"_s, u"Current password is not correct"_s);
        change.verifiedHash = user.passwordHash;
        if (!change.error)
            change.hash = m_services.passwords.hash(request.newPassword);
        return change;
    };
    m_services.storage.read<std::optional<UserRecord>>(
        m_context, [user = who.user](Stores &stores) { return stores.users().byId(user); },
        [this, verify, store, done](const Result<std::optional<UserRecord>> &user) {
            if (!user)
                return done(user.error());
            if (!user->has_value())
                return done(Error::of(ErrorCode::UserNotFound, u"User not found"_s));
            if (!m_passwordJobs.run<Change>([verify, user = **user] { return verify(user); }, store))
                done(passwordsBusy());
        });
}

std::optional<Error> PasswordController::takeRequest(const QString &email, const QByteArray &address) const
{
    if (!m_services.hasRateLimits)
        return std::nullopt;
    AccountMemory &memory = m_services.accountMemory;
    const QByteArray account = LoginAttempt::keyOf(email);
    const int seconds
        = std::max(memory.codeRequestsByAccount.peek(account), memory.codeRequestsByAddress.peek(address));
    if (seconds > 0)
        return Error::throttled(seconds);
    (void)memory.codeRequestsByAccount.take(account);
    (void)memory.codeRequestsByAddress.take(address);
    return std::nullopt;
}

void PasswordController::mailLater(const QString &email, const Write &write)
{
    m_services.storage.read<std::optional<UserRecord>>(
        m_context, [email](Stores &stores) { return stores.users().byEmail(email); },
        [&mail = m_services.mail, write](const Result<std::optional<UserRecord>> &user) {
            if (user && user->has_value() && (*user)->isActive)
                mail.post(write(**user));
        });
}

void PasswordController::requestReset(const EmailRequest &request, const QByteArray &address, const Done<void> &done)
{
    if (const std::optional<Error> refused = takeRequest(request.email, address))
        return done(*refused);
    done({});
    mailLater(request.email, [&codes = m_services.accountMemory.codes](const UserRecord &user) {
        return resetMail(user.email, resetToken(user.id, codes.issueToken(resetKey(user.id))));
    });
}

void PasswordController::confirmReset(const ResetConfirmRequest &request, const Done<void> &done)
{
    const auto [user, secret] = partsOf(request.token);
    if (!m_services.accountMemory.codes.redeem(resetKey(user), secret))
        return done(wrongToken());
    setPassword([user = user](Stores &stores) { return stores.users().byId(user); }, request.password,
        [done](const Result<void> &result) {
            const bool isGone = !result && result.error().code == ErrorCode::OneTimeCodeNotValid;
            done(isGone ? Result<void>(wrongToken()) : result);
        });
}

void PasswordController::requestCode(const EmailRequest &request, const QByteArray &address, const Done<void> &done)
{
    if (const std::optional<Error> refused = takeRequest(request.email, address))
        return done(*refused);
    done({});
    // For an address that nobody has as well: guessing at it then costs the same tries.
    const QString code = m_services.accountMemory.codes.issueDigits(codeKey(request.email));
    mailLater(request.email, [code](const UserRecord &user) { return oneTimeCodeMail(user.email, code); });
}

std::optional<Error> PasswordController::redeem(const OneTimeCodeRequest &request, const QByteArray &address) const
{
    const LoginAttempt attempt(request.email, address);
    if (std::optional<Error> refused = m_failures.refusal(attempt))
        return refused;
    if (m_services.accountMemory.codes.redeem(codeKey(request.email), request.otp))
        return std::nullopt;
    m_failures.count(attempt);
    m_failures.writeDown(attempt, request.email);
    return wrongCode();
}

void PasswordController::signInByCode(const OneTimeCodeRequest &request, const ClientInfo &client,
    const QByteArray &address, const Done<RegisterResponse> &done)
{
    if (const std::optional<Error> refused = redeem(request, address))
        return done(*refused);
    m_services.storage.write<RegisterResponse>(
        m_context,
        [this, request, client, attempt = LoginAttempt(request.email, address)](
            WriteTransaction &tx) -> Result<RegisterResponse> {
            const Result<std::optional<UserRecord>> user = tx.stores().users().byEmail(request.email);
            if (!user)
                return user.error();
            if (!user->has_value() || !(*user)->isActive)
                return wrongCode();
            const UserId id = (*user)->id;
            if (const Result<void> checked = m_services.twoFactor.check(tx, id, request.twoFactorCode); !checked) {
                if (checked.error().code == ErrorCode::BadCredentials) {
                    m_failures.count(attempt);
                    m_failures.writeDown(attempt, id);
                }
                return checked.error();
            }
            Result<TokenPair> tokens = m_services.accounts.signIn(tx, id, client, {});
            if (!tokens)
                return tokens.error();
            Result<UserAccount> account = m_services.profiles.account(tx.stores(), id);
            if (!account)
                return account.error();
            return RegisterResponse{std::move(*tokens), std::move(*account)};
        },
        done);
}

void PasswordController::resetByCode(
    const OneTimeCodeRequest &request, const QByteArray &address, const Done<void> &done)
{
    if (const std::optional<Error> refused = redeem(request, address))
        return done(*refused);
    setPassword(
        [email = request.email](Stores &stores) { return stores.users().byEmail(email); }, request.password, done);
}

void PasswordController::setPassword(const FindUser &find, const QString &password, const Done<void> &done)
{
    const auto store = [this, find, done](const QByteArray &hash) {
        if (hash.isEmpty())
            return done(passwordsBusy());
        m_services.storage.write<void>(
            m_context,
            [&accounts = m_services.accounts, find, hash](WriteTransaction &tx) -> Result<void> {
                const Result<std::optional<UserRecord>> user = find(tx.stores());
                if (!user)
                    return user.error();
                if (!user->has_value() || !(*user)->isActive)
                    return wrongCode();
                return accounts.changePassword(tx, (*user)->id, hash, {});
            },
            done);
    };
    const auto hash = [&passwords = m_services.passwords, password] { return passwords.hash(password); };
    if (!m_passwordJobs.run<QByteArray>(hash, store))
        done(passwordsBusy());
}

} // namespace chautari::server
