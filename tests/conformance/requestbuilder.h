// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/conformance/world.h"

namespace chautari::conformance {

//! A request without placeholders, ready to be sent.
struct ReadyRequest
{
    QString method;
    QString path;
    Headers headers;
    QByteArray body;
};

//! Error{NotFound}: see World::expand().
Result<ReadyRequest> readyRequest(const Request &request, World &world);

//! A small file of a kind: "png", "jpeg", "webm", "text" ..., or "empty", "png-6MiB", "png-5MB+1".
QByteArray sampleFile(const QString &kind);

} // namespace chautari::conformance
