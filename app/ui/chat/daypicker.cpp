// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/daypicker.h"

#include "shared/core/localtext.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtGui/QFontMetrics>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QTextCharFormat>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCalendarWidget>
#include <QtWidgets/QLabel>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

//! Days as the rest of the program paints what is chosen; those that cannot be are pale.
class DayCalendar : public QCalendarWidget
{
public:
    DayCalendar(const ThemeController &theme, QWidget *parent)
        : QCalendarWidget(parent)
        , m_theme(theme)
    { }

    //! The names of the days whole, and six weeks of them: Qt's own size knows neither.
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        const QFontMetrics metrics(font());
        int widest = 4 * grid;
        for (int day = 1; day <= 7; ++day)
            widest = std::max(widest, metrics.horizontalAdvance(locale().dayName(day, QLocale::ShortFormat)));
        return {7 * (widest + grid) + 2 * grid, 9 * (metrics.height() + grid)};
    }
    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }

protected:
    void paintCell(QPainter *painter, const QRect &rect, QDate date) const override
    {
        const Theme &theme = m_theme.theme();
        const bool isOffered = date >= minimumDate() && date <= maximumDate();
        const bool isChosen = date == selectedDate();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(date == QDate::currentDate() ? QPen(theme.accent, 1.5) : QPen(Qt::NoPen));
        painter->setBrush(isChosen ? QBrush(theme.accent) : QBrush(Qt::NoBrush));
        painter->drawRoundedRect(QRectF(rect).adjusted(2, 1, -2, -1), 6, 6);
        painter->setFont(font());
        painter->setPen(isChosen               ? theme.onAccent
                : !isOffered                   ? theme.controlBorder
                : date.month() == monthShown() ? theme.text
                                               : theme.textMuted);
        painter->drawText(rect, Qt::AlignCenter, localtext::toString(date.day()));
        painter->restore();
    }

private:
    const ThemeController &m_theme;
};

} // namespace

DayPicker::DayPicker(const ThemeController &theme, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_theme(theme)
    , m_title(new QLabel(this))
    , m_calendar(new DayCalendar(theme, this))
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

void DayPicker::paintDays()
{
    QTextCharFormat name;
    name.setForeground(m_theme.theme().textMuted);
    m_calendar->setHeaderTextFormat(name);
    for (const Qt::DayOfWeek day :
        {Qt::Monday, Qt::Tuesday, Qt::Wednesday, Qt::Thursday, Qt::Friday, Qt::Saturday, Qt::Sunday})
        m_calendar->setWeekdayTextFormat(day, name); // Qt's are red at the end of a week, wherever that is
}

} // namespace chautari
