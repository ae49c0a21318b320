// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/conversationlistmodel.h"
#include "app/session/chatsession.h"
#include "app/ui/conversations/conversationmenu.h"
#include "app/ui/mainwindow/shell.h"
#include "app/ui/notify/attention.h"

#include <QtCore/QPointer>
#include <QtWidgets/QMainWindow>

class QSplitter;
class QStackedWidget;

namespace chautari {

class AwayControl;
class ChatPage;
class ChatSide;
class ConnectionInspector;
class ConversationsPane;
class LockScreen;
class NoticeBar;
class PlaceControl;
struct HostedState;

//! \brief One signed-in (or signing-in) person: the list beside the chat, one of them below 720 pixels. Owns models and
//! panes; the session belongs to the caller and outlives it. Several windows may stand side by side. GUI thread.
class MainWindow : public QMainWindow, private AttentionOwner
{
    Q_OBJECT
public:
    enum class Kind { Ordinary, Demo };

    MainWindow(ChatSession &session, const Shell &shell, Kind kind = Kind::Ordinary);
    ~MainWindow() override;

    //! Below this width one pane is shown at a time.
    static constexpr int foldWidth = 720;

    //! At once when it is known, else as soon as the list has come.
    void openConversation(ConversationId id);
    [[nodiscard]] bool isFolded() const { return m_isFolded; }
    [[nodiscard]] int unread() const;
    //! Closing it only takes it from the screen: something else brings it back.
    void setHidesOnClose(bool hides) { m_hidesOnClose = hides; }
    void bringToFront();
    void setHosted(const HostedState &state);
    //! What was wanted of it could not be done; a sentence says why.
    void showHostProblem(const QString &sentence);
    //! What the person chose may have changed.
    void applySettings();

Q_SIGNALS:
    void secondPersonRequested(); //!< only with Kind::Demo
    void stopHostingRequested();
    void keepHostingRequested(bool isKept);
    void restoreRequested(const QString &file, const QString &passphrase); //!< only after setHosted
    void settingsChanged();
    void unreadChanged(int count);
    void addAccountRequested();
    void backupRequested();
    void quitRequested();
    void signInRequested(); //!< what is on this computer is shown, and the server wants the password
    void forgetRequested(); //!< the passphrase of the lock
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] ConversationId conversationInSight() const override;
    void bringToFront(ConversationId conversation) override;
    void buildNotifications();
    enum class SettingsPart { First, Lock };
    void showSettings(SettingsPart part = SettingsPart::First);
    void lock();
    void showLocked(bool isLocked);
    [[nodiscard]] bool isLocked() const;
    void buildPanes();
    void buildMenus();
    void buildShortcuts();
    void connectSession();
    void handleSignedIn();
    void handleChanges(const SessionChanges &changes);
    void forgetEverything();
    void openMessage(const Message &message);
    void showChat(const Conversation &conversation);
    void leaveChat();
    void askWhereTo(const QList<Message> &messages);
    void actOn(ConversationId id, ConversationAction action);
    void markRead(const Conversation &conversation);
    void switchPane();
    void showServices();
    void showBlocked();
    void showConnection();
    void testNetwork();
    void showExport(ConversationId id);
    void updateFold();
    void updateTitle();
    void retranslate();
    void setDefaultSizes();
    void followTextScale();
    [[nodiscard]] bool isOnline(ConversationId id) const;

    ChatSession &m_session;
    Shell m_shell;
    Kind m_kind;
    ConversationListModel *m_model;
    QStackedWidget *m_stack = nullptr; //!< the panes, or the lock before them
    QWidget *m_page = nullptr; //!< behind the lock
    QSplitter *m_splitter = nullptr;
    LockScreen *m_lockScreen = nullptr; //!< made when it is wanted
    QPointer<QWidget> m_unlockedFocus;
    ConversationsPane *m_pane = nullptr;
    ChatSide *m_side = nullptr;
    ChatPage *m_chat = nullptr; //!< in m_side
    QMenu *m_fileMenu = nullptr;
    QMenu *m_windowMenu = nullptr;
    QAction *m_settings = nullptr;
    QAction *m_addAccount = nullptr; //!< not with Kind::Demo
    QAction *m_backup = nullptr; //!< not with Kind::Demo
    Attention *m_attention = nullptr;
    AwayControl *m_away = nullptr;
    NoticeBar *m_notice = nullptr;
    PlaceControl *m_place = nullptr;
    QPointer<ConnectionInspector> m_inspector;
    QAction *m_lockAction = nullptr; //!< with a lock in the shell
    QAction *m_blocked = nullptr;
    QAction *m_signOut = nullptr;
    QAction *m_quit = nullptr;
    QAction *m_secondPerson = nullptr;
    QList<std::pair<QAction *, const char *>> m_keyActions; //!< of no menu, with their texts
    ConversationId m_wanted; //!< to be opened when the list has it
    double m_scale = 1.0; //!< the text scale of the pane sizes
    double m_listWidth = 0; //!< at normal text, before it was bounded; 0 = as it stands
    bool m_hidesOnClose = false;
    bool m_isFolded = false;
    bool m_isChatInFront = false; //!< which pane a folded window shows
};

} // namespace chautari
