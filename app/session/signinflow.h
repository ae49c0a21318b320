// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/apiclient.h"
#include "app/session/tokenkeeper.h"

namespace chautari {

//! \brief Who is told how a SignInFlow goes.
class SignInOwner
{
public:
    virtual ~SignInOwner() = default;
    SignInOwner() = default;
    SignInOwner(const SignInOwner &) = delete;
    SignInOwner &operator=(const SignInOwner &) = delete;

    virtual void handleHealth(const Health &health) = 0;
    //! The server knows the person: what belongs to an earlier sign-in must go now, its tokens too.
    virtual void handleAccepted() = 0;
    virtual void handleSignedIn(const UserAccount &me) = 0;
    virtual void handleSignInFailed(const Error &error) = 0;
};

//! \brief From an e-mail address to a signed-in person: health, login or registration, account. The health comes first,
//! so that a password only ever goes to a Chautari server. A new start outdates the one under way. Client-core thread.
class SignInFlow
{
public:
    SignInFlow(ApiClient &api, TokenKeeper &tokens, SignInOwner &owner)
        : m_api(api)
        , m_tokens(tokens)
        , m_owner(owner)
    { }

    void signIn(const LoginRequest &request);
    void registerAccount(const RegisterRequest &request);
    void cancel() { ++m_attempt; }

private:
    //! `done`, unless another attempt began meanwhile.
    template <typename T, typename Done>
    ApiClient::Callback<T> current(Done done);
    void askHealth(const std::function<void()> &next);
    void accept(const TokenPair &tokens);

    ApiClient &m_api;
    TokenKeeper &m_tokens;
    SignInOwner &m_owner;
    int m_attempt = 0;
};

} // namespace chautari
