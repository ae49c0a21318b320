// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/json/pagejson.h"
#include "shared/json/userjson.h"
#include "shared/protocol/service.h"

namespace chautari {

void write(JsonWriter &w, const ServiceSummary &service);
void write(JsonWriter &w, const Service &service);
void write(JsonWriter &w, const City &city);
void write(JsonWriter &w, const Category &category);
ServiceSummary readServiceSummary(JsonReader &r);
Service readService(JsonReader &r);
Category readCategory(JsonReader &r);
//! POST and PUT must say everything that a service needs, PATCH says what changes. Whether category and cities exist is
//! the domain's business.
enum class ServiceFields { All, Some };
Result<ServiceRequest> readServiceRequest(const QJsonObject &object, ServiceFields fields);

} // namespace chautari
