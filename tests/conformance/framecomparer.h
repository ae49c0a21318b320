// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/conformance/comparer.h"

namespace chautari::conformance {

//! Whether the frames of `expected` stand in `got`, by type and in their order; others may stand between.
bool hasAllTypes(const QList<QJsonObject> &expected, const QList<QJsonObject> &got);

//! Compares what a socket got with what it should: order by type, then the contents. Frames between must be of a kind
//! that may stand there (allowances.h).
void compareFrames(
    Comparer &comparer, const QString &socket, const QList<QJsonObject> &expected, const QList<QJsonObject> &got);

} // namespace chautari::conformance
