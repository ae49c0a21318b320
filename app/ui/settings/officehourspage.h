// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/away/officehours.h"
#include "app/ui/widgets/theme.h"

#include <QtWidgets/QWidget>

#include <array>

class QCheckBox;
class QLabel;
class QPlainTextEdit;
class QTimeEdit;

namespace chautari {

//! \brief Where a person says when he answers, and what is answered for him at other times. Every change counts at
//! once. GUI thread.
class OfficeHoursPage : public QWidget
{
    Q_OBJECT
public:
    OfficeHoursPage(const OfficeHours &hours, const ThemeController &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    void changed(const chautari::OfficeHours &hours);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QCheckBox *isOpen = nullptr;
        QTimeEdit *from = nullptr;
        QLabel *dash = nullptr;
        QTimeEdit *to = nullptr;
    };

    QWidget *buildWeek(const ThemeController &theme);
    void keep();
    void showState();
    void retranslate();

    OfficeHours m_hours;
    QCheckBox *m_away;
    QCheckBox *m_isOn;
    std::array<Row, 7> m_week; //!< from Monday on, however it is shown
    QLabel *m_textLabel;
    QPlainTextEdit *m_text;
    QLabel *m_hint;
    QLabel *m_preview;
};

} // namespace chautari
