// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/conformance/capturefile.h"

#include <QtCore/QUrl>
#include <QtNetwork/QTcpSocket>

#include <functional>

namespace chautari::conformance {

struct RawAnswer
{
    int status = 0; //!< 0: none came
    QMap<QString, QString> headers; //!< names as they came, lower case
    QByteArray body;
};

//! \brief HTTP/1.1 by hand, one connection per request: it adds no header, follows no redirect and lets a row send what
//! a well-bred client would not. Blocks.
class RawHttp
{
public:
    static constexpr int timeoutMs = 15'000;

    //! `headers` come after Host (unless they name one), Content-Length and Connection: close.
    static RawAnswer ask(
        const QUrl &server, const QString &method, const QString &path, const Headers &headers, const QByteArray &body);
    //! The head's lines into status and headers.
    static RawAnswer parseHead(const QByteArray &head);
    //! "Name: value" lines, and a Host line if there is none.
    static QByteArray headerLines(const QUrl &server, const Headers &headers);
    //! Until `end` or the timeout or the end of the connection; what came.
    static QByteArray readUntil(QTcpSocket &socket, const QByteArray &end);
};

} // namespace chautari::conformance
