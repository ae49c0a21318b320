// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/apiclient.h"
#include "app/net/tokensource.h"

#include <QtCore/QList>

namespace chautari {

//! \brief The tokens of one sign-in and their renewal: one request at a time, the newest refresh token
//! always kept (contract.md 12, 29). Client-core thread.
class TokenKeeper final : public TokenSource
{
public:
    //! \param sessionEnded called once when the server does not know this sign-in any more.
    TokenKeeper(ApiClient &api, std::function<void()> sessionEnded);

    void store(const TokenPair &tokens);
    //! `keep` is told every refresh token from now on, the present one at once, until clear().
    void keepBy(std::function<void(const QString &refresh)> keep);
    //! Signed out: waiting callers are dropped.
    void clear();
    [[nodiscard]] const TokenPair &tokens() const { return m_tokens; }

    [[nodiscard]] QByteArray accessToken() const override;
    void renew(const QByteArray &refused, std::function<void(TokenRenewal)> done) override;
    void endSession() override;

private:
    void finish(TokenRenewal outcome);

    ApiClient &m_api;
    std::function<void()> m_sessionEnded;
    std::function<void(const QString &)> m_keep;
    TokenPair m_tokens;
    QList<std::function<void(TokenRenewal)>> m_waiting;
    bool m_isRenewing = false;
    int m_generation = 0; //!< outdates an answer that belongs to an earlier sign-in
};

} // namespace chautari
