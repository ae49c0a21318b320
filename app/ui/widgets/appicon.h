// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QIcon>

namespace chautari {

//! The program's sign: a talk balloon on teal, drawn at every size that desktops ask for.
QIcon appIcon();

} // namespace chautari
