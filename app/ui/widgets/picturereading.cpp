// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/picturereading.h"

#include "shared/core/limits.h"

#include <QtCore/QSet>
#include <QtGui/QImageReader>

namespace chautari {

QImage readPicture(const QString &path, QSize cover)
{
    static const QSet<QByteArray> taken{"jpeg", "png", "gif", "webp"};
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (!reader.canRead() || !taken.contains(reader.format()))
        return {};
    const QSize size = reader.size();
    // Before a single pixel is made: a file of a few bytes can say that it has billions.
    if (!size.isValid() || qint64(size.width()) * size.height() > limits::picturePixels)
        return {};
    const bool isTurned = reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
    const QSize wanted = isTurned ? cover.transposed() : cover;
    const QSize scaled = size.scaled(wanted, Qt::KeepAspectRatioByExpanding);
    if (!cover.isEmpty() && scaled.width() < size.width())
        reader.setScaledSize(scaled.expandedTo(QSize(1, 1)));
    return reader.read().convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

} // namespace chautari
