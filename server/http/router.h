// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/exchange.h"

#include <functional>
#include <vector>

namespace chautari::server {

//! What a path asks of its caller. Open ones do not even look at Authorization, because a client whose access token has
//! expired sends it along when it signs in again or refreshes. Pages are open too, and are not JSON.
enum class Access { Page, Open, Public, SignedIn };

using Handler = std::function<void(const ExchangePtr &)>;

//! \brief The route table: paths with at most one variable segment, and a handler for each method. No wildcards, no
//! order that matters. Filled once, then read only.
class Router
{
public:
    struct Endpoint
    {
        QStringList segments; //!< "*" is the variable one
        Access access = Access::SignedIn;
        std::vector<std::pair<QByteArray, Handler>> handlers; //!< by method, in the order of Allow

        //! Handler of `method`; HEAD is GET's. nullptr when there is none.
        [[nodiscard]] const Handler *handler(const QByteArray &method) const;
        //! "GET, POST, HEAD, OPTIONS".
        [[nodiscard]] QByteArray allow() const;
    };
    struct Match
    {
        const Endpoint *endpoint = nullptr; //!< null: no such path
        QString argument;
    };

    //! \param path like "/api/messaging/conversations/*/"; all methods of one path have the same access.
    void add(const char *method, QStringView path, Access access, Handler handler);
    //! With or without the trailing slash.
    [[nodiscard]] Match match(QStringView path) const;
    //! The whole table.
    [[nodiscard]] const std::vector<Endpoint> &endpoints() const { return m_endpoints; }

private:
    std::vector<Endpoint> m_endpoints;
};

} // namespace chautari::server
