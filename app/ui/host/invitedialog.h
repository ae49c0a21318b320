// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/chatsession.h"
#include "app/ui/host/addresswatch.h"
#include "app/ui/widgets/theme.h"

#include <QtWidgets/QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace chautari {

class QrPicture;

//! \brief How others come in: a link and the same as a picture, or a code to be said aloud; and the number by which
//! both sides can compare the server's key. Says when nobody else can come in because this computer is in no network,
//! and goes on when it is. Asks for a ticket when it opens. Deletes itself when it closes. GUI thread.
class InviteDialog : public QDialog
{
    Q_OBJECT
public:
    //! \param server where the session is, and by which key others find it
    InviteDialog(ChatSession &session, ServerAddress server, const ThemeController &theme, QWidget *parent = nullptr);
    ~InviteDialog() override; //!< a code that nobody used is void

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void ask();
    void handle(const PlaceAnswer &answer);
    void showLink();
    void copyLink();
    [[nodiscard]] bool isHere() const; //!< the server is on this computer
    [[nodiscard]] QStringList addresses() const;
    [[nodiscard]] bool hasKey() const;
    [[nodiscard]] bool canProveItself() const;
    void showCode();
    void retranslate();

    ChatSession &m_session;
    const ServerAddress m_server;
    const ThemeController &m_theme;
    AddressWatch m_watch;
    QLabel *m_alone;
    QLabel *m_intro;
    QrPicture *m_picture;
    QLineEdit *m_link;
    QPushButton *m_copyButton;
    QLabel *m_codeIntro;
    QLabel *m_code;
    QPushButton *m_codeButton;
    QLabel *m_number;
    QLabel *m_problem;
    QPushButton *m_testButton;
    QPushButton *m_closeButton;
    JoinCode m_joinCode;
    Invitation m_invitation;
};

} // namespace chautari
