// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

class QWidget;

namespace chautari::screencheck {

//! What is wrong with a window as it stands, one sentence each, widgets by their names. GUI thread.
//!
//! Texts that do not fit into their label, button, tab or empty field. An ElidedLabel gives way on purpose (it shows
//! what people wrote) and says the rest in its tool tip.
[[nodiscard]] QStringList cutTexts(const QWidget &window);
//! Labels, buttons and fields that lie upon each other, and message bubbles that do or that leave their view.
[[nodiscard]] QStringList overlaps(const QWidget &window);
//! What takes the keyboard's focus and has nothing a screen reader could call it.
[[nodiscard]] QStringList unnamedControls(const QWidget &window);
//! Labels that would read markup, or tool tips that Qt takes for it.
[[nodiscard]] QStringList richTexts(const QWidget &window);

[[nodiscard]] QStringList problems(const QWidget &window); //!< all of these

} // namespace chautari::screencheck
