// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/price.h"

#include <algorithm>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype digitsInTotal = 10;
constexpr qsizetype digitsOfPaisa = 2;

bool isDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

Result<qint64, QString> paisaOf(QStringView text)
{
    text = text.trimmed();
    const bool isNegative = text.startsWith(u'-');
    if (isNegative)
        text = text.sliced(1);
    const qsizetype point = text.indexOf(u'.');
    QStringView whole = point < 0 ? text : text.first(point);
    const QStringView fraction = point < 0 ? QStringView() : text.sliced(point + 1);
    if (!isDigits(whole) || !isDigits(fraction) || (whole.isEmpty() && fraction.isEmpty()))
        return u"A valid number is required."_s;
    while (whole.startsWith(u'0'))
        whole = whole.sliced(1);
    // The order in which Django asks.
    if (whole.size() + fraction.size() > digitsInTotal)
        return u"Ensure that there are no more than %1 digits in total."_s.arg(digitsInTotal);
    if (fraction.size() > digitsOfPaisa)
        return u"Ensure that there are no more than %1 decimal places."_s.arg(digitsOfPaisa);
    if (whole.size() > digitsInTotal - digitsOfPaisa)
        return u"Ensure that there are no more than %1 digits before the decimal point."_s.arg(
            digitsInTotal - digitsOfPaisa);
    const qint64 paisa = whole.toLongLong() * 100 + fraction.toString().leftJustified(digitsOfPaisa, u'0').toInt();
    if (isNegative && paisa > 0)
        return u"Ensure this value is greater than or equal to 0."_s;
    return paisa;
}

QString priceText(qint64 paisa)
{
    return u"%1.%2"_s.arg(paisa / 100).arg(paisa % 100, digitsOfPaisa, 10, '0'_L1);
}

} // namespace chautari
