// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/apiclient.h"

#include "app/net/networkproblem.h"
#include "app/net/tokensource.h"
#include "shared/json/authjson.h"
#include "shared/json/conversationjson.h"
#include "shared/json/errorjson.h"
#include "shared/json/healthjson.h"
#include "shared/json/pagejson.h"

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
    call<Page<Conversation>>(
        get(url(u"/messaging/conversations/"_s, query)), std::move(done), [viewer](const QJsonObject &json) {
            Result<Page<Conversation>> read
                = readPage<Conversation>(json, [](JsonReader &r) { return readConversation(r, UserId()); });
            if (read) {
                for (Conversation &conversation : read->results)
                    conversation.viewer = viewer;
            }
            return read;
        });
}

void ApiClient::conversation(ConversationId id, int pageSize, UserId viewer, Callback<ConversationDetail> done)
{
    const QUrlQuery query{{u"page_size"_s, number(pageSize)}};
    call<ConversationDetail>(get(url(u"/messaging/conversations/%1/"_s.arg(id.value()), query)), std::move(done),
        [viewer](const QJsonObject &json) {
            JsonReader r(json);
            ConversationDetail detail = readConversationDetail(r, viewer);
            return r.finish(std::move(detail));
        });
}

void ApiClient::messagesBefore(ConversationId id, qint64 seq, int pageSize, Callback<QList<Message>> done)
{
    const QUrlQuery query{
        {u"conversation"_s, number(id.value())}, {u"before_seq"_s, number(seq)}, {u"page_size"_s, number(pageSize)}};
    call<QList<Message>>(get(url(u"/messaging/messages/"_s, query)), std::move(done),
        [](const QJsonObject &json) -> Result<QList<Message>> {
            Result<Page<Message>> page = readPage<Message>(json, readMessage);
            if (!page)
                return page.error();
            QList<Message> messages = std::move(page->results);
            std::ranges::sort(messages, {}, &Message::seq);
            return messages;
        });
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

void ApiClient::send(const Call &call, JsonCallback done)
{
    const QByteArray token = call.access == Access::Private ? m_tokens->accessToken() : QByteArray();
    m_http.send(
        {call.verb, call.url, call.body, token}, [this, call, token, done = std::move(done)](const HttpAnswer &answer) {
            const Result<QJsonObject> result = judged(answer);
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
