// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

namespace chautari {

//! What a person wants of the spelling.
struct SpellingRules
{
    bool isOn = true;
    bool isChosen = false; //!< which dictionaries: else the usual ones
    QStringList dictionaries; //!< their codes
    QStringList words; //!< the person's own

    friend bool operator==(const SpellingRules &, const SpellingRules &) = default;
};

} // namespace chautari
