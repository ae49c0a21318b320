// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/mediatype.h"

#include "shared/core/limits.h"

#include <algorithm>
#include <array>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

using Looks = bool (*)(QByteArrayView head);

bool hasAt(QByteArrayView head, qsizetype offset, QByteArrayView bytes)
{
    return head.size() >= offset + bytes.size() && head.sliced(offset, bytes.size()) == bytes;
}

bool isJpeg(QByteArrayView head)
{
    return hasAt(head, 0, QByteArrayView("\xff\xd8\xff", 3));
}

bool isPng(QByteArrayView head)
{
    return hasAt(head, 0, QByteArrayView("\x89PNG\r\n\x1a\n", 8));
}

bool isGif(QByteArrayView head)
{
    return hasAt(head, 0, "GIF87a") || hasAt(head, 0, "GIF89a");
}

bool isRiff(QByteArrayView head, QByteArrayView form)
{
    return hasAt(head, 0, "RIFF") && hasAt(head, 8, form);
}

bool isPdf(QByteArrayView head)
{
    return hasAt(head, 0, "%PDF-");
}

//! A compound file, as Word wrote them until 2007.
bool isCompound(QByteArrayView head)
{
    return hasAt(head, 0, QByteArrayView("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8));
}

//! A ZIP archive; what is in it nobody unpacks here.
bool isZip(QByteArrayView head)
{
    return hasAt(head, 0, QByteArrayView("PK\x03\x04", 4));
}

//! An EBML header that names WebM (it is one of the first elements).
bool isWebm(QByteArrayView head)
{
    constexpr qsizetype docTypeWithin = 64;
    return hasAt(head, 0, QByteArrayView("\x1a\x45\xdf\xa3", 4))
        && head.first(std::min(docTypeWithin, head.size())).contains("webm");
}

//! A tag, or a frame of layer III: eleven bits of sync, a version and a bit rate that exist.
bool isMp3(QByteArrayView head)
{
    if (hasAt(head, 0, "ID3"))
        return true;
    if (head.size() < 4 || uchar(head[0]) != 0xff)
        return false;
    const uchar second = uchar(head[1]);
    const bool isLayer3 = (second & 0xe6) == 0xe2 && (second & 0x18) != 0x08;
    return isLayer3 && (uchar(head[2]) & 0xf0) != 0xf0 && (uchar(head[2]) & 0x0c) != 0x0c;
}

bool isOgg(QByteArrayView head)
{
    return hasAt(head, 0, QByteArrayView("OggS\0", 5));
}

bool isMp4(QByteArrayView head)
{
    return hasAt(head, 4, "ftyp");
}

struct Entry
{
    QLatin1StringView extension;
    MessageType kind;
    QByteArrayView contentType;
    Looks looks;
};

constexpr auto word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

constexpr std::array entries{
    Entry{"jpg"_L1, MessageType::Image, "image/jpeg", isJpeg},
    Entry{"jpeg"_L1, MessageType::Image, "image/jpeg", isJpeg},
    Entry{"png"_L1, MessageType::Image, "image/png", isPng},
    Entry{"gif"_L1, MessageType::Image, "image/gif", isGif},
    Entry{"pdf"_L1, MessageType::File, "application/pdf", isPdf},
    Entry{"doc"_L1, MessageType::File, "application/msword", isCompound},
    Entry{"docx"_L1, MessageType::File, word, isZip},
    // What the original calls audio; a browser's recorder writes WebM and Ogg.
    Entry{"webm"_L1, MessageType::Audio, "audio/webm", isWebm},
    Entry{"mp3"_L1, MessageType::Audio, "audio/mpeg", isMp3},
    Entry{"wav"_L1, MessageType::Audio, "audio/wav", [](QByteArrayView head) { return isRiff(head, "WAVE"); }},
    Entry{"ogg"_L1, MessageType::Audio, "audio/ogg", isOgg},
    Entry{"m4a"_L1, MessageType::Audio, "audio/mp4", isMp4},
    Entry{"mp4"_L1, MessageType::Audio, "video/mp4", isMp4},
    Entry{"webp"_L1, MessageType::Image, "image/webp", [](QByteArrayView head) { return isRiff(head, "WEBP"); }},
};

const Entry *entryOf(QStringView extension)
{
    const auto found = std::find_if(
        entries.begin(), entries.end(), [extension](const Entry &entry) { return extension == entry.extension; });
    return found == entries.end() ? nullptr : &*found;
}

} // namespace

const QStringList &MediaType::knownExtensions()
{
    static const QStringList all = [] {
        QStringList list;
        for (const Entry &entry : entries)
            list.append(entry.extension);
        return list;
    }();
    return all;
}

QString MediaType::extensionOf(QStringView fileName)
{
    const qsizetype dot = fileName.lastIndexOf(u'.');
    return dot <= 0 ? QString() : fileName.sliced(dot + 1).toString().toLower();
}

std::optional<MediaType> MediaType::byExtension(QStringView extension)
{
    const Entry *entry = entryOf(extension);
    if (!entry)
        return std::nullopt;
    return MediaType{entry->extension, entry->kind, entry->contentType.toByteArray()};
}

bool MediaType::looksLike(QByteArrayView head) const
{
    const Entry *entry = entryOf(extension);
    return entry && entry->looks(head);
}

bool MediaType::agreesWith(QByteArrayView declaredType) const
{
    const QByteArray declared = declaredType.toByteArray().split(';').first().trimmed().toLower();
    if (declared.isEmpty() || declared == "application/octet-stream")
        return true;
    switch (kind) {
    case MessageType::Image:
        return declared.startsWith("image/") && !declared.contains("svg");
    case MessageType::Audio:
        return declared.startsWith("audio/") || declared.startsWith("video/") || declared == "application/ogg";
    case MessageType::File:
    case MessageType::Text:
    case MessageType::System:
        return declared.startsWith("application/") && !declared.contains("html") && !declared.contains("script");
    }
    Q_UNREACHABLE();
}

Error attachmentError(const QString &sentence)
{
    return Error::invalidField(u"attachment"_s, sentence);
}

MediaRules::MediaRules(const QStringList &extensions, qint64 fileBytes)
    : m_fileBytes(fileBytes)
{
    for (const QString &extension : extensions) {
        if (entryOf(extension) && !m_extensions.contains(extension))
            m_extensions.append(extension);
    }
}

Result<MediaType> MediaRules::checkName(const QString &fileName, qint64 size, qint64 maxBytes) const
{
    if (size == 0)
        return attachmentError(u"The submitted file is empty."_s);
    const qsizetype codePoints = fileName.toUcs4().size();
    if (codePoints > limits::fileNameCodePoints)
        return attachmentError(
            u"Ensure this filename has at most %1 characters (it has %2)."_s.arg(limits::fileNameCodePoints)
                .arg(codePoints));
    const QString extension = MediaType::extensionOf(fileName);
    const std::optional<MediaType> type = MediaType::byExtension(extension);
    if (!type || !m_extensions.contains(extension)) {
        return attachmentError(u"File extension “"_s + extension + u"” is not allowed. Allowed extensions are: "_s
            + m_extensions.join(u", "_s) + u'.');
    }
    if (size > maxBytes)
        return attachmentError(u"File size cannot exceed %1MB."_s.arg(maxBytes / (1024 * 1024)));
    return *type;
}

Result<void> MediaRules::checkContent(const MediaType &type, QByteArrayView head, QByteArrayView declaredType)
{
    if (!type.looksLike(head))
        return attachmentError(
            u"The content of this file is not what its name says: it is not a valid “%1” file."_s.arg(type.extension));
    if (!type.agreesWith(declaredType))
        return attachmentError(u"The content type of this file does not fit its extension “%1”."_s.arg(type.extension));
    return {};
}

} // namespace chautari::server
