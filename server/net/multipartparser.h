// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/multipartpart.h"
#include "shared/core/limits.h"

namespace chautari::server {

//! \brief Reads a multipart/form-data body (RFC 7578, RFC 2046 5.1) as it arrives. A pure function of the bytes:
//! however they are split, its sink hears the same parts with the same bytes. Keeps one header of one part, nothing
//! more.
//!
//! Lines end with CR LF. A line that begins like a delimiter and goes on with anything but blanks is content. A body
//! without any delimiter is an empty form, as in the original; one that ends inside a part is refused, because nobody
//! wants half a file.
class MultipartParser
{
public:
    class Sink
    {
    public:
        virtual ~Sink() = default;
        virtual void beginPart(const MultipartPart &part) = 0;
        virtual void addBytes(QByteArrayView bytes) = 0; //!< any number of times, never empty
        virtual void endPart() = 0;
    };
    struct Limits
    {
        int parts = limits::multipartParts;
        qint64 partHeaderBytes = limits::multipartPartHeaderBytes;
        qint64 fieldBytes = limits::multipartFieldBytes; //!< of all parts that are not files
        int nameBytes = limits::multipartNameBytes;
    };
    enum class Problem {
        None,
        BadPartHeader,
        PartHeaderTooLarge,
        NameTooLong,
        TooManyParts,
        FieldsTooLarge,
        Truncated
    };

    //! \param boundary as multipartBoundary() gives it, not empty.
    MultipartParser(const QByteArray &boundary, Limits bounds, Sink &sink);

    //! False once the form is refused: problem() says why, and the sink hears nothing more.
    bool feed(QByteArrayView bytes);
    //! The body is complete.
    bool finish();
    [[nodiscard]] Problem problem() const { return m_problem; }

private:
    enum class Place { Preamble, PartHeader, Content, Delimiter, Epilogue };

    qsizetype feedText(QByteArrayView bytes);
    void pass(QByteArrayView bytes);
    bool acceptDelimiterByte(char c);
    void keepAsText();
    void endText(Place next);
    void acceptHeaderByte(char c);
    void endHeaderLine();
    void beginPart();
    void refuse(Problem problem);

    const QByteArray m_delimiter; //!< CR LF "--" boundary
    const Limits m_limits;
    Sink &m_sink;
    Problem m_problem = Problem::None;
    Place m_place = Place::Preamble;
    Place m_textPlace = Place::Preamble; //!< in the place Delimiter: what it may turn out to be a piece of

    // How much of the delimiter is there. Its CR LF may be that of the line before, which is not content: `m_borrowed`
    // bytes of it.
    qsizetype m_matched = 2;
    qsizetype m_borrowed = 2;
    QByteArray m_tail; //!< what came behind the delimiter on its line

    QByteArray m_line;
    bool m_carriageReturn = false;
    qint64 m_headerBytes = 0;
    HttpHeaders m_headers;
    int m_parts = 0;
    qint64 m_fieldBytes = 0;
    bool m_isField = false;
};

} // namespace chautari::server
