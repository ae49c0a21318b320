// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/json/jsonreader.h"
#include "shared/json/jsonwriter.h"
#include "shared/protocol/settings.h"

namespace chautari {

//! Unknown keys and those that are not the person's own (role, is_approved, ratings) are ignored (contract.md 12, 20).
Result<ProfileUpdate> readProfileUpdate(const QJsonObject &json);

// Settings are stored as they are written here. A stored document that is damaged is an empty one: it must not keep
// anybody from signing in.
void write(JsonWriter &w, const UserProfile &profile);
UserProfile readUserProfile(JsonReader &r);
UserProfile readProfileDocument(const QByteArray &document);

void write(JsonWriter &w, const Preferences &preferences);
Preferences readPreferencesDocument(const QByteArray &document);
Result<PreferencesChange> readPreferencesChange(const QJsonObject &json);
//! `{"data":{...}}`, with the original's "message" after a change.
void writePreferencesResponse(JsonWriter &w, const Preferences &preferences, const QString &message = {});

void write(JsonWriter &w, const PrivacySettings &privacy);
PrivacySettings readPrivacySettings(JsonReader &r);
PrivacySettings readPrivacyDocument(const QByteArray &document);
Result<PrivacyChange> readPrivacyChange(const QJsonObject &json);

} // namespace chautari
