// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/json/jsonreader.h"
#include "shared/json/jsonwriter.h"
#include "shared/protocol/user.h"

namespace chautari {

QLatin1StringView roleName(Role role);
std::optional<Role> roleFromName(QStringView name);

void write(JsonWriter &w, const UserBasic &user);
void write(JsonWriter &w, const UserAccount &account);
UserBasic readUserBasic(JsonReader &r);
UserAccount readUserAccount(JsonReader &r);

} // namespace chautari
