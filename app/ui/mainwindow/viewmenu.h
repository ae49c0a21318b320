// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/mainwindow/shell.h"

#include <QtGui/QActionGroup>
#include <QtWidgets/QMenu>

namespace chautari {

//! \brief Theme, text size and language; the same in every window, and every window follows. GUI thread.
class ViewMenu : public QMenu
{
    Q_OBJECT
public:
    ViewMenu(const Shell &shell, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addThemes();
    void addSizes();
    void addLanguages();
    void chooseScale(double scale);
    void retranslate();
    void showCurrent();

    Shell m_shell;
    QMenu *m_themeMenu;
    QMenu *m_sizeMenu;
    QMenu *m_languageMenu;
    QActionGroup *m_themes;
    QActionGroup *m_sizes;
    QActionGroup *m_languages;
    QAction *m_larger = nullptr;
    QAction *m_smaller = nullptr;
    QAction *m_normal = nullptr;
};

} // namespace chautari
