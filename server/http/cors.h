// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/httptypes.h"

namespace chautari::server {

//! \brief Which web pages may read our answers (contract.md 1, CORS). Pages served from loopback always, further
//! origins by exact name. Others get no Access-Control header at all, so their browser keeps the answer from them.
class Cors
{
public:
    //! \param allowedOrigins like "https://www.example.org", without a trailing slash.
    explicit Cors(QList<QByteArray> allowedOrigins = {})
        : m_allowedOrigins(std::move(allowedOrigins))
    { }

    [[nodiscard]] static bool isPreflight(const HttpRequest &request);
    [[nodiscard]] HttpResponse preflight(const HttpRequest &request) const;
    //! For an ordinary answer.
    [[nodiscard]] HttpHeaders headers(const HttpRequest &request) const;

private:
    [[nodiscard]] bool isAllowed(const QByteArray &origin) const;

    QList<QByteArray> m_allowedOrigins;
};

} // namespace chautari::server
