// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/json/userjson.h"
#include "shared/protocol/auth.h"

namespace chautari {

// Requests: read by the server with the contract's field errors, written by the client.
Result<LoginRequest> readLoginRequest(const QJsonObject &json);
Result<RegisterRequest> readRegisterRequest(const QJsonObject &json);
Result<RefreshRequest> readRefreshRequest(const QJsonObject &json);
LogoutRequest readLogoutRequest(const QJsonObject &json);
QByteArray toJson(const LoginRequest &request);
QByteArray toJson(const RegisterRequest &request);
QByteArray toJson(const RefreshRequest &request);
QByteArray toJson(const LogoutRequest &request);

// Answers. Login writes refresh first, refresh writes access first, as the original does.
void writeLoginResponse(JsonWriter &w, const TokenPair &tokens);
void writeRefreshResponse(JsonWriter &w, const TokenPair &tokens);
void write(JsonWriter &w, const RegisterResponse &response);
//! `refresh` may be missing in an answer to /refresh/: then it stays empty.
Result<TokenPair> readTokenPair(const QJsonObject &json);
Result<RegisterResponse> readRegisterResponse(const QJsonObject &json);

} // namespace chautari
