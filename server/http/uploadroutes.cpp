// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/uploadroutes.h"

#include "server/http/answers.h"
#include "server/http/errorresponse.h"
#include "shared/json/uploadjson.h"

#include <algorithm>
#include <array>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

//! The first is what other protocols of this kind use, the second what tools send by themselves.
constexpr std::array partTypes{"application/offset+octet-stream", "application/octet-stream"};

void answer(const ExchangePtr &exchange, int status, const Upload &upload)
{
    JsonWriter w = exchange->writer();
    write(w, upload);
    HttpResponse response{status, "application/json", w.take(), {}};
    response.headers.emplaceBack("Upload-Offset", QByteArray::number(upload.offset));
    response.headers.emplaceBack("Upload-Length", QByteArray::number(upload.fileSize));
    exchange->send(std::move(response));
}

std::function<void(const Result<Upload> &)> answerUpload(const ExchangePtr &exchange, int status)
{
    return [exchange, status](const Result<Upload> &upload) {
        if (!upload)
            return exchange->fail(upload.error());
        answer(exchange, status, *upload);
    };
}

void create(UploadController &uploads, const ExchangePtr &exchange)
{
    if (const auto request = readBody<CreateUploadRequest>(exchange, readCreateUploadRequest))
        uploads.create(exchange->identity(), *request, answerUpload(exchange, 201));
}

void state(UploadController &uploads, const ExchangePtr &exchange)
{
    const Result<qint64> id = exchange->id();
    if (!id)
        return exchange->fail(id.error());
    uploads.state(exchange->identity(), AttachmentId(*id), answerUpload(exchange, 200));
}

//! The right place is what the client needs to go on.
void answerMisplaced(const ExchangePtr &exchange, const Upload &upload)
{
    JsonWriter w = exchange->writer();
    const QString sentence = u"The part does not begin where the last one ended."_s;
    w.beginObject();
    w.key("detail").value(sentence);
    w.key("error").value(sentence);
    w.key("code").value("wrong_offset"_L1);
    w.key("offset").value(upload.offset);
    w.endObject();
    HttpResponse response{409, "application/json", w.take(), {}};
    response.headers.emplaceBack("Upload-Offset", QByteArray::number(upload.offset));
    exchange->send(std::move(response));
}

void append(UploadController &uploads, const ExchangePtr &exchange)
{
    const Result<qint64> id = exchange->id();
    if (!id)
        return exchange->fail(id.error());
    const HttpRequest &request = exchange->request();
    const QByteArray contentType = request.header("Content-Type");
    const QByteArray mediaType = contentType.split(';').first().trimmed().toLower();
    if (std::find(partTypes.begin(), partTypes.end(), mediaType) == partTypes.end())
        return exchange->fail(Error::of(ErrorCode::UnsupportedMediaType,
            u"Unsupported media type \"%1\" in request."_s.arg(QString::fromLatin1(contentType))));
    bool isNumber = false;
    const qint64 offset = request.header("Upload-Offset").trimmed().toLongLong(&isNumber);
    if (!isNumber || offset < 0)
        return exchange->fail(Error::of(ErrorCode::MalformedRequest, u"The header Upload-Offset must be a number."_s));
    uploads.append(exchange->identity(), AttachmentId(*id), offset, request.bodyFile,
        [exchange](const Result<UploadController::Appended> &appended) {
            if (!appended)
                return exchange->fail(appended.error());
            if (appended->isMisplaced)
                return answerMisplaced(exchange, appended->upload);
            answer(exchange, 200, appended->upload);
        });
}

//! A PATCH without a body has no part in it.
void refuseEmpty(const ExchangePtr &exchange)
{
    exchange->fail(Error::of(ErrorCode::MalformedRequest, u"The part is empty."_s));
}

void cancel(UploadController &uploads, const ExchangePtr &exchange)
{
    const Result<qint64> id = exchange->id();
    if (!id)
        return exchange->fail(id.error());
    uploads.cancel(exchange->identity(), AttachmentId(*id), answerNothing(exchange));
}

} // namespace

void addUploadRoutes(Router &router, UploadController &uploads)
{
    router.add(
        "POST", u"/api/messaging/uploads/", Access::SignedIn, [&uploads](const ExchangePtr &e) { create(uploads, e); });
    const auto one = u"/api/messaging/uploads/*/";
    router.add("GET", one, Access::SignedIn, [&uploads](const ExchangePtr &e) { state(uploads, e); });
    router.add("PATCH", one, Access::SignedIn, [](const ExchangePtr &e) { refuseEmpty(e); });
    router.addIntake("PATCH", one, Intake::File, [&uploads](const ExchangePtr &e) { append(uploads, e); });
    router.add("DELETE", one, Access::SignedIn, [&uploads](const ExchangePtr &e) { cancel(uploads, e); });
}

} // namespace chautari::server
