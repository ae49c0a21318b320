// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/tokenkeeper.h"

#include <utility>

namespace chautari {

namespace {

// A refusal of the refresh token itself; everything else (no network, 429, 5xx) says nothing about the session.
bool isRefusal(const Error &error)
{
    switch (error.code) {
    case ErrorCode::NotAuthenticated:
    case ErrorCode::BadAuthorizationHeader:
    case ErrorCode::BadCredentials:
    case ErrorCode::TwoFactorRequired:
    case ErrorCode::OneTimeCodeNotValid:
    case ErrorCode::TokenNotValid:
    case ErrorCode::UserNotFound:
    case ErrorCode::UserInactive:
    case ErrorCode::PermissionDenied:
    case ErrorCode::ValidationFailed:
        return true;
    case ErrorCode::MalformedRequest:
    case ErrorCode::NotFound:
    case ErrorCode::InvalidPage:
    case ErrorCode::MethodNotAllowed:
    case ErrorCode::NotAcceptable:
    case ErrorCode::IdReused:
    case ErrorCode::ResyncRequired:
    case ErrorCode::PayloadTooLarge:
    case ErrorCode::UnsupportedMediaType:
    case ErrorCode::RateLimited:
    case ErrorCode::ServerBusy:
    case ErrorCode::StorageFull:
    case ErrorCode::Internal:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

TokenKeeper::TokenKeeper(ApiClient &api, std::function<void()> sessionEnded)
    : m_api(api)
    , m_sessionEnded(std::move(sessionEnded))
{ }

void TokenKeeper::store(const TokenPair &tokens)
{
    m_tokens = tokens;
}

void TokenKeeper::keepBy(std::function<void(const QString &)> keep)
{
    m_keep = std::move(keep);
    if (m_keep && !m_tokens.refresh.isEmpty())
        m_keep(m_tokens.refresh);
}

void TokenKeeper::clear()
{
    m_keep = nullptr;
    ++m_generation;
    m_isRenewing = false;
    m_tokens = {};
    m_waiting.clear();
}

QByteArray TokenKeeper::accessToken() const
{
    return m_tokens.access.toLatin1();
}

void TokenKeeper::renew(const QByteArray &refused, std::function<void(TokenRenewal)> done)
{
    if (!m_isRenewing && refused != accessToken()) {
        done(m_tokens.access.isEmpty() ? TokenRenewal::SessionEnded : TokenRenewal::Renewed);
        return;
    }
    m_waiting.append(std::move(done));
    if (m_isRenewing)
        return;
    m_isRenewing = true;
    m_api.refresh({m_tokens.refresh}, [this, generation = m_generation](const Result<TokenPair> &answer) {
        if (generation != m_generation)
            return;
        if (answer) {
            m_tokens.access = answer->access;
            if (!answer->refresh.isEmpty())
                m_tokens.refresh = answer->refresh;
            if (m_keep && !answer->refresh.isEmpty())
                m_keep(m_tokens.refresh);
            finish(TokenRenewal::Renewed);
        } else {
            finish(isRefusal(answer.error()) ? TokenRenewal::SessionEnded : TokenRenewal::Unreachable);
        }
    });
}

void TokenKeeper::endSession()
{
    if (!m_tokens.refresh.isEmpty())
        m_sessionEnded();
}

void TokenKeeper::finish(TokenRenewal outcome)
{
    m_isRenewing = false;
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &done : waiting)
        done(outcome);
    if (outcome == TokenRenewal::SessionEnded)
        endSession();
}

} // namespace chautari
