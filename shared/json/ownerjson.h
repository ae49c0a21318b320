// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"
#include "shared/json/jsonreader.h"
#include "shared/json/jsonwriter.h"
#include "shared/protocol/ownerconsole.h"

// The owner's console (docs/protocol.md, "The owner's console").
namespace chautari {

void write(JsonWriter &w, const OwnerSession &session);
void write(JsonWriter &w, const AuditPage &page);
void write(JsonWriter &w, const AuditCheck &check);
void write(JsonWriter &w, const PlaceRules &rules);
void write(JsonWriter &w, const StorageReport &report);
void write(JsonWriter &w, const QList<Report> &reports);
void write(JsonWriter &w, const BackupState &state);
void write(JsonWriter &w, const Notice &notice);
void write(JsonWriter &w, const PlaceFigures &figures);
void write(JsonWriter &w, const TemporaryPassword &password);
OwnerSession readOwnerSession(JsonReader &r);
Result<AuditPage> readAuditPage(const QJsonObject &json);
Result<AuditCheck> readAuditCheck(const QJsonObject &json);
Result<PlaceRules> readPlaceRules(const QJsonObject &json);
Result<StorageReport> readStorageReport(const QJsonObject &json);
Result<QList<Report>> readReports(const QJsonObject &json);
Result<BackupState> readBackupState(const QJsonObject &json);
Notice readNotice(JsonReader &r);
Result<Notice> readNoticeBody(const QJsonObject &json);
Result<PlaceFigures> readPlaceFigures(const QJsonObject &json);
Result<TemporaryPassword> readTemporaryPassword(const QJsonObject &json);

void write(JsonWriter &w, const PlaceRulesChange &change);
Result<PlaceRulesChange> readPlaceRulesChange(const QJsonObject &json);
//! {"text": ...}, at most limits::noticeLength code points.
void writeNoticeText(JsonWriter &w, const QString &text);
Result<QString> readNoticeText(const QJsonObject &json);
//! {"passphrase": ...}
void writePassphrase(JsonWriter &w, const QString &passphrase);
Result<QString> readPassphraseBody(const QJsonObject &json);

} // namespace chautari
