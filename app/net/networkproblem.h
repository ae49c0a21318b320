// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/error.h"

#include <QtCore/QUrl>
#include <QtNetwork/QAbstractSocket>
#include <QtNetwork/QNetworkReply>

// What went wrong below HTTP, in sentences for people. The code is always ServerBusy: worth another try, unlike a
// refusal.
namespace chautari {

Error networkProblem(QNetworkReply::NetworkError error, const QUrl &url);
Error networkProblem(QAbstractSocket::SocketError error, const QUrl &url);
//! The server has another key than the pinned one. Both as KeyPin writes them; `found` may be empty.
Error otherKey(const QUrl &url, const QString &pinned, const QString &found);
//! Something answers there, but in another language.
Error notChautari();

} // namespace chautari
