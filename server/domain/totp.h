// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/timestamp.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>

// Codes of an authenticator app: RFC 6238 with SHA-1, 30 seconds and 6 digits, because that is all that every app can.
namespace chautari::server::totp {

QString newSecret(); //!< 160 random bits in base32
//! The code of one step; empty when the secret is no base32.
QString code(const QString &secret, qint64 step);
qint64 stepAt(Timestamp time);
//! The step whose code this is: the present one, the one before or the one after, but later than `lastStep`, because a
//! code is good once. nullopt: none of them.
std::optional<qint64> matchingStep(const QString &secret, const QString &code, Timestamp now, qint64 lastStep);
//! What an app reads from a picture or a link.
QString link(const QString &secret, const QString &email);

} // namespace chautari::server::totp
