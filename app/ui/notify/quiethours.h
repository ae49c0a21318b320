// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QTime>

namespace chautari {

//! A part of each day in which nothing disturbs, by the clock on the wall; 22:00 to 07:00 goes over midnight.
struct QuietHours
{
    bool isOn = false;
    QTime from{22, 0};
    QTime to{7, 0};

    //! From `from` on, up to but without `to`; the whole day when they are equal.
    [[nodiscard]] bool contains(QTime time) const
    {
        if (!isOn)
            return false;
        if (from == to)
            return true;
        return from < to ? time >= from && time < to : time >= from || time < to;
    }

    friend bool operator==(const QuietHours &, const QuietHours &) = default;
};

} // namespace chautari
