// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/glyph.h"
#include "app/ui/widgets/theme.h"

#include <QtWidgets/QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace chautari {

//! \brief What stands where there is nothing: a picture, one line that says so, one that says what to do, and perhaps a
//! button for it. GUI thread.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    EmptyState(Glyph glyph, const ThemeController &theme, QWidget *parent = nullptr);

    //! Without `action` there is no button.
    void setTexts(const QString &title, const QString &explanation, const QString &action = {});

Q_SIGNALS:
    void actionRequested();

private:
    void addButton();

    QLabel *m_title;
    QLabel *m_explanation;
    QHBoxLayout *m_actionRow;
    QPushButton *m_button = nullptr; //!< made with its first text
};

} // namespace chautari
