// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/widgets/theme.h"

#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;

namespace chautari {

//! \brief In the composer's place while messages are chosen: how many, and what can be done with all of them. GUI
//! thread.
class SelectionBar : public QWidget
{
    Q_OBJECT
public:
    explicit SelectionBar(QWidget *parent = nullptr);

    void setCount(int count);

Q_SIGNALS:
    void copyRequested();
    void forwardRequested();
    void deleteRequested();
    void ended();

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QPushButton *addButton(const char *name);
    void retranslate();

    QLabel *m_label;
    QPushButton *m_copy;
    QPushButton *m_forward;
    QPushButton *m_delete;
    QPushButton *m_end;
    int m_count = 0;
};

} // namespace chautari
