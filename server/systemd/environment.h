// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

namespace chautari::server {

//! What the service manager said to this process alone: a child must not take it for its own. Before the first thread,
//! because the environment has no lock.
inline QByteArray takeVariable(const char *name)
{
    QByteArray value = qgetenv(name);
    qunsetenv(name);
    return value;
}

} // namespace chautari::server
