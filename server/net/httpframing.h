// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/httptypes.h"

#include <QtCore/QByteArrayView>

namespace chautari::server {

//! Why the guard refuses a request before anybody else sees it.
enum class HttpViolation {
    None,
    BadRequest,
    MethodNotAllowed,
    Timeout,
    LengthRequired,
    BodyTooLarge,
    ExpectationFailed,
    UpgradeRequired, //!< a WebSocket of another version than 13
    HeaderTooLarge,
    VersionNotSupported,
    BadForm, //!< a multipart body that cannot be read
    TooManyUploads, //!< bodies being streamed to disk
    StorageFull,
    TooManyConnections, //!< of one client of a proxy
};

//! \brief Finds where one HTTP/1 request begins and ends, and refuses everything that two parsers could read
//! differently (RFC 9112; guarantees.md 0.2). A pure function of the bytes fed to it: no socket, no clock.
//!
//! The head is kept until it is complete (never more than the limit); body bytes are only counted.
class HttpFraming
{
public:
    struct Limits
    {
        qint64 headerBytes = 0;
        int headerLines = 0; //!< header fields, without the request line
        qint64 bodyBytes = 0;
    };
    enum class State { Idle, Head, Body, Complete, Refused };

    //! The parsed head: valid in the states Body and Complete.
    struct Head
    {
        QByteArray method;
        QByteArray target; //!< origin form: path and query as they came
        QByteArray authority; //!< of a target in absolute form, else empty
        HttpHeaders headers;
        qint64 contentLength = 0;
        bool isPersistent = false; //!< HTTP/1.1 without "Connection: close"
        bool expectsContinue = false;
        bool isWebSocketUpgrade = false;
    };

    explicit HttpFraming(Limits limits)
        : m_limits(limits)
    { }

    //! Takes bytes of the current request and returns how many belong to it: fewer than given means that others follow
    //! its end. Nothing is taken in the states Complete and Refused.
    qsizetype feed(QByteArrayView bytes);
    //! Back to Idle for the next request of the connection.
    void reset();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] HttpViolation violation() const { return m_violation; }
    [[nodiscard]] const Head &head() const { return m_head; }
    //! How many bytes of the body were taken.
    [[nodiscard]] qint64 bodyBytes() const { return m_bodyBytes; }
    //! Bytes of the whole request; known once the head is complete.
    [[nodiscard]] qint64 requestBytes() const { return m_headBytes + m_head.contentLength; }

private:
    qsizetype feedHead(QByteArrayView bytes);
    bool acceptByte(char c);
    bool endLine();
    void endHead();
    void refuse(HttpViolation violation);

    Limits m_limits;
    State m_state = State::Idle;
    HttpViolation m_violation = HttpViolation::None;
    QByteArray m_line; //!< the current line, without its CR LF
    qint64 m_headBytes = 0;
    qint64 m_bodyBytes = 0;
    bool m_requestLineRead = false;
    bool m_carriageReturn = false;
    bool m_isHttp10 = false;
    Head m_head;
};

} // namespace chautari::server
