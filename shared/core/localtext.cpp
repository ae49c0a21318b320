// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/localtext.h"

#include <atomic>

namespace chautari::localtext {

namespace {

constexpr char16_t devanagariZero = 0x0966;

// Beside QLocale's default, which is the same for the whole program too.
std::atomic<Digits> chosen{Digits::OfLanguage};

} // namespace

void setDigits(Digits digits)
{
    chosen = digits;
}

Digits digits()
{
    return chosen;
}

QString inChosenDigits(QString text)
{
    if (chosen == Digits::OfLanguage || text.isEmpty())
        return text;
    for (QChar &character : text) {
        const int value = character.unicode() - devanagariZero;
        if (value >= 0 && value <= 9)
            character = QChar(u'0' + value);
    }
    return text;
}

QString dataSize(qint64 bytes, int precision)
{
    return inChosenDigits(QLocale().formattedDataSize(bytes, precision));
}

} // namespace chautari::localtext
