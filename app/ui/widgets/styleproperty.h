// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QVariant>

class QWidget;

namespace chautari {

//! Sets a property that the style sheet selects by, and has the style look again: Qt does not do so by itself.
void setStyleProperty(QWidget &widget, const char *name, const QVariant &value);

} // namespace chautari
