// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace chautari {

//! A server speaks English (contract.md 1.1). The sentences people meet are translated here; others come through as
//! they are.
QString localizedServerText(const QString &sentence);

} // namespace chautari
