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
    return {
        reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(), reply->rawHeaderPairs()};
}

} // namespace

QByteArray HttpAnswer::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

HttpAnswer HttpClient::send(const QByteArray &method, const QString &path, const QString &token,
    const QList<QNetworkReply::RawHeaderPair> &headers, const QByteArray &body)
{
    QNetworkRequest asked(m_base.resolved(QUrl(path)));
    if (!token.isEmpty())
        asked.setRawHeader("Authorization", "Bearer " + token.toLatin1());
    for (const auto &[name, value] : headers)
        asked.setRawHeader(name, value);
    // As a custom method Qt would wait for the body that Content-Length speaks of.
    return answerOf(method == "HEAD" ? m_network.head(asked) : m_network.sendCustomRequest(asked, method, body));
}

//! Written by hand, so that a test can say anything as a name.
HttpAnswer HttpClient::sendForm(
    const QByteArray &method, const QString &path, const QString &token, const QList<FormPart> &parts)
{
    const QByteArray boundary = "chautari-test-boundary";
    QByteArray body;
    for (const FormPart &part : parts) {
        body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part.name.toUtf8() + '"';
        if (!part.fileName.isEmpty()) {
            QByteArray name = part.fileName.toUtf8();
            name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
            body += "; filename=\"" + name + '"';
        }
        if (!part.contentType.isEmpty())
            body += "\r\nContent-Type: " + part.contentType;
        body += "\r\n\r\n" + part.content + "\r\n";
    }
    body += "--" + boundary + "--\r\n";
    return send(method, path, token, {{"Content-Type", "multipart/form-data; boundary=" + boundary}}, body);
}

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
