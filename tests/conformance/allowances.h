// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace chautari::conformance {

// What our answers may have that the original's do not, wherever such an object appears (contract.md 12.1).

//! What a JSON object is, told by its keys: "message", "conversation", "user", "account", "service", "read status",
//! "notification", "page", "frame", "error", or empty.
QString kindOf(const QJsonObject &object);

//! Whether our object of that kind may have a key that the captured one lacks.
bool mayHave(const QString &kind, const QString &key);

//! Frames that may stand between those of the original (rulings.md 36).
bool mayComeBetween(const QJsonObject &frame);

} // namespace chautari::conformance
