// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/lock/applock.h"
#include "app/ui/widgets/theme.h"

#include <QtWidgets/QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace chautari {

class FormField;

//! \brief The lock of the program: its passphrase, set, changed and taken away, and when it locks by itself. To change
//! anything about the passphrase the present one is asked for. GUI thread.
class LockPage : public QWidget
{
    Q_OBJECT
public:
    LockPage(AppLock &lock, const ThemeController &theme, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void submit();
    void turnOff();
    void showState();
    void tell(const QString &sentence);
    void retranslate();

    AppLock &m_lock;
    QLabel *m_intro;
    FormField *m_current;
    FormField *m_new;
    FormField *m_repeated;
    QPushButton *m_set;
    QPushButton *m_turnOff;
    QLabel *m_status;
    QLabel *m_idleLabel;
    QComboBox *m_idle;
    QCheckBox *m_screen;
};

} // namespace chautari
