// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/ownerapi.h"

#include "shared/json/ownerjson.h"
#include "shared/json/pagejson.h"

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

Result<Page<OwnerSession>> readSessions(const QJsonObject &json)
{
    return readPage<OwnerSession>(json, readOwnerSession);
}

} // namespace

template <typename T>
void OwnerApi::ask(HttpVerb verb, const QString &path, const QByteArray &body, Callback<T> done,
    Result<T> (*read)(const QJsonObject &))
{
    m_api.json(verb, path, body, [done = std::move(done), read](const Result<QJsonObject> &json) {
        done(json ? read(*json) : Result<T>(json.error()));
    });
}

void OwnerApi::tell(HttpVerb verb, const QString &path, const QByteArray &body, Done done)
{
    m_api.json(verb, path, body,
        [done = std::move(done)](const Result<QJsonObject> &json) { done(json ? Result<void>() : json.error()); });
}

void OwnerApi::sessions(int page, Callback<Page<OwnerSession>> done)
{
    ask(HttpVerb::Get, u"/owner/sessions/?page_size=100&page=%1"_s.arg(page), {}, std::move(done), readSessions);
}

void OwnerApi::endSession(SessionId session, Done done)
{
    tell(HttpVerb::Delete, u"/owner/sessions/%1/"_s.arg(session.value()), {}, std::move(done));
}

void OwnerApi::endSessionsOf(UserId user, Done done)
{
    tell(HttpVerb::Delete, u"/owner/people/%1/sessions/"_s.arg(user.value()), {}, std::move(done));
}

void OwnerApi::resetPassword(UserId user, Callback<TemporaryPassword> done)
{
    ask(HttpVerb::Post, u"/owner/people/%1/password/"_s.arg(user.value()), "{}", std::move(done),
        readTemporaryPassword);
}

void OwnerApi::rules(Callback<PlaceRules> done)
{
    ask(HttpVerb::Get, u"/owner/rules/"_s, {}, std::move(done), readPlaceRules);
}

void OwnerApi::changeRules(const PlaceRulesChange &change, Callback<PlaceRules> done)
{
    JsonWriter w;
    write(w, change);
    ask(HttpVerb::Patch, u"/owner/rules/"_s, w.take(), std::move(done), readPlaceRules);
}

void OwnerApi::storage(Callback<StorageReport> done)
{
    ask(HttpVerb::Get, u"/owner/storage/"_s, {}, std::move(done), readStorageReport);
}

void OwnerApi::figures(Callback<PlaceFigures> done)
{
    ask(HttpVerb::Get, u"/owner/figures/"_s, {}, std::move(done), readPlaceFigures);
}

void OwnerApi::reports(Callback<QList<Report>> done)
{
    ask(HttpVerb::Get, u"/owner/reports/"_s, {}, std::move(done), readReports);
}

void OwnerApi::dismissReport(MessageId message, Done done)
{
    tell(HttpVerb::Post, u"/owner/reports/%1/dismiss/"_s.arg(message.value()), "{}", std::move(done));
}

void OwnerApi::removeReported(MessageId message, Done done)
{
    tell(HttpVerb::Delete, u"/owner/reports/%1/"_s.arg(message.value()), {}, std::move(done));
}

void OwnerApi::audit(qint64 before, Callback<AuditPage> done)
{
    ask(HttpVerb::Get, u"/owner/audit/?before=%1"_s.arg(before), {}, std::move(done), readAuditPage);
}

void OwnerApi::checkAudit(Callback<AuditCheck> done)
{
    ask(HttpVerb::Get, u"/owner/audit/check/"_s, {}, std::move(done), readAuditCheck);
}

void OwnerApi::backups(Callback<BackupState> done)
{
    ask(HttpVerb::Get, u"/owner/backups/"_s, {}, std::move(done), readBackupState);
}

void OwnerApi::makeBackup(Callback<BackupState> done)
{
    ask(HttpVerb::Post, u"/owner/backups/"_s, "{}", std::move(done), readBackupState);
}

void OwnerApi::setBackupPassphrase(const QString &passphrase, Done done)
{
    JsonWriter w;
    writePassphrase(w, passphrase);
    tell(HttpVerb::Put, u"/owner/backups/passphrase/"_s, w.take(), std::move(done));
}

void OwnerApi::removeBackup(const QString &name, Done done)
{
    tell(HttpVerb::Delete, u"/owner/backups/%1/"_s.arg(name), {}, std::move(done));
}

void OwnerApi::setNotice(const QString &text, Callback<Notice> done)
{
    JsonWriter w;
    writeNoticeText(w, text);
    ask(HttpVerb::Put, u"/owner/notice/"_s, w.take(), std::move(done), readNoticeBody);
}

void OwnerApi::notice(Callback<Notice> done)
{
    ask(HttpVerb::Get, u"/notice/"_s, {}, std::move(done), readNoticeBody);
}

} // namespace chautari
