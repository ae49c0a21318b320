// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/host/qrreading.h"

#include "shared/core/limits.h"

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QMimeData>
#include <QtCore/QPointer>
#include <QtCore/QThreadPool>
#include <QtCore/QUrl>
#include <QtGui/QImageReader>
#include <QtGui/QPainter>

#define ZX_USE_UTF8 1 // as from 2.0 on
#include <ZXing/ReadBarcode.h>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int enough = 2'000; // pixels a side: more makes it slower, not surer

#if __has_include(<ZXing/ReaderOptions.h>)
using QrOptions = ZXing::ReaderOptions; // ZXing 2.2
#else
using QrOptions = ZXing::DecodeHints;
#endif

Error noPicture()
{
    return Error::of(ErrorCode::ValidationFailed,
        QCoreApplication::translate("QrReading", "This is no picture that can be read. It has to be PNG or JPEG."));
}

QByteArray formatOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "png";
    return bytes.startsWith("\xff\xd8\xff") ? "jpeg" : QByteArray();
}

// Dark on white also where the picture has no background; and a plain byte for each pixel, as the reader takes it.
QImage asGrey(const QImage &picture)
{
    QImage opaque(picture.size(), QImage::Format_RGB32);
    opaque.fill(Qt::white);
    QPainter painter(&opaque);
    painter.drawImage(0, 0, picture);
    painter.end();
    return opaque.convertToFormat(QImage::Format_Grayscale8);
}

QStringList filesIn(const QMimeData &data)
{
    QStringList files;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

void later(const std::function<QrText()> &work, QObject *owner, const std::function<void(const QrText &)> &done)
{
    QThreadPool::globalInstance()->start([work, done, guard = QPointer(owner)] {
        const QrText text = work();
        QMetaObject::invokeMethod(QCoreApplication::instance(), [text, done, guard] {
            if (guard)
                done(text);
        });
    });
}

} // namespace

QrText readQr(const QImage &picture)
{
    if (picture.isNull() || qint64(picture.width()) * picture.height() > limits::picturePixels)
        return noPicture();
    const bool isLarge = std::max(picture.width(), picture.height()) > enough;
    const QImage grey
        = asGrey(isLarge ? picture.scaled(enough, enough, Qt::KeepAspectRatio, Qt::SmoothTransformation) : picture);
    QrOptions options;
    options.setFormats(ZXing::BarcodeFormat::QRCode);
    options.setTryHarder(true);
    const ZXing::ImageView view(
        grey.constBits(), grey.width(), grey.height(), ZXing::ImageFormat::Lum, int(grey.bytesPerLine()));
    const auto found = ZXing::ReadBarcode(view, options);
    if (!found.isValid())
        return Error::of(ErrorCode::NotFound,
            QCoreApplication::translate(
                "QrReading", "No QR code was found in this picture. Try one that is larger or sharper."));
    return QString::fromStdString(found.text());
}

QrText readQrFile(const QString &path)
{
    const QFileInfo info(path);
    QFile file(path);
    if (!info.isFile() || info.size() > qrFileBytes || !file.open(QIODevice::ReadOnly))
        return noPicture();
    QByteArray bytes = file.read(qrFileBytes);
    const QByteArray format = formatOf(bytes);
    QBuffer buffer(&bytes);
    if (format.isEmpty() || !buffer.open(QIODevice::ReadOnly))
        return noPicture();
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    const QSize size = reader.size();
    // Before a single pixel is made: a file of a few bytes can say that it has billions.
    if (!size.isValid() || qint64(size.width()) * size.height() > limits::picturePixels)
        return noPicture();
    if (std::max(size.width(), size.height()) > enough)
        reader.setScaledSize(size.scaled(enough, enough, Qt::KeepAspectRatio).expandedTo(QSize(1, 1)));
    return readQr(reader.read());
}

void readQrLater(const QImage &picture, QObject *owner, const std::function<void(const QrText &)> &done)
{
    later([picture] { return readQr(picture); }, owner, done);
}

void readQrFileLater(const QString &path, QObject *owner, const std::function<void(const QrText &)> &done)
{
    later([path] { return readQrFile(path); }, owner, done);
}

bool hasQrPicture(const QMimeData &data)
{
    return filesIn(data).size() == 1 || data.hasImage();
}

void readQrLater(const QMimeData &data, QObject *owner, const std::function<void(const QrText &)> &done)
{
    if (const QStringList files = filesIn(data); files.size() == 1)
        readQrFileLater(files.first(), owner, done);
    else
        readQrLater(data.imageData().value<QImage>(), owner, done);
}

} // namespace chautari
