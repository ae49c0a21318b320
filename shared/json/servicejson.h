// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/json/pagejson.h"
#include "shared/json/userjson.h"
#include "shared/protocol/service.h"

namespace chautari {

void write(JsonWriter &w, const ServiceSummary &service);
void write(JsonWriter &w, const Service &service);
ServiceSummary readServiceSummary(JsonReader &r);
Service readService(JsonReader &r);

} // namespace chautari
