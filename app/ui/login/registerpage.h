// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/login/cardpage.h"
#include "shared/core/error.h"
#include "shared/protocol/auth.h"

class QLabel;
class QPushButton;

namespace chautari {

class FormField;

//! \brief A new account on one server: what one comes for, name, e-mail, password. GUI thread.
class RegisterPage : public CardPage
{
    Q_OBJECT
public:
    explicit RegisterPage(const ThemeController &theme, QWidget *parent = nullptr);

    void setServer(const QString &name, const QString &address);
    void clear();
    void setRole(Role role); //!< what is chosen until the person chooses
    void setBusy(bool isBusy);
    void showError(const Error &error);
    void focusFirst();

Q_SIGNALS:
    void registerRequested(const chautari::RegisterRequest &request);

protected:
    void retranslate() override;

private:
    void addRoles();
    void addFields();
    void submit();
    void suggestUsername();
    //! Sets the problems this computer can find by itself.
    [[nodiscard]] bool checkFields();
    void focusFirstProblem();
    [[nodiscard]] QList<FormField *> fields() const;

    QString m_serverName;
    QString m_serverAddress;
    QLabel *m_roleLabel;
    QPushButton *m_customerButton;
    QPushButton *m_providerButton;
    FormField *m_firstName;
    FormField *m_lastName;
    FormField *m_email;
    FormField *m_username;
    FormField *m_password;
    FormField *m_password2;
    QPushButton *m_createButton;
    bool m_isUsernameOwn = false; //!< the person wrote it: no more suggestions
    bool m_isBusy = false;
};

} // namespace chautari
