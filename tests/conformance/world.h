// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/conformance/rawhttp.h"

#include <functional>

namespace chautari::conformance {

//! \brief The captures' ids and what they are on the server under test, by kind of object ("user", "message"). A
//! captured id is bound when an answer shows it for the first time; from then on it must stay the same object.
class Ids
{
public:
    void bind(const QString &kind, qint64 captured, qint64 ours) { m_ids[kind].insert(captured, ours); }
    [[nodiscard]] std::optional<qint64> ours(const QString &kind, qint64 captured) const;
    //! True when `ours` is, or becomes, what `captured` stands for.
    bool match(const QString &kind, qint64 captured, qint64 ours);

private:
    QMap<QString, QMap<qint64, qint64>> m_ids;
};

//! \brief The people of the captures on the server under test: their addresses, ids and tokens. Rows speak of them with
//! placeholders:
//!
//!     ${run}                    what makes names new on a server that has been tested before; empty on our own
//!     ${user:1} ${service:1} ${conversation:1} ${message:15}     the captured object's id here
//!     ${missing:999}            an id that nothing has
//!     ${access:customer1}       an access token; signs in when there is none
//!     ${refresh:newcust}        the refresh token of the registration
//!     ${forged:no-such-user}    a token that only the server's key can make (OwnServer)
//!     ${repeat:x:5001}
class World
{
public:
    static QString password() { return QStringLiteral("Str0ng-pass-42"); }

    World(QUrl server, QString run)
        : m_server(std::move(server))
        , m_run(std::move(run))
    { }

    [[nodiscard]] const QUrl &server() const { return m_server; }
    void moveTo(const QUrl &server) { m_server = server; }
    [[nodiscard]] const QString &run() const { return m_run; }
    [[nodiscard]] bool isOwn() const { return m_run.isEmpty(); }
    //! The server is to be as recorded in everything: what our rulings allow or ask for is a difference.
    void expectTheOriginal() { m_isOriginal = true; }
    [[nodiscard]] bool isOriginal() const { return m_isOriginal; }
    Ids &ids() { return m_ids; }
    void setForge(std::function<QString(const QString &kind)> forge) { m_forge = std::move(forge); }

    [[nodiscard]] QString email(const QString &name) const;
    //! The captures' name of a user's socket ("user1b") is his id there.
    [[nodiscard]] static QString nameOfSocket(const QString &socket);
    //! Empty when the server does not let them in.
    QString accessToken(const QString &name);
    void forgetTokens(const QString &name = {}); //!< everybody's
    void keepRegistration(const QString &email, const QJsonObject &answer);

    //! Error{NotFound}: nothing here stands for one of the placeholders; its sentence says which.
    Result<QString> expand(const QString &text);
    //! An answer's text as this server would have to say it: without placeholders for ids.
    [[nodiscard]] QString expected(const QString &captured) const;
    RawAnswer post(const QString &path, const QJsonObject &body, const QString &token = {},
        const QString &method = QStringLiteral("POST"));

private:
    Result<QString> valueOf(const QString &kind, const QString &argument);

    QUrl m_server;
    QString m_run;
    Ids m_ids;
    bool m_isOriginal = false;
    QMap<QString, QString> m_access;
    QMap<QString, QString> m_refresh;
    std::function<QString(const QString &kind)> m_forge;
};

} // namespace chautari::conformance
