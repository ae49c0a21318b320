// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtGui/QImage>

namespace chautari::mediaworker {

//! A picture as a few dozen characters, for a blurred stand-in while it loads: the public BlurHash format (a small
//! cosine transform in linear light, in base 83). \param picture small already; 32 pixels a side are plenty.
QByteArray blurHash(const QImage &picture);

} // namespace chautari::mediaworker
