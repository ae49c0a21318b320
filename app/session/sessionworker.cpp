// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sessionworker.h"

#include "app/session/serverprobe.h"
#include "shared/core/limits.h"
#include "shared/core/validation.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QMimeDatabase>
#include <QtCore/QPointer>

#include <algorithm>
#include <utility>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr int listRetryMs = 5'000;

QString sessionEndedSentence()
{
    return QCoreApplication::translate("ChatSession", "Your session has ended. Please sign in again.");
}

constexpr int commitMs = 8; // with what the collector gathers
constexpr int tidyFirstMs = 5'000; // after the last deletion
constexpr int tidyNextMs = 20;
constexpr int hitsPerSearch = 50;
constexpr int pollMs = 30'000; // contract.md 13: the list, not oftener
constexpr int newestOfAll = 100;

QString lostSentence()
{
    return QCoreApplication::translate(
        "ChatSession", "The server was restored from a backup that does not have this message. Send it again?");
}

QString tooLongSentence(qsizetype length, int limit)
{
    const QLocale locale;
    return QCoreApplication::translate("ChatSession", "%1 characters are too many; this server takes %2.")
        .arg(locale.toString(length), locale.toString(limit));
}

UserBasic asSender(const UserAccount &me)
{
    return {me.id, me.email, me.username, me.firstName, me.lastName, me.role, {}, true};
}

// Before anything is sent: what this server would refuse.
QString fileProblem(const QFileInfo &file, const ServerLimits &limits)
{
    const QLocale locale;
    if (!file.isFile() || !file.isReadable())
        return QCoreApplication::translate("ChatSession", "This file cannot be read.");
    if (limits.file > 0 && file.size() > limits.file)
        return QCoreApplication::translate("ChatSession", "This file has %1; this server takes %2.")
            .arg(locale.formattedDataSize(file.size()), locale.formattedDataSize(limits.file));
    if (!limits.extensions.isEmpty() && !limits.extensions.contains(file.suffix().toLower()))
        return QCoreApplication::translate("ChatSession", "This server takes no files of this kind. It takes: %1.")
            .arg(limits.extensions.join(u", "_s));
    return {};
}

QString diskSentence(const Error &error)
{
    switch (error.code) {
    case ErrorCode::ServerBusy:
        return QCoreApplication::translate("ChatSession",
            "This account is open in another window of Chautari. What you write here is lost when this one closes.");
    case ErrorCode::StorageFull:
        return QCoreApplication::translate("ChatSession",
            "The disk of this computer is full. Until there is room, messages that wait are lost when Chautari "
            "closes.");
    case ErrorCode::NotFound:
        return QCoreApplication::translate("ChatSession",
            "The copy of your messages on this computer was damaged. It is loaded again; what you have not sent is "
            "safe.");
    default:
        return QCoreApplication::translate("ChatSession",
            "Chautari cannot write to this computer's disk. Messages that wait are lost when it closes.");
    }
}

} // namespace

SessionWorker::SessionWorker(const ServerAddress &server, ClientStorage storage)
    : m_server(server)
    , m_storage(std::move(storage))
    , m_api(server.api({}), this)
    , m_tokens(m_api, [this] { end(sessionEndedSentence(), Leaving::Files); })
    , m_signIn(m_api, m_tokens, *this)
    , m_realtime(server.webSocket, m_tokens, this)
    , m_changes(this)
    , m_state(m_changes, [this](const Error &error) { tellDiskProblem(error); })
    , m_sync(*this)
    , m_list(m_api, *this)
    , m_history(m_api, *this)
    , m_outbox(*this)
    , m_plain(m_api,
          [this](const OutgoingMessage &outgoing, const Result<Message> &stored) { handlePlainSent(outgoing, stored); })
    , m_marks([this](const MarkCommand &mark) { sendMark(mark); })
    , m_typingOut([this](const TypingCommand &typing) { m_realtime.send(typing); })
    , m_typingIn([this](const TypingEvent &typing) { m_changes.add(typing); })
    , m_ticker(this)
    , m_listRetry(this)
    , m_commitTimer(this)
    , m_tidyTimer(this)
    , m_pollTimer(this)
    , m_limits(defaultServerLimits())
{
    m_api.setTokenSource(&m_tokens);
    m_ticker.setSingleShot(true);
    m_ticker.setTimerType(Qt::PreciseTimer);
    for (QTimer *timer : {&m_listRetry, &m_commitTimer, &m_tidyTimer})
        timer->setSingleShot(true);
    connect(&m_ticker, &QTimer::timeout, this, &SessionWorker::tick);
    connect(&m_listRetry, &QTimer::timeout, this, [this] {
        if (m_sync.isPaging())
            askForChanges(m_sync.known());
        else
            m_list.load();
    });
    connect(&m_commitTimer, &QTimer::timeout, this, &SessionWorker::commit);
    connect(&m_tidyTimer, &QTimer::timeout, this, &SessionWorker::tidy);
    connect(&m_pollTimer, &QTimer::timeout, this, [this] { m_list.load(); });
    // What is shown has been kept.
    connect(&m_changes, &ChangeCollector::collected, this, [this](const SessionChanges &changes) {
        commit();
        Q_EMIT changed(changes);
    });
    connect(&m_realtime, &RealtimeClient::connecting, this, [this] {
        Q_EMIT connectionStatusChanged({ConnectionState::Connecting, 0, {}});
        m_outbox.setOnline(false, now());
        m_marks.setOnline(false, now());
    });
    connect(&m_realtime, &RealtimeClient::online, this, &SessionWorker::handleOnline);
    connect(&m_realtime, &RealtimeClient::lost, this, &SessionWorker::handleLost);
    connect(&m_realtime, &RealtimeClient::frameReceived, this, &SessionWorker::handleFrame);
}

SessionWorker::~SessionWorker() = default;

// ---- signing in and out
// ----------------------------------------------------------------------------------------------

void SessionWorker::probe()
{
    m_api.health([this](const Result<Health> &answer) {
        const Result<Health> health = judgedHealth(answer);
        if (!health) {
            Q_EMIT serverProbeFailed(health.error());
            return;
        }
        handleHealth(*health);
        Q_EMIT serverProbed(*health);
    });
}

void SessionWorker::signIn(const LoginRequest &request)
{
    m_signIn.signIn(request);
}

void SessionWorker::registerAccount(const RegisterRequest &request)
{
    m_signIn.registerAccount(request);
}

void SessionWorker::restore()
{
    const std::optional<AccountRecord> account = AccountFolder::lastUsed(m_storage.root, m_server.http);
    if (!account) {
        Q_EMIT signInFailed(Error::of(ErrorCode::NotFound));
        return;
    }
    handleHealth(account->health);
    beginSession(account->me);
    if (!m_storage.vault) {
        Q_EMIT connectionStatusChanged({ConnectionState::SignInNeeded, 0, {}});
        return;
    }
    m_storage.vault->read(account->key(), [this, self = QPointer(this), me = m_me.id](const QString &refresh) {
        if (!self || !m_isSignedIn || me != m_me.id)
            return;
        if (refresh.isEmpty()) {
            Q_EMIT connectionStatusChanged({ConnectionState::SignInNeeded, 0, {}});
            return;
        }
        m_tokens.store({{}, refresh});
        keepTokens();
        m_realtime.start(m_me.id);
    });
}

void SessionWorker::handleHealth(const Health &health)
{
    m_health = health;
    m_limits = limitsOf(health);
    m_profile = ServerProfile::of(health);
    m_api.setProfile(m_profile);
    m_realtime.setProfile(m_profile);
    m_outbox.setAlwaysAnswered(!m_profile.hasOrder);
    Q_EMIT limitsKnown(m_limits);
}

void SessionWorker::handleAccepted()
{
    forget(Leaving::Files);
}

void SessionWorker::handleSignedIn(const UserAccount &me)
{
    beginSession(me);
    keepTokens();
    m_realtime.start(me.id);
}

// What is on this computer is told at once; the connection brings the rest.
void SessionWorker::beginSession(const UserAccount &me)
{
    m_me = me;
    m_isSignedIn = true;
    openStore(record());
    m_sync.start(m_state.syncPoint());
    m_state.setMe(me.id);
    m_plain.setMe(me.id);
    m_list.start(me.id);
    m_history.start(me.id);
    Q_EMIT signedIn(me);
    m_isListWanted = m_state.tellList() == 0;
    if (!m_isListWanted)
        handleListComplete();
}

AccountRecord SessionWorker::record() const
{
    return {m_server.http, m_server.webSocket, m_health, m_me};
}

// Without a disk everything works as long as the program runs; the person is told.
void SessionWorker::openStore(const AccountRecord &account)
{
    if (m_storage.root.isEmpty())
        return;
    if (const Result<void> opened = m_state.open(m_storage.root, account); !opened) {
        tellDiskProblem(opened.error());
        return;
    }
    m_outbox.open(*m_state.outboxFile());
    m_marks.open(*m_state.outboxFile());
    m_tidyTimer.start(tidyFirstMs);
}

void SessionWorker::keepTokens()
{
    if (!m_storage.vault || m_storage.root.isEmpty())
        return;
    m_tokens.keepBy([vault = m_storage.vault, account = record().key()](
                        const QString &refresh) { vault->write(account, refresh, [](bool) {}); });
}

void SessionWorker::tellDiskProblem(const Error &error)
{
    Q_EMIT storageProblem(diskSentence(error));
}

void SessionWorker::handleSignInFailed(const Error &error)
{
    Q_EMIT signInFailed(error);
}

void SessionWorker::signOut()
{
    const TokenPair tokens = m_tokens.tokens();
    if (m_storage.vault)
        m_storage.vault->remove(record().key());
    end({}, Leaving::Nothing);
    if (!tokens.refresh.isEmpty())
        m_api.logout(tokens);
}

void SessionWorker::end(const QString &reason, Leaving leaving)
{
    const bool wasSignedIn = m_isSignedIn;
    forget(leaving);
    if (!wasSignedIn)
        return;
    Q_EMIT connectionStatusChanged({});
    Q_EMIT signedOut(reason);
}

void SessionWorker::forget(Leaving leaving)
{
    m_signIn.cancel();
    m_isSignedIn = false;
    m_isListWanted = false;
    m_realtime.stop();
    m_api.abandon();
    m_tokens.clear();
    m_changes.clear();
    m_sync.stop();
    m_list.clear();
    m_history.clear();
    m_outbox.clear();
    m_marks.clear();
    m_typingOut.clear();
    m_typingIn.clear();
    m_presenceHeard.clear();
    m_shownOnline.clear();
    for (QTimer *timer : {&m_ticker, &m_listRetry, &m_commitTimer, &m_tidyTimer, &m_pollTimer})
        timer->stop();
    if (leaving == Leaving::Files)
        m_state.close();
    else
        m_state.wipe();
}

// ---- commands
// --------------------------------------------------------------------------------------------------------

void SessionWorker::retryNow()
{
    m_realtime.retryNow();
}

void SessionWorker::openConversation(ConversationId conversation)
{
    if (!m_isSignedIn)
        return;
    m_history.open(conversation);
    m_outbox.tellAbout(conversation);
}

void SessionWorker::loadOlder(ConversationId conversation)
{
    if (m_isSignedIn)
        m_history.loadOlder(conversation);
}

void SessionWorker::loadDownTo(ConversationId conversation, qint64 seq)
{
    if (m_isSignedIn)
        m_history.loadDownTo(conversation, seq);
}

void SessionWorker::send(OutgoingMessage outgoing)
{
    if (!m_isSignedIn)
        return;
    QString refused;
    if (!outgoing.file.name.isEmpty()) {
        const QFileInfo file(outgoing.file.path);
        outgoing.file.size = file.size();
        outgoing.file.contentType = QMimeDatabase().mimeTypeForFile(file).name();
        refused = fileProblem(file, m_limits);
    }
    setTyping(outgoing.conversation, false);
    const qsizetype length = validation::codePointCount(outgoing.text);
    const QString forbidden = validation::forbiddenCharacter(outgoing.text);
    if (m_limits.text > 0 && length > m_limits.text)
        m_outbox.addFailed(outgoing, tooLongSentence(length, m_limits.text));
    else if (!forbidden.isEmpty() || !refused.isEmpty())
        m_outbox.addFailed(outgoing, forbidden + refused);
    else
        m_outbox.add(outgoing, now());
    rearm();
}

void SessionWorker::editOutgoing(const QString &clientMessageId, const QString &text)
{
    m_outbox.edit(clientMessageId, text, now());
    rearm();
}

void SessionWorker::search(int request, const QString &query, MessageId before)
{
    commit(); // what was just said is found too
    SearchResults results{request, query, m_state.search(query, hitsPerSearch + 1, before), false};
    results.hasMore = results.messages.size() > hitsPerSearch;
    if (results.hasMore)
        results.messages.removeLast();
    Q_EMIT searchFinished(results);
}

void SessionWorker::retryOutgoing(const QString &clientMessageId)
{
    m_outbox.retry(clientMessageId, now());
    rearm();
}

void SessionWorker::deleteOutgoing(const QString &clientMessageId)
{
    m_outbox.remove(clientMessageId, now());
    rearm();
}

void SessionWorker::setTyping(ConversationId conversation, bool isTyping)
{
    if (!m_realtime.isOnline())
        return;
    m_typingOut.set(conversation, isTyping, now());
    rearm();
}

void SessionWorker::markRead(ConversationId conversation, MessageId message, qint64 seq)
{
    if (!m_isSignedIn)
        return;
    m_marks.note(conversation, message, seq, MessageStatus::Read, now());
    m_state.noteRead(conversation, seq);
    rearm();
}

// ---- the connection
// --------------------------------------------------------------------------------------------------

void SessionWorker::handleOnline(const ConnectionEvent &greeting)
{
    Q_EMIT connectionStatusChanged({ConnectionState::Online, 0, {}});
    m_isListWanted = false;
    m_presenceHeard.clear();
    if (m_state.restartCache())
        m_sync.start(m_state.syncPoint()); // what the disk missed comes once more
    m_sync.handleConnected(greeting);
    if (!m_profile.hasOrder)
        m_pollTimer.start(pollMs);
    m_outbox.setOnline(true, now());
    m_marks.setOnline(true, now());
    rearm();
}

void SessionWorker::sendResume(const ResumeCommand &resume)
{
    m_realtime.send(resume);
}

void SessionWorker::askForChanges(const SyncPoint &from)
{
    m_api.changesSince(from.epoch, from.position, m_me.id, [this](const Result<ChangesPage> &page) {
        if (!page && page.error().code != ErrorCode::ResyncRequired)
            m_listRetry.start(std::max(page.error().retryAfterSeconds * 1000, listRetryMs));
        m_sync.handlePage(page);
        rearm();
    });
}

void SessionWorker::loadEverything()
{
    m_list.load();
    m_history.refreshOpen();
}

void SessionWorker::applyMissed(const QList<ServerFrame> &changes)
{
    for (const ServerFrame &change : changes)
        handleFrame(change);
    commit();
}

// What waits to be sent is of no history: it goes to the new one under its old ids.
void SessionWorker::handleNewHistory()
{
    m_changes.clear();
    m_state.beginNewHistory();
    m_history.start(m_me.id);
    Q_EMIT historyReplaced();
}

void SessionWorker::handlePoint(const SyncPoint &point)
{
    m_state.notePoint(point);
    if (!m_commitTimer.isActive())
        m_commitTimer.start(commitMs);
}

void SessionWorker::handleCaughtUp()
{
    for (const Message &message : m_state.takeLost()) {
        OutgoingMessage outgoing;
        outgoing.clientMessageId = message.clientMessageId;
        outgoing.conversation = message.conversation;
        outgoing.text = message.text;
        outgoing.createdAt = message.createdAt;
        if (!m_outbox.find(outgoing.clientMessageId))
            m_outbox.addFailed(outgoing, lostSentence());
    }
    m_changes.flush();
    Q_EMIT caughtUp();
}

void SessionWorker::handleLost(const QString &reason, int retryInMs)
{
    m_sync.handleLost();
    m_pollTimer.stop();
    m_outbox.setOnline(false, now());
    m_marks.setOnline(false, now());
    m_typingOut.clear();
    m_typingIn.silenceAll();
    forgetPresence();
    m_changes.flush();
    Q_EMIT connectionStatusChanged({ConnectionState::Waiting, retryInMs, reason});
    if (std::exchange(m_isListWanted, false))
        m_list.load();
    rearm();
}

void SessionWorker::handleFrame(const ServerFrame &frame)
{
    std::visit([this](const auto &event) { handleEvent(event); }, frame);
    if (const qint64 position = positionOf(frame); position > 0)
        m_sync.noteLive(position);
    rearm();
}

void SessionWorker::handleEvent(const MessageCreatedEvent &event)
{
    const Message &message = event.message;
    learnMessage(message);
    m_history.noteLive(message);
    m_typingIn.handleMessage(message.conversation, message.sender.id);
    if (message.sender.id != m_me.id)
        m_marks.note(message.conversation, message.id, message.seq, MessageStatus::Delivered, now());
    if (m_state.contains(message.conversation))
        m_state.learnIntoList(message);
    else
        m_list.loadOne(message.conversation);
}

// The message frame usually came before and says more; the ack alone is enough to know that the server has it.
void SessionWorker::handleEvent(const AckEvent &event)
{
    const OutgoingMessage *outgoing = m_outbox.find(event.clientMessageId);
    if (!outgoing)
        return;
    const Message message = storedMessage(*outgoing, event);
    m_history.noteLive(message);
    m_state.learnIntoList(message);
    learnMessage(message);
}

void SessionWorker::handleEvent(const ErrorEvent &event)
{
    m_outbox.handleError(event, now());
}

void SessionWorker::handleEvent(const TypingEvent &event)
{
    m_typingIn.handle(event, now());
}

void SessionWorker::handleEvent(const PresenceEvent &event)
{
    m_presenceHeard.insert(event.user);
    learnPresence(event);
}

void SessionWorker::learnPresence(const PresenceEvent &event)
{
    if (event.isOnline)
        m_shownOnline.insert(event.user, event.userName);
    else
        m_shownOnline.remove(event.user);
    m_changes.add(event);
}

// Without a connection nobody here knows who is there; the next one brings a snapshot.
void SessionWorker::forgetPresence()
{
    const QHash<UserId, QString> shown = std::exchange(m_shownOnline, {});
    for (auto it = shown.begin(); it != shown.end(); ++it)
        m_changes.add(PresenceEvent{it.key(), it.value(), false, {}});
}

void SessionWorker::handleEvent(const MessageStatusEvent &event)
{
    m_state.apply(event);
    if (event.updatedBy != m_me.id)
        return;
    m_marks.handleConfirmed(event);
    if (event.status == MessageStatus::Read)
        m_state.noteRead(event.conversation, event.upToSeq);
}

void SessionWorker::handleEvent(const ConversationCreatedEvent &event)
{
    learnConversation(event.conversation);
}

void SessionWorker::handleEvent(const MessageUpdatedEvent &event)
{
    learnMessage(event.message);
    if (m_state.contains(event.message.conversation))
        m_state.learnIntoList(event.message);
}

void SessionWorker::handleEvent(const MessageDeletedEvent &event)
{
    m_state.apply(event);
    m_tidyTimer.start(tidyFirstMs);
}

// Out of the list, on another device of this person's too; a new message brings it back.
void SessionWorker::handleEvent(const ConversationUpdatedEvent &event)
{
    if (event.conversation.isArchived())
        m_state.forget(event.conversation.id);
    else
        learnConversation(event.conversation);
}

void SessionWorker::handleEvent(const ConversationDeletedEvent &event)
{
    m_state.forget(event.conversation);
}

void SessionWorker::handleEvent(const ReactionEvent &event)
{
    m_state.apply(event);
}

void SessionWorker::handleEvent(const SyncedEvent &event)
{
    m_sync.handle(event);
}

void SessionWorker::handleEvent(const ResyncRequiredEvent &event)
{
    m_sync.handle(event);
}

// ---- what the rooms say
// ----------------------------------------------------------------------------------------------

void SessionWorker::transmit(const OutgoingMessage &outgoing)
{
    const auto answered = [this, outgoing](const Result<void> &answer) { handleAnswered(outgoing, answer); };
    switch (outgoing.kind) {
    case OutgoingKind::Message:
        transmitMessage(outgoing);
        return;
    case OutgoingKind::Edit:
        m_api.editMessage(
            outgoing.target, {outgoing.text, outgoing.basePosition}, [this, answered](const Result<Message> &message) {
                if (message)
                    handleEvent(MessageUpdatedEvent{*message});
                answered(message ? Result<void>() : message.error());
            });
        return;
    case OutgoingKind::DeleteForMe:
        m_api.deleteMessage(outgoing.target, DeletionType::Self, answered);
        return;
    case OutgoingKind::DeleteForEveryone:
        m_api.deleteMessage(outgoing.target, DeletionType::Everyone, answered);
        return;
    case OutgoingKind::Archive: {
        UpdateConversationRequest change;
        change.isArchived = outgoing.isSet;
        m_api.updateConversation(outgoing.conversation, change, answered);
        return;
    }
    }
}

void SessionWorker::transmitMessage(const OutgoingMessage &outgoing)
{
    if (!m_profile.hasOrder) {
        const bool isFirst = outgoing.triedAfter < 0;
        if (isFirst && !m_outbox.noteTry(outgoing.clientMessageId, m_state.newestId(outgoing.conversation).value())) {
            // What cannot be written down could come twice after a crash; it waits until it can.
            handleAnswered(outgoing, Error::of(ErrorCode::ServerBusy));
            return;
        }
        const OutgoingMessage *noted = m_outbox.find(outgoing.clientMessageId);
        m_plain.send(noted ? *noted : outgoing, isFirst);
        return;
    }
    const SendMessageRequest request{
        outgoing.conversation, outgoing.text, outgoing.clientMessageId, outgoing.replyTo, {}};
    if (outgoing.file.name.isEmpty()) {
        m_realtime.send(SendMessageCommand{request});
        return;
    }
    m_api.sendFile(request, {{}, "attachment", outgoing.file.name, outgoing.file.contentType, outgoing.file.path},
        [this, outgoing](const Result<SentMessage> &sent) {
            if (sent)
                handleEvent(MessageCreatedEvent{sent->message});
            handleAnswered(outgoing, sent ? Result<void>() : sent.error());
        });
}

void SessionWorker::handlePlainSent(const OutgoingMessage &outgoing, const Result<Message> &stored)
{
    if (stored) {
        Message message = *stored;
        message.clientMessageId = outgoing.clientMessageId; // so that its row takes the place of the waiting one
        handleEvent(MessageCreatedEvent{message});
    }
    handleAnswered(outgoing, stored ? Result<void>() : stored.error());
}

void SessionWorker::sendMark(const MarkCommand &mark)
{
    if (m_profile.storesMarks) {
        m_realtime.send(mark);
        return;
    }
    if (mark.status != MessageStatus::Read)
        return;
    m_api.markConversationRead(mark.conversation, [this, mark](const Result<void> &answer) {
        if (!answer)
            return; // said again with the next connection
        MessageStatusEvent confirmed;
        confirmed.conversation = mark.conversation;
        confirmed.status = mark.status;
        confirmed.upToSeq = mark.message.value(); // its order are its ids
        m_marks.handleConfirmed(confirmed);
    });
}

// The list of such a server says nothing of the newest messages.
void SessionWorker::loadNewestOfAll()
{
    m_api.newestMessages({}, newestOfAll, [this](const Result<QList<Message>> &messages) {
        if (!messages)
            return;
        for (const Message &message : *messages) {
            learnMessage(message);
            m_state.learnIntoList(message);
        }
        m_changes.flush();
    });
}

// What was to be removed and is not there has been removed (rulings.md 24).
void SessionWorker::handleAnswered(const OutgoingMessage &outgoing, const Result<void> &answer)
{
    const bool isDeletion
        = outgoing.kind == OutgoingKind::DeleteForMe || outgoing.kind == OutgoingKind::DeleteForEveryone;
    if (answer || (isDeletion && answer.error().code == ErrorCode::NotFound)) {
        commit();
        m_outbox.handleStored(outgoing.clientMessageId, now());
    } else {
        const Error &error = answer.error();
        m_outbox.handleError({error.firstMessage(), QString(errorCodeName(error.code)), outgoing.clientMessageId,
                                 error.retryAfterSeconds},
            now());
    }
    rearm();
}

void SessionWorker::outgoingChanged(const OutgoingMessage &outgoing)
{
    m_changes.add(outgoing);
}

void SessionWorker::outgoingDone(const QString &clientMessageId)
{
    m_changes.addDone(clientMessageId);
}

void SessionWorker::outboxNotWritten(const Error &error)
{
    const bool isFull = error.code == ErrorCode::StorageFull;
    tellDiskProblem(Error::of(isFull ? ErrorCode::StorageFull : ErrorCode::PermissionDenied));
}

AccountState::LocalPage SessionWorker::tellLocalPage(ConversationId conversation, qint64 seq, int limit)
{
    commit();
    AccountState::LocalPage page = m_state.localPage(conversation, seq, limit);
    for (const Message &message : page.messages)
        m_changes.add(message);
    return page;
}

void SessionWorker::handleLoadedConversation(const Conversation &conversation)
{
    learnConversation(conversation);
}

void SessionWorker::handleLoadedMessages(ConversationId conversation, const QList<Message> &messages, qint64 from)
{
    m_state.learnPage(conversation, messages, from);
    for (const Message &message : messages)
        noteStored(message);
    rearm();
}

void SessionWorker::handleHistoryPage(const HistoryPage &page)
{
    m_changes.flush();
    Q_EMIT historyLoaded(page);
}

void SessionWorker::handleListedConversations(const QList<Conversation> &conversations)
{
    for (const Conversation &conversation : conversations) {
        learnConversation(conversation);
        const UserBasic &other = conversation.otherParticipant();
        if (!m_presenceHeard.contains(other.id))
            learnPresence(PresenceEvent{other.id, other.displayName(), other.isOnline, {}});
    }
    rearm();
}

void SessionWorker::handleListComplete()
{
    m_sync.handleListComplete();
    if (!m_profile.hasOrder && m_realtime.isOnline())
        loadNewestOfAll();
    m_changes.flush();
    Q_EMIT conversationsLoaded();
}

void SessionWorker::handleListFailed(const Error &error)
{
    Q_EMIT conversationsFailed(error);
    m_listRetry.start(std::max(error.retryAfterSeconds * 1000, listRetryMs));
}

void SessionWorker::learnConversation(const Conversation &told)
{
    Conversation conversation = told;
    if (!m_profile.hasOrder && conversation.latestMessages.isEmpty())
        conversation.latestMessages = m_state.latest(conversation.id); // it says nothing of them: ours stay
    const Conversation *known = m_state.learn(conversation);
    if (!known)
        return;
    // What came while this computer was away is delivered now.
    for (const Message &message : known->latestMessages) {
        if (message.sender.id == m_me.id)
            continue;
        if (message.status == MessageStatus::Sent)
            m_marks.note(conversation.id, message.id, message.seq, MessageStatus::Delivered, now());
        break;
    }
}

void SessionWorker::learnMessage(const Message &message)
{
    m_state.learn(message);
    noteStored(message);
}

// The cache has it before the outbox lets it go (rulings.md 19): in between it is in both, never in neither.
void SessionWorker::noteStored(const Message &message)
{
    if (message.sender.id != m_me.id)
        return;
    const OutgoingMessage *waiting = m_outbox.find(message.clientMessageId);
    if (!waiting && !m_profile.hasOrder) {
        waiting = m_outbox.underWay(message.conversation);
        if (waiting && !m_plain.isResultOf(*waiting, message))
            waiting = nullptr;
    }
    if (!waiting)
        return;
    const QString id = waiting->clientMessageId;
    commit();
    m_outbox.handleStored(id, now());
}

void SessionWorker::commit()
{
    m_commitTimer.stop();
    m_state.commit();
}

void SessionWorker::tidy()
{
    if (m_state.tidy())
        m_tidyTimer.start(tidyNextMs);
}

Message SessionWorker::storedMessage(const OutgoingMessage &outgoing, const AckEvent &ack) const
{
    Message message;
    message.id = ack.id;
    message.conversation = outgoing.conversation;
    message.sender = asSender(m_me);
    message.text = outgoing.text;
    message.createdAt = outgoing.createdAt;
    message.updatedAt = outgoing.createdAt;
    message.seq = ack.seq;
    message.clientMessageId = outgoing.clientMessageId;
    return message;
}

// ---- time
// ------------------------------------------------------------------------------------------------------------

void SessionWorker::rearm()
{
    std::optional<qint64> next;
    for (const std::optional<qint64> due :
        {m_outbox.nextDeadline(), m_marks.nextDeadline(), m_typingOut.nextDeadline(), m_typingIn.nextDeadline()}) {
        if (due)
            next = next ? std::min(*next, *due) : due;
    }
    if (next)
        m_ticker.start(int(std::max<qint64>(0, *next - now())));
    else
        m_ticker.stop();
}

void SessionWorker::tick()
{
    const qint64 time = now();
    m_outbox.tick(time);
    m_marks.tick(time);
    m_typingOut.tick(time);
    m_typingIn.tick(time);
    rearm();
}

} // namespace chautari
