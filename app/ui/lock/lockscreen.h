// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;

namespace chautari {

class AppLock;
class FormField;

//! \brief What a locked window shows: a field for the passphrase and a way out for who forgot it. Says nothing of who
//! is signed in. GUI thread.
class LockScreen : public QWidget
{
    Q_OBJECT
public:
    LockScreen(AppLock &lock, const ThemeController &theme, QWidget *parent = nullptr);

    void focusField();

Q_SIGNALS:
    //! The person confirmed that everything on this computer goes.
    void forgetRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void submit();
    void askToForget();
    void refresh();
    void fitWidth();
    void retranslate();

    AppLock &m_lock;
    QWidget *m_middle;
    QLabel *m_title;
    QLabel *m_text;
    FormField *m_passphrase;
    QPushButton *m_unlock;
    QPushButton *m_forgotten;
    QTimer m_wait; //!< runs while nothing may be tried
    bool m_isWrong = false; //!< the last try
};

} // namespace chautari
