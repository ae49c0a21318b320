// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/signinflow.h"

#include "app/session/serverprobe.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace chautari {

namespace {

// The refusals that everybody meets, in words for people; what names fields stays as the server said it.
Error inPlainWords(Error error)
{
    if (error.code == ErrorCode::BadCredentials || error.code == ErrorCode::NotAuthenticated) {
        error.code = ErrorCode::BadCredentials;
        error.detail = QCoreApplication::translate("ChatSession", "The e-mail address or the password is not right.");
    } else if (error.code == ErrorCode::RateLimited) {
        const int seconds = std::max(error.retryAfterSeconds, 1); // in the call itself lupdate would not read it
        error.detail
            = QCoreApplication::translate("ChatSession", "Too many tries. Please wait %n second(s).", nullptr, seconds);
    }
    return error;
}

} // namespace

template <typename T, typename Done>
ApiClient::Callback<T> SignInFlow::current(Done done)
{
    return [this, attempt = m_attempt, done = std::move(done)](const Result<T> &result) {
        if (attempt == m_attempt)
            done(result);
    };
}

void SignInFlow::signIn(const LoginRequest &request)
{
    askHealth([this, request] {
        m_api.login(request, current<TokenPair>([this](const Result<TokenPair> &tokens) {
            if (!tokens) {
                m_owner.handleSignInFailed(inPlainWords(tokens.error()));
                return;
            }
            accept(*tokens);
            m_api.me(current<UserAccount>([this](const Result<UserAccount> &me) {
                if (me) {
                    m_owner.handleSignedIn(*me);
                    return;
                }
                m_tokens.clear();
                m_owner.handleSignInFailed(me.error());
            }));
        }));
    });
}

void SignInFlow::registerAccount(const RegisterRequest &request)
{
    askHealth([this, request] {
        m_api.registerAccount(request, current<RegisterResponse>([this](const Result<RegisterResponse> &response) {
            if (!response) {
                m_owner.handleSignInFailed(inPlainWords(response.error()));
                return;
            }
            accept(response->tokens);
            m_owner.handleSignedIn(response->user);
        }));
    });
}

void SignInFlow::askHealth(const std::function<void()> &next)
{
    ++m_attempt;
    m_api.health(current<Health>([this, next](const Result<Health> &answer) {
        const Result<Health> health = judgedHealth(answer);
        if (!health) {
            m_owner.handleSignInFailed(health.error());
            return;
        }
        m_owner.handleHealth(*health);
        next();
    }));
}

void SignInFlow::accept(const TokenPair &tokens)
{
    m_owner.handleAccepted();
    m_tokens.store(tokens);
}

} // namespace chautari
