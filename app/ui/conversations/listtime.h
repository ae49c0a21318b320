// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/timestamp.h"

#include <QtCore/QString>

namespace chautari {

//! When something was last said, short enough for a row: the time today, "Yesterday", the day this year, else the date.
//! In the default locale's words and digits.
QString listTimeText(Timestamp time, const QDate &today);

} // namespace chautari
