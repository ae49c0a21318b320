// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/chatpage.h"

#include "app/models/displaytext.h"
#include "app/ui/chat/attachmentfiles.h"
#include "app/ui/chat/blockedbar.h"
#include "app/ui/chat/chatheader.h"
#include "app/ui/chat/connectionbanner.h"
#include "app/ui/chat/dayjump.h"
#include "app/ui/chat/forwarder.h"
#include "app/ui/chat/linkquestion.h"
#include "app/ui/chat/messageactions.h"
#include "app/ui/chat/messageview.h"
#include "app/ui/chat/searchbar.h"
#include "app/ui/chat/selectionbar.h"
#include "app/ui/chat/typingline.h"
#include "app/ui/chat/voiceplayback.h"
#include "app/ui/compose/composeedit.h"
#include "app/ui/compose/composer.h"
#include "app/ui/widgets/emptystate.h"
#include "app/ui/widgets/servertext.h"

#include <QtCore/QEvent>
#include <QtCore/QMimeData>
#include <QtCore/QTimer>
#include <QtGui/QDropEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QFrame>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int draftPauseMs = 700;

QFrame *separator(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setBackgroundRole(QPalette::Midlight); // Theme::border
    line->setAutoFillBackground(true);
    line->setFixedHeight(1);
    return line;
}

} // namespace

class ChatPage::Private : public QObject
{
public:
    Private(ChatPage &owner, ChatSession &chatSession, const ThemeController &theme, const VoiceDevices &devices);

    void build(const ThemeController &theme);
    void connectVoice(const VoiceDevices &devices);
    void connectSession();
    void open(const Conversation &next, bool isPeerOnline);
    void close();
    void showFacts(const Conversation &next, bool isPeerOnline);
    void apply(const SessionChanges &changes);
    void applyPresence(const SessionChanges &changes);
    void handleConnection(const ConnectionStatus &status);
    void handleHistory(const HistoryPage &history);
    void loadOlder();
    void markSeen();
    void countWaiting();
    void chooseFile();
    void showLimits();
    void showBlocked();
    void keepDraft();
    bool takeDrop(QEvent *event);
    void showWanted();
    void retranslate();
    bool eventFilter(QObject *watched, QEvent *event) override;

    ChatPage &page;
    ChatSession &session;
    MessageListModel model;
    AttachmentFiles files;
    Forwarder forwarder;
    VoicePlayer player;
    VoicePlayback voice;
    QStackedWidget *stack = nullptr;
    EmptyState *empty = nullptr;
    ChatHeader *header = nullptr;
    MessageView *view = nullptr;
    SearchBar *search = nullptr;
    TypingLine *typing = nullptr;
    ConnectionBanner *banner = nullptr;
    SelectionBar *selection = nullptr;
    Composer *composer = nullptr;
    BlockedBar *blocked = nullptr;
    DayJump *days = nullptr;
    MessageActions *actions = nullptr;

    Conversation conversation;
    bool isOnline = false;
    QHash<UserId, Timestamp> lastSeen;
    QHash<ConversationId, QString> drafts; //!< what was written and not sent
    QHash<ConversationId, VoiceRecording> recordings; //!< likewise; forgotten when the program ends
    QTimer draftTimer; //!< a pause after the last key
    qint64 markedSeq = 0;
    bool hasFirstPage = false; //!< of this opening
    MessageId wantedMessage; //!< to be shown when it has come
    int wantedFile = -1; //!< of the wanted message, to be opened then
};

ChatPage::Private::Private(
    ChatPage &owner, ChatSession &chatSession, const ThemeController &theme, const VoiceDevices &devices)
    : page(owner)
    , session(chatSession)
    , files(chatSession)
    , forwarder(chatSession)
    , player(devices)
    , voice(model, files, player)
{
    build(theme);
    connectVoice(devices);
    connectSession();
    retranslate();
}

void ChatPage::Private::build(const ThemeController &theme)
{
    stack = new QStackedWidget(&page);
    empty = new EmptyState(Glyph::Chat, theme);
    auto *chat = new QWidget;
    header = new ChatHeader(theme, chat);
    search = new SearchBar(theme, chat);
    view = new MessageView(model, theme, chat);
    typing = new TypingLine(theme, chat);
    banner = new ConnectionBanner(chat);
    selection = new SelectionBar(chat);
    selection->hide();
    composer = new Composer(theme, chat);
    auto *column = new QVBoxLayout(chat);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(separator(chat));
    column->addWidget(search);
    column->addWidget(view, 1);
    column->addWidget(typing);
    column->addWidget(banner);
    column->addWidget(separator(chat));
    column->addWidget(selection);
    column->addWidget(composer);
    blocked = new BlockedBar(chat);
    column->addWidget(blocked);
    stack->addWidget(empty);
    stack->addWidget(chat);
    auto *outer = new QVBoxLayout(&page);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(stack);
    page.setProperty("pane", u"surface"_s);
    page.setAttribute(Qt::WA_StyledBackground);

    view->setFiles(files);
    actions = new MessageActions({session, model, *view, *composer, files, theme, page}, this);
    connect(actions, &MessageActions::sent, this, [this](ConversationId to) {
        drafts.remove(to);
        draftTimer.stop();
        view->scrollToNewest();
    });
    days = new DayJump(session, model, *view, theme, this);
    connect(view, &MessageView::dayActivated, this, [this](QDate day) { days->open(conversation, day); });
    connect(actions, &MessageActions::forwardRequested, &page, &ChatPage::forwardRequested);
    connect(selection, &SelectionBar::copyRequested, actions, &MessageActions::copyChosen);
    connect(selection, &SelectionBar::forwardRequested, actions, &MessageActions::forwardChosen);
    connect(selection, &SelectionBar::deleteRequested, actions, &MessageActions::deleteChosen);
    connect(selection, &SelectionBar::ended, view, &MessageView::clearChosen);
    connect(view, &MessageView::chosenChanged, this, [this](int count) {
        selection->setCount(count);
        selection->setVisible(count > 0);
        composer->setVisible(count == 0);
        if (count == 0)
            composer->focusEdit();
    });
    connect(&forwarder, &Forwarder::failed, banner, &ConnectionBanner::setStorageProblem);
    connect(actions, &MessageActions::messageWanted, &page, &ChatPage::showMessage);
    connect(composer, &Composer::emojiTasteChanged, &page, &ChatPage::emojiTasteChanged);
    connect(header, &ChatHeader::searchRequested, search, &SearchBar::open);
    connect(search, &SearchBar::searchRequested, this,
        [this](const QString &words, MessageId before) { session.search(words, before, conversation.id); });
    connect(search, &SearchBar::hitChosen, &page,
        [this](const Message &message) { page.showMessage(message.id, message.seq); });
    connect(search, &SearchBar::wordsChanged, view, &MessageView::setHighlight);
    connect(search, &SearchBar::closed, composer, &Composer::focusEdit);
    connect(header, &ChatHeader::backRequested, &page, &ChatPage::backRequested);
    connect(composer, &Composer::escapePressed, &page, &ChatPage::backRequested);
    connect(composer, &Composer::sendRequested, this, [this](const QString &text) { actions->send(text); });
    connect(composer, &Composer::attachRequested, this, [this] { chooseFile(); });
    connect(composer, &Composer::textEdited, this, [this](bool isEmpty) {
        session.setTyping(conversation.id, !isEmpty);
        draftTimer.start();
    });
    draftTimer.setSingleShot(true);
    draftTimer.setInterval(draftPauseMs);
    connect(&draftTimer, &QTimer::timeout, this, [this] { keepDraft(); });
    connect(banner, &ConnectionBanner::retryRequested, this, [this] { session.retryNow(); });
    connect(banner, &ConnectionBanner::signInRequested, &page, &ChatPage::signInRequested);
    connect(banner, &ConnectionBanner::testRequested, &page, &ChatPage::testRequested);
    connect(header, &ChatHeader::detailsToggled, &page, &ChatPage::detailsToggled);
    connect(blocked, &BlockedBar::unblockRequested, this,
        [this] { session.setBlocked(conversation.otherParticipant().id, false); });
    connect(view, &MessageView::olderWanted, this, [this] { loadOlder(); });
    connect(view, &MessageView::retryRequested, this, [this](const QString &id) { session.retryOutgoing(id); });
    connect(view, &MessageView::deleteRequested, this, [this](const QString &id) { session.deleteOutgoing(id); });
    connect(view, &MessageView::visibleRangeChanged, this, [this] { markSeen(); });
    connect(view, &MessageView::linkActivated, this, [this](const QUrl &url) { askToOpenLink(url, &page); });
}

void ChatPage::Private::connectVoice(const VoiceDevices &devices)
{
    view->setVoice(voice);
    composer->setVoice(devices, player);
    connect(composer, &Composer::voiceRequested, this,
        [this](const VoiceRecording &recording) { actions->sendVoice(recording.path); });
    connect(view, &MessageView::menuOpening, &voice, &VoicePlayback::fillMenu);
    connect(&voice, &VoicePlayback::memoryChanged, &page, &ChatPage::voiceMemoryChanged);
    connect(&voice, &VoicePlayback::failed, this, [this](const QString &sentence) {
        auto *box = new QMessageBox(QMessageBox::Warning, ChatPage::tr("Chautari"), sentence, QMessageBox::Ok, &page);
        box->setObjectName(u"voiceFailureDialog"_s);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setTextFormat(Qt::PlainText);
        box->open();
    });
}

void ChatPage::Private::connectSession()
{
    connect(&session, &ChatSession::connectionStatusChanged, this,
        [this](const ConnectionStatus &status) { handleConnection(status); });
    connect(
        &session, &ChatSession::historyLoaded, this, [this](const HistoryPage &history) { handleHistory(history); });
    connect(&session, &ChatSession::searchFinished, this, [this](const SearchResults &results) {
        if (results.conversation.isValid() && results.conversation == conversation.id) {
            search->showResults(results);
        }
    });
    connect(&session, &ChatSession::draftsKnown, this, [this](const Drafts &kept) {
        for (auto draft = kept.cbegin(); draft != kept.cend(); ++draft) {
            if (!drafts.contains(draft.key())) {
                drafts.insert(draft.key(), draft.value());
            }
        }
    });
    connect(&session, &ChatSession::blockedChanged, this, [this] { showBlocked(); });
    connect(&session, &ChatSession::blockFailed, this,
        [this](UserId, const QString &sentence) { blocked->setProblem(localizedServerText(sentence)); });
    connect(&session, &ChatSession::storageProblem, banner, &ConnectionBanner::setStorageProblem);
    banner->setStatus(session.connectionStatus());
}

void ChatPage::Private::open(const Conversation &next, bool isPeerOnline)
{
    if (next.id == conversation.id) {
        showFacts(next, isPeerOnline);
        composer->focusEdit();
        return;
    }
    close();
    conversation = next;
    markedSeq = 0;
    hasFirstPage = false;
    wantedMessage = {};
    model.setMe(session.me().id);
    voice.setAccount(session.server().http.authority() + u'/' + QString::number(session.me().id.value()) + u'/');
    model.setConversation(next.id);
    view->beginConversation(next.unreadCount);
    SessionChanges known; // the list already has the newest few: shown at once, completed by the page that comes
    known.messages = next.latestMessages;
    model.apply(known);
    showLimits();
    composer->setText(drafts.value(next.id));
    composer->showVoice(recordings.take(next.id));
    stack->setCurrentIndex(1);
    showFacts(next, isPeerOnline);
    countWaiting();
    session.openConversation(next.id);
    composer->focusEdit();
}

void ChatPage::Private::close()
{
    if (!conversation.id.isValid()) {
        return;
    }
    keepDraft();
    composer->setVoiceAside([this, from = conversation.id](const VoiceRecording &recording) {
        if (from == conversation.id)
            composer->showVoice(recording); // the person is back already
        else
            recordings.insert(from, recording);
    });
    voice.stop();
    search->close();
    days->stop();
    view->clearChosen();
    actions->reset();
    composer->clear(); // also tells the session that nobody types here any more
    conversation = {};
    typing->setTyping(false);
    header->setTyping(false);
    model.setConversation({});
    stack->setCurrentIndex(0);
}

void ChatPage::Private::showFacts(const Conversation &next, bool isPeerOnline)
{
    conversation = next;
    isOnline = isPeerOnline;
    const UserBasic &other = next.otherParticipant();
    header->setConversation(next);
    header->setPresence(isPeerOnline, lastSeen.value(other.id));
    typing->setName(displaytext::name(other.displayName()));
    blocked->setName(displaytext::name(other.displayName()));
    const UserAccount &me = session.me();
    composer->setReplyWords({displaytext::name(other.displayName()), displaytext::name(next.service.title),
        me.firstName.isEmpty() ? me.username : QString(me.firstName + u' ' + me.lastName).trimmed()});
    showBlocked();
    Q_EMIT page.conversationShown(next, isPeerOnline);
}

void ChatPage::Private::showBlocked()
{
    const bool isBlocked = conversation.id.isValid() && session.isBlocked(conversation.otherParticipant().id);
    if (isBlocked == !blocked->isHidden() && isBlocked == composer->isHidden()) {
        return;
    }
    blocked->setProblem({});
    blocked->setVisible(isBlocked);
    composer->setVisible(!isBlocked);
}

void ChatPage::Private::apply(const SessionChanges &changes)
{
    applyPresence(changes);
    if (!conversation.id.isValid()) {
        return;
    }
    model.apply(changes);
    for (const TypingEvent &event : changes.typing) {
        if (event.conversation == conversation.id && event.user == conversation.otherParticipant().id) {
            typing->setTyping(event.isTyping);
            header->setTyping(event.isTyping);
        }
    }
    countWaiting();
    showWanted();
    markSeen();
}

void ChatPage::Private::showWanted()
{
    if (!wantedMessage.isValid()) {
        return;
    }
    if (const int row = model.rowOfMessage(wantedMessage); row >= 0) {
        wantedMessage = {};
        view->scrollToRow(row);
        view->setCurrentRow(row);
        if (const int file = std::exchange(wantedFile, -1); file >= 0) {
            actions->openFile(row, file);
        }
    }
}

void ChatPage::Private::applyPresence(const SessionChanges &changes)
{
    for (const PresenceEvent &event : changes.presence) {
        if (event.lastSeen.isValid()) {
            lastSeen.insert(event.user, event.lastSeen);
        }
        if (conversation.id.isValid() && event.user == conversation.otherParticipant().id) {
            isOnline = event.isOnline;
            header->setPresence(isOnline, lastSeen.value(event.user));
        }
    }
}

// The first page may be the one that failed: then there is nothing to be older than.
void ChatPage::Private::loadOlder()
{
    if (hasFirstPage) {
        session.loadOlder(conversation.id);
    } else {
        session.openConversation(conversation.id);
    }
}

void ChatPage::Private::handleConnection(const ConnectionStatus &status)
{
    banner->setStatus(status);
    showLimits();
    if (status.state == ConnectionState::Online && conversation.id.isValid() && !hasFirstPage) {
        session.openConversation(conversation.id);
    }
}

// Told only when it has changed: most conversations are left as they were found.
void ChatPage::Private::keepDraft()
{
    draftTimer.stop();
    const QString draft = actions->draft();
    if (!conversation.id.isValid() || draft == drafts.value(conversation.id)) {
        return;
    }
    drafts.insert(conversation.id, draft);
    session.saveDraft(conversation.id, draft);
}

void ChatPage::Private::showLimits()
{
    const ServerLimits &limits = session.limits();
    composer->setLimit(limits.text);
    composer->setFilesTaken(session.profile().hasFiles);
    composer->setFileLimits({limits.file, limits.filesPerMessage, limits.extensions});
}

void ChatPage::Private::handleHistory(const HistoryPage &history)
{
    if (history.conversation != conversation.id) {
        return;
    }
    hasFirstPage = hasFirstPage || !history.isFailed;
    view->setOlderState(history.isFailed ? OlderState::Failed
            : history.hasReachedStart    ? OlderState::Start
                                         : OlderState::More);
    days->handleHistory(history);
}

// Seen is what was on the screen of an active window, and nothing else.
void ChatPage::Private::markSeen()
{
    if (!conversation.id.isValid() || !page.isVisible() || !page.isActiveWindow()) {
        return;
    }
    const int row = view->lastSeenRow();
    if (row < 0) {
        return;
    }
    const Message &message = model.row(row).message;
    if (message.seq > markedSeq) {
        markedSeq = message.seq;
        session.markRead(conversation.id, message.id, message.seq);
    }
}

void ChatPage::Private::countWaiting()
{
    int waiting = 0;
    for (int row = model.storedCount(); row < model.rowCount(); ++row) {
        waiting += model.row(row).delivery != DeliveryState::Failed ? 1 : 0;
    }
    banner->setWaitingMessages(waiting);
}

// Not modal for the program: messages go on coming meanwhile.
void ChatPage::Private::chooseFile()
{
    auto *dialog = new QFileDialog(&page, ChatPage::tr("Send a file"));
    dialog->setObjectName(u"attachDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    const ConversationId to = conversation.id;
    connect(dialog, &QFileDialog::filesSelected, this, [this, to](const QStringList &paths) {
        if (conversation.id == to) {
            composer->addFiles(paths);
        }
    });
    dialog->open();
}

void ChatPage::Private::retranslate()
{
    empty->setTexts(ChatPage::tr("Choose a conversation"), ChatPage::tr("Its messages are shown here."));
}

bool ChatPage::Private::takeDrop(QEvent *event)
{
    auto *drop = static_cast<QDropEvent *>(event);
    const QStringList dropped = drop->mimeData() ? localFiles(*drop->mimeData()) : QStringList();
    if (dropped.isEmpty() || !conversation.id.isValid()) {
        return false;
    }
    drop->acceptProposedAction();
    if (event->type() == QEvent::Drop) {
        composer->addFiles(dropped);
    }
    return true;
}

// The window of the page changes when the page is put into one, so activation is watched on the page itself.
bool ChatPage::Private::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::Drop:
        return takeDrop(event);
    case QEvent::WindowActivate:
    case QEvent::Show:
        markSeen();
        break;
    case QEvent::LanguageChange:
        retranslate();
        break;
    case QEvent::KeyPress:
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            Q_EMIT page.backRequested();
            return true;
        }
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

ChatPage::ChatPage(ChatSession &session, const ThemeController &theme, QWidget *parent, const VoiceDevices &devices)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this, session, theme, devices))
{
    setObjectName(u"chatPage"_s);
    installEventFilter(d.get());
    setAcceptDrops(true);
}

ChatPage::~ChatPage()
{
    d->keepDraft();
    // The view looks at the model, which goes before the child widgets do.
    delete d->stack;
}

void ChatPage::openConversation(const Conversation &conversation, bool isPeerOnline)
{
    d->open(conversation, isPeerOnline);
}

void ChatPage::updateConversation(const Conversation &conversation, bool isPeerOnline)
{
    if (conversation.id == d->conversation.id) {
        d->showFacts(conversation, isPeerOnline);
    }
}

void ChatPage::closeConversation()
{
    d->close();
    Q_EMIT conversationShown({}, false);
}

ConversationId ChatPage::conversation() const
{
    return d->conversation.id;
}

void ChatPage::apply(const SessionChanges &changes)
{
    d->apply(changes);
}

void ChatPage::showMessage(MessageId message, qint64 seq)
{
    d->wantedMessage = message;
    d->wantedFile = -1;
    d->showWanted();
    if (d->wantedMessage.isValid()) {
        d->session.loadDownTo(d->conversation.id, seq);
    }
}

void ChatPage::setSendsOnEnter(bool isOn)
{
    d->composer->setSendsOnEnter(isOn);
}

void ChatPage::setReplies(const QList<CannedReply> &replies)
{
    d->composer->setReplies(replies);
}

void ChatPage::openFile(const Message &message, int attachment)
{
    d->wantedMessage = message.id;
    d->wantedFile = attachment;
    d->showWanted();
    if (d->wantedMessage.isValid()) {
        d->session.loadDownTo(d->conversation.id, message.seq);
    }
}

void ChatPage::setDetailsShown(bool isShown)
{
    d->header->setDetailsShown(isShown);
}

void ChatPage::focusComposer()
{
    d->composer->focusEdit();
}

void ChatPage::setEmojiTaste(const EmojiTaste &taste)
{
    d->composer->setEmojiTaste(taste);
}

void ChatPage::setVoiceMemory(const VoiceMemory &memory)
{
    d->voice.setMemory(memory);
}

void ChatPage::setCamera(const CameraDevices &devices)
{
    d->composer->setCamera(devices);
}

void ChatPage::setSpelling(SpellChecker &checker)
{
    d->composer->setSpelling(checker);
}

void ChatPage::silence()
{
    d->voice.stop();
    d->composer->stopVoice();
}

void ChatPage::openSearch()
{
    if (d->conversation.id.isValid()) {
        d->search->open();
    }
}

void ChatPage::openDays()
{
    if (d->conversation.id.isValid()) {
        d->days->open(d->conversation);
    }
}

void ChatPage::forward(const QList<Message> &messages, ConversationId to)
{
    d->view->clearChosen();
    d->forwarder.forward(messages, to);
}

void ChatPage::setBackVisible(bool isVisible)
{
    d->header->setBackVisible(isVisible);
}

} // namespace chautari
