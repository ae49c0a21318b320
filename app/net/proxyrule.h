// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/thiscomputer.h"

#include <QtNetwork/QNetworkProxy>

namespace chautari {

//! The system's proxy, but never on the way to this computer itself: the embedded server must work behind any
//! `http_proxy`.
inline QNetworkProxy proxyFor(const QUrl &url)
{
    return isThisComputer(url) ? QNetworkProxy(QNetworkProxy::NoProxy) : QNetworkProxy(QNetworkProxy::DefaultProxy);
}

} // namespace chautari
