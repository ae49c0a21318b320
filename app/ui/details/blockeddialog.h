// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/chatsession.h"
#include "app/ui/widgets/theme.h"

#include <QtWidgets/QDialog>

class QLabel;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace chautari {

class EmptyState;

//! \brief Whom this person has blocked, each with a way back. Deletes itself when it closes. GUI thread.
class BlockedDialog : public QDialog
{
    Q_OBJECT
public:
    BlockedDialog(ChatSession &session, const ThemeController &theme, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void addRow(const UserBasic &person);
    void retranslate();

    ChatSession &m_session;
    const ThemeController &m_theme;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QVBoxLayout *m_rows = nullptr;
    QLabel *m_problem;
    QPushButton *m_closeButton;
};

} // namespace chautari
