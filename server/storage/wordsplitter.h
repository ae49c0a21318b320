// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

namespace chautari::server {

//! Raise it when wordsOf() changes: the index is then made anew.
inline constexpr int wordSplitterVersion = 1;

//! The words of a text, each once, in its order: case folded and composed (NFC), letters and digits with the marks that
//! belong to them. A joiner inside a word (Nepali half letters) does not make it another word; emoji are none.
[[nodiscard]] QStringList wordsOf(const QString &text);

} // namespace chautari::server
