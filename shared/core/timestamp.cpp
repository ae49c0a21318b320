// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/timestamp.h"

#include <QtCore/QDate>

#include <array>
#include <cstdio>

namespace chautari {

QByteArray Timestamp::toIso(int offsetSeconds) const
{
    const qint64 local = m_us + qint64(offsetSeconds) * 1'000'000;
    qint64 days = local / 86'400'000'000;
    qint64 rest = local % 86'400'000'000;
    if (rest < 0) {
        rest += 86'400'000'000;
        --days;
    }
    const QDate date = QDate::fromJulianDay(2'440'588 + days);
    const int second = int(rest / 1'000'000);
    const int fraction = int(rest % 1'000'000);
    int year = 0;
    int month = 0;
    int day = 0;
    date.getDate(&year, &month, &day);

    std::array<char, 48> text{};
    int n = std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d", year, month, day, second / 3600,
        second / 60 % 60, second % 60);
    if (fraction != 0)
        n += std::snprintf(text.data() + n, text.size() - size_t(n), ".%06d", fraction);
    const int minutes = offsetSeconds / 60;
    n += std::snprintf(text.data() + n, text.size() - size_t(n), "%c%02d:%02d", minutes < 0 ? '-' : '+',
        qAbs(minutes) / 60, qAbs(minutes) % 60);
    return QByteArray(text.data(), n);
}

std::optional<Timestamp> Timestamp::fromIso(QStringView text)
{
    // QDateTime keeps milliseconds only, so the fraction is cut out and added back.
    qint64 fraction = 0;
    QString rest = text.toString();
    const qsizetype dot = rest.indexOf(u'.');
    if (dot >= 0) {
        qsizetype end = dot + 1;
        qint64 scale = 100'000;
        while (end < rest.size() && rest.at(end) >= u'0' && rest.at(end) <= u'9') {
            fraction += scale * (rest.at(end).unicode() - u'0');
            scale /= 10;
            ++end;
        }
        if (end == dot + 1 || end - dot > 10)
            return std::nullopt;
        rest.remove(dot, end - dot);
    }
    const QDateTime parsed = QDateTime::fromString(rest, Qt::ISODate);
    if (!parsed.isValid())
        return std::nullopt;
    return Timestamp(parsed.toSecsSinceEpoch() * 1'000'000 + fraction);
}

} // namespace chautari
