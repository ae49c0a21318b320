// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/httpclient.h"

#include <QtNetwork/QNetworkReply>
#include <QtTest/QTest>

#include <memory>

namespace chautari::test {

using namespace Qt::StringLiterals;

namespace {

HttpAnswer answerOf(QNetworkReply *pending)
{
    const std::unique_ptr<QNetworkReply> reply(pending);
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 20'000))
        return {};
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
}

} // namespace

HttpAnswer HttpClient::get(const QString &path, const QString &token)
{
    return answerOf(m_network.get(request(path, token)));
}

HttpAnswer HttpClient::post(const QString &path, const QJsonObject &body, const QString &token)
{
    return answerOf(m_network.post(request(path, token), QJsonDocument(body).toJson(QJsonDocument::Compact)));
}

QString HttpClient::signIn(const QString &name)
{
    const QJsonObject login{{u"email"_s, QString(name + u"@demo.chautari.app"_s)}, {u"password"_s, u"chautari-demo"_s}};
    return post(u"/api/auth/login/"_s, login).json().value(u"access"_s).toString();
}

QNetworkRequest HttpClient::request(const QString &path, const QString &token) const
{
    QNetworkRequest request(m_base.resolved(QUrl(path)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token.toLatin1());
    return request;
}

} // namespace chautari::test
