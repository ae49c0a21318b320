// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/daypicker.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtGui/QTextCharFormat>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCalendarWidget>
#include <QtWidgets/QLabel>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace chautari {

DayPicker::DayPicker(const ThemeController &theme, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_theme(theme)
    , m_title(new QLabel(this))
    , m_calendar(new QCalendarWidget(this))
    , m_note(new QLabel(this))
{
    setObjectName(u"dayPicker"_s);
    setProperty("pane", u"raised"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFrameShape(QFrame::StyledPanel);
    m_title->setProperty("tone", u"strong"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_calendar->setObjectName(u"dayCalendar"_s);
    m_calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    m_note->setObjectName(u"dayNoteLabel"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setProperty("tone", u"muted"_s);
    m_note->setWordWrap(true);
    m_note->hide();
    // Its own arrows are pictures for light themes only. A sign also turns with the direction of writing.
    for (const auto &[name, sign] :
        {std::pair(u"qt_calendar_prevmonth"_s, u"\u2039"_s), std::pair(u"qt_calendar_nextmonth"_s, u"\u203A"_s)}) {
        auto *button = m_calendar->findChild<QToolButton *>(name);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setText(sign);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * grid, 2 * grid, 2 * grid, 2 * grid);
    column->setSpacing(grid);
    column->addWidget(m_title);
    column->addWidget(m_calendar);
    column->addWidget(m_note);
    connect(m_calendar, &QCalendarWidget::clicked, this, &DayPicker::chosen);
    connect(m_calendar, &QCalendarWidget::activated, this, &DayPicker::chosen);
    connect(&m_theme, &ThemeController::changed, this, [this] { paintDays(); });
    retranslate();
    paintDays();
}

void DayPicker::setRange(QDate first, QDate last)
{
    m_calendar->setDateRange(first, last);
}

void DayPicker::openAt(const QRect &room, QDate day)
{
    setNote({});
    m_calendar->setSelectedDate(day);
    adjustSize();
    move(room.center() - rect().center());
    show();
    m_calendar->findChild<QAbstractItemView *>(u"qt_calendar_calendarview"_s)->setFocus(Qt::PopupFocusReason);
}

void DayPicker::setNote(const QString &sentence)
{
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
    m_note->setAccessibleName(sentence);
    adjustSize();
}

void DayPicker::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    QFrame::keyPressEvent(event);
}

void DayPicker::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    Q_EMIT closed();
}

void DayPicker::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void DayPicker::retranslate()
{
    m_title->setText(tr("Go to a day"));
    setAccessibleName(m_title->text());
    m_calendar->setLocale(QLocale());
    m_calendar->setFirstDayOfWeek(QLocale().firstDayOfWeek());
    m_calendar->setAccessibleName(m_title->text());
    const auto name = [this](const QString &object, const QString &text) {
        auto *part = m_calendar->findChild<QWidget *>(object);
        part->setAccessibleName(text);
        part->setToolTip(text);
    };
    name(u"qt_calendar_prevmonth"_s, tr("The month before"));
    name(u"qt_calendar_nextmonth"_s, tr("The month after"));
    name(u"qt_calendar_monthbutton"_s, tr("Month"));
    name(u"qt_calendar_yearbutton"_s, tr("Year"));
    name(u"qt_calendar_yearedit"_s, tr("Year"));
    m_calendar->findChild<QWidget *>(u"qt_calendar_calendarview"_s)->setAccessibleName(tr("Days"));
}

// Qt writes the end of the week in red, wherever that is.
void DayPicker::paintDays()
{
    QTextCharFormat day;
    day.setForeground(m_theme.theme().text);
    for (const Qt::DayOfWeek weekday :
        {Qt::Monday, Qt::Tuesday, Qt::Wednesday, Qt::Thursday, Qt::Friday, Qt::Saturday, Qt::Sunday})
        m_calendar->setWeekdayTextFormat(weekday, day);
    QTextCharFormat header;
    header.setForeground(m_theme.theme().textMuted);
    m_calendar->setHeaderTextFormat(header);
}

} // namespace chautari
