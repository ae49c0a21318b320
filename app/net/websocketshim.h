// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWebSockets/QWebSocket>

namespace chautari {

//! The one place that knows how the signal is called: `error` up to Qt 6.4, `errorOccurred` since 6.5.
template <typename Handler>
void connectSocketError(QWebSocket *socket, QObject *context, Handler handler)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    QObject::connect(socket, &QWebSocket::errorOccurred, context, handler);
#else
    QObject::connect(socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), context, handler);
#endif
}

} // namespace chautari
