// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/mainwindow/appsettings.h"
#include "app/ui/mainwindow/commands.h"
#include "app/ui/widgets/theme.h"

#include <QtCore/QAbstractTableModel>
#include <QtWidgets/QDialog>

class QLabel;
class QLineEdit;
class QTreeView;

namespace chautari {

//! \brief Commands and their keys as rows. GUI thread.
class CommandModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Text, Keys, ColumnCount };

    explicit CommandModel(const ThemeController &theme, QObject *parent = nullptr);

    void setCommands(const QList<Command> &commands);
    [[nodiscard]] const Command &commandAt(int row) const { return m_commands.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    const ThemeController &m_theme;
    QList<Command> m_commands;
};

//! \brief Everything the window can do, found by words: Up and Down choose while the hands stay in the field, Enter
//! runs. What was used last stands first. Deletes itself when it closes. GUI thread.
class CommandPalette : public QDialog
{
    Q_OBJECT
public:
    //! Of this window; the commands are asked for once, now.
    CommandPalette(const QMainWindow &window, AppSettings &settings, const ThemeController &theme, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void find();
    void run(const QModelIndex &index);
    void retranslate();

    const QMainWindow &m_window;
    AppSettings &m_settings;
    QList<Command> m_all;
    CommandModel m_found;
    QLineEdit *m_edit;
    QTreeView *m_list;
    QLabel *m_nothing;
};

} // namespace chautari
