// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/login/cardpage.h"

namespace chautari {

class ChoiceButton;

//! \brief The very first screen: no network, no account, two buttons. GUI thread.
class StartPage : public CardPage
{
    Q_OBJECT
public:
    //! `canTry`: this program was built with a server inside.
    StartPage(const ThemeController &theme, bool canTry, QWidget *parent = nullptr);

    void setBusy(bool isBusy);
    void setRestoreVisible(bool isVisible); //!< there is a place for accounts
    void showProblem(const QString &problem) { setProblem(problem); }
    void focusFirst();

Q_SIGNALS:
    void tryRequested();
    void joinRequested();
    void hostRequested();
    void restoreRequested();

protected:
    void retranslate() override;

private:
    ChoiceButton *m_tryButton;
    ChoiceButton *m_joinButton;
    ChoiceButton *m_hostButton;
    ChoiceButton *m_restoreButton;
    bool m_canTry;
};

} // namespace chautari
