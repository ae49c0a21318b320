// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/console/consolepage.h"

namespace chautari {

//! \brief Messages that people have reported, and what to do about them. GUI thread.
class ReportsPage : public ConsolePage
{
    Q_OBJECT
public:
    explicit ReportsPage(const ConsoleContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void handle(const ConsoleAnswer &answer) override;
    void retranslate() override;
    void refresh() override { order(ListReports{}); }

Q_SIGNALS:
    void titleChanged();

private:
    void fill();
    void settle(bool isRemoved);
    [[nodiscard]] const Report *selected() const;

    QLabel *m_intro;
    QListWidget *m_list;
    QPushButton *m_deleteButton;
    QPushButton *m_leaveButton;
    QList<Report> m_reports;
};

} // namespace chautari
