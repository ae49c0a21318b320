// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/media/samplemedia.h"

#include <QtCore/QBuffer>
#include <QtCore/QtEndian>
#include <QtGui/QImage>

#include <cmath>
#include <numbers>

namespace chautari::test {

namespace {

constexpr int samplesPerSecond = 8'000;

template <typename T>
void appendLittle(QByteArray &out, T value)
{
    const T little = qToLittleEndian(value);
    out.append(reinterpret_cast<const char *>(&little), sizeof little);
}

QByteArray big32(quint32 value)
{
    const quint32 big = qToBigEndian(value);
    return {reinterpret_cast<const char *>(&big), sizeof big};
}

//! As PNG wants it (ISO 3309).
quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = 0xffffffff;
    for (const char byte : bytes) {
        crc ^= uchar(byte);
        for (int i = 0; i < 8; ++i)
            crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}

QByteArray chunk(const QByteArray &type, const QByteArray &content)
{
    return big32(quint32(content.size())) + type + content + big32(crc32(type + content));
}

} // namespace

QByteArray picture(QSize size, const char *format)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = size.width() / 2; x < size.width(); ++x)
            image.setPixel(x, y, qRgb(20, 30, 120));
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

QByteArray turnedJpeg(QSize size)
{
    // APP1 with one entry: orientation (0x0112) = 6.
    const QByteArray exif
        = QByteArray("Exif\0\0", 6) + QByteArray::fromHex("4d4d002a00000008000101120003000000010006000000000000");
    QByteArray jpeg = picture(size, "jpeg");
    const quint16 length = qToBigEndian(quint16(exif.size() + 2));
    QByteArray segment = QByteArray::fromHex("ffe1");
    segment.append(reinterpret_cast<const char *>(&length), sizeof length);
    return jpeg.insert(2, segment + exif);
}

QByteArray hollowPng(quint32 width, quint32 height)
{
    const QByteArray header = big32(width) + big32(height) + QByteArray::fromHex("0806000000");
    return QByteArray::fromHex("89504e470d0a1a0a") + chunk("IHDR", header)
        + chunk("IDAT", QByteArray::fromHex("789c63000100000500010d0a2db4"));
}

QByteArray manyFramesGif(int frames)
{
    QByteArray gif = "GIF89a" + QByteArray::fromHex("01000100800000000000ffffff");
    const QByteArray frame = QByteArray::fromHex("21f90400000000002c00000000010001000002024401") + QByteArray(1, '\0');
    for (int i = 0; i < frames; ++i)
        gif += frame;
    return gif + ';';
}

QByteArray halfSilentWav(int seconds, int hertz)
{
    QByteArray samples;
    const int count = seconds * samplesPerSecond;
    for (int i = 0; i < count; ++i) {
        const double wave = i < count / 2 ? std::sin(2 * std::numbers::pi * hertz * i / samplesPerSecond) : 0;
        appendLittle(samples, qint16(wave * 20'000));
    }
    QByteArray wav = "RIFF";
    appendLittle(wav, quint32(36 + samples.size()));
    wav += "WAVEfmt ";
    appendLittle(wav, quint32(16));
    appendLittle(wav, quint16(1)); // PCM
    appendLittle(wav, quint16(1)); // mono
    appendLittle(wav, quint32(samplesPerSecond));
    appendLittle(wav, quint32(samplesPerSecond * 2));
    appendLittle(wav, quint16(2));
    appendLittle(wav, quint16(16));
    wav += "data";
    appendLittle(wav, quint32(samples.size()));
    return wav + samples;
}

} // namespace chautari::test
