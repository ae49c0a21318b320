// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/chatsession.h"

#include "app/session/chatsession_p.h"
#include "app/session/serverprobe.h"

#include <QtCore/QFileInfo>
#include <QtCore/QThread>
#include <QtCore/QUuid>

namespace chautari {

ChatSession::Private::Private(const ServerAddress &address, const ClientStorage &storage, QThread *thread)
    : server(address)
    , worker(new SessionWorker(address, storage))
    , limits(defaultServerLimits())
{
    worker->moveToThread(thread);
}

ChatSession::Private::~Private()
{
    worker->deleteLater();
}

ChatSession::ChatSession(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
    SessionWorker *worker = d->worker;
    connect(worker, &SessionWorker::serverProbed, this, &ChatSession::serverProbed);
    connect(worker, &SessionWorker::serverProbeFailed, this, &ChatSession::serverProbeFailed);
    connect(
        worker, &SessionWorker::limitsKnown, this, [this](const ServerLimits &limits, const ServerProfile &profile) {
            d->limits = limits;
            d->profile = profile;
        });
    connect(worker, &SessionWorker::signedIn, this, [this](const UserAccount &me) {
        d->isSignedIn = true;
        d->me = me;
        Q_EMIT signedIn(me);
    });
    connect(worker, &SessionWorker::signInFailed, this, &ChatSession::signInFailed);
    connect(worker, &SessionWorker::meChanged, this, [this](const UserAccount &me) {
        d->me = me;
        Q_EMIT meChanged(me);
    });
    connect(worker, &SessionWorker::signedOut, this, [this](const QString &reason) {
        d->isSignedIn = false;
        d->blocked.clear();
        Q_EMIT signedOut(reason);
    });
    connect(worker, &SessionWorker::connectionStatusChanged, this, [this](const ConnectionStatus &status) {
        d->status = status;
        Q_EMIT connectionStatusChanged(status);
    });
    connect(worker, &SessionWorker::conversationsLoaded, this, &ChatSession::conversationsLoaded);
    connect(worker, &SessionWorker::conversationsFailed, this, &ChatSession::conversationsFailed);
    connect(worker, &SessionWorker::changed, this, &ChatSession::changed);
    connect(worker, &SessionWorker::historyLoaded, this, &ChatSession::historyLoaded);
    connect(worker, &SessionWorker::caughtUp, this, &ChatSession::caughtUp);
    connect(worker, &SessionWorker::historyReplaced, this, &ChatSession::historyReplaced);
    connect(worker, &SessionWorker::searchFinished, this, &ChatSession::searchFinished);
    connect(worker, &SessionWorker::draftsKnown, this, &ChatSession::draftsKnown);
    connect(worker, &SessionWorker::messageFlagged, this, &ChatSession::messageFlagged);
    connect(worker, &SessionWorker::mediaChanged, this, &ChatSession::mediaChanged);
    connect(worker, &SessionWorker::uploadProgressed, this, &ChatSession::uploadProgressed);
    connect(worker, &SessionWorker::storageProblem, this, &ChatSession::storageProblem);
    connect(worker, &SessionWorker::conversationRefused, this, &ChatSession::conversationRefused);
    connect(worker, &SessionWorker::servicesFound, this, &ChatSession::servicesFound);
    connect(worker, &SessionWorker::categoriesKnown, this, &ChatSession::categoriesKnown);
    connect(worker, &SessionWorker::conversationStarted, this, &ChatSession::conversationStarted);
    connect(worker, &SessionWorker::conversationNotStarted, this, &ChatSession::conversationNotStarted);
    connect(worker, &SessionWorker::serviceKnown, this, &ChatSession::serviceKnown);
    connect(worker, &SessionWorker::filesFound, this, &ChatSession::filesFound);
    connect(worker, &SessionWorker::historyRead, this, &ChatSession::historyRead);
    connect(worker, &SessionWorker::blockedKnown, this, [this](const QList<UserBasic> &people) {
        d->blocked = people;
        Q_EMIT blockedChanged();
    });
    connect(worker, &SessionWorker::blockFailed, this, &ChatSession::blockFailed);
    connect(worker, &SessionWorker::privacyKnown, this, &ChatSession::privacyKnown);
    connect(worker, &SessionWorker::privacyFailed, this, &ChatSession::privacyFailed);
    connect(worker, &SessionWorker::placeAnswered, this, [this](const PlaceAnswer &answer) {
        if (const auto *settings = std::get_if<PlaceSettings>(&answer))
            d->place = *settings;
        Q_EMIT placeAnswered(answer);
    });
    connect(worker, &SessionWorker::consoleAnswered, this, [this](const ConsoleAnswer &answer) {
        if (const auto *notice = std::get_if<Notice>(&answer))
            d->notice = *notice;
        Q_EMIT consoleAnswered(answer);
    });
    connect(worker, &SessionWorker::joinedByCode, this, &ChatSession::joinedByCode);
    connect(worker, &SessionWorker::joinFailed, this, &ChatSession::joinFailed);
    connect(worker, &SessionWorker::placeKnown, this, [this](const PlaceSettings &place) { d->place = place; });
}

ChatSession::~ChatSession() = default;

const ServerAddress &ChatSession::server() const
{
    return d->server;
}

bool ChatSession::isSignedIn() const
{
    return d->isSignedIn;
}

const UserAccount &ChatSession::me() const
{
    return d->me;
}

const ServerLimits &ChatSession::limits() const
{
    return d->limits;
}

const ServerProfile &ChatSession::profile() const
{
    return d->profile;
}

const ConnectionStatus &ChatSession::connectionStatus() const
{
    return d->status;
}

void ChatSession::probe()
{
    d->post([](SessionWorker &worker) { worker.probe(); });
}

void ChatSession::restore(UserId who)
{
    d->post([who](SessionWorker &worker) { worker.restore(who); });
}

void ChatSession::signIn(const QString &email, const QString &password)
{
    const LoginRequest request{email.trimmed(), password, {}};
    d->post([request](SessionWorker &worker) { worker.signIn(request); });
}

void ChatSession::registerAccount(const RegisterRequest &request)
{
    d->post([request](SessionWorker &worker) { worker.registerAccount(request); });
}

void ChatSession::signOut()
{
    d->post([](SessionWorker &worker) { worker.signOut(); });
}

void ChatSession::retryNow()
{
    d->post([](SessionWorker &worker) { worker.retryNow(); });
}

void ChatSession::openConversation(ConversationId conversation)
{
    d->post([conversation](SessionWorker &worker) { worker.openConversation(conversation); });
}

void ChatSession::loadOlder(ConversationId conversation)
{
    d->post([conversation](SessionWorker &worker) { worker.loadOlder(conversation); });
}

void ChatSession::loadDownTo(ConversationId conversation, qint64 seq)
{
    d->post([conversation, seq](SessionWorker &worker) { worker.loadDownTo(conversation, seq); });
}

void ChatSession::loadDownToTime(ConversationId conversation, Timestamp moment)
{
    d->post([conversation, moment](SessionWorker &worker) { worker.loadDownToTime(conversation, moment); });
}

QString ChatSession::enqueue(OutgoingMessage outgoing)
{
    outgoing.clientMessageId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    outgoing.createdAt = d->clock.now();
    d->post([outgoing](SessionWorker &worker) { worker.send(outgoing); });
    return outgoing.clientMessageId;
}

QString ChatSession::sendText(ConversationId conversation, const QString &text, MessageId replyTo)
{
    OutgoingMessage outgoing;
    outgoing.conversation = conversation;
    outgoing.replyTo = replyTo;
    outgoing.text = text.trimmed();
    return enqueue(std::move(outgoing));
}

void ChatSession::sendAutomatic(ConversationId conversation, const QString &text, const QString &clientMessageId)
{
    OutgoingMessage outgoing;
    outgoing.conversation = conversation;
    outgoing.text = text;
    outgoing.clientMessageId = clientMessageId;
    outgoing.createdAt = d->clock.now();
    d->post([outgoing](SessionWorker &worker) { worker.send(outgoing); });
}

QString ChatSession::sendFiles(
    ConversationId conversation, const QStringList &paths, const QString &caption, MessageId replyTo)
{
    OutgoingMessage outgoing;
    outgoing.conversation = conversation;
    outgoing.replyTo = replyTo;
    outgoing.text = caption.trimmed();
    for (const QString &path : paths)
        outgoing.files.append({QFileInfo(path).fileName(), path, {}, 0});
    return enqueue(std::move(outgoing));
}

QString ChatSession::editMessage(const Message &message, const QString &text)
{
    OutgoingMessage outgoing;
    outgoing.conversation = message.conversation;
    outgoing.kind = OutgoingKind::Edit;
    outgoing.text = text.trimmed();
    outgoing.target = message.id;
    outgoing.basePosition = message.position;
    return enqueue(std::move(outgoing));
}

QString ChatSession::deleteMessage(const Message &message, DeletionType deletion)
{
    OutgoingMessage outgoing;
    outgoing.conversation = message.conversation;
    outgoing.kind = deletion == DeletionType::Everyone ? OutgoingKind::DeleteForEveryone : OutgoingKind::DeleteForMe;
    outgoing.target = message.id;
    return enqueue(std::move(outgoing));
}

QString ChatSession::react(const Message &message, const QString &emoji, bool isSet)
{
    OutgoingMessage outgoing;
    outgoing.conversation = message.conversation;
    outgoing.kind = OutgoingKind::React;
    outgoing.text = emoji;
    outgoing.target = message.id;
    outgoing.isSet = isSet;
    return enqueue(std::move(outgoing));
}

void ChatSession::flagMessage(MessageId message, const QString &reason)
{
    d->post([message, reason](SessionWorker &worker) { worker.flagMessage(message, reason); });
}

QString ChatSession::archive(ConversationId conversation, bool isArchived)
{
    OutgoingMessage outgoing;
    outgoing.conversation = conversation;
    outgoing.kind = OutgoingKind::Archive;
    outgoing.isSet = isArchived;
    return enqueue(std::move(outgoing));
}

void ChatSession::editOutgoing(const QString &clientMessageId, const QString &text)
{
    d->post([clientMessageId, text](SessionWorker &worker) { worker.editOutgoing(clientMessageId, text); });
}

void ChatSession::saveDraft(ConversationId conversation, const QString &text)
{
    d->post([conversation, text](SessionWorker &worker) { worker.saveDraft(conversation, text); });
}

void ChatSession::fetchMedia(const Message &message, const Attachment &attachment, MediaSize size)
{
    d->post([message, attachment, size](SessionWorker &worker) { worker.fetchMedia(message, attachment, size); });
}

void ChatSession::cancelMedia(const MediaKey &key)
{
    d->post([key](SessionWorker &worker) { worker.cancelMedia(key); });
}

int ChatSession::search(const QString &query, MessageId before, ConversationId in)
{
    const int request = ++d->lastSearch;
    d->post([request, query, before, in](SessionWorker &worker) { worker.search(request, query, before, in); });
    return request;
}

void ChatSession::retryOutgoing(const QString &clientMessageId)
{
    d->post([clientMessageId](SessionWorker &worker) { worker.retryOutgoing(clientMessageId); });
}

void ChatSession::deleteOutgoing(const QString &clientMessageId)
{
    d->post([clientMessageId](SessionWorker &worker) { worker.deleteOutgoing(clientMessageId); });
}

void ChatSession::setTyping(ConversationId conversation, bool isTyping)
{
    d->post([conversation, isTyping](SessionWorker &worker) { worker.setTyping(conversation, isTyping); });
}

void ChatSession::markRead(ConversationId conversation, MessageId message, qint64 seq)
{
    d->post([conversation, message, seq](SessionWorker &worker) { worker.markRead(conversation, message, seq); });
}

} // namespace chautari
