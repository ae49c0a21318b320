// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/settings/officehourspage.h"

#include "app/ui/widgets/switchbox.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QTimeEdit>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int answerLines = 3;

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QLabel *mutedLabel(QWidget *parent)
{
    QLabel *label = plainLabel(parent);
    label->setWordWrap(true);
    label->setProperty("tone", u"muted"_s);
    return label;
}

} // namespace

OfficeHoursPage::OfficeHoursPage(const OfficeHours &hours, const ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_hours(hours)
    , m_away(new SwitchBox(theme, this))
    , m_isOn(new SwitchBox(theme, this))
    , m_textLabel(plainLabel(this))
    , m_text(new QPlainTextEdit(hours.text, this))
    , m_hint(mutedLabel(this))
    , m_preview(mutedLabel(this))
{
    setObjectName(u"officeHoursPage"_s);
    m_away->setObjectName(u"awayCheckBox"_s);
    m_away->setChecked(hours.isAway());
    m_isOn->setObjectName(u"officeHoursCheckBox"_s);
    m_isOn->setChecked(hours.isOn);
    m_text->setObjectName(u"awayTextEdit"_s);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(QFontMetrics(theme.font(FontRole::Body)).lineSpacing() * answerLines + 2 * grid);
    m_textLabel->setBuddy(m_text);
    m_preview->setObjectName(u"awayPreviewLabel"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * grid, 2 * grid, 2 * grid, 2 * grid);
    column->setSpacing(grid);
    column->addWidget(m_away);
    column->addWidget(m_isOn);
    column->addWidget(buildWeek(theme));
    column->addSpacing(grid);
    column->addWidget(m_textLabel);
    column->addWidget(m_text);
    column->addWidget(m_hint);
    column->addWidget(m_preview);
    column->addStretch(1);
    for (QCheckBox *box : {m_away, m_isOn})
        connect(box, &QCheckBox::toggled, this, &OfficeHoursPage::keep);
    connect(m_text, &QPlainTextEdit::textChanged, this, &OfficeHoursPage::keep);
    retranslate();
}

// In the order in which the person's language counts the days.
QWidget *OfficeHoursPage::buildWeek(const ThemeController &theme)
{
    auto *week = new QWidget(this);
    auto *table = new QGridLayout(week);
    table->setContentsMargins(2 * grid, 0, 0, 0);
    table->setHorizontalSpacing(grid);
    table->setVerticalSpacing(grid / 2);
    table->setColumnStretch(4, 1);
    const int first = QLocale().firstDayOfWeek() - 1;
    for (int line = 0; line < 7; ++line) {
        const auto index = std::size_t((first + line) % 7);
        const OfficeHours::Day &day = m_hours.week.at(index);
        Row &row = m_week.at(index);
        row.isOpen = new SwitchBox(theme, week);
        row.isOpen->setObjectName(u"dayCheckBox%1"_s.arg(index));
        row.isOpen->setChecked(day.isOpen);
        row.from = new QTimeEdit(day.from, week);
        row.from->setObjectName(u"opensEdit%1"_s.arg(index));
        row.dash = plainLabel(week);
        row.to = new QTimeEdit(day.to, week);
        row.to->setObjectName(u"closesEdit%1"_s.arg(index));
        table->addWidget(row.isOpen, line, 0);
        table->addWidget(row.from, line, 1);
        table->addWidget(row.dash, line, 2);
        table->addWidget(row.to, line, 3);
        connect(row.isOpen, &QCheckBox::toggled, this, &OfficeHoursPage::keep);
        connect(row.from, &QTimeEdit::timeChanged, this, &OfficeHoursPage::keep);
        connect(row.to, &QTimeEdit::timeChanged, this, &OfficeHoursPage::keep);
    }
    return week;
}

void OfficeHoursPage::keep()
{
    if (m_away->isChecked() != m_hours.isAway())
        m_hours.awaySince = m_away->isChecked() ? QDateTime::currentDateTime() : QDateTime();
    m_hours.isOn = m_isOn->isChecked();
    for (std::size_t i = 0; i < m_week.size(); ++i)
        m_hours.week[i] = {m_week[i].isOpen->isChecked(), m_week[i].from->time(), m_week[i].to->time()};
    m_hours.text = m_text->toPlainText();
    showState();
    Q_EMIT changed(m_hours);
}

void OfficeHoursPage::showState()
{
    for (const Row &row : m_week) {
        row.isOpen->setEnabled(m_isOn->isChecked());
        for (QWidget *part : std::initializer_list<QWidget *>{row.from, row.dash, row.to})
            part->setEnabled(m_isOn->isChecked() && row.isOpen->isChecked());
    }
    const QString answer = m_hours.answerAt(QDateTime::currentDateTime());
    m_preview->setText(tr("Now it would be: %1").arg(answer));
}

void OfficeHoursPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void OfficeHoursPage::retranslate()
{
    const QLocale locale;
    m_away->setText(tr("I am a&way now"));
    m_isOn->setText(tr("I answer at these &hours only"));
    for (std::size_t i = 0; i < m_week.size(); ++i) {
        const QString day = locale.standaloneDayName(int(i) + 1);
        const Row &row = m_week[i];
        row.isOpen->setText(day);
        row.dash->setText(tr("to", "between two times"));
        row.from->setAccessibleName(tr("%1, from").arg(day));
        row.to->setAccessibleName(tr("%1, until").arg(day));
    }
    m_textLabel->setText(tr("&Answer to whoever writes meanwhile"));
    m_text->setPlaceholderText(OfficeHours::usualText());
    m_hint->setText(tr("{opens} becomes the time at which you are back. Everyone gets the answer once, while Chautari "
                       "runs on this computer."));
    showState();
}

} // namespace chautari
