// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/httpapi.h"
#include "tests/server/domain/domainfixture.h"

#include <QtCore/QJsonObject>

namespace chautari::test {

//! \brief HttpApi without a network on a DomainFixture: requests in, responses out.
class HttpFixture
{
public:
    HttpFixture();

    //! What a test says about one request; `path` may have a query.
    struct Ask
    {
        QByteArray method;
        QString path;
        QString token; //!< access token; empty = no Authorization
        QByteArray body;
        QByteArray contentType = "application/json";
        server::HttpHeaders headers;
    };
    server::HttpResponse send(const Ask &ask);
    server::HttpResponse get(const QString &path, const QString &token = {})
    {
        return send({"GET", path, token, {}, {}, {}});
    }
    server::HttpResponse post(const QString &path, const QString &token, const QByteArray &json)
    {
        return send({"POST", path, token, json, "application/json", {}});
    }

    [[nodiscard]] const server::Router &router() const { return m_api->router(); }

    //! The access token of "asha", "sunita", "bikash", "maya"; a new session at the first call.
    QString token(const QString &name);

    static QByteArray header(const server::HttpResponse &response, const char *name);
    static QJsonObject json(const server::HttpResponse &response);

private:
    QObject m_context; //!< goes after the storage, which may still answer to it

public:
    DomainFixture domain;
    QHostAddress peer{QHostAddress::LocalHost};

private:
    std::optional<server::HttpApi> m_api;
    QHash<QString, QString> m_tokens;
};

} // namespace chautari::test
