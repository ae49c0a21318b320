// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/login/cardpage.h"

class QPushButton;

namespace chautari {

//! \brief The account is there, and somebody who runs the server has to let the person in. Going back gives up waiting,
//! not the account. GUI thread.
class WaitingPage : public CardPage
{
    Q_OBJECT
public:
    explicit WaitingPage(const ThemeController &theme, QWidget *parent = nullptr);

    void setPlace(const QString &name); //!< may be empty
    void focusFirst();

protected:
    void retranslate() override;

private:
    QString m_place;
    QPushButton *m_leaveButton;
};

} // namespace chautari
