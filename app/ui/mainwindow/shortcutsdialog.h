// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QDialog>

class QGridLayout;
class QLabel;
class QMainWindow;
class QPushButton;
class QScrollArea;

namespace chautari {

//! \brief Every shortcut of a window on one sheet, from the list that the palette has too. GUI thread.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ShortcutsDialog(const QMainWindow &window, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QLabel &labelAt(int line, int column);
    void fill();

    const QMainWindow &m_window;
    QScrollArea *m_scroll;
    QGridLayout *m_rows = nullptr;
    QPushButton *m_closeButton;
};

} // namespace chautari
