// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/mediaworker/pictureprobe.h"

#include "server/mediaworker/blurhash.h"
#include "shared/core/limits.h"

#include <QtCore/QBuffer>
#include <QtGui/QImageReader>

namespace chautari::mediaworker {

namespace {

constexpr int thumbnailSide = 320;
constexpr int thumbnailQuality = 80;
constexpr int hashSide = 32;
constexpr int allocationMiB = 256; // 40 megapixels of 4 bytes, and a half of it

//! On white, where the picture lets something through: a JPEG has no such thing.
QImage opaque(const QImage &picture)
{
    if (!picture.hasAlphaChannel())
        return picture.convertToFormat(QImage::Format_RGB32);
    QImage result(picture.size(), QImage::Format_RGB32);
    const QImage source = picture.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < source.height(); ++y) {
        for (int x = 0; x < source.width(); ++x) {
            const QRgb pixel = reinterpret_cast<const QRgb *>(source.constScanLine(y))[x];
            const int white = 255 - qAlpha(pixel);
            result.setPixel(x, y, qRgb(qRed(pixel) + white, qGreen(pixel) + white, qBlue(pixel) + white));
        }
    }
    return result;
}

QByteArray jpegOf(const QImage &picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return picture.save(&buffer, "jpeg", thumbnailQuality) ? bytes : QByteArray();
}

} // namespace

void preparePictures(const QByteArray &format)
{
    // Asking makes Qt load the plugin; writing a JPEG needs its own.
    QByteArray nothing;
    QBuffer buffer(&nothing);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    (void)reader.canRead();
    QImage pixel(1, 1, QImage::Format_RGB32);
    pixel.fill(Qt::white);
    (void)jpegOf(pixel);
    QImageReader::setAllocationLimit(allocationMiB);
}

std::optional<PictureFacts> probePicture(QIODevice &file, const QByteArray &format)
{
    QImageReader reader(&file, format);
    reader.setAutoDetectImageFormat(false);
    reader.setDecideFormatFromContent(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty() || qint64(size.width()) * size.height() > limits::picturePixels)
        return std::nullopt;
    const bool isTurned = reader.transformation() & QImageIOHandler::TransformationRotate90;
    PictureFacts facts;
    facts.width = isTurned ? size.height() : size.width();
    facts.height = isTurned ? size.width() : size.height();
    const QSize small = size.scaled(thumbnailSide, thumbnailSide, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
    const bool isSmall = size.width() <= thumbnailSide && size.height() <= thumbnailSide;
    if (!isSmall)
        reader.setScaledSize(small); // a JPEG is then never decoded in full size
    const QImage picture = reader.read();
    if (picture.isNull())
        return std::nullopt;
    const QImage flat = opaque(picture);
    facts.thumbnail = jpegOf(flat);
    facts.blurHash = blurHash(flat.scaled(hashSide, hashSide, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    return facts;
}

} // namespace chautari::mediaworker
