// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/apiclient.h"

#include "app/net/networkproblem.h"
#include "app/net/tokensource.h"
#include "shared/core/limits.h"
#include "shared/json/authjson.h"
#include "shared/json/conversationjson.h"
#include "shared/json/errorjson.h"
#include "shared/json/framejson.h"
#include "shared/json/healthjson.h"
#include "shared/json/pagejson.h"
#include "shared/json/placejson.h"
#include "shared/json/settingsjson.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QTimeZone>
#include <QtCore/QUrlQuery>

#include <algorithm>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

Result<QJsonObject> judged(const HttpAnswer &answer)
{
    if (answer.networkError)
        return *answer.networkError;
    if (answer.status < 200 || answer.status > 299) {
        Error error = readErrorBody(answer.status, answer.body);
        error.retryAfterSeconds = std::max(error.retryAfterSeconds, answer.retryAfterSeconds);
        return error;
    }
    if (answer.body.isEmpty()) // 204
        return QJsonObject();
    Result<QJsonObject> json = parseJsonObject(answer.body);
    if (!json)
        return notChautari();
    return json;
}

QString number(qint64 value)
{
    return QString::number(value);
}

} // namespace

ApiClient::ApiClient(const QUrl &apiRoot, QObject *parent)
    : QObject(parent)
    , m_http(this)
    , m_root(apiRoot)
{ }

void ApiClient::abandon()
{
    m_http.abandon();
}

// An answer of the right status in the wrong shape comes from something else than a Chautari server.
template <typename T, typename Read>
void ApiClient::call(const Call &call, Callback<T> done, Read read)
{
    send(call, [done = std::move(done), read](const Result<QJsonObject> &json) {
        if (!json) {
            done(json.error());
            return;
        }
        const Result<T> value = read(*json);
        if (value)
            done(value);
        else
            done(notChautari());
    });
}

ApiClient::Call ApiClient::get(const QUrl &url, Access access)
{
    return {HttpVerb::Get, url, {}, access, false};
}

ApiClient::Call ApiClient::post(const QUrl &url, const QByteArray &body)
{
    return {HttpVerb::Post, url, body, Access::Public, false};
}

void ApiClient::health(Callback<Health> done)
{
    call<Health>(get(url(u"/messaging/health/"_s), Access::Public), std::move(done), readHealth);
}

void ApiClient::login(const LoginRequest &request, Callback<TokenPair> done)
{
    call<TokenPair>(post(url(u"/auth/login/"_s), toJson(request)), std::move(done), readTokenPair);
}

void ApiClient::registerAccount(const RegisterRequest &request, Callback<RegisterResponse> done)
{
    call<RegisterResponse>(post(url(u"/auth/register/"_s), toJson(request)), std::move(done), readRegisterResponse);
}

void ApiClient::refresh(const RefreshRequest &request, Callback<TokenPair> done)
{
    call<TokenPair>(post(url(u"/auth/refresh/"_s), toJson(request)), std::move(done), readTokenPair);
}

void ApiClient::logout(const TokenPair &tokens)
{
    const QByteArray body = toJson(LogoutRequest{tokens.refresh});
    m_http.send({HttpVerb::Post, url(u"/auth/logout/"_s), body, tokens.access.toLatin1()}, [](const HttpAnswer &) {});
}

void ApiClient::me(Callback<UserAccount> done)
{
    call<UserAccount>(get(url(u"/auth/users/me/"_s)), std::move(done), [](const QJsonObject &json) {
        JsonReader r(json);
        UserAccount account = readUserAccount(r);
        return r.finish(std::move(account));
    });
}

void ApiClient::conversations(int page, UserId viewer, Callback<Page<Conversation>> done)
{
    const QUrlQuery query{{u"page"_s, number(page)}, {u"page_size"_s, u"100"_s}};
    askForConversations(url(u"/messaging/conversations/"_s, query), viewer, std::move(done));
}

void ApiClient::archivedConversations(int page, UserId viewer, Callback<Page<Conversation>> done)
{
    const QUrlQuery query{{u"page"_s, number(page)}, {u"page_size"_s, u"100"_s}};
    askForConversations(url(u"/messaging/conversations/archived/"_s, query), viewer, std::move(done));
}

void ApiClient::askForConversations(const QUrl &list, UserId viewer, Callback<Page<Conversation>> done)
{
    call<Page<Conversation>>(get(list), std::move(done), [this, viewer](const QJsonObject &json) {
        Result<Page<Conversation>> read
            = readPage<Conversation>(json, [](JsonReader &r) { return readConversation(r, UserId()); });
        if (read) {
            for (Conversation &conversation : read->results) {
                conversation.viewer = viewer;
                giveOrder(conversation);
            }
        }
        return read;
    });
}

void ApiClient::conversation(ConversationId id, int pageSize, UserId viewer, Callback<ConversationDetail> done)
{
    const QUrlQuery query{{u"page_size"_s, number(pageSize)}};
    call<ConversationDetail>(get(url(u"/messaging/conversations/%1/"_s.arg(id.value()), query)), std::move(done),
        [this, viewer](const QJsonObject &json) {
            JsonReader r(json);
            ConversationDetail detail = readConversationDetail(r, viewer);
            giveOrder(detail.conversation);
            for (Message &message : detail.messages)
                giveOrder(message);
            return r.finish(std::move(detail));
        });
}

void ApiClient::messagesBefore(
    ConversationId id, qint64 seq, Timestamp createdAt, int pageSize, Callback<QList<Message>> done)
{
    if (m_profile.hasOrder) {
        askForMessages({{u"conversation"_s, number(id.value())}, {u"before_seq"_s, number(seq)},
                           {u"page_size"_s, number(pageSize)}},
            std::move(done));
        return;
    }
    const QString moment = QDateTime::fromMSecsSinceEpoch(createdAt.microseconds() / 1000, QTimeZone::utc())
                               .toString(u"yyyy-MM-ddTHH:mm:ss"_s)
        + u".%1Z"_s.arg(createdAt.microseconds() % 1'000'000, 6, 10, QChar(u'0'));
    const QUrlQuery query{{u"conversation"_s, number(id.value())}, {u"ordering"_s, u"-created_at"_s},
        {u"created_before"_s, moment}, {u"page_size"_s, number(pageSize)}};
    collectBefore(query, seq, pageSize, 1, {}, std::move(done));
}

// The moment itself is included, and any number of messages may carry it: page after page until there are enough that
// are older.
void ApiClient::collectBefore(const QUrlQuery &query, qint64 seq, int pageSize, int page, const QList<Message> &later,
    Callback<QList<Message>> done)
{
    QUrlQuery paged = query;
    paged.addQueryItem(u"page"_s, number(page));
    askForMessages(paged, [this, query, seq, pageSize, page, later, done = std::move(done)](const auto &answer) {
        const bool isBeyondLast = !answer && answer.error().code == ErrorCode::InvalidPage;
        if (!answer && !isBeyondLast) {
            done(answer);
            return;
        }
        QList<Message> before = isBeyondLast ? QList<Message>() : *answer;
        const bool isLast = before.size() < pageSize;
        before.removeIf([seq](const Message &message) { return message.seq >= seq; });
        before += later;
        if (isLast || before.size() >= pageSize)
            done(before.mid(std::max<qsizetype>(0, before.size() - pageSize)));
        else
            collectBefore(query, seq, pageSize, page + 1, before, done);
    });
}

void ApiClient::newestMessages(ConversationId id, int count, Callback<QList<Message>> done)
{
    QUrlQuery query{{u"ordering"_s, u"-created_at"_s}, {u"page_size"_s, number(count)}};
    if (id.isValid())
        query.addQueryItem(u"conversation"_s, number(id.value()));
    askForMessages(query, std::move(done));
}

void ApiClient::askForMessages(const QUrlQuery &query, Callback<QList<Message>> done)
{
    call<QList<Message>>(get(url(u"/messaging/messages/"_s, query)), std::move(done),
        [this](const QJsonObject &json) -> Result<QList<Message>> {
            Result<Page<Message>> page = readPage<Message>(json, readMessage);
            if (!page)
                return page.error();
            QList<Message> messages = std::move(page->results);
            for (Message &message : messages)
                giveOrder(message);
            std::ranges::sort(messages, {}, &Message::seq);
            return messages;
        });
}

// Its ids rise with time, over all conversations: an order, if not one without gaps.
void ApiClient::giveOrder(Message &message) const
{
    if (!m_profile.hasOrder)
        message.seq = message.id.value();
}

// The original's latest ten are the oldest ten (contract.md 5.0): they only say something when they are all.
void ApiClient::giveOrder(Conversation &conversation) const
{
    if (m_profile.hasOrder)
        return;
    if (conversation.latestMessages.size() >= limits::latestMessages)
        conversation.latestMessages.clear();
    for (Message &message : conversation.latestMessages)
        giveOrder(message);
}

void ApiClient::sendMessage(const SendMessageRequest &request, Callback<SentMessage> done)
{
    Call message{HttpVerb::Post, url(u"/messaging/messages/"_s), toJson(request)};
    message.isOnce = !m_profile.hasOrder;
    call<SentMessage>(message, std::move(done), [this](const QJsonObject &json) { return readSent(json); });
}

Result<SentMessage> ApiClient::readSent(const QJsonObject &json) const
{
    JsonReader r(json);
    SentMessage sent = readSentMessage(r);
    giveOrder(sent.message);
    return r.finish(std::move(sent));
}

void ApiClient::markConversationRead(ConversationId id, std::function<void(const Result<void> &)> done)
{
    send({HttpVerb::Post, url(u"/messaging/conversations/%1/mark_as_read/"_s.arg(id.value())), QByteArray("{}")},
        [done = std::move(done)](const Result<QJsonObject> &json) { done(json ? Result<void>() : json.error()); });
}

void ApiClient::sendFiles(const SendMessageRequest &request, const HttpForm &files, Callback<SentMessage> done)
{
    HttpForm form = files;
    form.fields = {{"conversation", number(request.conversation.value())}, {"text", request.text}};
    if (!request.clientMessageId.isEmpty())
        form.fields.append({"client_message_id", request.clientMessageId});
    if (request.replyTo.isValid())
        form.fields.append({"reply_to", number(request.replyTo.value())});
    Call upload{HttpVerb::Post, url(u"/messaging/messages/"_s), {}, Access::Private, false, form};
    upload.isOnce = !m_profile.hasOrder;
    call<SentMessage>(upload, std::move(done), [this](const QJsonObject &json) { return readSent(json); });
}

void ApiClient::editMessage(MessageId id, const EditMessageRequest &request, Callback<Message> done)
{
    const Call edit{HttpVerb::Patch, url(u"/messaging/messages/%1/"_s.arg(id.value())), toJson(request)};
    call<Message>(edit, std::move(done), [](const QJsonObject &json) {
        JsonReader r(json);
        Message message = readMessage(r);
        return r.finish(std::move(message));
    });
}

void ApiClient::react(MessageId id, const QString &emoji, bool isSet, Callback<Message> done)
{
    JsonWriter w;
    w.beginObject();
    w.key("emoji").value(emoji);
    w.endObject();
    const HttpVerb verb = isSet ? HttpVerb::Post : HttpVerb::Delete;
    const Call reaction{verb, url(u"/messaging/messages/%1/reactions/"_s.arg(id.value())), w.take()};
    call<Message>(reaction, std::move(done), [](const QJsonObject &json) {
        JsonReader r(json);
        Message message = readMessage(r);
        return r.finish(std::move(message));
    });
}

void ApiClient::flagMessage(MessageId id, const QString &reason, std::function<void(const Result<void> &)> done)
{
    JsonWriter w;
    w.beginObject();
    w.key("reason").value(reason);
    w.endObject();
    const Call flag{HttpVerb::Post, url(u"/messaging/messages/%1/flag/"_s.arg(id.value())), w.take()};
    send(flag, [done = std::move(done)](const Result<QJsonObject> &answer) {
        done(answer ? Result<void>() : answer.error());
    });
}

void ApiClient::deleteMessage(MessageId id, DeletionType deletion, std::function<void(const Result<void> &)> done)
{
    const QByteArray body
        = deletion == DeletionType::Everyone ? QByteArray(R"({"deletion_type":"everyone"})") : QByteArray();
    send({HttpVerb::Delete, url(u"/messaging/messages/%1/"_s.arg(id.value())), body},
        [done = std::move(done)](const Result<QJsonObject> &json) { done(json ? Result<void>() : json.error()); });
}

void ApiClient::updateConversation(
    ConversationId id, const UpdateConversationRequest &request, UserId viewer, Callback<Conversation> done)
{
    const Call update{HttpVerb::Patch, url(u"/messaging/conversations/%1/"_s.arg(id.value())), toJson(request)};
    call<Conversation>(update, std::move(done), [this, viewer](const QJsonObject &json) {
        JsonReader r(json);
        Conversation conversation = readConversation(r, viewer);
        giveOrder(conversation);
        return r.finish(std::move(conversation));
    });
}

void ApiClient::deleteConversation(ConversationId id, std::function<void(const Result<void> &)> done)
{
    send({HttpVerb::Delete, url(u"/messaging/conversations/%1/"_s.arg(id.value())), QByteArray()},
        [done = std::move(done)](const Result<QJsonObject> &json) { done(json ? Result<void>() : json.error()); });
}

void ApiClient::createConversation(const CreateConversationRequest &request, UserId viewer, Callback<Conversation> done)
{
    Call create{HttpVerb::Post, url(u"/messaging/conversations/"_s), toJson(request)};
    create.isOnce = !m_profile.hasOrder;
    call<Conversation>(create, std::move(done), [this, viewer](const QJsonObject &json) {
        Result<Conversation> conversation = readCreatedConversation(json, viewer);
        if (conversation)
            giveOrder(*conversation);
        return conversation;
    });
}

void ApiClient::services(const QString &words, const QString &category, int page, Callback<Page<Service>> done)
{
    QUrlQuery query{{u"page"_s, number(page)}};
    if (!words.isEmpty()) // as a form would: QUrlQuery leaves a plus and a percent sign as they are
        query.addQueryItem(u"search"_s, QString::fromLatin1(QUrl::toPercentEncoding(words)));
    if (!category.isEmpty())
        query.addQueryItem(u"category"_s, QString::fromLatin1(QUrl::toPercentEncoding(category)));
    call<Page<Service>>(get(url(u"/services/"_s, query)), std::move(done),
        [](const QJsonObject &json) { return readPage<Service>(json, readService); });
}

void ApiClient::categories(Callback<QList<Category>> done)
{
    const QUrlQuery query{{u"page_size"_s, u"100"_s}};
    call<QList<Category>>(get(url(u"/services/categories/"_s, query)), std::move(done),
        [](const QJsonObject &json) -> Result<QList<Category>> {
            const Result<Page<Category>> page = readPage<Category>(json, readCategory);
            if (!page)
                return page.error();
            return page->results;
        });
}

void ApiClient::changesSince(const QString &epoch, qint64 position, UserId viewer, Callback<ChangesPage> done)
{
    const QUrlQuery query{{u"epoch"_s, epoch}, {u"since"_s, number(position)}};
    call<ChangesPage>(get(url(u"/messaging/sync/"_s, query)), std::move(done), [viewer](const QJsonObject &json) {
        JsonReader r(json);
        ChangesPage page;
        page.epoch = r.string("epoch");
        page.position = r.integerOr("position", 0);
        page.hasMore = r.booleanOr("has_more", false);
        for (const auto &change : json.value("changes"_L1).toArray()) {
            const Result<ServerFrame> frame = readServerFrame(change.toObject(), viewer);
            if (!frame)
                return Result<ChangesPage>(frame.error());
            page.changes.append(*frame);
        }
        return r.finish(std::move(page));
    });
}

void ApiClient::service(ServiceId id, Callback<Service> done)
{
    call<Service>(get(url(u"/services/%1/"_s.arg(id.value()))), std::move(done), [](const QJsonObject &json) {
        JsonReader r(json);
        Service service = readService(r);
        return r.finish(std::move(service));
    });
}

void ApiClient::block(UserId user, bool isBlocked, std::function<void(const Result<void> &)> done)
{
    const HttpVerb verb = isBlocked ? HttpVerb::Post : HttpVerb::Delete;
    send({verb, url(u"/auth/users/%1/block/"_s.arg(user.value())), isBlocked ? QByteArray("{}") : QByteArray()},
        [done = std::move(done)](const Result<QJsonObject> &json) { done(json ? Result<void>() : json.error()); });
}

void ApiClient::blocked(Callback<QList<UserBasic>> done)
{
    call<QList<UserBasic>>(
        get(url(u"/auth/users/blocked/"_s)), std::move(done), [](const QJsonObject &json) -> Result<QList<UserBasic>> {
            const Result<Page<UserBasic>> page = readPage<UserBasic>(json, readUserBasic);
            if (!page)
                return page.error();
            return page->results;
        });
}

void ApiClient::privacy(Callback<PrivacySettings> done)
{
    call<PrivacySettings>(get(url(u"/auth/users/me/privacy/"_s)), std::move(done), [](const QJsonObject &json) {
        JsonReader r(json);
        const PrivacySettings settings = readPrivacySettings(r);
        return r.finish(settings);
    });
}

void ApiClient::changePrivacy(const PrivacySettings &settings, Callback<PrivacySettings> done)
{
    JsonWriter w;
    write(w, settings);
    const Call change{HttpVerb::Patch, url(u"/auth/users/me/privacy/"_s), w.take()};
    call<PrivacySettings>(change, std::move(done), [](const QJsonObject &json) {
        JsonReader r(json);
        const PrivacySettings changed = readPrivacySettings(r);
        return r.finish(changed);
    });
}

void ApiClient::joinHello(Callback<JoinHelloBody> done)
{
    call<JoinHelloBody>(post(url(u"/join/hello/"_s), "{}"), std::move(done), readJoinHello);
}

void ApiClient::join(const JoinAnswerBody &answer, Callback<JoinWelcomeBody> done)
{
    JsonWriter w;
    write(w, answer);
    call<JoinWelcomeBody>(post(url(u"/join/"_s), w.take()), std::move(done), readJoinWelcome);
}

void ApiClient::place(Callback<PlaceSettings> done)
{
    call<PlaceSettings>(get(url(u"/owner/"_s)), std::move(done), readPlaceSettingsBody);
}

void ApiClient::changePlace(const PlaceSettingsChange &change, Callback<PlaceSettings> done)
{
    JsonWriter w;
    write(w, change);
    call<PlaceSettings>({HttpVerb::Patch, url(u"/owner/"_s), w.take()}, std::move(done), readPlaceSettingsBody);
}

void ApiClient::people(int page, Callback<Page<PlacePerson>> done)
{
    const QUrlQuery query{{u"page"_s, number(page)}, {u"page_size"_s, u"100"_s}};
    call<Page<PlacePerson>>(get(url(u"/owner/people/"_s, query)), std::move(done),
        [](const QJsonObject &json) { return readPage<PlacePerson>(json, readPlacePerson); });
}

void ApiClient::changePerson(UserId person, const PlacePersonChange &change, Callback<PlacePerson> done)
{
    JsonWriter w;
    write(w, change);
    call<PlacePerson>({HttpVerb::Patch, url(u"/owner/people/%1/"_s.arg(person.value())), w.take()}, std::move(done),
        readPlacePersonBody);
}

void ApiClient::refusePerson(UserId person, std::function<void(const Result<void> &)> done)
{
    send({HttpVerb::Delete, url(u"/owner/people/%1/"_s.arg(person.value())), {}},
        [done = std::move(done)](const Result<QJsonObject> &json) { done(json ? Result<void>() : json.error()); });
}

void ApiClient::invite(const InvitationRequest &request, Callback<Invitation> done)
{
    JsonWriter w;
    write(w, request);
    call<Invitation>({HttpVerb::Post, url(u"/owner/invitations/"_s), w.take()}, std::move(done), readInvitation);
}

void ApiClient::openJoinCode(Callback<JoinCode> done)
{
    call<JoinCode>({HttpVerb::Post, url(u"/owner/join-code/"_s), "{}"}, std::move(done), readJoinCode);
}

void ApiClient::closeJoinCode(std::function<void(const Result<void> &)> done)
{
    send({HttpVerb::Delete, url(u"/owner/join-code/"_s), {}},
        [done = std::move(done)](const Result<QJsonObject> &json) { done(json ? Result<void>() : json.error()); });
}

void ApiClient::json(HttpVerb verb, const QString &path, const QByteArray &body, JsonCallback done)
{
    const qsizetype mark = path.indexOf(u'?');
    QUrl full = url(mark < 0 ? path : path.left(mark));
    if (mark >= 0)
        full.setQuery(path.sliced(mark + 1));
    send({verb, full, body}, std::move(done));
}

QUrl ApiClient::url(const QString &path) const
{
    QUrl full = m_root;
    full.setPath(m_root.path() + path);
    return full;
}

QUrl ApiClient::url(const QString &path, const QUrlQuery &query) const
{
    QUrl full = url(path);
    full.setQuery(query);
    return full;
}

// A link with a signature is good for minutes; the same path with the token as long as its message is there.
void ApiClient::download(
    const QString &fileUrl, const HttpDownload &into, std::function<void(const Result<void> &)> done)
{
    QUrl where = m_root.resolved(QUrl(fileUrl));
    const bool isHttp = where.scheme() == u"http"_s || where.scheme() == u"https"_s;
    if (fileUrl.isEmpty() || !where.isValid() || !isHttp) {
        done(Error::notFound());
        return;
    }
    Call call = get(where, Access::Public);
    if (where.scheme() == m_root.scheme() && where.authority() == m_root.authority()) {
        where.setQuery(QString());
        call = get(where);
    }
    call.download = into;
    send(call, [done = std::move(done)](const Result<QJsonObject> &answer) {
        done(answer ? Result<void>() : answer.error());
    });
}

void ApiClient::send(const Call &call, JsonCallback done)
{
    const QByteArray token = call.access == Access::Private ? m_tokens->accessToken() : QByteArray();
    m_http.send({call.verb, call.url, call.body, token, call.form, call.isOnce, call.download},
        [this, call, token, done = std::move(done)](const HttpAnswer &answer) {
            const Result<QJsonObject> result = judged(answer); // what went into a file leaves no body
            if (call.access == Access::Private && answer.status == 401)
                renewAndRepeat(call, token, result.error(), done);
            else
                done(result);
        });
}

void ApiClient::renewAndRepeat(Call call, const QByteArray &refused, const Error &error, JsonCallback done)
{
    if (call.isRepetition) {
        done(error);
        m_tokens->endSession();
        return;
    }
    call.isRepetition = true;
    m_tokens->renew(refused, [this, call, error, done = std::move(done)](TokenRenewal outcome) {
        if (outcome == TokenRenewal::Renewed)
            send(call, done);
        else
            done(error);
    });
}

} // namespace chautari
