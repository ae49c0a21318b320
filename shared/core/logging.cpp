// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/logging.h"

namespace chautari {

Q_LOGGING_CATEGORY(logNet, "chautari.net", QtInfoMsg)
Q_LOGGING_CATEGORY(logHttp, "chautari.http", QtInfoMsg)
Q_LOGGING_CATEGORY(logRealtime, "chautari.realtime", QtInfoMsg)
Q_LOGGING_CATEGORY(logStorage, "chautari.storage", QtInfoMsg)
Q_LOGGING_CATEGORY(logServer, "chautari.server", QtInfoMsg)
Q_LOGGING_CATEGORY(logClient, "chautari.client", QtInfoMsg)
Q_LOGGING_CATEGORY(logUi, "chautari.ui", QtInfoMsg)

} // namespace chautari
