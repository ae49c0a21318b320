// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/json/messagejson.h"
#include "shared/protocol/notification.h"

namespace chautari {

//! The original's object (contract.md 7), with its sentences.
void write(JsonWriter &w, const Notification &notification);
Notification readNotification(JsonReader &r);

//! PATCH /notifications/{id}/: nullopt when it says nothing of is_read.
Result<std::optional<bool>> readNotificationChange(const QJsonObject &json);

void write(JsonWriter &w, const NotificationSettings &settings);
//! A damaged document is an empty one: defaults.
NotificationSettings readNotificationSettingsDocument(const QByteArray &document);
Result<NotificationSettingsChange> readNotificationSettingsChange(const QJsonObject &json);

} // namespace chautari
