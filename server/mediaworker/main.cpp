// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// chautari-media-worker EXTENSION
//
// Looks at one file, which is open as descriptor 3, and writes one line of JSON to standard output. A thumbnail goes to
// descriptor 4. Exit code 1: nothing could be found out. Started by the server for every picture and recording, with
// nothing else open, and killed when it takes too long (server/media/mediaprobe.h).

#include "server/media/mediatype.h"
#include "server/mediaworker/audioprobe.h"
#include "server/mediaworker/pictureprobe.h"
#include "server/mediaworker/sandbox.h"
#include "shared/json/jsonwriter.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QThreadPool>

#include <unistd.h>

using namespace chautari;
using namespace Qt::StringLiterals;

namespace {

constexpr int fileDescriptor = 3;
constexpr int thumbnailDescriptor = 4;
constexpr int failed = 1;

QByteArray pictureFormat(const server::MediaType &type)
{
    return type.contentType.mid(qsizetype(sizeof "image/") - 1);
}

const char *audioFormat(const QString &extension)
{
    if (extension == u"webm"_s)
        return "matroska";
    if (extension == u"m4a"_s || extension == u"mp4"_s)
        return "mov";
    if (extension == u"mp3"_s)
        return "mp3";
    return extension == u"wav"_s ? "wav" : "ogg";
}

bool writeAll(int fd, const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t written = ::write(fd, bytes.constData() + done, size_t(bytes.size() - done));
        if (written <= 0)
            return false;
        done += written;
    }
    return true;
}

bool tellPicture(QFile &file, const QByteArray &format)
{
    const auto facts = mediaworker::probePicture(file, format);
    if (!facts || !writeAll(thumbnailDescriptor, facts->thumbnail))
        return false;
    JsonWriter w;
    w.beginObject();
    w.key("width").value(facts->width).key("height").value(facts->height);
    w.key("blurhash").value(QString::fromLatin1(facts->blurHash));
    w.endObject();
    return writeAll(STDOUT_FILENO, w.take() + '\n');
}

bool tellAudio(const char *format)
{
    const auto facts = mediaworker::probeAudio(fileDescriptor, format);
    if (!facts)
        return false;
    JsonWriter w;
    w.beginObject();
    w.key("duration_ms").value(facts->durationMs);
    w.key("waveform").beginArray();
    for (const char peak : facts->waveform)
        w.value(int(uchar(peak)));
    w.endArray().endObject();
    return writeAll(STDOUT_FILENO, w.take() + '\n');
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QThreadPool::globalInstance()->setMaxThreadCount(1);
    const auto type = server::MediaType::byExtension(argc == 2 ? QString::fromLatin1(argv[1]) : QString());
    QFile file;
    if (!type || type->kind == MessageType::File || !file.open(fileDescriptor, QIODevice::ReadOnly))
        return failed;
    const bool isPicture = type->kind == MessageType::Image;
    if (isPicture)
        mediaworker::preparePictures(pictureFormat(*type));
    if (!mediaworker::enterSandbox())
        return failed;
    const bool isTold = isPicture ? tellPicture(file, pictureFormat(*type)) : tellAudio(audioFormat(type->extension));
    // Not return: what libraries do at the end is not worth a rule.
    ::_exit(isTold ? 0 : failed);
}
