// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/chatsession.h"
#include "app/ui/widgets/theme.h"

#include <QtWidgets/QDialog>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace chautari {

//! \brief The owner's console: who may come in, and the people, those who wait first. What it says is what the server
//! says. Deletes itself when it closes. GUI thread.
class PlaceDialog : public QDialog
{
    Q_OBJECT
public:
    //! \param place as it is now
    PlaceDialog(ChatSession &session, const ThemeController &theme, const QList<PlacePerson> &people,
        const PlaceSettings &place, QWidget *parent = nullptr);

    //! The server runs in this program.
    void setStoppable(bool isStoppable);

Q_SIGNALS:
    void stopRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void handle(const PlaceAnswer &answer);
    void fill();
    void showButtons();
    void change(const PlacePersonChange &change);
    [[nodiscard]] const PlacePerson *selected() const;
    [[nodiscard]] QString lineOf(const PlacePerson &person) const;
    void retranslate();

    ChatSession &m_session;
    const ThemeController &m_theme;
    QList<PlacePerson> m_people;
    PlaceSettings m_place;
    QLabel *m_registrationLabel;
    QComboBox *m_registration;
    QListWidget *m_list;
    QPushButton *m_letInButton;
    QPushButton *m_refuseButton;
    QPushButton *m_disableButton;
    QPushButton *m_ownerButton;
    QPushButton *m_inviteButton;
    QPushButton *m_stopButton;
    QPushButton *m_closeButton;
    QLabel *m_problem;
};

} // namespace chautari
