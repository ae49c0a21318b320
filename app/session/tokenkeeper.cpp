// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/tokenkeeper.h"

#include <QtCore/QTimer>

#include <utility>

namespace chautari {

namespace {

constexpr int lookMs = 3'000;

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
    case ErrorCode::ApprovalPending:
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
    m_tokens.access = tokens.access;
    take(tokens.refresh);
}

void TokenKeeper::take(const QString &refresh)
{
    m_tokens.refresh = refresh;
    m_taken.insert(qHash(refresh));
}

void TokenKeeper::keepBy(Told keep, std::function<void(Told)> look)
{
    m_keep = std::move(keep);
    m_look = std::move(look);
    if (m_keep && !m_tokens.refresh.isEmpty())
        m_keep(m_tokens.refresh);
}

void TokenKeeper::clear()
{
    m_keep = nullptr;
    m_look = nullptr;
    m_taken.clear();
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
    if (!m_look)
        return ask();
    auto isAsked = std::make_shared<bool>(false);
    const auto goOn = [this, isAsked, generation = m_generation](const QString &kept) {
        if (*isAsked || generation != m_generation)
            return;
        *isAsked = true;
        if (!kept.isEmpty() && !m_taken.contains(qHash(kept)))
            take(kept);
        ask();
    };
    m_looking = std::make_unique<QObject>(); // here: this was made in another thread
    QTimer::singleShot(lookMs, m_looking.get(), [goOn] { goOn({}); });
    m_look(goOn);
}

void TokenKeeper::ask()
{
    m_api.refresh({m_tokens.refresh}, [this, generation = m_generation](const Result<TokenPair> &answer) {
        if (generation != m_generation)
            return;
        if (answer) {
            m_tokens.access = answer->access;
            if (!answer->refresh.isEmpty())
                take(answer->refresh);
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
