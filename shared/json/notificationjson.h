// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/json/messagejson.h"
#include "shared/protocol/notification.h"

namespace chautari {

//! The original's object (contract.md 7), with its sentences.
void write(JsonWriter &w, const Notification &notification);
Notification readNotification(JsonReader &r);

} // namespace chautari
