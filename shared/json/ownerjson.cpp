// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/ownerjson.h"

#include "shared/core/limits.h"
#include "shared/core/validation.h"

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

template <typename T>
void writeList(JsonWriter &w, const char *key, const QList<T> &items, void (*writeItem)(JsonWriter &, const T &))
{
    w.key(key).beginArray();
    for (const T &item : items)
        writeItem(w, item);
    w.endArray();
}

void writeEntry(JsonWriter &w, const AuditEntry &entry)
{
    w.beginObject();
    w.key("id").value(entry.id);
    w.key("at").value(entry.at);
    w.key("actor").value(entry.actor);
    w.key("action").value(auditActionName(entry.action));
    w.key("person").value(entry.person);
    w.key("detail").value(entry.detail);
    w.endObject();
}

//! An action of a later version is not lost: it comes as its name.
AuditEntry readEntry(JsonReader &r)
{
    AuditEntry entry;
    entry.id = r.integer("id");
    entry.at = r.timestamp("at");
    entry.actor = r.idOr<UserId>("actor");
    entry.person = r.idOr<UserId>("person");
    entry.detail = r.stringOr("detail");
    const QString name = r.string("action");
    if (const auto action = auditActionFromName(name))
        entry.action = *action;
    else
        entry.detail = name + u' ' + entry.detail;
    return entry;
}

void writeShare(JsonWriter &w, const StorageShare &share)
{
    w.beginObject();
    w.key("user").value(share.user);
    w.key("files").value(share.files);
    w.key("bytes").value(share.bytes);
    w.endObject();
}

StorageShare readShare(JsonReader &r)
{
    return {r.id<UserId>("user"), r.integer("files"), r.integer("bytes")};
}

void writeReport(JsonWriter &w, const Report &report)
{
    w.beginObject();
    w.key("message").value(report.message);
    w.key("sender").value(report.sender);
    w.key("reporter").value(report.reporter);
    w.key("text").value(report.text);
    w.key("reason").value(report.reason);
    w.key("sent_at").value(report.sentAt);
    w.key("reported_at").value(report.reportedAt);
    w.endObject();
}

Report readReport(JsonReader &r)
{
    Report report;
    report.message = r.id<MessageId>("message");
    report.sender = r.id<UserId>("sender");
    report.reporter = r.id<UserId>("reporter");
    report.text = r.stringOr("text");
    report.reason = r.stringOr("reason");
    report.sentAt = r.timestampOr("sent_at");
    report.reportedAt = r.timestampOr("reported_at");
    return report;
}

void writeKeptBackup(JsonWriter &w, const KeptBackup &file)
{
    w.beginObject();
    w.key("name").value(file.name);
    w.key("bytes").value(file.bytes);
    w.key("made_at").value(file.madeAt);
    w.key("has_keys").value(file.hasKeys);
    w.endObject();
}

KeptBackup readKeptBackup(JsonReader &r)
{
    KeptBackup file;
    file.name = r.string("name");
    file.bytes = r.integerOr("bytes", 0);
    file.madeAt = r.timestampOr("made_at");
    file.hasKeys = r.booleanOr("has_keys", false);
    return file;
}

std::optional<int> readWithin(JsonReader &r, const char *key, int least, int most)
{
    if (!r.has(key))
        return std::nullopt;
    const int value = r.intOr(key, least);
    if (value < least)
        r.fail(key, u"Ensure this value is greater than or equal to %1."_s.arg(least));
    else if (value > most)
        r.fail(key, u"Ensure this value is less than or equal to %1."_s.arg(most));
    return value;
}

void writeIfThere(JsonWriter &w, const char *key, std::optional<int> value)
{
    if (value)
        w.key(key).value(*value);
}

} // namespace

void write(JsonWriter &w, const OwnerSession &session)
{
    w.beginObject();
    w.key("id").value(session.id);
    w.key("user").value(session.user);
    w.key("device").value(session.device);
    w.key("created_at").value(session.createdAt);
    w.key("last_used").value(session.lastUsed);
    w.key("is_online").value(session.isOnline);
    w.key("is_current").value(session.isCurrent);
    w.endObject();
}

OwnerSession readOwnerSession(JsonReader &r)
{
    OwnerSession session;
    session.id = r.id<SessionId>("id");
    session.user = r.id<UserId>("user");
    session.device = r.stringOr("device");
    session.createdAt = r.timestampOr("created_at");
    session.lastUsed = r.timestampOr("last_used");
    session.isOnline = r.booleanOr("is_online", false);
    session.isCurrent = r.booleanOr("is_current", false);
    return session;
}

void write(JsonWriter &w, const AuditPage &page)
{
    w.beginObject();
    w.key("next_before").value(page.nextBefore);
    writeList(w, "results", page.entries, writeEntry);
    w.endObject();
}

Result<AuditPage> readAuditPage(const QJsonObject &json)
{
    JsonReader r(json);
    AuditPage page;
    page.nextBefore = r.integerOr("next_before", 0);
    page.entries = r.list<AuditEntry>("results", readEntry);
    return r.finish(std::move(page));
}

void write(JsonWriter &w, const AuditCheck &check)
{
    w.beginObject();
    w.key("is_whole").value(check.isWhole);
    w.key("entries").value(check.entries);
    w.key("broken_at").value(check.brokenAt);
    w.endObject();
}

Result<AuditCheck> readAuditCheck(const QJsonObject &json)
{
    JsonReader r(json);
    AuditCheck check;
    check.isWhole = r.booleanOr("is_whole", false);
    check.entries = r.integerOr("entries", 0);
    check.brokenAt = r.integerOr("broken_at", 0);
    return r.finish(check);
}

void write(JsonWriter &w, const PlaceRules &rules)
{
    write(w, PlaceRulesChange{rules.keepDays, rules.megabytesPerPerson, rules.backupHours, rules.backupsKept});
}

Result<PlaceRules> readPlaceRules(const QJsonObject &json)
{
    JsonReader r(json);
    PlaceRules rules;
    rules.keepDays = r.intOr("keep_days", rules.keepDays);
    rules.megabytesPerPerson = r.intOr("megabytes_per_person", rules.megabytesPerPerson);
    rules.backupHours = r.intOr("backup_hours", rules.backupHours);
    rules.backupsKept = r.intOr("backups_kept", rules.backupsKept);
    return r.finish(rules);
}

void write(JsonWriter &w, const PlaceRulesChange &change)
{
    w.beginObject();
    writeIfThere(w, "keep_days", change.keepDays);
    writeIfThere(w, "megabytes_per_person", change.megabytesPerPerson);
    writeIfThere(w, "backup_hours", change.backupHours);
    writeIfThere(w, "backups_kept", change.backupsKept);
    w.endObject();
}

Result<PlaceRulesChange> readPlaceRulesChange(const QJsonObject &json)
{
    JsonReader r(json);
    PlaceRulesChange change;
    change.keepDays = readWithin(r, "keep_days", 0, limits::keepDays);
    change.megabytesPerPerson = readWithin(r, "megabytes_per_person", 0, limits::megabytesPerPerson);
    change.backupHours = readWithin(r, "backup_hours", 0, limits::backupHours);
    change.backupsKept = readWithin(r, "backups_kept", 1, limits::backupsKept);
    return r.finish(change);
}

void write(JsonWriter &w, const StorageReport &report)
{
    w.beginObject();
    w.key("database_bytes").value(report.databaseBytes);
    w.key("file_bytes").value(report.fileBytes);
    w.key("backup_bytes").value(report.backupBytes);
    w.key("free_bytes").value(report.freeBytes);
    w.key("messages").value(report.messages);
    w.key("files").value(report.files);
    writeList(w, "shares", report.shares, writeShare);
    w.endObject();
}

Result<StorageReport> readStorageReport(const QJsonObject &json)
{
    JsonReader r(json);
    StorageReport report;
    report.databaseBytes = r.integerOr("database_bytes", 0);
    report.fileBytes = r.integerOr("file_bytes", 0);
    report.backupBytes = r.integerOr("backup_bytes", 0);
    report.freeBytes = r.integerOr("free_bytes", 0);
    report.messages = r.integerOr("messages", 0);
    report.files = r.integerOr("files", 0);
    report.shares = r.list<StorageShare>("shares", readShare);
    return r.finish(std::move(report));
}

void write(JsonWriter &w, const QList<Report> &reports)
{
    w.beginObject();
    writeList(w, "results", reports, writeReport);
    w.endObject();
}

Result<QList<Report>> readReports(const QJsonObject &json)
{
    JsonReader r(json);
    QList<Report> reports = r.list<Report>("results", readReport);
    return r.finish(std::move(reports));
}

void write(JsonWriter &w, const BackupState &state)
{
    w.beginObject();
    w.key("folder").value(state.folder);
    w.key("is_running").value(state.isRunning);
    w.key("has_passphrase").value(state.hasPassphrase);
    w.key("problem").value(state.problem);
    writeList(w, "results", state.files, writeKeptBackup);
    w.endObject();
}

Result<BackupState> readBackupState(const QJsonObject &json)
{
    JsonReader r(json);
    BackupState state;
    state.folder = r.stringOr("folder");
    state.isRunning = r.booleanOr("is_running", false);
    state.hasPassphrase = r.booleanOr("has_passphrase", false);
    state.problem = r.stringOr("problem");
    state.files = r.list<KeptBackup>("results", readKeptBackup);
    return r.finish(std::move(state));
}

void write(JsonWriter &w, const Notice &notice)
{
    w.beginObject();
    w.key("text").value(notice.text);
    w.key("at").value(notice.at);
    w.endObject();
}

Notice readNotice(JsonReader &r)
{
    return {r.stringOr("text"), r.timestampOr("at")};
}

Result<Notice> readNoticeBody(const QJsonObject &json)
{
    JsonReader r(json);
    Notice notice = readNotice(r);
    return r.finish(std::move(notice));
}

void writeNoticeText(JsonWriter &w, const QString &text)
{
    w.beginObject();
    w.key("text").value(text);
    w.endObject();
}

Result<QString> readNoticeText(const QJsonObject &json)
{
    JsonReader r(json);
    QString text = r.string("text").trimmed();
    if (const QString problem = validation::forbiddenCharacter(text); !problem.isEmpty())
        r.fail("text", problem);
    else if (validation::firstCodePoints(text, limits::noticeLength).size() < text.size())
        r.fail("text", u"Ensure this field has no more than %1 characters."_s.arg(limits::noticeLength));
    return r.finish(std::move(text));
}

void writePassphrase(JsonWriter &w, const QString &passphrase)
{
    w.beginObject();
    w.key("passphrase").value(passphrase);
    w.endObject();
}

Result<QString> readPassphraseBody(const QJsonObject &json)
{
    JsonReader r(json);
    QString passphrase = r.string("passphrase").trimmed(); // as the command line reads it out of a file
    if (const QString problem = validation::forbiddenCharacter(passphrase); !problem.isEmpty())
        r.fail("passphrase", problem);
    else if (passphrase.size() < limits::backupPassphraseLength)
        r.fail("passphrase", u"Ensure this field has at least %1 characters."_s.arg(limits::backupPassphraseLength));
    else if (passphrase.toUtf8().size() > limits::passwordMaxBytes)
        r.fail("passphrase", u"Ensure this field has no more than %1 characters."_s.arg(limits::passwordMaxBytes));
    return r.finish(std::move(passphrase));
}

void write(JsonWriter &w, const PlaceFigures &figures)
{
    w.beginObject();
    w.key("uptime_seconds").value(figures.uptimeSeconds);
    w.key("connections").value(figures.connections);
    w.key("people_online").value(figures.peopleOnline);
    w.key("messages").value(figures.messages);
    w.key("messages_per_minute").beginArray();
    for (const int count : figures.messagesPerMinute)
        w.value(count);
    w.endArray();
    w.key("requests").value(figures.requests);
    w.key("latency_p50_us").value(figures.latencyP50Us);
    w.key("latency_p99_us").value(figures.latencyP99Us);
    w.key("database_bytes").value(figures.databaseBytes);
    w.key("file_bytes").value(figures.fileBytes);
    w.endObject();
}

Result<PlaceFigures> readPlaceFigures(const QJsonObject &json)
{
    JsonReader r(json);
    PlaceFigures figures;
    figures.uptimeSeconds = r.integerOr("uptime_seconds", 0);
    figures.connections = r.intOr("connections", 0);
    figures.peopleOnline = r.intOr("people_online", 0);
    figures.messages = r.integerOr("messages", 0);
    const QJsonArray minutes = json.value("messages_per_minute"_L1).toArray();
    for (const QJsonValue &minute : minutes)
        figures.messagesPerMinute.append(minute.toInt());
    figures.requests = r.integerOr("requests", 0);
    figures.latencyP50Us = r.integerOr("latency_p50_us", 0);
    figures.latencyP99Us = r.integerOr("latency_p99_us", 0);
    figures.databaseBytes = r.integerOr("database_bytes", 0);
    figures.fileBytes = r.integerOr("file_bytes", 0);
    return r.finish(std::move(figures));
}

void write(JsonWriter &w, const TemporaryPassword &password)
{
    w.beginObject();
    w.key("password").value(password.password);
    w.endObject();
}

Result<TemporaryPassword> readTemporaryPassword(const QJsonObject &json)
{
    JsonReader r(json);
    TemporaryPassword password{r.string("password")};
    return r.finish(std::move(password));
}

} // namespace chautari
