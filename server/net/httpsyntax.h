// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/httpframing.h"

#include <optional>

// The grammar of RFC 9110 and RFC 9112, as strict as it may be read. Pure functions.
namespace chautari::server::httpsyntax {

bool isTokenChar(char c);
bool isToken(QByteArrayView text);
//! No control character but HTAB: nothing that could end the header and start another.
bool isFieldValue(QByteArrayView text);

struct RequestLine
{
    HttpViolation violation = HttpViolation::None;
    QByteArray method;
    QByteArray target; //!< origin form
    QByteArray authority; //!< of a target in absolute form, else empty
    bool isHttp10 = false;
};
RequestLine parseRequestLine(QByteArrayView line);

//! nullopt: not "name: value" in this grammar (a folded line, a blank before the colon, a control character).
std::optional<std::pair<QByteArray, QByteArray>> parseField(QByteArrayView line);

//! Fills everything in the head that follows from its header fields.
HttpViolation interpretFields(HttpFraming::Head &head, bool isHttp10, qint64 bodyLimit);

//! Percent-decoded, but for %2F: an encoded slash is a letter of a segment, not a separator.
QString decodedPath(QByteArrayView target);
QUrlQuery parsedQuery(QByteArrayView target);

} // namespace chautari::server::httpsyntax
