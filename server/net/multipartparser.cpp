// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/multipartparser.h"

#include "server/net/httpsyntax.h"

#include <algorithm>
#include <utility>

namespace chautari::server {

namespace {

constexpr qsizetype maxPadding = 64; // blanks behind a delimiter; nobody sends any

} // namespace

MultipartParser::MultipartParser(const QByteArray &boundary, Limits bounds, Sink &sink)
    : m_delimiter("\r\n--" + boundary)
    , m_limits(bounds)
    , m_sink(sink)
{ }

bool MultipartParser::feed(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (taken < bytes.size() && m_problem == Problem::None) {
        switch (m_place) {
        case Place::Preamble:
        case Place::Content:
            taken += feedText(bytes.sliced(taken));
            break;
        case Place::Delimiter:
            taken += acceptDelimiterByte(bytes[taken]) ? 1 : 0;
            break;
        case Place::PartHeader:
            acceptHeaderByte(bytes[taken++]);
            break;
        case Place::Epilogue:
            return true;
        }
    }
    return m_problem == Problem::None;
}

bool MultipartParser::finish()
{
    if (m_problem == Problem::None && m_place != Place::Epilogue && m_place != Place::Preamble)
        refuse(Problem::Truncated);
    return m_problem == Problem::None;
}

//! Takes text up to the next byte that decides something. The boundary has no CR, so whatever was taken for the start
//! of a delimiter holds no start of another one.
qsizetype MultipartParser::feedText(QByteArrayView bytes)
{
    if (m_matched == 0) {
        const qsizetype start = bytes.indexOf('\r');
        const qsizetype plain = start < 0 ? bytes.size() : start;
        pass(bytes.first(plain));
        m_matched = start < 0 ? 0 : 1;
        return plain + m_matched;
    }
    if (bytes[0] != m_delimiter[m_matched]) {
        keepAsText();
        return 0;
    }
    if (++m_matched == m_delimiter.size())
        m_textPlace = std::exchange(m_place, Place::Delimiter);
    return 1;
}

void MultipartParser::pass(QByteArrayView bytes)
{
    if (m_place != Place::Content || bytes.isEmpty() || m_problem != Problem::None)
        return;
    const qint64 room = m_isField ? m_limits.fieldBytes - m_fieldBytes : bytes.size();
    if (m_isField)
        m_fieldBytes += bytes.size();
    if (room > 0)
        m_sink.addBytes(bytes.first(std::min<qsizetype>(bytes.size(), room)));
    if (room < bytes.size())
        refuse(Problem::FieldsTooLarge);
}

//! The rest of a delimiter's line: "--" ends the form, blanks and CR LF begin a part. False: the byte was not taken,
//! because all of this has been text.
bool MultipartParser::acceptDelimiterByte(char c)
{
    const bool isBlank = c == ' ' || c == '\t';
    if (c == '-' && (m_tail.isEmpty() || m_tail == "-")) {
        if (!m_tail.isEmpty())
            endText(Place::Epilogue);
        else
            m_tail.append(c);
        return true;
    }
    if (m_tail.endsWith('\r') && c == '\n') {
        endText(Place::PartHeader);
        return true;
    }
    if ((isBlank || c == '\r') && !m_tail.endsWith('\r') && !m_tail.startsWith('-') && m_tail.size() < maxPadding) {
        m_tail.append(c);
        return true;
    }
    m_place = m_textPlace;
    keepAsText();
    return false;
}

void MultipartParser::keepAsText()
{
    const qsizetype matched = std::exchange(m_matched, 0);
    const qsizetype borrowed = std::exchange(m_borrowed, 0);
    pass(QByteArrayView(m_delimiter).first(matched).sliced(borrowed));
    pass(std::exchange(m_tail, QByteArray()));
}

void MultipartParser::endText(Place next)
{
    m_place = next;
    m_matched = 0;
    m_borrowed = 0;
    m_tail.clear();
    if (m_textPlace == Place::Content)
        m_sink.endPart();
}

void MultipartParser::acceptHeaderByte(char c)
{
    if (++m_headerBytes > m_limits.partHeaderBytes)
        return refuse(Problem::PartHeaderTooLarge);
    if (m_carriageReturn != (c == '\n'))
        return refuse(Problem::BadPartHeader);
    if (c == '\n') {
        m_carriageReturn = false;
        endHeaderLine();
    } else if (c == '\r') {
        m_carriageReturn = true;
    } else {
        m_line.append(c);
    }
}

void MultipartParser::endHeaderLine()
{
    if (m_line.isEmpty())
        return beginPart();
    auto field = httpsyntax::parseField(m_line);
    if (!field)
        return refuse(Problem::BadPartHeader);
    m_headers.append(std::move(*field));
    m_line.clear();
}

void MultipartParser::beginPart()
{
    const auto part = MultipartPart::fromHeaders(m_headers);
    m_headers.clear();
    m_headerBytes = 0;
    if (!part)
        return refuse(Problem::BadPartHeader);
    if (part->name.toUtf8().size() > m_limits.nameBytes)
        return refuse(Problem::NameTooLong);
    if (++m_parts > m_limits.parts)
        return refuse(Problem::TooManyParts);
    m_isField = !part->fileName;
    m_place = Place::Content;
    // The blank line's CR LF may be the delimiter's: a part without any byte need not have two.
    m_matched = 2;
    m_borrowed = 2;
    m_sink.beginPart(*part);
}

void MultipartParser::refuse(Problem problem)
{
    m_problem = problem;
    m_line = QByteArray();
    m_headers = HttpHeaders();
}

} // namespace chautari::server
