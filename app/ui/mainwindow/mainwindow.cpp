// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/mainwindow/mainwindow.h"

#include "app/ui/chat/chatpage.h"
#include "app/ui/conversations/accountbar.h"
#include "app/ui/conversations/conversationpicker.h"
#include "app/ui/conversations/conversationspane.h"
#include "app/ui/details/blockeddialog.h"
#include "app/ui/history/exportdialog.h"
#include "app/ui/host/selftestdialog.h"
#include "app/ui/inspector/connectioninspector.h"
#include "app/ui/lock/lockscreen.h"
#include "app/ui/mainwindow/awaycontrol.h"
#include "app/ui/mainwindow/chatside.h"
#include "app/ui/mainwindow/helpmenu.h"
#include "app/ui/mainwindow/noticebar.h"
#include "app/ui/mainwindow/placecontrol.h"
#include "app/ui/mainwindow/settingsdialog.h"
#include "app/ui/mainwindow/viewmenu.h"
#include "app/ui/notify/notificationbus.h"
#include "app/ui/services/servicesdialog.h"
#include "app/ui/settings/lockpage.h"
#include "app/ui/settings/officehourspage.h"
#include "app/ui/settings/privacypage.h"
#include "app/ui/settings/repliespage.h"
#include "app/ui/settings/spellingpage.h"
#include "app/ui/widgets/appicon.h"
#include "app/ui/widgets/servertext.h"

#include <QtCore/QEvent>
#include <QtGui/QCloseEvent>
#include <QtGui/QKeySequence>
#include <QtWidgets/QApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

QString fullName(const UserAccount &account)
{
    const QString name = QString(account.firstName + u' ' + account.lastName).trimmed();
    return name.isEmpty() ? account.username : name;
}

} // namespace

MainWindow::MainWindow(ChatSession &session, const Shell &shell, Kind kind)
    : m_session(session)
    , m_shell(shell)
    , m_kind(kind)
    , m_model(new ConversationListModel(this))
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(appIcon());
    setMinimumSize(360, 480);
    buildPanes();
    buildMenus();
    buildShortcuts();
    connectSession();
    buildNotifications(); // after the models: it asks them
    connect(&m_shell.theme, &ThemeController::changed, this, &MainWindow::followTextScale);
    m_scale = m_shell.theme.textScale();
    resize(1100, 760);
    setDefaultSizes();
    restoreGeometry(m_shell.settings.geometry());
    m_splitter->restoreState(m_shell.settings.splitter());
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_listWidth = 0; });
    retranslate();
    if (m_session.isSignedIn()) {
        handleSignedIn();
    }
    updateFold();
    if (m_shell.lock != nullptr) {
        connect(m_shell.lock, &AppLock::lockedChanged, this, &MainWindow::showLocked);
        showLocked(isLocked());
    }
}

MainWindow::~MainWindow() = default;

void MainWindow::buildPanes()
{
    m_stack = new QStackedWidget(this);
    m_splitter = new QSplitter(m_stack);
    m_splitter->setObjectName(u"paneSplitter"_s);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_pane = new ConversationsPane(*m_model, m_shell.theme, m_splitter);
    m_pane->setMinimumWidth(240);
    m_side = new ChatSide(m_session, m_shell, m_splitter);
    m_chat = &m_side->chat();
    m_chat->setCamera(m_shell.camera);
    if (m_shell.spelling != nullptr)
        m_chat->setSpelling(*m_shell.spelling);
    m_splitter->addWidget(m_pane);
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_page = new QWidget(m_stack);
    m_notice = new NoticeBar(m_page);
    auto *column = new QVBoxLayout(m_page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(m_splitter, 1);
    m_stack->addWidget(m_page);
    setCentralWidget(m_stack);

    // Two servers may say something in the same moment, and two people of one read for themselves.
    const auto account
        = [this] { return u"%1-%2"_s.arg(m_session.server().http.authority()).arg(m_session.me().id.value()); };
    const auto showNotice = [this, account] {
        const Notice &notice = m_session.notice();
        m_notice->setNotice(notice, notice.at == m_shell.settings.readNotice(account()));
    };
    connect(&m_session, &ChatSession::consoleAnswered, this, [showNotice](const ConsoleAnswer &answer) {
        if (std::holds_alternative<Notice>(answer))
            showNotice();
    });
    connect(m_notice, &NoticeBar::dismissed, this,
        [this, account](Timestamp at) { m_shell.settings.setReadNotice(account(), at); });
    connect(m_pane, &ConversationsPane::conversationActivated, this, &MainWindow::openConversation);
    connect(m_pane, &ConversationsPane::retryRequested, this, [this] {
        m_pane->showLoading();
        m_session.retryNow();
    });
    connect(&m_pane->accountBar(), &AccountBar::retryRequested, this, [this] { m_session.retryNow(); });
    connect(
        m_pane, &ConversationsPane::searchRequested, this, [this](const QString &words) { m_session.search(words); });
    connect(m_pane, &ConversationsPane::messageActivated, this, &MainWindow::openMessage);
    m_chat->setEmojiTaste({m_shell.settings.recentEmojis(), m_shell.settings.skinTone()});
    connect(m_chat, &ChatPage::emojiTasteChanged, this,
        [this](const EmojiTaste &taste) { m_shell.settings.setEmojis(taste.recent, taste.tone); });
    m_chat->setVoiceMemory(m_shell.settings.voiceMemory());
    connect(m_chat, &ChatPage::voiceMemoryChanged, this,
        [this](const VoiceMemory &memory) { m_shell.settings.setVoiceMemory(memory); });
    connect(m_pane, &ConversationsPane::actionRequested, this, &MainWindow::actOn);
    connect(&m_session, &ChatSession::conversationRefused, m_pane,
        [this](ConversationId, const QString &sentence) { m_pane->showNotice(sentence); });
    connect(m_chat, &ChatPage::forwardRequested, this, &MainWindow::askWhereTo);
    connect(m_side, &ChatSide::exportRequested, this, &MainWindow::showExport);
    connect(m_chat, &ChatPage::backRequested, this, &MainWindow::leaveChat);
    connect(m_chat, &ChatPage::signInRequested, this, &MainWindow::signInRequested);
    connect(m_chat, &ChatPage::testRequested, this, &MainWindow::testNetwork);
    connect(m_pane, &ConversationsPane::servicesRequested, this, &MainWindow::showServices);
}

void MainWindow::buildMenus()
{
    m_fileMenu = menuBar()->addMenu(QString());
    m_settings = m_fileMenu->addAction(QString());
    m_settings->setObjectName(u"settingsAction"_s);
    m_settings->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma));
    m_away = new AwayControl(m_session, m_shell, m_pane->accountBar(), this);
    m_fileMenu->addAction(m_away->action());
    connect(m_away, &AwayControl::changed, this, &MainWindow::settingsChanged);
    m_place = new PlaceControl(m_session, m_shell.theme, *m_pane, this);
    m_fileMenu->addAction(m_place->peopleAction());
    m_fileMenu->addAction(m_place->inviteAction());
    connect(m_place, &PlaceControl::stopHostingRequested, this, &MainWindow::stopHostingRequested);
    connect(m_place, &PlaceControl::keepHostingRequested, this, &MainWindow::keepHostingRequested);
    connect(m_place, &PlaceControl::restoreRequested, this, &MainWindow::restoreRequested);
    if (m_shell.lock != nullptr) {
        m_lockAction = m_fileMenu->addAction(QString());
        m_lockAction->setObjectName(u"lockAction"_s);
        m_lockAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
        connect(m_lockAction, &QAction::triggered, this, &MainWindow::lock);
    }
    m_fileMenu->addSeparator();
    if (m_kind == Kind::Ordinary) {
        m_addAccount = m_fileMenu->addAction(QString());
        m_addAccount->setObjectName(u"addAccountAction"_s);
        connect(m_addAccount, &QAction::triggered, this, &MainWindow::addAccountRequested);
        m_backup = m_fileMenu->addAction(QString());
        m_backup->setObjectName(u"backupAction"_s);
        connect(m_backup, &QAction::triggered, this, &MainWindow::backupRequested);
    }
    m_blocked = m_fileMenu->addAction(QString());
    m_blocked->setObjectName(u"blockedAction"_s);
    connect(m_blocked, &QAction::triggered, this, [this] { showBlocked(); });
    m_signOut = m_fileMenu->addAction(QString());
    m_signOut->setObjectName(u"signOutAction"_s);
    m_fileMenu->addSeparator();
    m_quit = m_fileMenu->addAction(QString());
    m_quit->setObjectName(u"quitAction"_s);
    m_quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    connect(m_signOut, &QAction::triggered, this, [this] { m_session.signOut(); });
    connect(m_quit, &QAction::triggered, this, &MainWindow::quitRequested);
    connect(m_settings, &QAction::triggered, this, [this] { showSettings(); });
    menuBar()->addMenu(new ViewMenu(m_shell, this));
    if (m_kind == Kind::Demo) {
        m_windowMenu = menuBar()->addMenu(QString());
        m_secondPerson = m_windowMenu->addAction(QString());
        m_secondPerson->setObjectName(u"secondPersonAction"_s);
        connect(m_secondPerson, &QAction::triggered, this, &MainWindow::secondPersonRequested);
    }
    auto *help = new HelpMenu(m_shell, this, HelpMenu::Line::Offered);
    connect(help, &HelpMenu::connectionRequested, this, &MainWindow::showConnection);
    connect(help, &HelpMenu::testRequested, this, &MainWindow::testNetwork);
    menuBar()->addMenu(help);
}

void MainWindow::buildShortcuts()
{
    const auto add = [this](const QKeySequence &keys, const QString &name, const char *text, auto slot) {
        auto *action = new QAction(this);
        action->setObjectName(name);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
        m_keyActions.append({action, text});
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_K), u"searchAction"_s, QT_TR_NOOP("Search and jump to a conversation"), [this] {
        m_isChatInFront = false;
        updateFold();
        m_pane->focusSearch();
    });
    add(QKeySequence(Qt::CTRL | Qt::Key_N), u"servicesAction"_s, QT_TR_NOOP("Find a service, begin a conversation"),
        [this] { showServices(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_F), u"findAction"_s, QT_TR_NOOP("Search in this conversation"),
        [this] { m_chat->openSearch(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_G), u"dayAction"_s, QT_TR_NOOP("Go to a day of this conversation"),
        [this] { m_chat->openDays(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_I), u"detailsAction"_s, QT_TR_NOOP("Details of this conversation"),
        [this] { m_side->toggleDetails(); });
    add(QKeySequence(Qt::ALT | Qt::Key_Up), u"previousAction"_s, QT_TR_NOOP("Previous conversation"),
        [this] { m_pane->activateNeighbour(-1); });
    add(QKeySequence(Qt::ALT | Qt::Key_Down), u"nextAction"_s, QT_TR_NOOP("Next conversation"),
        [this] { m_pane->activateNeighbour(1); });
    add(QKeySequence(Qt::Key_F6), u"otherPaneAction"_s, QT_TR_NOOP("From the list to the chat and back"),
        [this] { switchPane(); });
}

void MainWindow::connectSession()
{
    connect(&m_session, &ChatSession::signedIn, this, &MainWindow::handleSignedIn);
    connect(&m_session, &ChatSession::meChanged, this, &MainWindow::handleSignedIn);
    connect(&m_session, &ChatSession::changed, this, &MainWindow::handleChanges);
    connect(&m_session, &ChatSession::conversationsLoaded, this, [this] { m_pane->showLoaded(); });
    connect(&m_session, &ChatSession::conversationsFailed, m_pane, &ConversationsPane::showFailed);
    connect(&m_session, &ChatSession::searchFinished, m_pane, &ConversationsPane::showHits);
    connect(&m_session, &ChatSession::historyReplaced, this, &MainWindow::forgetEverything);
    connect(&m_session, &ChatSession::connectionStatusChanged, this, [this](const ConnectionStatus &status) {
        m_pane->accountBar().setStatus(status);
        m_pane->setHasSettings(m_session.profile().hasSettings);
    });
    m_pane->accountBar().setStatus(m_session.connectionStatus());
}

void MainWindow::buildNotifications()
{
    auto *bus = new NotificationBus(QDBusConnection::sessionBus(), this);
    m_attention = new Attention(m_session, *m_model, *bus, *this, this);
    applySettings();
}

void MainWindow::applySettings()
{
    const AppSettings &settings = m_shell.settings;
    m_attention->setRules({settings.showsNotifications(), settings.showsMessageText(), settings.isPaused(),
        settings.quietHours(), isLocked()});
    m_away->apply();
    m_chat->setSendsOnEnter(settings.sendsOnEnter());
    m_chat->setReplies(settings.replies());
}

void MainWindow::showSettings(SettingsPart part)
{
    auto *dialog = new SettingsDialog(m_shell, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *replies = new RepliesPage(m_shell.settings.replies(), m_shell.settings.repliesFolder(), m_shell.theme);
    dialog->addPage(replies, QT_TRANSLATE_NOOP("chautari::SettingsDialog", "Replies"));
    connect(replies, &RepliesPage::changed, this, [this](const QList<CannedReply> &changed) {
        m_shell.settings.setReplies(changed);
        applySettings();
        Q_EMIT settingsChanged();
    });
    auto *hours = new OfficeHoursPage(m_shell.settings.officeHours(), m_shell.theme);
    dialog->addPage(hours, QT_TRANSLATE_NOOP("chautari::SettingsDialog", "Away"));
    connect(hours, &OfficeHoursPage::changed, m_away, &AwayControl::setHours);
    if (m_shell.spelling != nullptr) {
        dialog->addPage(new SpellingPage(*m_shell.spelling, m_shell.theme),
            QT_TRANSLATE_NOOP("chautari::SettingsDialog", "Spelling"));
    }
    if (m_session.profile().hasPrivacy) {
        dialog->addPage(
            new PrivacyPage(m_session, m_shell.theme), QT_TRANSLATE_NOOP("chautari::SettingsDialog", "Privacy"));
    }
    if (m_shell.lock != nullptr) {
        auto *page = new LockPage(*m_shell.lock, m_shell.theme);
        dialog->addPage(page, QT_TRANSLATE_NOOP("chautari::SettingsDialog", "Lock"));
        if (part == SettingsPart::Lock)
            dialog->showPage(page);
    }
    connect(dialog, &SettingsDialog::changed, this, &MainWindow::applySettings);
    connect(dialog, &SettingsDialog::changed, this, &MainWindow::settingsChanged);
    dialog->open();
}

bool MainWindow::isLocked() const
{
    return m_shell.lock != nullptr && m_shell.lock->isLocked();
}

// Without a passphrase there is nothing to lock with: one can be set.
void MainWindow::lock()
{
    if (m_shell.lock->isSet())
        m_shell.lock->lock();
    else
        showSettings(SettingsPart::Lock);
}

// The panes go on behind the lock, with every word that was typed.
void MainWindow::showLocked(bool isLocked)
{
    if (isLocked == (m_lockScreen != nullptr && m_stack->currentWidget() == m_lockScreen))
        return;
    if (isLocked) {
        m_unlockedFocus = focusWidget();
        m_chat->silence();
        if (m_lockScreen == nullptr) {
            m_lockScreen = new LockScreen(*m_shell.lock, m_shell.theme, m_stack);
            m_stack->addWidget(m_lockScreen);
            connect(m_lockScreen, &LockScreen::forgetRequested, this, &MainWindow::forgetRequested);
        }
        m_stack->setCurrentWidget(m_lockScreen);
        m_page->setEnabled(false); // a hidden field takes the focus all the same, and the keys with it
        m_lockScreen->focusField();
    } else {
        m_page->setEnabled(true);
        m_stack->setCurrentWidget(m_page);
        if (m_unlockedFocus)
            m_unlockedFocus->setFocus(Qt::OtherFocusReason);
    }
    menuBar()->setVisible(!isLocked);
    for (QAction *menu : menuBar()->actions())
        menu->setEnabled(!isLocked); // a desktop may show the menus elsewhere
    applySettings();
    updateTitle();
}

ConversationId MainWindow::conversationInSight() const
{
    return isActiveWindow() && m_chat->isVisible() ? m_chat->conversation() : ConversationId();
}

void MainWindow::bringToFront()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::showHostProblem(const QString &sentence)
{
    m_place->showProblem(sentence);
}

void MainWindow::setHosted(const HostedState &state)
{
    m_place->setHosted(state);
}

void MainWindow::bringToFront(ConversationId conversation)
{
    bringToFront();
    openConversation(conversation);
}

void MainWindow::handleSignedIn()
{
    const UserAccount &me = m_session.me();
    m_model->setMe(me.id);
    m_pane->accountBar().setPerson(me.id, fullName(me));
    m_place->apply();
    updateTitle();
}

void MainWindow::handleChanges(const SessionChanges &changes)
{
    m_model->apply(changes);
    m_chat->apply(changes);
    if (changes.conversationsGone.contains(m_chat->conversation())) {
        m_chat->closeConversation();
        leaveChat();
    }
    const bool isListTouched = !changes.conversations.isEmpty() || !changes.messages.isEmpty();
    if (isListTouched || !changes.presence.isEmpty()) {
        if (const Conversation *open = m_model->conversation(m_chat->conversation())) {
            m_chat->updateConversation(*open, isOnline(open->id));
        }
    }
    if (isListTouched) {
        updateTitle();
        if (m_wanted.isValid()) {
            openConversation(m_wanted);
        }
    }
}

// The conversation that was open is opened again when the new history has it.
void MainWindow::forgetEverything()
{
    m_wanted = m_chat->conversation();
    m_chat->closeConversation();
    m_model->clear();
    m_pane->showLoading();
}

void MainWindow::openMessage(const Message &message)
{
    openConversation(message.conversation);
    if (m_chat->conversation() == message.conversation) {
        m_chat->showMessage(message.id, message.seq);
    }
}

void MainWindow::openConversation(ConversationId id)
{
    if (const Conversation *conversation = m_model->conversation(id)) {
        m_wanted = {};
        showChat(*conversation);
    } else {
        m_wanted = id;
    }
}

void MainWindow::showChat(const Conversation &conversation)
{
    if (conversation.isMarkedUnread) {
        m_session.setMarkedUnread(conversation.id, false);
    }
    m_isChatInFront = true;
    updateFold(); // first: a hidden composer cannot take the focus
    m_chat->openConversation(conversation, isOnline(conversation.id));
    updateFold();
    m_pane->setOpenConversation(conversation.id);
    m_attention->handleSight();
}

void MainWindow::askWhereTo(const QList<Message> &messages)
{
    auto *picker = new ConversationPicker(*m_model, m_shell.theme, this);
    picker->setAttribute(Qt::WA_DeleteOnClose);
    connect(picker, &ConversationPicker::picked, this,
        [this, messages](ConversationId to) { m_chat->forward(messages, to); });
    picker->open();
}

void MainWindow::actOn(ConversationId id, ConversationAction action)
{
    const Conversation *conversation = m_model->conversation(id);
    if (conversation == nullptr) {
        return;
    }
    switch (action) {
    case ConversationAction::Pin:
    case ConversationAction::Unpin:
        m_session.setPinned(id, action == ConversationAction::Pin);
        break;
    case ConversationAction::Mute:
    case ConversationAction::Unmute:
        m_session.setMuted(id, action == ConversationAction::Mute);
        break;
    case ConversationAction::MarkUnread:
        m_session.setMarkedUnread(id, true);
        break;
    case ConversationAction::MarkRead:
        markRead(*conversation);
        break;
    case ConversationAction::Archive:
    case ConversationAction::Unarchive:
        m_session.archive(id, action == ConversationAction::Archive);
        break;
    case ConversationAction::Export:
        showExport(id);
        break;
    case ConversationAction::Delete:
        m_session.deleteConversation(id);
        break;
    }
}

void MainWindow::markRead(const Conversation &conversation)
{
    if (conversation.isMarkedUnread) {
        m_session.setMarkedUnread(conversation.id, false);
    }
    if (conversation.unreadCount > 0 && !conversation.latestMessages.isEmpty()) {
        const Message &newest = conversation.latestMessages.first();
        m_session.markRead(conversation.id, newest.id, newest.seq);
    }
}

// Beside each other, leaving means to go on with the keyboard in the list; the chat stays.
void MainWindow::leaveChat()
{
    m_isChatInFront = false;
    updateFold();
    m_pane->focusList();
}

void MainWindow::switchPane()
{
    const QWidget *focused = QApplication::focusWidget();
    if (focused != nullptr && m_chat->isAncestorOf(focused)) {
        leaveChat();
    } else if (const Conversation *open = m_model->conversation(m_chat->conversation())) {
        showChat(*open);
    }
}

void MainWindow::showServices()
{
    auto *dialog = new ServicesDialog(m_session, *m_model, m_shell.theme, this);
    connect(dialog, &ServicesDialog::conversationChosen, this, &MainWindow::openConversation);
    dialog->open();
}

void MainWindow::showBlocked()
{
    (new BlockedDialog(m_session, m_shell.theme, this))->open();
}

// Beside the window, which goes on: one of them is enough.
void MainWindow::showConnection()
{
    if (!m_inspector)
        m_inspector = new ConnectionInspector(m_session, m_shell.theme, this);
    m_inspector->show();
    m_inspector->raise();
    m_inspector->activateWindow();
}

void MainWindow::testNetwork()
{
    (new SelfTestDialog(selfTestPlanFor(m_session.server()), m_shell.theme, this))->start();
}

void MainWindow::showExport(ConversationId id)
{
    if (const Conversation *conversation = m_model->conversation(id)) {
        (new ExportDialog(m_session, *conversation, HistoryDoors::ofSystem(), this))->open();
    }
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    if (event->type() == QEvent::ActivationChange) {
        m_attention->handleSight();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_shell.settings.setGeometry(saveGeometry());
    if (!m_isFolded) {
        m_shell.settings.setSplitter(m_splitter->saveState());
    }
    if (m_hidesOnClose) {
        event->ignore();
        hide();
        return;
    }
    QMainWindow::closeEvent(event);
    Q_EMIT closed();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    updateFold();
}

void MainWindow::updateFold()
{
    m_isFolded = width() < foldWidth;
    m_pane->setVisible(!m_isFolded || !m_isChatInFront);
    m_side->setVisible(!m_isFolded || m_isChatInFront);
    m_chat->setBackVisible(m_isFolded);
    m_pane->accountBar().setRetryOffered(m_isFolded || !m_chat->conversation().isValid());
}

int MainWindow::unread() const
{
    return m_model->totalUnread();
}

void MainWindow::updateTitle()
{
    const QString name = m_session.isSignedIn() ? fullName(m_session.me()) : QString();
    if (isLocked()) {
        setWindowTitle(tr("Chautari (locked)"));
        Q_EMIT unreadChanged(unread());
        return;
    }
    QString title = name.isEmpty() ? tr("Chautari") : tr("%1 - Chautari", "person").arg(name);
    if (const int unread = m_model->totalUnread(); unread > 0) {
        title = tr("(%L1) %2", "unread messages, title").arg(unread).arg(title);
    }
    setWindowTitle(title);
    Q_EMIT unreadChanged(unread());
}

void MainWindow::retranslate()
{
    m_fileMenu->setTitle(tr("&File"));
    for (const auto &[action, text] : m_keyActions) {
        action->setText(tr(text));
    }
    m_away->retranslate();
    m_place->retranslate();
    m_notice->retranslate();
    m_blocked->setText(tr("&Blocked people…"));
    m_signOut->setText(tr("&Sign out"));
    m_quit->setText(tr("&Quit"));
    m_settings->setText(tr("S&ettings"));
    if (m_lockAction != nullptr)
        m_lockAction->setText(tr("&Lock"));
    if (m_addAccount != nullptr) {
        m_addAccount->setText(tr("&Add an account"));
        m_backup->setText(tr("Back &up this account…"));
    }
    if (m_windowMenu != nullptr) {
        m_windowMenu->setTitle(tr("&Window"));
        m_secondPerson->setText(tr("Second &person"));
    }
    updateTitle();
}

// Wide enough for a name and a line of text at this text size, never more than the smaller part of the window.
void MainWindow::setDefaultSizes()
{
    const QFontMetrics metrics(m_shell.theme.font(FontRole::Body));
    const int wanted = std::clamp(metrics.averageCharWidth() * 46, 300, width() * 45 / 100);
    m_splitter->setSizes({wanted, width() - wanted});
}

// The list keeps its share of words, not of pixels, when the text grows.
void MainWindow::followTextScale()
{
    const double scale = m_shell.theme.textScale();
    if (qFuzzyCompare(scale, m_scale) || m_isFolded) {
        return;
    }
    if (m_listWidth <= 0) {
        m_listWidth = m_splitter->sizes().first() / m_scale;
    }
    const int wanted = qRound(m_listWidth * scale);
    const int list = std::clamp(wanted, m_pane->minimumWidth(), m_splitter->width() * 45 / 100);
    m_scale = scale;
    m_splitter->setSizes({list, m_splitter->width() - list});
}

bool MainWindow::isOnline(ConversationId id) const
{
    return m_model->index(m_model->rowOf(id)).data(ConversationListModel::OnlineRole).toBool();
}

} // namespace chautari
