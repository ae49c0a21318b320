// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/console/consolepage.h"

class QPlainTextEdit;

namespace chautari {

//! \brief A word to everybody. GUI thread.
class NoticePage : public ConsolePage
{
    Q_OBJECT
public:
    explicit NoticePage(const ConsoleContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Notice"); }
    void handle(const ConsoleAnswer &answer) override;
    void retranslate() override;
    void refresh() override { }

private:
    void showState();

    QLabel *m_intro;
    QPlainTextEdit *m_text;
    QLabel *m_count;
    QPushButton *m_tellButton;
    QPushButton *m_takeAwayButton;
    QLabel *m_state;
    Notice m_notice;
};

} // namespace chautari
