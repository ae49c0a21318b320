// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/requestbody.h"

#include "server/net/multipartparser.h"
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

QJsonObject fieldsOf(const MultipartForm &form)
{
    QJsonObject fields;
    for (const FormField &field : form.fields)
        fields.insert(field.name, QString::fromUtf8(field.value)); // of several with one name the last counts
    return fields;
}

//! Collects the fields of a form that came where no files are taken; those are dropped.
class FieldSink final : public MultipartParser::Sink
{
public:
    void beginPart(const MultipartPart &part) override
    {
        m_isFile = part.fileName.has_value();
        if (!m_isFile)
            form.fields.append({part.name, {}});
    }
    void addBytes(QByteArrayView bytes) override
    {
        if (!m_isFile)
            form.fields.last().value.append(bytes);
    }
    void endPart() override { }

    MultipartForm form;

private:
    bool m_isFile = false;
};

Error badForm()
{
    return Error::of(ErrorCode::MalformedRequest, u"Multipart form parse error - Invalid form."_s);
}

Result<QJsonObject> multipartFields(const QByteArray &contentType, const QByteArray &body)
{
    const QByteArray boundary = multipartBoundary(contentType);
    FieldSink sink;
    if (boundary.isEmpty())
        return badBoundary(contentType);
    MultipartParser parser(boundary, {}, sink);
    if (!parser.feed(body) || !parser.finish())
        return badForm();
    return fieldsOf(sink.form);
}

} // namespace

Error badBoundary(const QByteArray &contentType)
{
    const auto type = ParameterizedValue::parse(contentType);
    const QByteArray boundary = type ? type->parameter("boundary").value_or("None") : "None";
    return Error::of(ErrorCode::MalformedRequest,
        u"Multipart form parse error - Invalid boundary in multipart: %1"_s.arg(QString::fromUtf8(boundary)));
}

Result<QJsonObject> bodyFields(const HttpRequest &request)
{
    if (request.form)
        return request.form->isMalformed ? Result<QJsonObject>(badForm()) : fieldsOf(*request.form);
    if (request.body.isEmpty())
        return QJsonObject();
    const QByteArray contentType = request.header("Content-Type");
    const QByteArray mediaType = contentType.split(';').first().trimmed().toLower();
    if (mediaType == "application/json")
        return parseJsonObject(request.body);
    if (mediaType == "application/x-www-form-urlencoded")
        return formFields(request.body);
    if (mediaType == "multipart/form-data")
        return multipartFields(contentType, request.body);
    return Error::of(ErrorCode::UnsupportedMediaType,
        u"Unsupported media type \"%1\" in request."_s.arg(QString::fromLatin1(contentType)));
}

void addIdempotencyKey(const HttpRequest &request, QString &clientMessageId)
{
    if (clientMessageId.isEmpty())
        clientMessageId = QString::fromUtf8(request.header("Idempotency-Key").trimmed());
}

} // namespace chautari::server
