// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/selftest/diagnosis.h"
#include "app/selftest/selftest.h"
#include "app/ui/widgets/theme.h"

#include <QtWidgets/QDialog>

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;

namespace chautari {

//! \brief Why the other computer is not found, in plain words: runs a self-test and says what was
//! concluded and what to do, the worst first. The report may be given to whoever helps. Deletes itself when it closes.
//! GUI thread; the test has a thread of its own.
class SelfTestDialog : public QDialog
{
    Q_OBJECT
public:
    SelfTestDialog(const SelfTestPlan &plan, const ThemeController &theme, QWidget *parent = nullptr);

    void start(); //!< opens it, and runs the test
    //! What a run ends with.
    void showFacts(const NetworkFacts &facts);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void run();
    void fill();
    void copyReport();
    [[nodiscard]] QIcon iconOf(Severity severity) const;
    void retranslate();

    SelfTestPlan m_plan;
    const ThemeController &m_theme;
    SelfTest m_test;
    NetworkFacts m_facts;
    SelfTestStep m_step = SelfTestStep::Addresses;
    bool m_isRunning = false;
    QLabel *m_status;
    QProgressBar *m_progress;
    QListWidget *m_list;
    QPushButton *m_copyButton;
    QPushButton *m_againButton;
    QPushButton *m_closeButton;
};

} // namespace chautari
