// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/figures.h"

#include <QtCore/QByteArray>

namespace chautari::server {

//! The figures in the text format of Prometheus (version 0.0.4).
QByteArray metricsText(const FiguresSnapshot &figures);

} // namespace chautari::server
