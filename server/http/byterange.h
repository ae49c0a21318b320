// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QString>

namespace chautari::server {

//! \brief Which bytes of a representation an answer carries (RFC 9110 14). A value.
//!
//! One range is served. A header with several, with another unit or with an error in it is ignored, as the RFC allows:
//! the answer is whole, and correct.
struct ByteRange
{
    enum class Kind {
        Whole, //!< 200
        Part, //!< 206 with Content-Range
        Unsatisfiable, //!< 416 with Content-Range, no body
    };

    //! \param range, ifRange the values of these headers; empty: not sent.
    //! \param etag of the representation, with its quotes. A date in If-Range never matches: we send no Last-Modified.
    static ByteRange select(QByteArrayView range, QByteArrayView ifRange, QByteArrayView etag, qint64 size);

    //! The value of Content-Range; empty for Whole.
    [[nodiscard]] QByteArray contentRange() const;

    Kind kind = Kind::Whole;
    qint64 offset = 0;
    qint64 length = 0; //!< 0 when unsatisfiable
    qint64 size = 0; //!< of the whole
};

} // namespace chautari::server
