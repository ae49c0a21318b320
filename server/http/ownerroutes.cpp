// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/ownerroutes.h"

#include "server/http/answers.h"
#include "shared/json/ownerjson.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

void listEverybodysSessions(OwnerController &owner, const ExchangePtr &exchange)
{
    const Result<PageRequest> page = pageRequest(exchange->request().query);
    if (!page)
        return exchange->fail(page.error());
    owner.sessions(exchange->identity(), *page, [exchange](Result<Page<OwnerSession>> sessions) {
        if (!sessions)
            return exchange->fail(sessions.error());
        linkPages(exchange->request(), *sessions);
        JsonWriter w(0);
        writePage(w, *sessions);
        exchange->send(200, w);
    });
}

void resetPassword(OwnerController &owner, UserId user, const ExchangePtr &exchange)
{
    owner.resetPassword(exchange->identity(), user, answerInUtc<TemporaryPassword>(exchange));
}

void changeRules(OwnerController &owner, const ExchangePtr &exchange)
{
    if (const auto change = readBody(exchange, readPlaceRulesChange))
        owner.changeRules(exchange->identity(), *change, answerInUtc<PlaceRules>(exchange));
}

void listAudit(OwnerController &owner, const ExchangePtr &exchange)
{
    bool isNumber = true;
    const QString before = exchange->request().query.queryItemValue(u"before"_s);
    const qint64 id = before.isEmpty() ? 0 : before.toLongLong(&isNumber);
    if (!isNumber || id < 0)
        return exchange->fail(Error::invalidField(u"before"_s, u"A valid integer is required."_s));
    owner.audit(id, answerInUtc<AuditPage>(exchange));
}

void setPassphrase(OwnerController &owner, const ExchangePtr &exchange)
{
    if (const auto passphrase = readBody(exchange, readPassphraseBody))
        owner.setBackupPassphrase(exchange->identity(), *passphrase, answerNothing(exchange));
}

void setNotice(OwnerController &owner, const ExchangePtr &exchange)
{
    if (const auto text = readBody(exchange, readNoticeText))
        owner.setNotice(exchange->identity(), *text, answerInUtc<Notice>(exchange));
}

} // namespace

void addOwnerRoutes(Router &router, OwnerController &owner)
{
    const auto add = [&](const char *method, QStringView path, auto handler) {
        router.add(method, path, Access::Owner, [handler, &owner](const ExchangePtr &e) { handler(owner, e); });
    };
    add("GET", u"/api/owner/sessions/", listEverybodysSessions);
    router.add("DELETE", u"/api/owner/sessions/*/", Access::Owner,
        withId<SessionId>(
            [&owner](SessionId id, const ExchangePtr &e) { owner.endSession(e->identity(), id, answerNothing(e)); }));
    router.add("DELETE", u"/api/owner/people/*/sessions/", Access::Owner,
        withId<UserId>(
            [&owner](UserId id, const ExchangePtr &e) { owner.endSessionsOf(e->identity(), id, answerNothing(e)); }));
    router.add("POST", u"/api/owner/people/*/password/", Access::Owner,
        withId<UserId>([&owner](UserId id, const ExchangePtr &e) { resetPassword(owner, id, e); }));
    add("GET", u"/api/owner/rules/",
        [](OwnerController &o, const ExchangePtr &e) { answerInUtc<PlaceRules>(e)(o.rules()); });
    add("PATCH", u"/api/owner/rules/", changeRules);
    add("GET", u"/api/owner/storage/",
        [](OwnerController &o, const ExchangePtr &e) { o.storage(answerInUtc<StorageReport>(e)); });
    add("GET", u"/api/owner/figures/",
        [](OwnerController &o, const ExchangePtr &e) { answerInUtc<PlaceFigures>(e)(o.figures()); });
    add("GET", u"/api/owner/reports/",
        [](OwnerController &o, const ExchangePtr &e) { o.reports(answerInUtc<QList<Report>>(e)); });
    router.add("POST", u"/api/owner/reports/*/dismiss/", Access::Owner,
        withId<MessageId>([&owner](MessageId id, const ExchangePtr &e) {
            owner.dismissReport(e->identity(), id, answerNothing(e));
        }));
    // What is deleted is the message.
    router.add("DELETE", u"/api/owner/reports/*/", Access::Owner,
        withId<MessageId>([&owner](MessageId id, const ExchangePtr &e) {
            owner.removeReported(e->identity(), id, answerNothing(e));
        }));
    add("GET", u"/api/owner/audit/", listAudit);
    add("GET", u"/api/owner/audit/check/",
        [](OwnerController &o, const ExchangePtr &e) { o.checkAudit(answerInUtc<AuditCheck>(e)); });
    add("GET", u"/api/owner/backups/",
        [](OwnerController &o, const ExchangePtr &e) { answerInUtc<BackupState>(e)(o.backups()); });
    add("POST", u"/api/owner/backups/", [](OwnerController &o, const ExchangePtr &e) {
        answerInUtc<BackupState>(e, 202)(o.makeBackup(e->identity()));
    });
    add("PUT", u"/api/owner/backups/passphrase/", setPassphrase);
    router.add("DELETE", u"/api/owner/backups/*/", Access::Owner,
        [&owner](const ExchangePtr &e) { owner.removeBackup(e->identity(), e->argument(), answerNothing(e)); });
    add("PUT", u"/api/owner/notice/", setNotice);
    router.add("GET", u"/api/notice/", Access::SignedIn,
        [&owner](const ExchangePtr &e) { owner.notice(answerInUtc<Notice>(e)); });
}

} // namespace chautari::server
