// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QDialog>

class QGridLayout;
class QLabel;
class QPushButton;

namespace chautari {

//! \brief Every shortcut on one sheet. GUI thread.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ShortcutsDialog(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QLabel &labelAt(int line, int column);
    void fill();

    QGridLayout *m_rows;
    QPushButton *m_closeButton;
};

} // namespace chautari
