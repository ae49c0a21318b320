// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"

#include <QtCore/QDate>
#include <QtWidgets/QFrame>

class QCalendarWidget;
class QLabel;

namespace chautari {

//! \brief A small calendar over the chat, with the names of the person's language. A popup that stays until the day was
//! reached or the person leaves it with Esc. GUI thread.
class DayPicker : public QFrame
{
    Q_OBJECT
public:
    explicit DayPicker(const ThemeController &theme, QWidget *parent = nullptr);

    void setRange(QDate first, QDate last);
    //! In the middle of `room` (on the screen), with `day` marked.
    void openAt(const QRect &room, QDate day);
    //! A sentence below the days: what is going on, or that it came to nothing.
    void setNote(const QString &sentence);

Q_SIGNALS:
    void chosen(QDate day);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void paintDays();

    const ThemeController &m_theme;
    QLabel *m_title;
    QCalendarWidget *m_calendar;
    QLabel *m_note;
};

} // namespace chautari
