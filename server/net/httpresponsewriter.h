// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/httpframing.h"

namespace chautari::server {

//! \brief Turns responses into the bytes of HTTP/1.1. One per I/O thread: it keeps the text of the current second.
class HttpResponseWriter
{
public:
    enum class Body { Send, LeaveOut }; //!< LeaveOut: the answer to HEAD
    enum class Connection { Keep, Close };

    //! One buffer, so that head and body leave in one packet. A header with a bad name or a control character in its
    //! value is dropped: nothing a person typed can start a second header or a second response.
    //! Of an answer from a file it is the head alone.
    QByteArray serialize(const HttpResponse &response, Body body, Connection connection);

    //! False: its status or its empty content type says that nothing follows the head.
    static bool mayHaveBody(const HttpResponse &response);

private:
    QByteArray date();

    qint64 m_dateSecond = -1;
    QByteArray m_date;
};

//! The guard's own answers, in the shape of rulings.md 6.
HttpResponse violationResponse(HttpViolation violation);

} // namespace chautari::server
