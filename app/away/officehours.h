// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QString>

#include <array>

namespace chautari {

//! \brief When a person answers, by the clock on the wall, and what is answered for him at other times.
struct OfficeHours
{
    //! 22:00 to 06:00 goes over midnight; the whole day when both are equal.
    struct Day
    {
        bool isOpen = true;
        QTime from{10, 0};
        QTime to{17, 0};

        friend bool operator==(const Day &, const Day &) = default;
    };

    //! Nepal works from Sunday to Friday.
    static constexpr int saturday = 5;
    static std::array<Day, 7> usualWeek();

    bool isOn = false; //!< outside the hours of the week somebody gets `text`
    QDateTime awaySince; //!< valid: the person said so; until he is back, whatever the week says
    std::array<Day, 7> week = usualWeek(); //!< from Monday on
    QString text; //!< may hold {opens}; empty = a sentence of ours

    [[nodiscard]] bool isAway() const { return awaySince.isValid(); }
    //! Since when nobody answers; invalid = somebody does, or nothing is said about it. At most a week ago.
    [[nodiscard]] QDateTime closedSince(const QDateTime &now) const;
    //! When the week opens the next time after `now`; invalid = never, or the person is away.
    [[nodiscard]] QDateTime opensAt(const QDateTime &now) const;
    //! What is answered at `now`, in the language of the program.
    [[nodiscard]] QString answerAt(const QDateTime &now) const;
    //! When `text` is empty.
    static QString usualText();

    friend bool operator==(const OfficeHours &, const OfficeHours &) = default;

private:
    struct Span
    {
        QDateTime from; //!< invalid = that day is closed
        QDateTime to;
    };

    [[nodiscard]] Span spanOf(QDate date) const;
};

} // namespace chautari
