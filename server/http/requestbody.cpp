// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/requestbody.h"

#include "shared/json/jsonreader.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

QJsonObject formFields(QByteArray body)
{
    // QUrlQuery leaves '+' alone; in a form it is a space.
    body.replace('+', ' ');
    QJsonObject fields;
    const QUrlQuery form(QString::fromUtf8(body));
    const auto items = form.queryItems(QUrl::FullyDecoded);
    for (const auto &[key, value] : items)
        fields.insert(key, value);
    return fields;
}

} // namespace

Result<QJsonObject> bodyFields(const HttpRequest &request)
{
    if (request.body.isEmpty())
        return QJsonObject();
    const QByteArray contentType = request.header("Content-Type");
    const QByteArray mediaType = contentType.split(';').first().trimmed().toLower();
    if (mediaType == "application/json")
        return parseJsonObject(request.body);
    if (mediaType == "application/x-www-form-urlencoded")
        return formFields(request.body);
    return Error::of(ErrorCode::UnsupportedMediaType,
        u"Unsupported media type \"%1\" in request."_s.arg(QString::fromLatin1(contentType)));
}

} // namespace chautari::server
