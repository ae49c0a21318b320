// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/httpclient.h"
#include "app/net/serverprofile.h"
#include "shared/core/result.h"
#include "shared/protocol/auth.h"
#include "shared/protocol/conversation.h"
#include "shared/protocol/frames.h"
#include "shared/protocol/health.h"
#include "shared/protocol/page.h"
#include "shared/protocol/settings.h"

#include <QtCore/QJsonObject>

class QUrlQuery;

namespace chautari {

class TokenSource;

//! One answer of /sync/.
struct ChangesPage
{
    QString epoch;
    qint64 position = 0; //!< everything up to here has been told
    bool hasMore = false;
    QList<ServerFrame> changes;
};

//! \brief One function per REST call: typed question, typed answer, errors with sentences for people. A 401 is answered
//! by one renewal of the token and one repetition, then by the end of the session. Client-core thread.
class ApiClient : public QObject
{
    Q_OBJECT
public:
    template <typename T>
    using Callback = std::function<void(const Result<T> &)>;

    //! \param apiRoot "http://127.0.0.1:8000/api"
    explicit ApiClient(const QUrl &apiRoot, QObject *parent = nullptr);

    //! Must be set before any call that needs a token; outlives this object.
    void setTokenSource(TokenSource *tokens) { m_tokens = tokens; }
    void setProfile(const ServerProfile &profile) { m_profile = profile; }
    void setKeyGuard(KeyGuard *guard) { m_http.setKeyGuard(guard); }
    void setTap(const std::shared_ptr<WireTap> &tap) { m_http.setTap(tap); }
    //! Drops everything under way, callbacks too.
    void abandon();

    //! For what is asked from now on.
    void setRoot(const QUrl &apiRoot) { m_root = apiRoot; }

    void health(Callback<Health> done);
    void login(const LoginRequest &request, Callback<TokenPair> done);
    void registerAccount(const RegisterRequest &request, Callback<RegisterResponse> done);
    void refresh(const RefreshRequest &request, Callback<TokenPair> done);
    //! Nobody waits for the answer (contract.md 2.4: the original always refuses).
    void logout(const TokenPair &tokens);
    void me(Callback<UserAccount> done);
    void conversations(int page, UserId viewer, Callback<Page<Conversation>> done);
    //! With the newest `pageSize` messages, ascending.
    void conversation(ConversationId id, int pageSize, UserId viewer, Callback<ConversationDetail> done);
    //! At most `pageSize` messages before this one, ascending. `createdAt` is used where there is no order but time.
    void messagesBefore(
        ConversationId id, qint64 seq, Timestamp createdAt, int pageSize, Callback<QList<Message>> done);
    //! The newest of one conversation, or of all (an invalid id), ascending.
    void newestMessages(ConversationId id, int count, Callback<QList<Message>> done);
    void sendMessage(const SendMessageRequest &request, Callback<SentMessage> done);
    //! For servers that do not store marks.
    void markConversationRead(ConversationId id, std::function<void(const Result<void> &)> done);

    //! A message with files; its text may be empty. The client_message_id makes repetitions harmless.
    void sendFiles(const SendMessageRequest &request, const HttpForm &files, Callback<SentMessage> done);
    void editMessage(MessageId id, const EditMessageRequest &request, Callback<Message> done);
    void react(MessageId id, const QString &emoji, bool isSet, Callback<Message> done);
    //! Tells the host that something is wrong with it.
    void flagMessage(MessageId id, const QString &reason, std::function<void(const Result<void> &)> done);
    void deleteMessage(MessageId id, DeletionType deletion, std::function<void(const Result<void> &)> done);
    void updateConversation(
        ConversationId id, const UpdateConversationRequest &request, UserId viewer, Callback<Conversation> done);
    //! A file of a message, from wherever the server said it is. The token goes to the server alone.
    void download(const QString &fileUrl, const HttpDownload &into, std::function<void(const Result<void> &)> done);
    //! What changed since then, in the order of positions.
    void changesSince(const QString &epoch, qint64 position, UserId viewer, Callback<ChangesPage> done);

    void archivedConversations(int page, UserId viewer, Callback<Page<Conversation>> done);
    //! For the asker alone.
    void deleteConversation(ConversationId id, std::function<void(const Result<void> &)> done);
    //! The conversation of these three, new or not, with the message in it. Not repeated by itself after a lost answer.
    void createConversation(const CreateConversationRequest &request, UserId viewer, Callback<Conversation> done);
    //! `words` and `category` (its slug) may be empty.
    void services(const QString &words, const QString &category, int page, Callback<Page<Service>> done);
    void categories(Callback<QList<Category>> done);
    void service(ServiceId id, Callback<Service> done);

    //! Whether this person's messages are refused.
    void block(UserId user, bool isBlocked, std::function<void(const Result<void> &)> done);
    void blocked(Callback<QList<UserBasic>> done);
    void privacy(Callback<PrivacySettings> done);
    //! As the server has them then.
    void changePrivacy(const PrivacySettings &settings, Callback<PrivacySettings> done);

    // Coming in by a code (pairing/joinproof.h).
    void joinHello(Callback<JoinHelloBody> done);
    void join(const JoinAnswerBody &answer, Callback<JoinWelcomeBody> done);

    // For owners.
    void place(Callback<PlaceSettings> done);
    void changePlace(const PlaceSettingsChange &change, Callback<PlaceSettings> done);
    void people(int page, Callback<Page<PlacePerson>> done);
    void changePerson(UserId person, const PlacePersonChange &change, Callback<PlacePerson> done);
    //! Who waits to be let in.
    void refusePerson(UserId person, std::function<void(const Result<void> &)> done);
    void invite(const InvitationRequest &request, Callback<Invitation> done);
    void openJoinCode(Callback<JoinCode> done);
    void closeJoinCode(std::function<void(const Result<void> &)> done);

    using JsonCallback = std::function<void(const Result<QJsonObject> &)>;
    //! For those who add calls of their own (app/net/ownerapi.h): `path` is below /api, with its query.
    void json(HttpVerb verb, const QString &path, const QByteArray &body, JsonCallback done);

private:
    enum class Access { Public, Private };
    struct Call
    {
        HttpVerb verb = HttpVerb::Get;
        QUrl url;
        QByteArray body;
        Access access = Access::Private;
        bool isRepetition = false;
        std::optional<HttpForm> form{};
        bool isOnce = false;
        std::optional<HttpDownload> download{};
    };

    static Call get(const QUrl &url, Access access = Access::Private);
    //! Signing in and what belongs to it: without a token.
    static Call post(const QUrl &url, const QByteArray &body);
    [[nodiscard]] QUrl url(const QString &path) const;
    [[nodiscard]] QUrl url(const QString &path, const QUrlQuery &query) const;
    void send(const Call &call, JsonCallback done);
    void renewAndRepeat(Call call, const QByteArray &refused, const Error &error, JsonCallback done);
    template <typename T, typename Read>
    void call(const Call &call, Callback<T> done, Read read);

    void askForConversations(const QUrl &list, UserId viewer, Callback<Page<Conversation>> done);
    void collectBefore(const QUrlQuery &query, qint64 seq, int pageSize, int page, const QList<Message> &later,
        Callback<QList<Message>> done);
    void askForMessages(const QUrlQuery &query, Callback<QList<Message>> done);
    void giveOrder(Message &message) const;
    void giveOrder(Conversation &conversation) const;
    [[nodiscard]] Result<SentMessage> readSent(const QJsonObject &json) const;

    HttpClient m_http;
    ServerProfile m_profile;
    QUrl m_root;
    TokenSource *m_tokens = nullptr;
};

} // namespace chautari
