// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/contractfixture.h"

#include "tests/conformance/requestbuilder.h"

#include <QtCore/QJsonDocument>

namespace chautari::conformance {

using namespace Qt::StringLiterals;

ContractFixture::ContractFixture(OwnServer::RateLimits limits)
    : m_server(limits)
    , m_world(QUrl(), QString())
{
    if (auto started = m_server.start(m_world.ids()); !started)
        qFatal("ContractFixture: %s", qUtf8Printable(started.error().firstMessage()));
    m_world.moveTo(m_server.url());
}

RawAnswer ContractFixture::get(const QString &path, const QString &who)
{
    Headers headers;
    if (!who.isEmpty())
        headers.append({u"Authorization"_s, u"Bearer "_s + m_world.accessToken(who)});
    return RawHttp::ask(m_world.server(), u"GET"_s, path, headers, {});
}

RawAnswer ContractFixture::post(const QString &path, const QJsonObject &body, const QString &who)
{
    return m_world.post(path, body, m_world.accessToken(who));
}

RawAnswer ContractFixture::patch(const QString &path, const QJsonObject &body, const QString &who)
{
    return m_world.post(path, body, m_world.accessToken(who), u"PATCH"_s);
}

RawAnswer ContractFixture::remove(const QString &path, const QJsonObject &body, const QString &who)
{
    return m_world.post(path, body, m_world.accessToken(who), u"DELETE"_s);
}

RawAnswer ContractFixture::upload(const QList<Part> &parts, const QString &who)
{
    Request request;
    request.method = u"POST"_s;
    request.path = u"/api/messaging/messages/"_s;
    request.headers = {{u"Authorization"_s, u"Bearer ${access:%1}"_s.arg(who)}};
    request.parts = QList<Part>{{u"conversation"_s, u"1"_s, {}, {}, {}}} + parts;
    const Result<ReadyRequest> ready = readyRequest(request, m_world);
    if (!ready)
        return {};
    return RawHttp::ask(m_world.server(), ready->method, ready->path, ready->headers, ready->body);
}

qint64 ContractFixture::send(const QString &text, const QString &who)
{
    const QJsonObject body{{u"conversation"_s, 1}, {u"text"_s, text}};
    return object(post(u"/api/messaging/messages/"_s, body, who)).value("id"_L1).toInteger();
}

std::unique_ptr<RawSocket> ContractFixture::socket(const QString &who)
{
    const QString id = who.right(1);
    const qint64 user = who.startsWith(u"provider"_s) ? 3 + id.toInt() : id.toInt();
    auto socket = std::make_unique<RawSocket>(
        m_world.server(), u"/ws/messaging/?user_id=%1&token=%2"_s.arg(user).arg(m_world.accessToken(who)));
    socket->fence(); // its `connection` has come
    return socket;
}

void ContractFixture::advanceSeconds(int seconds)
{
    m_server.clock().advanceSeconds(seconds);
    m_world.forgetTokens();
}

QJsonObject ContractFixture::object(const RawAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

QJsonArray ContractFixture::array(const RawAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).array();
}

} // namespace chautari::conformance
