// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/hostlookup.h"
#include "app/ui/login/cardpage.h"

class QLabel;
class QPushButton;

namespace chautari {

class FormField;

//! \brief A host that was found on the network: how to know that it is the right one. By a code that its person says,
//! or by a number that both screens show. GUI thread.
class MeetPage : public CardPage
{
    Q_OBJECT
public:
    explicit MeetPage(const ThemeController &theme, QWidget *parent = nullptr);

    void setHost(const HostFacts &facts);
    void setBusy(bool isBusy);
    void showCodeProblem(const QString &problem);
    void focusFirst();

Q_SIGNALS:
    void codeGiven(const QString &digits);
    void numberCompared(); //!< and it was the same

protected:
    void retranslate() override;

private:
    void submit();

    bool m_isBusy = false;
    QString m_place;
    QString m_number;
    FormField *m_code;
    QPushButton *m_joinButton;
    QLabel *m_orLabel;
    QLabel *m_numberLabel;
    QPushButton *m_sameButton;
};

} // namespace chautari
