// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/json/jsonreader.h"
#include "shared/json/jsonwriter.h"
#include "shared/protocol/health.h"

namespace chautari {

void write(JsonWriter &w, const Health &health);
Result<Health> readHealth(const QJsonObject &json);

} // namespace chautari
