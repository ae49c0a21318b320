// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/attachmentroutes.h"

#include "server/http/authfilter.h"
#include "server/http/byterange.h"
#include "server/http/errorresponse.h"
#include "server/http/requestbody.h"
#include "server/media/filename.h"
#include "shared/json/messagejson.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

// ---- sending
// ---------------------------------------------------------------------------------------------------------

//! The original's name, those of PHP and of its own client, and what we call the list in an answer.
bool isAttachmentField(const QString &name)
{
    return name == u"attachment"_s || name == u"attachment[]"_s || name == u"attachments"_s
        || name == u"attachments[]"_s;
}

Result<SendMessageRequest> formRequest(const HttpRequest &request, const std::optional<qint64> &conversation)
{
    Result<QJsonObject> fields = bodyFields(request);
    if (!fields)
        return fields.error();
    if (!fields->value("attachment"_L1).toString().isEmpty())
        return attachmentError(u"The submitted data was not a file. Check the encoding type on the form."_s);
    if (conversation)
        fields->insert("conversation"_L1, *conversation);
    Result<SendMessageRequest> message = readSendMessageRequest(*fields);
    if (message && message->clientMessageId.isEmpty())
        message->clientMessageId = QString::fromUtf8(request.header("Idempotency-Key").trimmed());
    return message;
}

void sendForm(AttachmentController &attachments, const ExchangePtr &exchange, const std::optional<qint64> &conversation)
{
    const HttpRequest &request = exchange->request();
    const Result<SendMessageRequest> message = formRequest(request, conversation);
    if (!message)
        return exchange->fail(message.error());
    QList<UploadedFile> files;
    for (const UploadedFile &file : request.form->files) {
        if (isAttachmentField(file.fieldName))
            files.append(file);
    }
    attachments.send(exchange->identity(), *message, files, [exchange](const Result<SentMessage> &sent) {
        if (!sent)
            return exchange->fail(sent.error());
        JsonWriter w = exchange->writer();
        write(w, *sent);
        exchange->send(sent->isDuplicate ? 200 : 201, w);
    });
}

void sendFormInto(AttachmentController &attachments, const ExchangePtr &exchange)
{
    const Result<qint64> conversation = exchange->id();
    if (!conversation)
        return exchange->fail(conversation.error());
    sendForm(attachments, exchange, *conversation);
}

// ---- reading
// ---------------------------------------------------------------------------------------------------------

QByteArray etagOf(const AttachmentController::Opened &opened, MediaStore::Part part)
{
    constexpr qsizetype bytes = 16;
    const QByteArray suffix = part == MediaStore::Part::Thumbnail ? "-t" : "";
    return '"' + opened.hash.first(std::min(bytes, opened.hash.size())).toHex() + suffix + '"';
}

//! RFC 9110 13.1.2: the weak comparison.
bool isKnown(const QByteArray &ifNoneMatch, const QByteArray &etag)
{
    const QList<QByteArray> tags = ifNoneMatch.split(',');
    return std::any_of(tags.begin(), tags.end(), [&etag](const QByteArray &tag) {
        const QByteArray known = tag.trimmed();
        return known == "*" || known == etag || known == "W/" + etag;
    });
}

//! What keeps a browser from taking a stranger's file for a page of ours, beside the nosniff of every answer.
HttpHeaders harmlessHeaders(const QString &fileName)
{
    return {{"Content-Disposition", filename::attachmentDisposition(fileName)},
        {"Content-Security-Policy", "sandbox; default-src 'none'"}, {"Cross-Origin-Resource-Policy", "cross-origin"},
        {"Cache-Control", "private, max-age=600"}, {"Accept-Ranges", "bytes"}};
}

void sendFile(const ExchangePtr &exchange, const AttachmentController::Opened &opened, MediaStore::Part part)
{
    const HttpRequest &request = exchange->request();
    const QByteArray etag = etagOf(opened, part);
    HttpResponse response;
    response.headers = harmlessHeaders(opened.fileName);
    response.headers.emplaceBack("ETag", etag);
    if (isKnown(request.header("If-None-Match"), etag)) {
        response.status = 304;
        response.contentType.clear();
        return exchange->send(std::move(response));
    }
    const ByteRange range
        = ByteRange::select(request.header("Range"), request.header("If-Range"), etag, opened.body->length);
    if (range.kind != ByteRange::Kind::Whole)
        response.headers.emplaceBack("Content-Range", range.contentRange());
    if (range.kind == ByteRange::Kind::Unsatisfiable) {
        response.status = 416;
        response.contentType.clear();
        return exchange->send(std::move(response));
    }
    response.status = range.kind == ByteRange::Kind::Part ? 206 : 200;
    const bool isThumbnail = part == MediaStore::Part::Thumbnail;
    response.contentType = isThumbnail ? QByteArray("image/jpeg") : opened.contentType.toLatin1();
    opened.body->offset = range.offset;
    opened.body->length = range.length;
    response.file = opened.body;
    exchange->send(std::move(response));
}

//! Who asks for this file: nobody (an invalid id) when the link says enough.
Result<UserId> readerOf(const Services &services, const Exchange &exchange)
{
    const HttpRequest &request = exchange.request();
    const QString sig = request.query.queryItemValue(u"sig"_s);
    if (services.media.links.areValid(exchange.argument(0), request.query.queryItemValue(u"exp"_s), sig))
        return UserId();
    const Result<std::optional<Identity>> who = authenticate(request, Access::SignedIn, services.authenticator);
    if (who)
        return (*who)->user;
    // A link that is over, or was never ours, is answered like a file that is not there.
    const bool hasOnlyLink = !sig.isEmpty() && request.header("Authorization").isEmpty();
    return hasOnlyLink ? Error::of(ErrorCode::NotFound, u"Not found."_s) : who.error();
}

void serve(const Services &services, AttachmentController &attachments, const ExchangePtr &exchange)
{
    const Result<UserId> viewer = readerOf(services, *exchange);
    if (!viewer)
        return exchange->fail(viewer.error());
    const bool isThumbnail = exchange->argument(1) == MediaLinks::thumbnailName;
    const MediaStore::Part part = isThumbnail ? MediaStore::Part::Thumbnail : MediaStore::Part::Whole;
    attachments.open(
        *viewer, exchange->argument(0), part, [exchange, part](const Result<AttachmentController::Opened> &opened) {
            if (!opened)
                return exchange->fail(opened.error());
            sendFile(exchange, *opened, part);
        });
}

} // namespace

void addAttachmentRoutes(Router &router, const Services &services, AttachmentController &attachments)
{
    router.addIntake("POST", u"/api/messaging/messages/", Intake::Form,
        [&attachments](const ExchangePtr &e) { sendForm(attachments, e, {}); });
    router.addIntake("POST", u"/api/messaging/conversations/*/messages/", Intake::Form,
        [&attachments](const ExchangePtr &e) { sendFormInto(attachments, e); });
    router.add("GET", u"/media/*/*", Access::Link,
        [&services, &attachments](const ExchangePtr &e) { serve(services, attachments, e); });
}

} // namespace chautari::server
