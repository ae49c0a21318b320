// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/exchange.h"

#include <functional>
#include <tuple>
#include <vector>

namespace chautari::server {

//! What a path asks of its caller. Open ones do not even look at Authorization, because a client whose access token has
//! expired sends it along when it signs in again or refreshes. Pages are open too, and are not JSON. Of Link the
//! handler asks for a signed link or a token itself, and nobody counts. Owner: who is signed in and runs the place.
enum class Access { Page, Link, Open, Public, SignedIn, Owner };

//! What else than fields a handler takes: a form with files, or a body that is a file as a whole.
enum class Intake { Form, File };

using Handler = std::function<void(const ExchangePtr &)>;

//! \brief The route table: paths with variable segments, and a handler for each method. No wildcards, no order that
//! matters: words go before variables. Filled once, then read only.
class Router
{
public:
    struct Endpoint
    {
        QStringList segments; //!< "*" is a variable one
        Access access = Access::SignedIn;
        std::vector<std::pair<QByteArray, Handler>> handlers; //!< by method, in the order of Allow
        std::vector<std::tuple<QByteArray, Intake, Handler>> intakes = {};

        //! Handler of `method`; HEAD is GET's. nullptr when there is none.
        [[nodiscard]] const Handler *handler(const QByteArray &method) const;
        //! The one for requests with such a body, beside or instead of the other one.
        [[nodiscard]] const Handler *handler(const QByteArray &method, Intake intake) const;
        //! "GET, POST, HEAD, OPTIONS".
        [[nodiscard]] QByteArray allow() const;
    };
    struct Match
    {
        const Endpoint *endpoint = nullptr; //!< null: no such path
        QStringList arguments; //!< the variable ones of this path, in order
    };

    //! \param path like "/api/messaging/conversations/*/"; all methods of one path have the same access.
    void add(const char *method, QStringView path, Access access, Handler handler);
    //! For signed in people.
    void addIntake(const char *method, QStringView path, Intake intake, Handler handler);
    //! With or without the trailing slash.
    [[nodiscard]] Match match(QStringView path) const;
    //! The whole table.
    [[nodiscard]] const std::vector<Endpoint> &endpoints() const { return m_endpoints; }

private:
    Endpoint &endpoint(QStringView path, Access access);

    std::vector<Endpoint> m_endpoints;
};

} // namespace chautari::server
