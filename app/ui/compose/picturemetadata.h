// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

#include <optional>

//! What cameras write beside a picture: where it was taken, when, with what, by whom. These take it away and leave
//! every pixel as it was. Pure functions; nothing when the bytes are not what they should be.
namespace chautari::picturemetadata {

//! A JPEG without EXIF, XMP, IPTC, comments and what follows its end; its colour profile stays, and so does which way
//! up it is.
[[nodiscard]] std::optional<QByteArray> stripJpeg(const QByteArray &bytes);
//! A PNG without texts, times and EXIF.
[[nodiscard]] std::optional<QByteArray> stripPng(const QByteArray &bytes);
//! A WebP without EXIF and XMP.
[[nodiscard]] std::optional<QByteArray> stripWebp(const QByteArray &bytes);

} // namespace chautari::picturemetadata
