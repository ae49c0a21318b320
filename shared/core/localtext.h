// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QLocale>
#include <QtCore/QString>

namespace chautari {

//! In which digits numbers are written, where the language has its own.
enum class Digits { OfLanguage, Latin };

//! Numbers, times, dates and sizes for people: as the language in force (QLocale's default) writes them, in the digits
//! the person chose. Nothing else formats them. Any thread, as QLocale's default itself.
namespace localtext {

void setDigits(Digits digits);
[[nodiscard]] Digits digits();
//! Devanagari digits become Latin ones where the person wants that.
[[nodiscard]] QString inChosenDigits(QString text);

//! What QLocale::toString() takes.
template <typename... Arguments>
[[nodiscard]] QString toString(const Arguments &...arguments)
{
    return inChosenDigits(QLocale().toString(arguments...));
}

[[nodiscard]] QString dataSize(qint64 bytes, int precision = 2);

} // namespace localtext

} // namespace chautari
