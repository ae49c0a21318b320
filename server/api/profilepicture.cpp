// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/profilepicture.h"

#include "server/api/attachmentcontroller.h"
#include "server/media/filename.h"

#include <algorithm>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

Error pictureError(const QString &sentence)
{
    return Error::invalidField(u"profile_picture"_s, sentence);
}

QStringList imageExtensions(const MediaRules &rules)
{
    QStringList extensions;
    for (const QString &extension : rules.extensions()) {
        const std::optional<MediaType> type = MediaType::byExtension(extension);
        if (type && type->kind == MessageType::Image)
            extensions.append(extension);
    }
    return extensions;
}

} // namespace

qint64 profilePictureBytes(const MediaRules &rules)
{
    return std::min(rules.fileBytes(), limits::profilePictureBytes);
}

Result<PictureRecord> keepProfilePicture(const Media &media, const UploadedFile &file)
{
    const qint64 maxBytes = profilePictureBytes(media.rules);
    const MediaRules rules(imageExtensions(media.rules), maxBytes);
    const Result<MediaType> type = rules.checkName(filename::cleaned(file.fileName), file.size, maxBytes);
    if (!type)
        return pictureError(type.error().firstMessage());
    if (!MediaRules::checkContent(*type, headOf(file), file.contentType))
        return pictureError(
            u"Upload a valid image. The file you uploaded was either not an image or a corrupted image."_s);
    const Result<QString> name = media.store.keep(*file.content);
    if (!name)
        return name.error();
    return PictureRecord{*name, QString::fromLatin1(type->contentType), file.hash};
}

} // namespace chautari::server
