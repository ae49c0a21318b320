// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QUrl>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>

namespace chautari::test {

struct HttpAnswer
{
    int status = 0; //!< 0: no answer
    QByteArray body;
    QList<QNetworkReply::RawHeaderPair> headers = {};

    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

//! \brief Synchronous HTTP for tests.
class HttpClient
{
public:
    explicit HttpClient(QUrl base)
        : m_base(std::move(base))
    { }

    HttpAnswer get(const QString &path, const QString &token = {});
    HttpAnswer post(const QString &path, const QJsonObject &body, const QString &token = {});
    //! Any method, with headers of its own; none is added but the token's.
    HttpAnswer send(const QByteArray &method, const QString &path, const QString &token = {},
        const QList<QNetworkReply::RawHeaderPair> &headers = {}, const QByteArray &body = {});
    struct FormPart
    {
        QString name;
        QString fileName; //!< empty: a field
        QByteArray content;
        QByteArray contentType = {};
    };
    HttpAnswer postForm(const QString &path, const QString &token, const QList<FormPart> &parts)
    {
        return sendForm("POST", path, token, parts);
    }
    HttpAnswer sendForm(
        const QByteArray &method, const QString &path, const QString &token, const QList<FormPart> &parts);
    //! The access token of a demo user ("asha"); empty when the login was refused.
    QString signIn(const QString &name);

private:
    [[nodiscard]] QNetworkRequest request(const QString &path, const QString &token) const;

    QUrl m_base;
    QNetworkAccessManager m_network;
};

} // namespace chautari::test
