// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ui/console/consolepage.h"

namespace chautari {

//! \brief Who may come in, and the people, those who wait first. What it says is what the server says. GUI thread.
class PeoplePage : public ConsolePage
{
    Q_OBJECT
public:
    explicit PeoplePage(const ConsoleContext &context, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void handle(const ConsoleAnswer &answer) override;
    void retranslate() override;
    void refresh() override;

    void setPeople(const QList<PlacePerson> &people);
    void setPlace(const PlaceSettings &place);

private:
    void build();
    void fill();
    void showButtons();
    void change(const PlacePersonChange &change);
    void askForNewPassword();
    void showNewPassword(const NewPassword &answer);
    [[nodiscard]] const PlacePerson *selected() const;
    [[nodiscard]] QString lineOf(const PlacePerson &person) const;

    QList<PlacePerson> m_people;
    PlaceSettings m_place;
    QLabel *m_registrationLabel;
    QComboBox *m_registration;
    QListWidget *m_list;
    QPushButton *m_letInButton;
    QPushButton *m_refuseButton;
    QPushButton *m_disableButton;
    QPushButton *m_ownerButton;
    QPushButton *m_passwordButton;
};

} // namespace chautari
