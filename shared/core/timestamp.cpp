// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/timestamp.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace chautari {

namespace {

constexpr qint64 microsecondsPerDay = 86'400'000'000;
// Years 0001 to 9999, the ones that four digits can say.
constexpr qint64 firstDay = -719'162;
constexpr qint64 lastDay = 2'932'896;

template <int digits>
char *putNumber(char *out, int number)
{
    for (int i = digits - 1; i >= 0; --i) {
        out[i] = char('0' + number % 10);
        number /= 10;
    }
    return out + digits;
}

char *putDate(char *out, qint64 daysSinceEpoch)
{
    // Not QDate, which goes through its calendars: a message has three times in it.
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{daysSinceEpoch}}};
    out = putNumber<4>(out, int(date.year()));
    *out++ = '-';
    out = putNumber<2>(out, int(unsigned(date.month())));
    *out++ = '-';
    return putNumber<2>(out, int(unsigned(date.day())));
}

char *putTime(char *out, int seconds)
{
    out = putNumber<2>(out, seconds / 3600);
    *out++ = ':';
    out = putNumber<2>(out, seconds / 60 % 60);
    *out++ = ':';
    return putNumber<2>(out, seconds % 60);
}

char *putOffset(char *out, int seconds)
{
    const int minutes = qAbs(seconds / 60);
    *out++ = seconds < 0 ? '-' : '+';
    out = putNumber<2>(out, minutes / 60);
    *out++ = ':';
    return putNumber<2>(out, minutes % 60);
}

} // namespace

char *Timestamp::writeIso(char *out, int offsetSeconds) const
{
    const qint64 utc = std::clamp(m_us, (firstDay + 1) * microsecondsPerDay, lastDay * microsecondsPerDay - 1);
    const qint64 local = utc + qint64(offsetSeconds) * 1'000'000;
    qint64 days = local / microsecondsPerDay;
    qint64 rest = local % microsecondsPerDay;
    if (rest < 0) {
        rest += microsecondsPerDay;
        --days;
    }
    out = putDate(out, days);
    *out++ = 'T';
    out = putTime(out, int(rest / 1'000'000));
    const int fraction = int(rest % 1'000'000);
    if (fraction != 0) {
        *out++ = '.';
        out = putNumber<6>(out, fraction);
    }
    return putOffset(out, offsetSeconds);
}

QByteArray Timestamp::toIso(int offsetSeconds) const
{
    std::array<char, isoLength> text{};
    const char *end = writeIso(text.data(), offsetSeconds);
    return QByteArray(text.data(), end - text.data());
}

std::optional<Timestamp> Timestamp::fromIso(QStringView text)
{
    // QDateTime keeps milliseconds only, so the fraction is cut out and added back.
    qint64 fraction = 0;
    QString rest = text.toString();
    constexpr qsizetype dot = 19; // behind "2026-11-24T00:02:07"
    if (rest.size() > dot && rest.at(dot) == u'.') {
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
    if (!parsed.isValid() || parsed.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    return Timestamp(parsed.toSecsSinceEpoch() * 1'000'000 + fraction);
}

} // namespace chautari
