// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/sessionworker.h"

#include "app/session/serverprobe.h"
#include "shared/core/limits.h"
#include "shared/core/validation.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>
#include <utility>

namespace chautari {

namespace {

constexpr int listRetryMs = 5'000;

QString sessionEndedSentence()
{
    return QCoreApplication::translate("ChatSession", "Your session has ended. Please sign in again.");
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

} // namespace

SessionWorker::SessionWorker(const ServerAddress &server)
    : m_server(server)
    , m_api(server.api({}), this)
    , m_tokens(m_api, [this] { end(sessionEndedSentence()); })
    , m_signIn(m_api, m_tokens, *this)
    , m_realtime(server.webSocket, m_tokens, this)
    , m_changes(this)
    , m_list(m_api, *this)
    , m_history(m_api, *this)
    , m_outbox(*this)
    , m_marks([this](const MarkCommand &mark) { m_realtime.send(mark); })
    , m_typingOut([this](const TypingCommand &typing) { m_realtime.send(typing); })
    , m_typingIn([this](const TypingEvent &typing) { m_changes.add(typing); })
    , m_ticker(this)
    , m_listRetry(this)
    , m_limits(defaultServerLimits())
{
    m_api.setTokenSource(&m_tokens);
    m_ticker.setSingleShot(true);
    m_ticker.setTimerType(Qt::PreciseTimer);
    m_listRetry.setSingleShot(true);
    connect(&m_ticker, &QTimer::timeout, this, &SessionWorker::tick);
    connect(&m_listRetry, &QTimer::timeout, this, [this] { m_list.load(); });
    connect(&m_changes, &ChangeCollector::collected, this, &SessionWorker::changed);
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

void SessionWorker::handleHealth(const Health &health)
{
    m_limits = health.server->limits;
    Q_EMIT limitsKnown(m_limits);
}

void SessionWorker::handleAccepted()
{
    forget();
}

void SessionWorker::handleSignedIn(const UserAccount &me)
{
    m_me = me;
    m_isSignedIn = true;
    m_isListWanted = true;
    m_book.setMe(me.id);
    m_list.start(me.id);
    m_history.start(me.id);
    Q_EMIT signedIn(me);
    m_realtime.start(me.id);
}

void SessionWorker::handleSignInFailed(const Error &error)
{
    Q_EMIT signInFailed(error);
}

void SessionWorker::signOut()
{
    const TokenPair tokens = m_tokens.tokens();
    end({});
    if (!tokens.refresh.isEmpty())
        m_api.logout(tokens);
}

void SessionWorker::end(const QString &reason)
{
    const bool wasSignedIn = m_isSignedIn;
    forget();
    if (!wasSignedIn)
        return;
    Q_EMIT connectionStatusChanged({});
    Q_EMIT signedOut(reason);
}

void SessionWorker::forget()
{
    m_signIn.cancel();
    m_isSignedIn = false;
    m_isListWanted = false;
    m_realtime.stop();
    m_api.abandon();
    m_tokens.clear();
    m_changes.clear();
    m_book.clear();
    m_list.clear();
    m_history.clear();
    m_outbox.clear();
    m_marks.clear();
    m_typingOut.clear();
    m_typingIn.clear();
    m_presenceHeard.clear();
    m_shownOnline.clear();
    m_ticker.stop();
    m_listRetry.stop();
}

// ---- commands
// --------------------------------------------------------------------------------------------------------

void SessionWorker::retryNow()
{
    m_realtime.retryNow();
}

void SessionWorker::openConversation(ConversationId conversation)
{
    if (m_isSignedIn)
        m_history.open(conversation);
}

void SessionWorker::loadOlder(ConversationId conversation)
{
    if (m_isSignedIn)
        m_history.loadOlder(conversation);
}

void SessionWorker::sendText(const OutgoingMessage &outgoing)
{
    if (!m_isSignedIn)
        return;
    setTyping(outgoing.conversation, false);
    const qsizetype length = validation::codePointCount(outgoing.text);
    const QString forbidden = validation::forbiddenCharacter(outgoing.text);
    if (m_limits.text > 0 && length > m_limits.text)
        m_outbox.addFailed(outgoing, tooLongSentence(length, m_limits.text));
    else if (!forbidden.isEmpty())
        m_outbox.addFailed(outgoing, forbidden);
    else
        m_outbox.add(outgoing, now());
    rearm();
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
    if (const Conversation *known = m_book.noteRead(conversation, seq))
        m_changes.add(*known);
    rearm();
}

// ---- the connection
// --------------------------------------------------------------------------------------------------

// The resume protocol comes later; until then everything that can have changed is asked for again.
void SessionWorker::handleOnline()
{
    Q_EMIT connectionStatusChanged({ConnectionState::Online, 0, {}});
    m_isListWanted = false;
    m_presenceHeard.clear();
    m_list.load();
    m_history.refreshOpen();
    m_outbox.setOnline(true, now());
    m_marks.setOnline(true, now());
    rearm();
}

void SessionWorker::handleLost(const QString &reason, int retryInMs)
{
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
    if (!m_book.contains(message.conversation))
        m_list.loadOne(message.conversation);
    else if (const Conversation *conversation = m_book.noteMessage(message))
        m_changes.add(*conversation);
}

// The message frame usually came before and says more; the ack alone is enough to know that the server has it.
void SessionWorker::handleEvent(const AckEvent &event)
{
    const std::optional<OutgoingMessage> outgoing = m_outbox.handleStored(event.clientMessageId, now());
    if (!outgoing)
        return;
    const Message message = storedMessage(*outgoing, event);
    m_changes.add(message);
    m_history.noteLive(message);
    if (const Conversation *conversation = m_book.noteMessage(message))
        m_changes.add(*conversation);
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
    m_changes.add(event);
    if (event.updatedBy != m_me.id)
        return;
    m_marks.handleConfirmed(event);
    if (event.status != MessageStatus::Read)
        return;
    if (const Conversation *conversation = m_book.noteRead(event.conversation, event.upToSeq))
        m_changes.add(*conversation);
}

void SessionWorker::handleEvent(const ConversationCreatedEvent &event)
{
    learnConversation(event.conversation);
}

void SessionWorker::handleEvent(const MessageUpdatedEvent &event)
{
    m_changes.add(event.message);
    if (!m_book.contains(event.message.conversation))
        return;
    if (const Conversation *conversation = m_book.noteMessage(event.message))
        m_changes.add(*conversation);
}

void SessionWorker::handleEvent(const MessageDeletedEvent &event)
{
    m_changes.add(event);
    if (const Conversation *conversation = m_book.noteDeletion(event))
        m_changes.add(*conversation);
}

void SessionWorker::handleEvent(const ConversationUpdatedEvent &event)
{
    if (event.conversation.isArchived())
        forgetConversation(event.conversation.id);
    else
        learnConversation(event.conversation);
}

void SessionWorker::handleEvent(const ConversationDeletedEvent &event)
{
    forgetConversation(event.conversation);
}

//! Out of the list on another device of this person's; a new message brings it back.
void SessionWorker::forgetConversation(ConversationId conversation)
{
    m_book.remove(conversation);
    m_changes.addGone(conversation);
}

// ---- what the rooms say
// ----------------------------------------------------------------------------------------------

void SessionWorker::transmit(const SendMessageRequest &request)
{
    m_realtime.send(SendMessageCommand{request});
}

void SessionWorker::outgoingChanged(const OutgoingMessage &outgoing)
{
    m_changes.add(outgoing);
}

void SessionWorker::outgoingDone(const QString &clientMessageId)
{
    m_changes.addDone(clientMessageId);
}

void SessionWorker::handleLoadedConversation(const Conversation &conversation)
{
    learnConversation(conversation);
}

void SessionWorker::handleLoadedMessages(const QList<Message> &messages)
{
    for (const Message &message : messages)
        learnMessage(message);
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
    m_changes.flush();
    Q_EMIT conversationsLoaded();
}

void SessionWorker::handleListFailed(const Error &error)
{
    Q_EMIT conversationsFailed(error);
    m_listRetry.start(std::max(error.retryAfterSeconds * 1000, listRetryMs));
}

void SessionWorker::learnConversation(const Conversation &conversation)
{
    const Conversation *known = m_book.upsert(conversation);
    if (!known)
        return;
    m_changes.add(*known);
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
    m_changes.add(message);
    if (message.sender.id == m_me.id)
        m_outbox.handleStored(message.clientMessageId, now());
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
