// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/login/cardpage.h"
#include "shared/core/error.h"

class QPushButton;

namespace chautari {

class FormField;

//! \brief E-mail and password for one server, whose name and address stand above. GUI thread.
class SignInPage : public CardPage
{
    Q_OBJECT
public:
    explicit SignInPage(const ThemeController &theme, QWidget *parent = nullptr);

    //! `name` is what the server calls itself, `address` where it is.
    void setServer(const QString &name, const QString &address);
    void setEmail(const QString &email);
    void clearPassword();
    void setBusy(bool isBusy);
    //! Under the fields that the server named, the rest above them.
    void showError(const Error &error);
    //! Why one is here again: "You were signed out on another computer."
    void showNotice(const QString &notice) { setProblem(notice); }
    void focusFirst();

Q_SIGNALS:
    void signInRequested(const QString &email, const QString &password);
    void createAccountRequested();

protected:
    void retranslate() override;

private:
    void submit();

    QString m_serverName;
    QString m_serverAddress;
    FormField *m_email;
    FormField *m_password;
    QPushButton *m_signInButton;
    QPushButton *m_createButton;
    bool m_isBusy = false;
};

} // namespace chautari
