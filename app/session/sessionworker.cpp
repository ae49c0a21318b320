// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sessionworker.h"

#include "app/session/serverprobe.h"
#include "shared/core/logging.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>

#include <algorithm>
#include <utility>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr int newestOfAll = 100;
constexpr int listRetryMs = 5'000;
constexpr int commitMs = 8; // with what the collector gathers
constexpr int tidyNextMs = 20;
constexpr int hitsPerSearch = 50;
constexpr int pollMs = 30'000; // contract.md 13: the list, not oftener

QString sessionEndedSentence()
{
    return QCoreApplication::translate("ChatSession", "Your session has ended. Please sign in again.");
}

QString lostSentence()
{
    return QCoreApplication::translate(
        "ChatSession", "The server was restored from a backup that does not have this message. Send it again?");
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
    , m_keyGuard(this)
    , m_api(server.api({}), this)
    , m_ownerDesk(m_api, [this](const ConsoleAnswer &answer) { Q_EMIT consoleAnswered(answer); })
    , m_tokens(m_api, [this] { end(sessionEndedSentence(), Leaving::Files); })
    , m_signIn(m_api, m_tokens, *this)
    , m_realtime(server.webSocket, m_tokens, this)
    , m_changes(this)
    , m_state(m_changes, [this](const Error &error) { tellDiskProblem(error); })
    , m_sync(*this)
    , m_list(m_api, *this)
    , m_history(m_api, *this)
    , m_outbox(*this)
    , m_plain(
          m_api,
          [this](const OutgoingMessage &outgoing, const Result<Message> &stored) { handlePlainSent(outgoing, stored); },
          [this](const QString &id, qint64 sent, qint64 total) { return noteProgress(id, sent, total); })
    , m_marks([this](const MarkCommand &mark) { sendMark(mark); })
    , m_media(m_api, [this](const MediaEvent &media) { Q_EMIT mediaChanged(media); })
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
    m_keyGuard.setPin(server.pin, server.http);
    m_api.setKeyGuard(&m_keyGuard);
    m_realtime.setKeyGuard(&m_keyGuard);
    // Queued: it comes from inside a handshake.
    connect(&m_keyGuard, &KeyGuard::refused, this, &SessionWorker::handleOtherKey, Qt::QueuedConnection);
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

void SessionWorker::restore(UserId who)
{
    const QList<AccountRecord> accounts = AccountFolder::all(m_storage.root);
    const auto account = std::ranges::find_if(accounts, [this, who](const AccountRecord &one) {
        return one.server == m_server.http && one.keyPin == m_server.pin.toString()
            && (!who.isValid() || one.me.id == who);
    });
    if (account == accounts.end()) {
        Q_EMIT signInFailed(Error::of(ErrorCode::NotFound));
        return;
    }
    m_folder = account->folder;
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
    Q_EMIT limitsKnown(m_limits, m_profile);
    if (health.server)
        Q_EMIT placeKnown(health.server->place);
}

void SessionWorker::handleAccepted()
{
    forget(Leaving::Files);
}

void SessionWorker::handleSignedIn(const UserAccount &me)
{
    m_me = me;
    m_folder = m_storage.root.isEmpty() ? QString() : AccountFolder::nameOf(m_storage.root, record());
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
    return {m_server.http, m_server.webSocket, m_health, m_me, m_server.pin.toString(), m_server.alsoAt, m_folder};
}

void SessionWorker::keepRecord()
{
    if (const Result<void> saved = m_state.save(record()); !saved)
        qCWarning(logClient) << saved.error().detail;
}

// Somebody may have been made an owner, or be none any more, since the sign-in: nothing else tells them.
void SessionWorker::askForMe()
{
    m_api.me([this](const Result<UserAccount> &me) {
        if (!me || !m_isSignedIn || me->id != m_me.id || *me == m_me)
            return;
        const bool wasOwner = m_me.isOwner;
        m_me = *me;
        keepRecord();
        Q_EMIT meChanged(m_me);
        if (m_me.isOwner && !wasOwner)
            listPeople(1, {});
    });
}

// Without a disk everything works as long as the program runs; the person is told.
void SessionWorker::openStore(const AccountRecord &account)
{
    if (m_storage.root.isEmpty())
        return m_state.openInMemory(account.me.id);
    if (const Result<void> opened = m_state.open(m_storage.root, account); !opened) {
        m_state.openInMemory(account.me.id);
        tellDiskProblem(opened.error());
        return;
    }
    m_outbox.open(*m_state.outboxFile());
    m_marks.open(*m_state.outboxFile());
    m_media.open(m_state.mediaPath());
    if (const Result<Drafts> drafts = m_state.outboxFile()->drafts(); drafts && !drafts->isEmpty())
        Q_EMIT draftsKnown(*drafts);
    m_tidyTimer.start(tidyFirstMs);
}

void SessionWorker::keepTokens()
{
    if (!m_storage.vault || m_storage.root.isEmpty())
        return;
    m_tokens.keepBy([vault = m_storage.vault, account = record().key()](
                        const QString &refresh) { vault->write(account, refresh, [](bool) {}); },
        [this, vault = m_storage.vault, account = record().key()](const TokenKeeper::Told &told) {
            vault->read(account, [self = QPointer(this), told](const QString &refresh) {
                if (self)
                    told(refresh);
            });
        });
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
    m_lateTexts.clear();
    m_sent.clear();
    m_marks.clear();
    m_media.clear(leaving == Leaving::Nothing);
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

void SessionWorker::loadDownToTime(ConversationId conversation, Timestamp moment)
{
    if (m_isSignedIn)
        m_history.loadDownToTime(conversation, moment);
}

void SessionWorker::search(int request, const QString &query, MessageId before, ConversationId in)
{
    commit(); // what was just said is found too
    SearchResults results{request, query, in, m_state.search(query, hitsPerSearch + 1, before, in), false};
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
    loadBlocked();
    if (m_health.server)
        m_ownerDesk.askForNotice();
    if (m_me.isOwner)
        listPeople(1, {});
    askForMe();
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
    m_media.clear(true); // its numbers may mean other files now
    if (!m_state.mediaPath().isEmpty())
        m_media.open(m_state.mediaPath());
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
    goOffline();
    Q_EMIT connectionStatusChanged({ConnectionState::Waiting, retryInMs, reason});
    if (std::exchange(m_isListWanted, false))
        m_list.load();
    rearm();
}

// The folder stays: an account is its server's, wherever that is reached (rulings.md 9).
void SessionWorker::moveTo(const ServerAddress &server)
{
    if (server.pin != m_server.pin)
        return; // another one, and nothing of this account is its business
    const bool wasRefused = m_keyGuard.hasRefused();
    m_server = server;
    m_keyGuard.setPin(server.pin, server.http);
    m_api.setRoot(server.api({}));
    if (m_isSignedIn)
        keepRecord();
    m_realtime.moveTo(server.webSocket);
    // Somebody else was at the old address, and the line had stopped for good there.
    if (wasRefused && m_isSignedIn && !m_tokens.tokens().refresh.isEmpty())
        m_realtime.start(m_me.id);
}

void SessionWorker::handleOtherKey(const Error &refusal)
{
    if (!m_keyGuard.hasRefused())
        return; // the right one was found elsewhere meanwhile
    qCWarning(logClient) << refusal.detail;
    m_realtime.stop();
    m_isListWanted = false;
    goOffline();
    m_listRetry.stop();
    Q_EMIT connectionStatusChanged({ConnectionState::KeyChanged, 0, refusal.detail});
    rearm();
}

void SessionWorker::goOffline()
{
    m_sync.handleLost();
    m_pollTimer.stop();
    m_outbox.setOnline(false, now());
    m_marks.setOnline(false, now());
    m_typingOut.clear();
    m_typingIn.silenceAll();
    forgetPresence();
    m_changes.flush();
}

// ---- what the rooms say
// ----------------------------------------------------------------------------------------------

void SessionWorker::outgoingChanged(const OutgoingMessage &outgoing)
{
    if (isConversationChange(outgoing.kind))
        m_state.wish(outgoing);
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

void SessionWorker::handleListFailed(const Error &error)
{
    Q_EMIT conversationsFailed(error);
    m_listRetry.start(std::max(error.retryAfterSeconds * 1000, listRetryMs));
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
