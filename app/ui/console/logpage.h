// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/console/consolepage.h"

namespace chautari {

//! \brief The audit log: what was done by whom, newest first, and whether it is what was written. GUI thread.
class LogPage : public ConsolePage
{
    Q_OBJECT
public:
    explicit LogPage(const ConsoleContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Log"); }
    void handle(const ConsoleAnswer &answer) override;
    void retranslate() override;
    void refresh() override;

private:
    void fill();
    void showCheck();
    [[nodiscard]] QString sentenceOf(const AuditEntry &entry) const;

    QLabel *m_intro;
    QListWidget *m_list;
    QPushButton *m_olderButton;
    QPushButton *m_checkButton;
    QLabel *m_result;
    QList<AuditEntry> m_entries;
    qint64 m_nextBefore = 0;
    std::optional<AuditCheck> m_check;
};

} // namespace chautari
