// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/json/jsonreader.h"
#include "shared/json/jsonwriter.h"
#include "shared/protocol/settings.h"

namespace chautari {

//! Unknown keys and those that are not the person's own (role, is_approved, ratings) are ignored (contract.md 12, 20).
Result<ProfileUpdate> readProfileUpdate(const QJsonObject &json);

// Settings are stored as they are written here. A request changes only the keys it has.
void write(JsonWriter &w, const UserProfile &profile);
UserProfile readUserProfile(JsonReader &r);

void write(JsonWriter &w, const Preferences &preferences);
Result<Preferences> readPreferences(const QJsonObject &json, const Preferences &current);
//! `{"data":{...}}`, with the original's "message" after a change.
void writePreferencesResponse(JsonWriter &w, const Preferences &preferences, const QString &message = {});

void write(JsonWriter &w, const PrivacySettings &privacy);
Result<PrivacySettings> readPrivacySettings(const QJsonObject &json, const PrivacySettings &current);

} // namespace chautari
