// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/away/officehours.h"

#include "shared/core/localtext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr int daysOfWeek = 7;

QString openingText(const QDateTime &opens, const QDateTime &now)
{
    if (!opens.isValid())
        return QCoreApplication::translate("OfficeHours", "as soon as possible");
    const QString time = localtext::toString(opens.time(), QLocale::ShortFormat);
    if (opens.date() == now.date())
        return QCoreApplication::translate("OfficeHours", "today at %1").arg(time);
    const QString day = QLocale().dayName(opens.date().dayOfWeek());
    return QCoreApplication::translate("OfficeHours", "on %1 at %2", "day of the week, time").arg(day, time);
}

} // namespace

std::array<OfficeHours::Day, 7> OfficeHours::usualWeek()
{
    std::array<Day, 7> week;
    week[saturday].isOpen = false;
    return week;
}

OfficeHours::Span OfficeHours::spanOf(QDate date) const
{
    const Day &day = week.at(std::size_t(date.dayOfWeek() - 1));
    if (!day.isOpen)
        return {};
    const bool endsNextDay = day.to <= day.from;
    return {QDateTime(date, day.from), QDateTime(endsNextDay ? date.addDays(1) : date, day.to)};
}

QDateTime OfficeHours::closedSince(const QDateTime &now) const
{
    if (isAway())
        return awaySince;
    if (!isOn)
        return {};
    // A week without an opening counts from its beginning, so that somebody who writes every day hears it again.
    QDateTime closed = now.date().addDays(-daysOfWeek).startOfDay();
    for (int back = daysOfWeek + 1; back >= 0; --back) {
        const Span span = spanOf(now.date().addDays(-back));
        if (!span.from.isValid() || span.from > now)
            continue;
        if (span.to > now)
            return {};
        closed = std::max(closed, span.to);
    }
    return closed;
}

QDateTime OfficeHours::opensAt(const QDateTime &now) const
{
    if (isAway())
        return {};
    for (int ahead = 0; ahead <= daysOfWeek; ++ahead) {
        const Span span = spanOf(now.date().addDays(ahead));
        if (span.from.isValid() && span.from > now)
            return span.from;
    }
    return {};
}

QString OfficeHours::usualText()
{
    return QCoreApplication::translate(
        "OfficeHours", "Thank you for your message. Nobody is here at the moment; you get an answer {opens}.");
}

QString OfficeHours::answerAt(const QDateTime &now) const
{
    QString answer = text.trimmed().isEmpty() ? usualText() : text.trimmed();
    return answer.replace(u"{opens}"_s, openingText(opensAt(now), now));
}

} // namespace chautari
