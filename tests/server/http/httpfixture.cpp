// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/httpfixture.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QUrl>

namespace chautari::test {

using namespace Qt::StringLiterals;
using namespace chautari::server;

namespace {

class CollectingSink final : public HttpReply::Sink
{
public:
    CollectingSink(std::optional<HttpResponse> &response, QEventLoop &loop)
        : m_response(response)
        , m_loop(loop)
    { }
    void send(HttpResponse response) override
    {
        m_response = std::move(response);
        m_loop.quit();
    }

private:
    std::optional<HttpResponse> &m_response;
    QEventLoop &m_loop;
};

} // namespace

HttpFixture::HttpFixture()
{
    m_api.emplace(*domain.services, &m_context, QList<QByteArray>{"https://www.example.org"});
}

HttpResponse HttpFixture::send(const Ask &ask)
{
    const QUrl url(u"http://host"_s + ask.path);
    HttpRequest request;
    request.method = ask.method;
    request.path = url.path();
    request.query = QUrlQuery(url);
    request.headers = ask.headers;
    request.headers.emplaceBack("Host", "127.0.0.1:8000");
    if (!ask.token.isEmpty())
        request.headers.emplaceBack("Authorization", "Bearer " + ask.token.toLatin1());
    if (!ask.body.isEmpty())
        request.headers.emplaceBack("Content-Type", ask.contentType);
    request.body = ask.body;
    request.peer = peer;

    QEventLoop loop;
    std::optional<HttpResponse> response;
    m_api->handle(request, HttpReply(std::make_unique<CollectingSink>(response, loop)));
    if (!response)
        loop.exec();
    return *response;
}

QString HttpFixture::token(const QString &name)
{
    const QHash<QString, UserId> people{
        {u"asha"_s, domain.asha}, {u"sunita"_s, domain.sunita}, {u"bikash"_s, domain.bikash}, {u"maya"_s, domain.maya}};
    QString &token = m_tokens[name];
    if (token.isEmpty() && people.contains(name))
        token = domain.signIn(people.value(name)).access;
    return token;
}

QByteArray HttpFixture::header(const HttpResponse &response, const char *name)
{
    for (const auto &[key, value] : response.headers) {
        if (key == name)
            return value;
    }
    return {};
}

QJsonObject HttpFixture::json(const HttpResponse &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

} // namespace chautari::test
