// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

namespace chautari::soak {

//! What the partitions' experiment starts itself as, in a network namespace of its own; prints the outcome as JSON.
int runPartitionsHere(const QStringList &arguments);

} // namespace chautari::soak
