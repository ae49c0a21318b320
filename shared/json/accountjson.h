// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/json/jsonreader.h"
#include "shared/json/jsonwriter.h"
#include "shared/protocol/auth.h"

namespace chautari {

// What an account is kept with: passwords, codes, sessions, the second factor (contract.md 2.6).

//! `email`: wanted, trimmed, of an address's shape.
QString readEmail(JsonReader &r);
//! All of Django's sentences about a password that is to be set, on `key`.
QString readNewPassword(JsonReader &r, const char *key);

Result<ChangePasswordRequest> readChangePasswordRequest(const QJsonObject &json);
Result<EmailRequest> readEmailRequest(const QJsonObject &json);
Result<ResetConfirmRequest> readResetConfirmRequest(const QJsonObject &json);
//! For a sign-in; `two_factor_code` may be there.
Result<OneTimeCodeRequest> readCodeSignInRequest(const QJsonObject &json);
//! For a new password.
Result<OneTimeCodeRequest> readCodeResetRequest(const QJsonObject &json);
Result<QString> readTwoFactorCode(const QJsonObject &json); //!< `code`
Result<QString> readPassword(const QJsonObject &json); //!< `password`, to prove who it is

//! `{"data":[...]}`. Times are written with the writer's offset: the original's are UTC here.
void writeSessions(JsonWriter &w, const QList<SessionInfo> &sessions);
void writeTwoFactorStatus(JsonWriter &w, bool isEnabled, const QString &message = {});
void write(JsonWriter &w, const TwoFactorSetup &setup);
void write(JsonWriter &w, const SocketTicket &ticket);

} // namespace chautari
