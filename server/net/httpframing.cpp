// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/httpframing.h"

#include "server/net/httpsyntax.h"

namespace chautari::server {

qsizetype HttpFraming::feed(QByteArrayView bytes)
{
    qsizetype taken = 0;
    if (m_state == State::Idle || m_state == State::Head)
        taken = feedHead(bytes);
    if (m_state == State::Body) {
        const qint64 part = qMin<qint64>(bytes.size() - taken, m_head.contentLength - m_bodyBytes);
        m_bodyBytes += part;
        taken += part;
        if (m_bodyBytes == m_head.contentLength)
            m_state = State::Complete;
    }
    return taken;
}

void HttpFraming::reset()
{
    *this = HttpFraming(m_limits);
}

qsizetype HttpFraming::feedHead(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (taken < bytes.size() && (m_state == State::Idle || m_state == State::Head)) {
        m_state = State::Head;
        if (!acceptByte(bytes[taken]))
            return taken;
        ++taken;
    }
    return taken;
}

bool HttpFraming::acceptByte(char c)
{
    if (++m_headBytes > m_limits.headerBytes) {
        refuse(HttpViolation::HeaderTooLarge);
        return false;
    }
    // Lines end with CR LF and nothing else: a bare LF or CR is where two parsers part.
    if (m_carriageReturn != (c == '\n')) {
        refuse(HttpViolation::BadRequest);
        return false;
    }
    if (c == '\n') {
        m_carriageReturn = false;
        return endLine();
    }
    if (c == '\r') {
        m_carriageReturn = true;
        return true;
    }
    const bool isText = httpsyntax::isFieldValue(QByteArrayView(&c, 1));
    // The first byte already tells a TLS handshake, or an empty line, from a request.
    if (!isText || (!m_requestLineRead && m_line.isEmpty() && !httpsyntax::isTokenChar(c))) {
        refuse(HttpViolation::BadRequest);
        return false;
    }
    m_line.append(c);
    return true;
}

bool HttpFraming::endLine()
{
    if (m_requestLineRead && m_line.isEmpty()) {
        endHead();
        return m_state != State::Refused;
    }
    if (!m_requestLineRead) {
        httpsyntax::RequestLine line = httpsyntax::parseRequestLine(m_line);
        if (line.violation != HttpViolation::None) {
            refuse(line.violation);
            return false;
        }
        m_requestLineRead = true;
        m_isHttp10 = line.isHttp10;
        m_head.method = std::move(line.method);
        m_head.target = std::move(line.target);
        m_head.authority = std::move(line.authority);
    } else {
        auto field = httpsyntax::parseField(m_line);
        if (!field) {
            refuse(HttpViolation::BadRequest);
            return false;
        }
        if (m_head.headers.size() >= m_limits.headerLines) {
            refuse(HttpViolation::HeaderTooLarge);
            return false;
        }
        m_head.headers.append(std::move(*field));
    }
    m_line.clear();
    return true;
}

void HttpFraming::endHead()
{
    m_line = QByteArray();
    const HttpViolation violation = httpsyntax::interpretFields(m_head, m_isHttp10, m_limits.bodyBytes);
    if (violation != HttpViolation::None)
        refuse(violation);
    else
        m_state = m_head.contentLength > 0 ? State::Body : State::Complete;
}

void HttpFraming::refuse(HttpViolation violation)
{
    m_state = State::Refused;
    m_violation = violation;
    m_line = QByteArray();
}

} // namespace chautari::server
