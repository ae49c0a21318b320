// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/json/jsonreader.h"
#include "shared/json/jsonwriter.h"

namespace chautari {

//! The body for an error, in the shape of contract.md 1.1 that its code has.
QByteArray errorBody(const Error &error);
//! TokenNotValid as POST /auth/refresh/ answers it: {"detail","code"}, without the list of access token problems.
QByteArray refreshTokenErrorBody(const Error &error);
//! Any of the five shapes, or HTML, or nothing: always an Error with a sentence. `httpStatus` decides the code.
Error readErrorBody(int httpStatus, const QByteArray &body);

} // namespace chautari
