// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/compose/picturepreparing.h"

#include "app/ui/compose/picturemetadata.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtGui/QImageReader>
#include <QtGui/QImageWriter>
#include <QtGui/QPainter>

#include <libheif/heif.h>

#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr qint64 mostBytes = 256 * 1024 * 1024; // of a file that is looked at
constexpr qint64 mostPixels = 200'000'000; // the largest cameras; a JPEG is read small at once
constexpr std::array<int, 4> qualities{88, 80, 70, 55};

bool isTaken(const QString &suffix, const FileLimits &limits)
{
    return limits.extensions.isEmpty() || limits.extensions.contains(suffix);
}

QImage readHeic(const QString &path)
{
    const std::unique_ptr<heif_context, decltype(&heif_context_free)> context(heif_context_alloc(), heif_context_free);
    if (heif_context_read_from_file(context.get(), QFile::encodeName(path).constData(), nullptr).code != heif_error_Ok)
        return {};
    heif_image_handle *handle = nullptr;
    if (heif_context_get_primary_image_handle(context.get(), &handle).code != heif_error_Ok)
        return {};
    const std::unique_ptr<heif_image_handle, decltype(&heif_image_handle_release)> picture(
        handle, heif_image_handle_release);
    const qint64 pixels = qint64(heif_image_handle_get_width(handle)) * heif_image_handle_get_height(handle);
    heif_image *decoded = nullptr;
    if (pixels > mostPixels
        || heif_decode_image(handle, &decoded, heif_colorspace_RGB, heif_chroma_interleaved_RGB, nullptr).code
            != heif_error_Ok)
        return {};
    const std::unique_ptr<heif_image, decltype(&heif_image_release)> image(decoded, heif_image_release);
    int stride = 0;
    const uint8_t *bytes = heif_image_get_plane_readonly(decoded, heif_channel_interleaved, &stride);
    return QImage(bytes, heif_image_get_width(decoded, heif_channel_interleaved),
        heif_image_get_height(decoded, heif_channel_interleaved), stride, QImage::Format_RGB888)
        .copy();
}

bool isHeic(const QByteArray &start)
{
    const QByteArray brand = start.mid(8, 4);
    return start.mid(4, 4) == "ftyp" && (brand == "heic" || brand == "heix" || brand == "mif1" || brand == "msf1");
}

QImage readScaled(QImageReader &reader)
{
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || qint64(size.width()) * size.height() > mostPixels)
        return {};
    if (size.width() > preparedSide || size.height() > preparedSide)
        reader.setScaledSize(size.scaled(preparedSide, preparedSide, Qt::KeepAspectRatio).expandedTo({1, 1}));
    return reader.read();
}

// JPEG knows no transparency: it becomes white, like paper.
QImage flattened(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return image;
    QImage paper(image.size(), QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter painter(&paper);
    painter.drawImage(0, 0, image);
    return paper;
}

QString writeJpeg(const QImage &image, const QString &base, const FileLimits &limits)
{
    if (image.isNull() || !isTaken(u"jpg"_s, limits))
        return {};
    const QString path = base + u".jpg"_s;
    const QImage paper = flattened(image);
    for (const int quality : qualities) {
        QImageWriter writer(path, "jpeg");
        writer.setQuality(quality);
        if (!writer.write(paper))
            return {};
        if (limits.bytes <= 0 || QFileInfo(path).size() <= limits.bytes)
            return path;
    }
    return {};
}

QString writeStripped(const std::optional<QByteArray> &bytes, const QString &path)
{
    QFile file(path);
    if (!bytes || !file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size())
        return {};
    return path;
}

} // namespace

QString preparePicture(const QString &path, const QString &folder, const FileLimits &limits)
{
    const QFileInfo info(path);
    QFile file(path);
    if (info.size() > mostBytes || !QDir().mkpath(folder) || !file.open(QIODevice::ReadOnly))
        return {};
    const QString base = folder + u'/' + info.completeBaseName();
    const QByteArray start = file.peek(12);
    if (isHeic(start)) {
        const QImage image = readHeic(path);
        const bool isLarge = image.width() > preparedSide || image.height() > preparedSide;
        return writeJpeg(
            isLarge ? image.scaled(preparedSide, preparedSide, Qt::KeepAspectRatio, Qt::SmoothTransformation) : image,
            base, limits);
    }
    QImageReader reader(&file);
    reader.setDecideFormatFromContent(true);
    if (!reader.canRead() || (reader.supportsAnimation() && reader.imageCount() > 1))
        return {};
    const QByteArray format = reader.format();
    const bool fits = isTaken(info.suffix().toLower(), limits) && (limits.bytes <= 0 || info.size() <= limits.bytes);
    if (!fits)
        return writeJpeg(readScaled(reader), base, limits);
    file.seek(0);
    const QByteArray bytes = file.readAll();
    const QString copy = folder + u'/' + info.fileName();
    if (format == "jpeg")
        return writeStripped(picturemetadata::stripJpeg(bytes), copy);
    if (format == "png")
        return writeStripped(picturemetadata::stripPng(bytes), copy);
    if (format == "webp")
        return writeStripped(picturemetadata::stripWebp(bytes), copy);
    return {};
}

} // namespace chautari
