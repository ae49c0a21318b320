// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/mainwindow/shell.h"

#include <QtWidgets/QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTabWidget;
class QTimeEdit;

namespace chautari {

//! \brief What a person can choose about the program. Every choice counts at once and is kept; there is nothing to
//! confirm. Pages of the account (privacy) are added by the window. GUI thread.
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit SettingsDialog(const Shell &shell, QWidget *parent = nullptr);

    //! Takes the page; its title is asked for again when the language changes.
    void addPage(QWidget *page, const char *title);
    void showPage(QWidget *page);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *buildLook();
    QWidget *buildNotifications();
    QWidget *buildProgram();
    [[nodiscard]] QCheckBox *addSwitch(QWidget *page, const char *name, bool isOn);
    void chooseLook();
    void keep();
    void showDependencies();
    void retranslate();

    Shell m_shell;
    QTabWidget *m_pages;
    QList<const char *> m_titles; //!< of added pages
    QLabel *m_languageLabel = nullptr;
    QLabel *m_digitsLabel = nullptr;
    QLabel *m_motionLabel = nullptr;
    QLabel *m_themeLabel = nullptr;
    QLabel *m_sizeLabel = nullptr;
    QLabel *m_enterLabel = nullptr;
    QComboBox *m_language = nullptr;
    QComboBox *m_digits = nullptr;
    QComboBox *m_motion = nullptr;
    QComboBox *m_theme = nullptr;
    QComboBox *m_size = nullptr;
    QComboBox *m_enter = nullptr;
    QCheckBox *m_notify = nullptr;
    QCheckBox *m_notifyText = nullptr;
    QCheckBox *m_quiet = nullptr;
    QLabel *m_fromLabel = nullptr;
    QLabel *m_toLabel = nullptr;
    QTimeEdit *m_from = nullptr;
    QTimeEdit *m_to = nullptr;
    QCheckBox *m_tray = nullptr;
    QLabel *m_trayNote = nullptr;
    QCheckBox *m_autostart = nullptr;
    QLabel *m_problem = nullptr;
    QPushButton *m_close;
};

} // namespace chautari
