// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/console/consolepage.h"

namespace chautari {

//! \brief Everybody's sign-ins, and how to end one. GUI thread.
class SessionsPage : public ConsolePage
{
    Q_OBJECT
public:
    explicit SessionsPage(const ConsoleContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Sign-ins"); }
    void handle(const ConsoleAnswer &answer) override;
    void retranslate() override;
    void refresh() override { order(ListSessions{}); }

private:
    void fill();
    void showButtons();
    [[nodiscard]] const OwnerSession *selected() const;
    [[nodiscard]] QString lineOf(const OwnerSession &session) const;

    QLabel *m_intro;
    QListWidget *m_list;
    QPushButton *m_endButton;
    QPushButton *m_endAllButton;
    QList<OwnerSession> m_sessions;
};

} // namespace chautari
