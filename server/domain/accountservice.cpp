// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/accountservice.h"

#include "shared/core/limits.h"

#include <sodium.h>

#include <algorithm>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int askAgainSeconds = 1;

QByteArray hashOfJti(const QString &jti)
{
    const QByteArray text = jti.toLatin1();
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), size_t(hash.size()),
        reinterpret_cast<const unsigned char *>(text.constData()), size_t(text.size()), nullptr, 0);
    return hash;
}

Error invalidToken()
{
    return Error::of(ErrorCode::TokenNotValid, u"Token is invalid or expired"_s);
}

} // namespace

Result<void> AccountService::checkRegistration(Stores &stores, const RegisterRequest &request) const
{
    QList<FieldError> fields;
    const Result<bool> emailTaken = stores.users().emailTaken(request.email);
    if (!emailTaken)
        return emailTaken.error();
    if (*emailTaken)
        fields.append(FieldError{u"email"_s, {u"User with this email address already exists."_s}});
    const Result<bool> usernameTaken = stores.users().usernameTaken(request.username);
    if (!usernameTaken)
        return usernameTaken.error();
    if (*usernameTaken)
        fields.append(FieldError{u"username"_s, {u"A user with that username already exists."_s}});
    // rulings.md 12: an administrator never comes over HTTP.
    if (request.role == Role::Admin)
        fields.append(FieldError{u"role"_s, {u"\"admin\" is not a valid choice."_s}});
    if (!fields.isEmpty())
        return Error{ErrorCode::ValidationFailed, {}, fields, 0};
    return {};
}

Result<UserRecord> AccountService::addUser(WriteTransaction &tx, const RegisterRequest &request,
    const EntryDecision &decision, const QByteArray &passwordHash) const
{
    // Again, because the name may have gone while the password was being hashed.
    if (const Result<void> checked = checkRegistration(tx.stores(), request); !checked)
        return checked.error();
    UserRecord user;
    user.email = request.email;
    user.username = request.username;
    user.passwordHash = passwordHash;
    user.firstName = request.firstName;
    user.lastName = request.lastName;
    user.role = request.role;
    user.phone = request.phone;
    user.dateJoined = m_clock.now();
    user.isActive = !decision.isPending;
    user.isPending = decision.isPending;
    user.isOwner = decision.makesOwner;
    if (!decision.invitation.isEmpty()) {
        if (auto used = tx.stores().place().useInvitation(decision.invitation); !used)
            return used.error();
    }
    const Result<UserId> id = tx.stores().users().insert(user);
    if (!id)
        return id.error();
    user.id = *id;
    user.passwordHash.clear();
    tx.publish(UserChanged{user});
    return user;
}

Result<std::optional<RegisterResponse>> AccountService::createUser(WriteTransaction &tx, const RegisterRequest &request,
    const EntryDecision &decision, const QByteArray &passwordHash, const ClientInfo &client) const
{
    const Result<UserRecord> user = addUser(tx, request, decision, passwordHash);
    if (!user)
        return user.error();
    const QString standing = user->isPending ? u"waits"_s : user->isOwner ? u"owner"_s : QString();
    if (auto written = writeDown(tx, AuditAction::AccountCreated, user->id, {}, standing); !written)
        return written.error();
    if (user->isPending)
        return std::optional<RegisterResponse>();
    Result<TokenPair> tokens = signIn(tx, user->id, client, {});
    if (!tokens)
        return tokens.error();
    return std::optional(RegisterResponse{std::move(*tokens), accountView(*user, {}, nullptr)});
}

Result<TokenPair> AccountService::signIn(
    WriteTransaction &tx, UserId user, const ClientInfo &client, const QByteArray &newHash) const
{
    if (!newHash.isEmpty()) {
        if (const Result<void> stored = tx.stores().users().setPasswordHash(user, newHash); !stored)
            return stored.error();
    }
    SessionRecord session;
    session.user = user;
    session.isNative = client.isNative;
    session.label = client.label;
    session.createdAt = m_clock.now();
    session.expiresAt
        = session.createdAt.plusSeconds(client.isNative ? limits::nativeSessionSeconds : limits::refreshTokenSeconds);
    session.lastUsedAt = session.createdAt;
    const Result<SessionId> id = tx.stores().sessions().insert(session);
    if (!id)
        return id.error();
    session.id = *id;
    if (auto written = writeDown(tx, AuditAction::SignedIn, user); !written)
        return written.error();
    return issue(tx.stores(), session, {});
}

Result<void> AccountService::checkStillVerified(Stores &stores, UserId user, const QByteArray &verifiedHash) const
{
    const Result<std::optional<UserRecord>> found = stores.users().byId(user);
    if (!found)
        return found.error();
    if (!found->has_value() || !(*found)->isActive || (*found)->passwordHash != verifiedHash)
        return Error{ErrorCode::ServerBusy, {}, {}, askAgainSeconds};
    return {};
}

Result<void> AccountService::writeDown(
    WriteTransaction &tx, AuditAction action, UserId actor, UserId person, const QString &detail) const
{
    return tx.stores().audit().append(AuditEntry{0, m_clock.now(), actor, action, person, detail});
}

Result<TokenPair> AccountService::issue(
    Stores &stores, const SessionRecord &session, const QByteArray &parentHash) const
{
    TokenClaims refresh{TokenType::Refresh, session.user, session.id, TokenCodec::newJti(), session.expiresAt};
    TokenClaims access{TokenType::Access, session.user, session.id, TokenCodec::newJti(),
        std::min(m_clock.now().plusSeconds(limits::accessTokenSeconds), session.expiresAt)};
    RefreshTokenRecord record;
    record.idHash = hashOfJti(refresh.jti);
    record.parentHash = parentHash;
    record.session = session.id;
    record.expiresAt = session.expiresAt;
    if (const Result<void> stored = stores.sessions().insertRefresh(record); !stored)
        return stored.error();
    return TokenPair{QString::fromLatin1(m_tokens.encode(access)), QString::fromLatin1(m_tokens.encode(refresh))};
}

Result<std::optional<TokenPair>> AccountService::refresh(WriteTransaction &tx, const QString &refreshToken) const
{
    const Result<TokenClaims> claims = m_tokens.decode(refreshToken.toLatin1(), TokenType::Refresh);
    if (!claims)
        return claims.error();
    SessionStore &sessions = tx.stores().sessions();
    Result<std::optional<RefreshTokenRecord>> token = sessions.refreshByHash(hashOfJti(claims->jti));
    if (!token)
        return token.error();
    Result<std::optional<SessionRecord>> session = sessions.byId(claims->session);
    if (!session)
        return session.error();
    const Timestamp now = m_clock.now();
    if (!token->has_value() || !session->has_value() || (*token)->session != (*session)->id
        || (*session)->user != claims->user || (*session)->revokedAt.isValid() || (*session)->expiresAt <= now)
        return invalidToken();
    const Result<std::optional<UserRecord>> user = tx.stores().users().byId(claims->user);
    if (!user)
        return user.error();
    if (!user->has_value())
        return Error::of(ErrorCode::UserNotFound, u"User not found"_s);
    if (!(*user)->isActive)
        return Error::of(ErrorCode::UserInactive, u"User is inactive"_s);

    SessionRecord &row = **session;
    RefreshTokenRecord &used = **token;
    if (row.isNative) {
        const Result<bool> isCurrent = used.isRetired ? Result<bool>(false) : retireParent(tx.stores(), used);
        if (!isCurrent)
            return isCurrent.error();
        if (!*isCurrent) {
            if (const Result<void> revoked = revoke(tx, row); !revoked)
                return revoked.error();
            if (auto written = writeDown(tx, AuditAction::TokenReused, {}, row.user); !written)
                return written.error();
            return std::optional<TokenPair>();
        }
        row.expiresAt = now.plusSeconds(limits::nativeSessionSeconds);
        if (const Result<void> extended = sessions.extend(row.id, row.expiresAt); !extended)
            return extended.error();
    }
    if (!used.usedAt.isValid()) {
        used.usedAt = now;
        if (const Result<void> updated = sessions.updateRefresh(used); !updated)
            return updated.error();
    }
    Result<TokenPair> pair = issue(tx.stores(), row, used.idHash);
    if (!pair)
        return pair.error();
    return std::optional<TokenPair>(std::move(*pair));
}

Result<bool> AccountService::retireParent(Stores &stores, const RefreshTokenRecord &token) const
{
    if (token.parentHash.isEmpty() || token.usedAt.isValid())
        return true;
    Result<std::optional<RefreshTokenRecord>> parent = stores.sessions().refreshByHash(token.parentHash);
    if (!parent)
        return parent.error();
    if (!parent->has_value())
        return true; // expired and cleared away
    // A brother of this token was used before: two holders of one parent, and one of them is a thief.
    if ((*parent)->isRetired)
        return false;
    (*parent)->isRetired = true;
    if (const Result<void> updated = stores.sessions().updateRefresh(**parent); !updated)
        return updated.error();
    return true;
}

Result<void> AccountService::revoke(WriteTransaction &tx, const SessionRecord &session) const
{
    if (const Result<void> revoked = tx.stores().sessions().revoke(session.id, m_clock.now()); !revoked)
        return revoked.error();
    tx.publish(SessionRevoked{session.id, session.user});
    return {};
}

Result<void> AccountService::signOut(WriteTransaction &tx, const Identity &who, const QString &refreshToken) const
{
    SessionRecord session;
    session.id = who.session;
    session.user = who.user;
    if (const Result<void> revoked = revoke(tx, session); !revoked)
        return revoked.error();
    if (auto written = writeDown(tx, AuditAction::SignedOut, who.user); !written)
        return written.error();
    // A refresh token that cannot be read names nothing: the person still wants to be signed out.
    const Result<TokenClaims> claims = m_tokens.decode(refreshToken.toLatin1(), TokenType::Refresh);
    if (!claims || claims->user != who.user || claims->session == who.session)
        return {};
    session.id = claims->session;
    return revoke(tx, session);
}

Result<QList<SessionInfo>> AccountService::sessions(Stores &stores, const Identity &who) const
{
    const Result<QList<SessionRecord>> rows = stores.sessions().alive(who.user, m_clock.now());
    if (!rows)
        return rows.error();
    QList<SessionInfo> sessions;
    for (const SessionRecord &row : *rows)
        sessions.append({row.id, row.label, row.createdAt, row.lastUsedAt, row.expiresAt, row.id == who.session});
    return sessions;
}

Result<void> AccountService::endSession(WriteTransaction &tx, const Identity &who, SessionId session) const
{
    const Result<std::optional<SessionRecord>> row = tx.stores().sessions().byId(session);
    if (!row)
        return row.error();
    if (!row->has_value() || (*row)->user != who.user || (*row)->revokedAt.isValid())
        return Error::of(ErrorCode::NotFound, u"Not found."_s);
    return revoke(tx, **row);
}

Result<void> AccountService::endSessions(WriteTransaction &tx, UserId user, SessionId except) const
{
    // Expired ones too: an access token of their last minutes may still be about.
    const Result<QList<SessionRecord>> rows = tx.stores().sessions().alive(user, Timestamp());
    if (!rows)
        return rows.error();
    for (const SessionRecord &row : *rows) {
        if (row.id == except)
            continue;
        if (const Result<void> revoked = revoke(tx, row); !revoked)
            return revoked.error();
    }
    return {};
}

Result<void> AccountService::changePassword(
    WriteTransaction &tx, UserId user, const QByteArray &passwordHash, SessionId except) const
{
    if (const Result<void> stored = tx.stores().users().setPasswordHash(user, passwordHash); !stored)
        return stored.error();
    if (auto written = writeDown(tx, AuditAction::PasswordChanged, user); !written)
        return written.error();
    return endSessions(tx, user, except);
}

Result<Page<OwnerSession>> AccountService::everybodysSessions(
    Stores &stores, const Identity &who, PageRequest page, const OnlineLookup &isOnline) const
{
    const Timestamp now = m_clock.now();
    const Result<Page<SessionRecord>> counted = stores.sessions().aliveOfAll(now, 0, 0);
    if (!counted)
        return counted.error();
    const Result<PageWindow> window = PageWindow::of(page, counted->count);
    if (!window)
        return window.error();
    const Result<Page<SessionRecord>> rows = stores.sessions().aliveOfAll(now, window->offset, page.size);
    if (!rows)
        return rows.error();
    Page<OwnerSession> result;
    result.count = counted->count;
    result.totalPages = window->totalPages;
    result.currentPage = window->page;
    for (const SessionRecord &row : rows->results)
        result.results.append({row.id, row.user, row.label, row.createdAt, row.lastUsedAt,
            isOnline && isOnline(row.user), row.id == who.session});
    return result;
}

Result<void> AccountService::endAnySession(WriteTransaction &tx, const Identity &who, SessionId session) const
{
    const Result<std::optional<SessionRecord>> row = tx.stores().sessions().byId(session);
    if (!row)
        return row.error();
    if (!row->has_value() || (*row)->revokedAt.isValid())
        return Error::notFound();
    if (auto revoked = revoke(tx, **row); !revoked)
        return revoked;
    return writeDown(tx, AuditAction::SessionEnded, who.user, (*row)->user);
}

Result<void> AccountService::endAllSessions(WriteTransaction &tx, const Identity &who, UserId user) const
{
    const Result<std::optional<UserRecord>> found = tx.stores().users().byId(user);
    if (!found)
        return found.error();
    if (!found->has_value())
        return Error::notFound();
    if (auto ended = endSessions(tx, user, who.user == user ? who.session : SessionId()); !ended)
        return ended;
    return writeDown(tx, AuditAction::SessionEnded, who.user, user, u"all"_s);
}

Result<void> AccountService::resetPassword(
    WriteTransaction &tx, const Identity &who, UserId user, const QByteArray &passwordHash) const
{
    const Result<std::optional<UserRecord>> found = tx.stores().users().byId(user);
    if (!found)
        return found.error();
    if (!found->has_value() || (*found)->isPending)
        return Error::notFound();
    if (const Result<void> stored = tx.stores().users().setPasswordHash(user, passwordHash); !stored)
        return stored.error();
    if (auto written = writeDown(tx, AuditAction::PasswordReset, who.user, user); !written)
        return written.error();
    return endSessions(tx, user, {});
}

} // namespace chautari::server
