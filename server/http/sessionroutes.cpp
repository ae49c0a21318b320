// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/sessionroutes.h"

#include "server/http/answers.h"
#include "server/http/authroutes.h"
#include "shared/json/accountjson.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

void listSessions(SessionController &sessions, const ExchangePtr &exchange)
{
    sessions.list(exchange->identity(), [exchange](const Result<QList<SessionInfo>> &result) {
        if (!result)
            return exchange->fail(result.error());
        JsonWriter w(0); // in UTC, as the original (contract.md 1, Timestamps)
        writeSessions(w, *result);
        exchange->send(200, w);
    });
}

void end(SessionController &sessions, const ExchangePtr &exchange)
{
    const Result<qint64> id = exchange->id();
    if (!id)
        return exchange->fail(id.error());
    sessions.end(exchange->identity(), SessionId(*id), answerNothing(exchange));
}

void endOthers(SessionController &sessions, const ExchangePtr &exchange)
{
    sessions.endOthers(exchange->identity(), answerNothing(exchange));
}

void ticket(SessionController &sessions, const ExchangePtr &exchange)
{
    answerWith<SocketTicket>(exchange, 200, [](JsonWriter &w, const SocketTicket &ticket) { write(w, ticket); })(
        sessions.ticket(exchange->identity()));
}

void twoFactorStatus(SessionController &sessions, const ExchangePtr &exchange)
{
    sessions.twoFactorStatus(exchange->identity(),
        answerWith<bool>(exchange, 200, [](JsonWriter &w, bool isEnabled) { writeTwoFactorStatus(w, isEnabled); }));
}

void startTwoFactor(SessionController &sessions, const ExchangePtr &exchange)
{
    sessions.startTwoFactor(exchange->identity(),
        answerWith<TwoFactorSetup>(exchange, 200, [](JsonWriter &w, const TwoFactorSetup &setup) { write(w, setup); }));
}

//! The state that a change has led to.
std::function<void(const Result<void> &)> answerState(
    const ExchangePtr &exchange, bool isEnabled, const QString &sentence)
{
    return [exchange, isEnabled, sentence](const Result<void> &done) {
        if (!done)
            return exchange->fail(done.error());
        JsonWriter w = exchange->writer();
        writeTwoFactorStatus(w, isEnabled, sentence);
        exchange->send(200, w);
    };
}

void confirmTwoFactor(SessionController &sessions, const ExchangePtr &exchange)
{
    if (const auto code = readBody(exchange, readTwoFactorCode))
        sessions.confirmTwoFactor(exchange->identity(), *code, addressKey(exchange->request().peer),
            answerState(exchange, true, u"Two-factor authentication enabled"_s));
}

void removeTwoFactor(SessionController &sessions, const ExchangePtr &exchange)
{
    if (const auto password = readBody(exchange, readPassword))
        sessions.removeTwoFactor(exchange->identity(), *password, addressKey(exchange->request().peer),
            answerState(exchange, false, u"Two-factor authentication disabled"_s));
}

} // namespace

void addSessionRoutes(Router &router, SessionController &sessions)
{
    const auto add = [&](const char *method, QStringView path, auto handler) {
        router.add(
            method, path, Access::SignedIn, [handler, &sessions](const ExchangePtr &e) { handler(sessions, e); });
    };
    add("GET", u"/api/auth/sessions/", listSessions);
    add("DELETE", u"/api/auth/sessions/", endOthers);
    add("DELETE", u"/api/auth/sessions/*/", end);
    add("POST", u"/api/auth/ws-ticket/", ticket);
    add("GET", u"/api/auth/2fa/status/", twoFactorStatus);
    add("POST", u"/api/auth/2fa/enable/", startTwoFactor);
    add("POST", u"/api/auth/2fa/verify/", confirmTwoFactor);
    add("POST", u"/api/auth/2fa/disable/", removeTwoFactor);
}

} // namespace chautari::server
