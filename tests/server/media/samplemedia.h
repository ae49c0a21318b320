// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QSize>

// Files that people send, and files that nobody should have to open.
namespace chautari::test {

//! A picture with a light and a dark half, in a format that Qt writes.
QByteArray picture(QSize size, const char *format);
//! The same with an EXIF orientation of "turn right".
QByteArray turnedJpeg(QSize size);
//! The header of a PNG of that size, and nothing behind it.
QByteArray hollowPng(quint32 width, quint32 height);
//! A GIF of one pixel with so many frames.
QByteArray manyFramesGif(int frames);
//! A sine of `hertz`, 16 bit mono; its second half is silent.
QByteArray halfSilentWav(int seconds, int hertz = 440);

} // namespace chautari::test
