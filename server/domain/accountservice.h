// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/identity.h"
#include "server/domain/placeservice.h"
#include "server/domain/tokens.h"
#include "server/domain/views.h"
#include "server/storage/stores.h"
#include "shared/protocol/auth.h"

namespace chautari::server {

//! What is asked for a session, as it says of itself.
struct ClientInfo
{
    bool isNative = false; //!< X-Client: chautari/... (rulings.md 10)
    QString label;
};

//! \brief Accounts and sign-ins: the rules that need the database. Runs in a writer's transaction or a reader;
//! stateless. Passwords are hashed elsewhere (api/AuthController uses the pool), so no command holds the writer for it.
class AccountService
{
public:
    AccountService(const TokenCodec &tokens, const Clock &clock)
        : m_tokens(tokens)
        , m_clock(clock)
    { }

    //! The 400s of contract.md 2.1 that the request alone does not tell (those are the JSON reader's): taken names, and
    //! the role that nobody gives himself.
    Result<void> checkRegistration(Stores &stores, const RegisterRequest &request) const;
    //! The account alone; uses up the ticket. Checks uniqueness again. Whoever calls it writes it down.
    Result<UserRecord> addUser(WriteTransaction &tx, const RegisterRequest &request, const EntryDecision &decision,
        const QByteArray &passwordHash) const;
    //! Creates user, session and tokens; uses up the ticket. Checks uniqueness again. nullopt: the account is there and
    //! waits to be let in. That is a success of the command, because an error would roll it back.
    Result<std::optional<RegisterResponse>> createUser(WriteTransaction &tx, const RegisterRequest &request,
        const EntryDecision &decision, const QByteArray &passwordHash, const ClientInfo &client) const;
    //! A new session for a user whose password, or another proof, was verified. `newHash` is stored when not empty
    //! (rehash).
    Result<TokenPair> signIn(
        WriteTransaction &tx, UserId user, const ClientInfo &client, const QByteArray &newHash) const;
    //! Passwords are verified in another thread, and take their time: an owner may have set another one meanwhile, or
    //! have disabled the person. Then nothing may come of it; who asks again gets the answer of now.
    Result<void> checkStillVerified(Stores &stores, UserId user, const QByteArray &verifiedHash) const;
    //! rulings.md 10; the rules are those of the session, not of whoever shows the token. nullopt: it had been
    //! replaced, so the whole session was revoked. That is a success of the command, because an error would roll the
    //! revocation back.
    Result<std::optional<TokenPair>> refresh(WriteTransaction &tx, const QString &refreshToken) const;
    //! Revokes the session of `who` and, when it is another one, that of the refresh token if it is the same user's.
    Result<void> signOut(WriteTransaction &tx, const Identity &who, const QString &refreshToken) const;
    //! The living sign-ins of `who`, last used first.
    Result<QList<SessionInfo>> sessions(Stores &stores, const Identity &who) const;
    //! NotFound unless it is one of `who`'s that still lives.
    Result<void> endSession(WriteTransaction &tx, const Identity &who, SessionId session) const;
    //! All of `user`'s but `except`; an invalid one spares none.
    Result<void> endSessions(WriteTransaction &tx, UserId user, SessionId except) const;
    //! Ends all other sessions as well: whoever knew the old password is out (guarantees.md W7).
    Result<void> changePassword(
        WriteTransaction &tx, UserId user, const QByteArray &passwordHash, SessionId except) const;

    // ---- for owners
    Result<Page<OwnerSession>> everybodysSessions(
        Stores &stores, const Identity &who, PageRequest page, const OnlineLookup &isOnline) const;
    Result<void> endAnySession(WriteTransaction &tx, const Identity &who, SessionId session) const;
    Result<void> endAllSessions(WriteTransaction &tx, const Identity &who, UserId user) const;
    //! Ends all of their sessions. NotFound for who waits to be let in.
    Result<void> resetPassword(
        WriteTransaction &tx, const Identity &who, UserId user, const QByteArray &passwordHash) const;

private:
    Result<void> writeDown(
        WriteTransaction &tx, AuditAction action, UserId actor, UserId person = {}, const QString &detail = {}) const;
    Result<TokenPair> issue(Stores &stores, const SessionRecord &session, const QByteArray &parentHash) const;
    //! `token` is used for the first time: its parent goes. False when the parent had been replaced by another child.
    Result<bool> retireParent(Stores &stores, const RefreshTokenRecord &token) const;
    Result<void> revoke(WriteTransaction &tx, const SessionRecord &session) const;

    const TokenCodec &m_tokens;
    const Clock &m_clock;
};

} // namespace chautari::server
