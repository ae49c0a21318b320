// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/fakesession.h"

#include "app/session/clientcore.h"
#include "tests/gui/messagebuilder.h"

#include <QtCore/QThread>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

class ChatSession::Private
{ };

namespace {

// What the fake's own methods write and answer; one session at a time, in a test's one thread.
struct FakeState
{
    QStringList commands;
    ServerAddress server;
    UserAccount me;
    ServerLimits limits;
    ServerProfile profile;
    ConnectionStatus status;
    QList<UserBasic> blocked;
    int searches = 0;
    int reads = 0;
    CreateConversationRequest started;
};

FakeState state;

void note(const QString &command)
{
    state.commands << command;
}

QString answering(MessageId replyTo)
{
    return replyTo.isValid() ? u" re "_s + QString::number(replyTo.value()) : QString();
}

QString number(ConversationId id)
{
    return QString::number(id.value());
}

} // namespace

ChatSession::ChatSession(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{ }
ChatSession::~ChatSession() = default;
const ServerAddress &ChatSession::server() const
{
    return state.server;
}
bool ChatSession::isSignedIn() const
{
    return true;
}
const UserAccount &ChatSession::me() const
{
    return state.me;
}
const ServerLimits &ChatSession::limits() const
{
    return state.limits;
}
const ConnectionStatus &ChatSession::connectionStatus() const
{
    return state.status;
}
void ChatSession::probe()
{
    note(u"probe"_s);
}
void ChatSession::signIn(const QString &, const QString &)
{
    note(u"signIn"_s);
}
void ChatSession::registerAccount(const RegisterRequest &)
{
    note(u"registerAccount"_s);
}
void ChatSession::signOut()
{
    note(u"signOut"_s);
}
void ChatSession::retryNow()
{
    note(u"retryNow"_s);
}
void ChatSession::openConversation(ConversationId id)
{
    note(u"openConversation "_s + number(id));
}
void ChatSession::loadOlder(ConversationId id)
{
    note(u"loadOlder "_s + number(id));
}
void ChatSession::loadDownTo(ConversationId id, qint64)
{
    note(u"loadDownTo "_s + number(id));
}
void ChatSession::loadDownToTime(ConversationId id, Timestamp)
{
    note(u"loadDownToTime "_s + number(id));
}
void ChatSession::retryOutgoing(const QString &id)
{
    note(u"retryOutgoing "_s + id);
}
void ChatSession::deleteOutgoing(const QString &id)
{
    note(u"deleteOutgoing "_s + id);
}

QString ChatSession::sendText(ConversationId id, const QString &text, MessageId replyTo)
{
    note(QString(u"sendText "_s + number(id) + u' ' + text + answering(replyTo)));
    return u"client-id"_s;
}

void ChatSession::sendAutomatic(ConversationId id, const QString &text, const QString &clientMessageId)
{
    note(u"sendAutomatic "_s + number(id) + u' ' + clientMessageId + u' ' + text);
}

QString ChatSession::sendFiles(ConversationId id, const QStringList &paths, const QString &caption, MessageId replyTo)
{
    note(QString(u"sendFiles "_s + number(id) + u' ' + paths.join(u' ') + u' ' + caption).trimmed()
        + answering(replyTo));
    return u"client-id"_s;
}
QString ChatSession::editMessage(const Message &, const QString &text)
{
    note(u"editMessage "_s + text);
    return u"client-id"_s;
}
QString ChatSession::react(const Message &message, const QString &emoji, bool isSet)
{
    note(QString((isSet ? u"react "_s : u"unreact "_s) + QString::number(message.id.value()) + u' ' + emoji));
    return u"client-id"_s;
}
void ChatSession::flagMessage(MessageId id, const QString &reason)
{
    note(QString(u"flagMessage "_s + QString::number(id.value()) + u' ' + reason));
}
void ChatSession::fetchMedia(const Message &message, const Attachment &, MediaSize size)
{
    note(QString(u"fetchMedia "_s + QString::number(message.id.value())
        + (size == MediaSize::Preview ? u" preview"_s : u" whole"_s)));
}
void ChatSession::saveDraft(ConversationId id, const QString &text)
{
    note(QString(u"saveDraft "_s + number(id) + u' ' + text));
}
void ChatSession::cancelMedia(const MediaKey &) { }
const ServerProfile &ChatSession::profile() const
{
    return state.profile;
}
QString ChatSession::deleteMessage(const Message &message, DeletionType deletion)
{
    note(QString(u"deleteMessage "_s + QString::number(message.id.value())
        + (deletion == DeletionType::Everyone ? u" everyone"_s : u" self"_s)));
    return u"client-id"_s;
}
QString ChatSession::archive(ConversationId id, bool)
{
    note(u"archive "_s + number(id));
    return u"client-id"_s;
}
void ChatSession::editOutgoing(const QString &id, const QString &)
{
    note(u"editOutgoing "_s + id);
}
void ChatSession::restore(UserId)
{
    note(u"restore"_s);
}
int ChatSession::search(const QString &query, MessageId, ConversationId)
{
    note(u"search "_s + query);
    return 1;
}

void ChatSession::setTyping(ConversationId id, bool isTyping)
{
    note(QString(u"setTyping "_s + number(id) + (isTyping ? u" on"_s : u" off"_s)));
}

void ChatSession::markRead(ConversationId id, MessageId, qint64 seq)
{
    note(QString(u"markRead "_s + number(id) + u' ' + QString::number(seq)));
}

void ChatSession::setPinned(ConversationId id, bool isPinned)
{
    note(QString((isPinned ? u"pin "_s : u"unpin "_s) + number(id)));
}
void ChatSession::setMuted(ConversationId id, bool isMuted)
{
    note(QString((isMuted ? u"mute "_s : u"unmute "_s) + number(id)));
}
void ChatSession::setMarkedUnread(ConversationId id, bool)
{
    note(u"setMarkedUnread "_s + number(id));
}
void ChatSession::setNote(ConversationId id, const QString &text)
{
    note(QString(u"setNote "_s + number(id) + u' ' + text));
}
void ChatSession::deleteConversation(ConversationId id)
{
    note(u"deleteConversation "_s + number(id));
}
int ChatSession::findServices(const QString &words, const QString &category, int page)
{
    note(QString(u"findServices "_s + QString::number(page) + u' ' + words + u' ' + category).trimmed());
    return ++state.searches;
}
void ChatSession::loadCategories()
{
    note(u"loadCategories"_s);
}
void ChatSession::startConversation(const CreateConversationRequest &request)
{
    state.started = request;
    note(QString(u"startConversation "_s + QString::number(request.service.value()) + u' ' + request.initialMessage));
}
void ChatSession::loadService(ServiceId id)
{
    note(u"loadService "_s + QString::number(id.value()));
}
int ChatSession::readHistory(ConversationId id, qint64 beforeSeq, Timestamp)
{
    note(QString(u"readHistory "_s + number(id) + u' ' + QString::number(beforeSeq)));
    return ++state.reads;
}
void ChatSession::loadFiles(ConversationId id, qint64 beforeSeq)
{
    note(QString(u"loadFiles "_s + number(id) + u' ' + QString::number(beforeSeq)));
}
const QList<UserBasic> &ChatSession::blocked() const
{
    return state.blocked;
}
bool ChatSession::isBlocked(UserId user) const
{
    return std::ranges::any_of(state.blocked, [user](const UserBasic &person) { return person.id == user; });
}
void ChatSession::setBlocked(UserId user, bool isBlocked)
{
    note(QString((isBlocked ? u"block "_s : u"unblock "_s) + QString::number(user.value())));
}
void ChatSession::loadPrivacy()
{
    note(u"loadPrivacy"_s);
}
void ChatSession::setPrivacy(const PrivacySettings &settings)
{
    note(QString(u"setPrivacy %1 %2 %3"_s)
             .arg(settings.hasReadReceipts)
             .arg(settings.showsTyping)
             .arg(settings.showsLastSeen));
}

ClientCore::ClientCore(ClientStorage) { }
ClientCore::~ClientCore() = default;
std::optional<AccountRecord> ClientCore::lastAccount(const QUrl &) const
{
    return std::nullopt;
}

std::unique_ptr<ChatSession> ClientCore::createSession(const ServerAddress &)
{
    state = {};
    state.me.id = testing::me;
    state.status.state = ConnectionState::Online;
    return std::unique_ptr<ChatSession>(new ChatSession(std::make_unique<ChatSession::Private>()));
}

} // namespace chautari

namespace chautari::testing {

FakeSession::FakeSession()
    : m_session(ClientCore().createSession({}))
{ }

FakeSession::~FakeSession() = default;

QStringList FakeSession::takeCommands()
{
    return std::exchange(state.commands, {});
}

QStringList FakeSession::commands() const
{
    return state.commands;
}

void FakeSession::setStatus(const ConnectionStatus &status)
{
    state.status = status;
    Q_EMIT m_session->connectionStatusChanged(status);
}

void FakeSession::setLimits(const ServerLimits &limits)
{
    state.limits = limits;
    Q_EMIT m_session->connectionStatusChanged(state.status);
}

void FakeSession::setProfile(const ServerProfile &profile)
{
    state.profile = profile;
    Q_EMIT m_session->connectionStatusChanged(state.status);
}

void FakeSession::say(const SearchResults &results)
{
    Q_EMIT m_session->searchFinished(results);
}

void FakeSession::say(const UploadProgress &progress)
{
    Q_EMIT m_session->uploadProgressed(progress);
}

void FakeSession::say(const MediaEvent &media)
{
    Q_EMIT m_session->mediaChanged(media);
}

void FakeSession::setTextLimit(int codePoints)
{
    state.limits.text = codePoints;
}

void FakeSession::setMe(const UserAccount &account)
{
    state.me = account;
}

void FakeSession::setBlocked(const QList<UserBasic> &people)
{
    state.blocked = people;
    Q_EMIT m_session->blockedChanged();
}

const CreateConversationRequest &FakeSession::started() const
{
    return state.started;
}

void FakeSession::say(const HistoryPage &page)
{
    Q_EMIT m_session->historyLoaded(page);
}

} // namespace chautari::testing
