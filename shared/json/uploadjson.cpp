// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/uploadjson.h"

#include "shared/json/messagejson.h"

namespace chautari {

using namespace Qt::StringLiterals;

Result<CreateUploadRequest> readCreateUploadRequest(const QJsonObject &json)
{
    JsonReader r(json);
    CreateUploadRequest request;
    request.fileName = r.string("file_name");
    request.fileSize = r.integer("file_size");
    request.contentType = r.stringOr("content_type");
    return r.finish(std::move(request));
}

QByteArray toJson(const CreateUploadRequest &request)
{
    JsonWriter w;
    w.beginObject();
    w.key("file_name").value(request.fileName);
    w.key("file_size").value(request.fileSize);
    if (!request.contentType.isEmpty())
        w.key("content_type").value(request.contentType);
    w.endObject();
    return w.take();
}

void write(JsonWriter &w, const Upload &upload)
{
    w.beginObject();
    w.key("id").value(upload.id);
    w.key("offset").value(upload.offset);
    w.key("file_size").value(upload.fileSize);
    w.key("chunk_size").value(upload.chunkSize);
    w.key("is_complete").value(upload.isComplete());
    if (upload.attachment) {
        w.key("attachment");
        write(w, *upload.attachment);
    }
    w.endObject();
}

Upload readUpload(JsonReader &r)
{
    Upload upload;
    upload.id = r.id<AttachmentId>("id");
    upload.offset = r.integerOr("offset", 0);
    upload.fileSize = r.integerOr("file_size", 0);
    upload.chunkSize = r.integerOr("chunk_size", 0);
    if (r.has("attachment") && !r.isNull("attachment"))
        upload.attachment = r.object<Attachment>("attachment", readAttachment);
    return upload;
}

} // namespace chautari
