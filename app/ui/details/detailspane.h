// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/chatsession.h"
#include "app/ui/widgets/theme.h"

#include <QtCore/QHash>
#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace chautari {

class Avatar;
class GlyphButton;
class NoteField;
class SharedFiles;

//! \brief Everything about one conversation but its messages: who, about what, a private note, pictures and files, what
//! can be done with it, and where its words are kept. Asks the session itself, and only while it is shown. GUI thread.
class DetailsPane : public QWidget
{
    Q_OBJECT
public:
    DetailsPane(ChatSession &session, const ThemeController &theme, QWidget *parent = nullptr);
    ~DetailsPane() override; //!< a note that was begun is saved

    //! Cheap when nothing changed. An invalid one empties the pane.
    void setConversation(const Conversation &conversation, bool isOnline);
    void focusFirst();

Q_SIGNALS:
    void closeRequested();
    void fileWanted(const chautari::Message &message, int attachment);
    void exportRequested(chautari::ConversationId conversation);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *buildTop(const ThemeController &theme);
    void buildPerson(QVBoxLayout &column, const ThemeController &theme);
    void buildActions(QVBoxLayout &column);
    QLabel *addTitle(QVBoxLayout &column);
    QPushButton *addAction(QVBoxLayout &column, const QString &name);
    void apply(const SessionChanges &changes);
    void load();
    void showPerson();
    void showService();
    void showActions();
    void showServer();
    void toggleBlock();
    void retranslate();

    ChatSession &m_session;
    QLabel *m_title = nullptr;
    GlyphButton *m_closeButton = nullptr;
    QScrollArea *m_scroll = nullptr;
    Avatar *m_avatar = nullptr;
    QLabel *m_name = nullptr;
    QLabel *m_presence = nullptr;
    QLabel *m_blocked = nullptr;
    QLabel *m_serviceTitle = nullptr;
    QLabel *m_service = nullptr;
    QLabel *m_serviceFacts = nullptr;
    QLabel *m_noteTitle = nullptr;
    NoteField *m_note = nullptr;
    SharedFiles *m_files = nullptr;
    QLabel *m_actionsTitle = nullptr;
    QPushButton *m_pinButton = nullptr;
    QPushButton *m_muteButton = nullptr;
    QPushButton *m_archiveButton = nullptr;
    QPushButton *m_exportButton = nullptr;
    QPushButton *m_blockButton = nullptr;
    QPushButton *m_deleteButton = nullptr;
    QLabel *m_problem = nullptr;
    QLabel *m_serverTitle = nullptr;
    QLabel *m_server = nullptr;

    Conversation m_conversation;
    bool m_isOnline = false;
    QHash<UserId, Timestamp> m_lastSeen;
    Service m_offer; //!< what the server says of the service, when it does
    ConversationId m_loaded; //!< what the session was asked about
};

} // namespace chautari
