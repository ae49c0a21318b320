// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"

#include <QtGui/QImage>

#include <functional>

class QMimeData;
class QObject;

namespace chautari {

//! What a QR picture says. The error's detail is a sentence: no picture, or no QR code in it.
using QrText = Result<QString>;

inline constexpr qint64 qrFileBytes = 20 * 1024 * 1024; //!< photos of telephones have less

//! For worker threads: a photo takes a tenth of a second. Pure.
QrText readQr(const QImage &picture);
//! PNG and JPEG only, by what the file begins with; at most qrFileBytes and limits::picturePixels. For worker threads.
QrText readQrFile(const QString &path);

//! Reads in a worker thread; `done` is called in the GUI thread, unless `owner` has gone.
void readQrLater(const QImage &picture, QObject *owner, const std::function<void(const QrText &)> &done);
void readQrFileLater(const QString &path, QObject *owner, const std::function<void(const QrText &)> &done);

//! Whether something that was pasted or dropped has a picture in it, or a single file.
[[nodiscard]] bool hasQrPicture(const QMimeData &data);
void readQrLater(const QMimeData &data, QObject *owner, const std::function<void(const QrText &)> &done);

} // namespace chautari
