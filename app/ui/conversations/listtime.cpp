// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/conversations/listtime.h"

#include "shared/core/localtext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace chautari {

QString listTimeText(Timestamp time, const QDate &today)
{
    if (!time.isValid()) {
        return {};
    }
    const QDateTime local = time.toLocalTime();
    const QDate day = local.date();
    if (day == today) {
        return localtext::toString(local.time(), QLocale::ShortFormat);
    }
    if (day == today.addDays(-1)) {
        return QCoreApplication::translate("ConversationList", "Yesterday");
    }
    return day.year() == today.year() ? localtext::toString(day, u"d MMM"_s)
                                      : localtext::toString(day, QLocale::ShortFormat);
}

} // namespace chautari
