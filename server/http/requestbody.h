// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/httptypes.h"
#include "shared/core/result.h"

#include <QtCore/QJsonObject>

namespace chautari::server {

//! The fields of a request's body, from JSON or a form; an empty body is an empty object whatever its type (contract.md
//! 1). Errors: MalformedRequest, "Invalid data. ...", UnsupportedMediaType.
Result<QJsonObject> bodyFields(const HttpRequest &request);

//! In the original's words. A form whose Content-Type has no boundary that can be used.
[[nodiscard]] Error badBoundary(const QByteArray &contentType);

//! The body's client_message_id, else the header Idempotency-Key; its form is the domain's business.
void addIdempotencyKey(const HttpRequest &request, QString &clientMessageId);

} // namespace chautari::server
