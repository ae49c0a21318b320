// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/serveraddress.h"
#include "app/ui/login/cardpage.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace chautari {

class FormField;

//! \brief Asks for a server's address and says at each key what it would be understood as. Asks nobody itself: whoever
//! hears joinRequested() does, and answers with setBusy() and showProblem(). GUI thread.
class JoinPage : public CardPage
{
    Q_OBJECT
public:
    explicit JoinPage(const ThemeController &theme, QWidget *parent = nullptr);

    void setAddressText(const QString &text);
    void setBusy(bool isBusy);
    void showAddressProblem(const QString &problem);
    void focusFirst();
    //! What was found on the network, by an id of the caller's; a name may be there twice.
    struct Row
    {
        QString id;
        QString name;
        QString where;
    };
    void setHosts(const QList<Row> &rows);
    void setLooking(bool isLooking);

Q_SIGNALS:
    void hostChosen(const QString &id);
    void joinRequested(const chautari::ServerAddress &address, const QString &ticket);
    void cancelRequested();

protected:
    void retranslate() override;
    void changeEvent(QEvent *event) override;

private:
    void submit();
    void updateHint();
    void fitHosts();

    QLabel *m_hostsLabel;
    QListWidget *m_hosts;
    FormField *m_address;
    QPushButton *m_joinButton;
    bool m_isBusy = false;
    bool m_isLooking = false;
};

} // namespace chautari
