// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace chautari {

//! "Deep Clean!" -> "deep-clean", "घर सफाई" -> "घर-सफाई": letters, their marks and digits of any script, lower case,
//! NFC, at most limits::slugLength. Empty when nothing of `title` is left.
QString slugOf(const QString &title);

} // namespace chautari
