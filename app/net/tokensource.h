// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

#include <functional>

namespace chautari {

enum class TokenRenewal {
    Renewed,
    SessionEnded, //!< the server does not know this sign-in any more
    Unreachable, //!< nobody could be asked; the session may well be alive
};

//! \brief Where the two clients get the access token from, and whom they tell that it was refused. Client-core thread.
class TokenSource
{
public:
    virtual ~TokenSource() = default;
    TokenSource() = default;
    TokenSource(const TokenSource &) = delete;
    TokenSource &operator=(const TokenSource &) = delete;

    [[nodiscard]] virtual QByteArray accessToken() const = 0;
    //! Single flight: whoever comes while a renewal is under way waits for the same one. When `refused` is not the
    //! current token any more, the answer is Renewed at once.
    virtual void renew(const QByteArray &refused, std::function<void(TokenRenewal)> done) = 0;
    //! A token that was just renewed is refused as well.
    virtual void endSession() = 0;
};

} // namespace chautari
