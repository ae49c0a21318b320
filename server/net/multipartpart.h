// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/httptypes.h"

#include <QtCore/QByteArrayView>

#include <optional>

namespace chautari::server {

//! \brief What the header of one part of a form says (RFC 7578 4.2, 5.1).
struct MultipartPart
{
    QString name;
    std::optional<QString> fileName; //!< of a file, also when it is empty; nullopt: a field
    QByteArray contentType; //!< as declared, else empty

    //! nullopt: no "Content-Disposition: form-data" with a name, two of them, or a Content-Transfer-Encoding that would
    //! have to be decoded (RFC 7578 4.7 ended them).
    static std::optional<MultipartPart> fromHeaders(const HttpHeaders &headers);
};

//! \brief A header value with parameters: `form-data; name="a"` (RFC 9110 5.6.6), read as browsers write it.
struct ParameterizedValue
{
    QByteArray value; //!< lower case
    QList<std::pair<QByteArray, QByteArray>> parameters; //!< names in lower case; quotes and quoted pairs undone

    //! nullopt: not of that form, or a parameter stands there twice: two readers would take another one each.
    static std::optional<ParameterizedValue> parse(QByteArrayView text);
    [[nodiscard]] std::optional<QByteArray> parameter(QByteArrayView name) const;
};

//! The boundary of a multipart/form-data body, 1 to 70 characters (RFC 2046 5.1.1); empty: there is none.
QByteArray multipartBoundary(QByteArrayView contentType);

} // namespace chautari::server
