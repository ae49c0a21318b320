// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/apiclient.h"
#include "app/net/tokensource.h"

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QSet>

#include <memory>

namespace chautari {

//! \brief The tokens of one sign-in and their renewal: one request at a time, the newest refresh token
//! always kept (contract.md 12, 29). Client-core thread.
class TokenKeeper final : public TokenSource
{
public:
    //! \param sessionEnded called once when the server does not know this sign-in any more.
    TokenKeeper(ApiClient &api, std::function<void()> sessionEnded);

    void store(const TokenPair &tokens);
    //! `keep` is told every refresh token from now on, the present one at once, until clear(). `look` asks for what is
    //! kept: another copy of the program may have renewed it since, and ours would then be taken for a stolen one.
    using Told = std::function<void(const QString &refresh)>;
    void keepBy(Told keep, std::function<void(Told)> look = {});
    //! Signed out: waiting callers are dropped.
    void clear();
    [[nodiscard]] const TokenPair &tokens() const { return m_tokens; }

    [[nodiscard]] QByteArray accessToken() const override;
    void renew(const QByteArray &refused, std::function<void(TokenRenewal)> done) override;
    void endSession() override;

private:
    void ask(); //!< the server, with the newest token there is
    void take(const QString &refresh);
    void finish(TokenRenewal outcome);

    ApiClient &m_api;
    std::function<void()> m_sessionEnded;
    Told m_keep;
    std::function<void(Told)> m_look;
    TokenPair m_tokens;
    QSet<size_t> m_taken; //!< hashes of every refresh token that was ours, so that an old one is not taken for a new
    std::unique_ptr<QObject> m_looking; //!< of the timer: a keyring may wait for somebody to unlock it
    QList<std::function<void(TokenRenewal)>> m_waiting;
    bool m_isRenewing = false;
    int m_generation = 0; //!< outdates an answer that belongs to an earlier sign-in
};

} // namespace chautari
