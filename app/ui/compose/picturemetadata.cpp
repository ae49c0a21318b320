// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/compose/picturemetadata.h"

#include <QtCore/QSet>
#include <QtCore/QtEndian>

namespace chautari::picturemetadata {

namespace {

constexpr uchar startOfImage = 0xd8;
constexpr uchar endOfImage = 0xd9;
constexpr uchar startOfScan = 0xda;
constexpr uchar app1 = 0xe1;
constexpr uchar comment = 0xfe;
constexpr quint16 orientationTag = 0x0112;

uchar at(const QByteArray &bytes, qsizetype index)
{
    return uchar(bytes.at(index));
}

// Which way up, as EXIF's first directory says: 1 to 8, 1 = as it is.
int orientationOf(const QByteArray &exif)
{
    if (!exif.startsWith(QByteArray("Exif\0\0", 6)) || exif.size() < 14)
        return 1;
    const QByteArray tiff = exif.sliced(6);
    const bool isLittle = tiff.startsWith("II");
    const auto number16 = [&](qsizetype place) -> quint32 {
        if (place < 0 || place + 2 > tiff.size())
            return 0;
        return isLittle ? qFromLittleEndian<quint16>(tiff.constData() + place)
                        : qFromBigEndian<quint16>(tiff.constData() + place);
    };
    const auto number32 = [&](qsizetype place) -> quint32 {
        if (place < 0 || place + 4 > tiff.size())
            return 0;
        return isLittle ? qFromLittleEndian<quint32>(tiff.constData() + place)
                        : qFromBigEndian<quint32>(tiff.constData() + place);
    };
    const qsizetype directory = number32(4);
    const quint32 entries = number16(directory);
    for (quint32 i = 0; i < entries; ++i) {
        const qsizetype entry = directory + 2 + qsizetype(i) * 12;
        if (number16(entry) == orientationTag) {
            const quint32 value = number16(entry + 8);
            return value >= 1 && value <= 8 ? int(value) : 1;
        }
        if (entry > tiff.size())
            break;
    }
    return 1;
}

// EXIF that says nothing but the orientation.
QByteArray onlyOrientation(int orientation)
{
    QByteArray tiff("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19);
    tiff += char(orientation);
    tiff += QByteArray("\0\0\0\0\0\0", 6);
    const QByteArray body = QByteArray("Exif\0\0", 6) + tiff;
    QByteArray length(2, 0);
    qToBigEndian(quint16(body.size() + 2), length.data());
    return QByteArray("\xff\xe1", 2) + length + body;
}

bool isPrivate(uchar marker)
{
    // APP0 is JFIF, APP2 the colour profile, APP14 how Adobe stored the colours; the others describe.
    const bool isApp = marker >= 0xe0 && marker <= 0xef;
    return (isApp && marker != 0xe0 && marker != 0xe2 && marker != 0xee) || marker == comment;
}

// Behind the mark that ends the picture: there may be several scans, with tables between them. -1 when it has no end.
qsizetype endOf(const QByteArray &bytes, qsizetype scan)
{
    qsizetype place = scan;
    while (place + 4 <= bytes.size()) {
        const uchar marker = at(bytes, place + 1);
        if (marker == endOfImage)
            return place + 2;
        place += 2 + qFromBigEndian<quint16>(bytes.constData() + place + 2);
        if (marker != startOfScan)
            continue;
        // What is coded: 0xff stands for itself before 0, and before the eight marks to start again from.
        while (place + 1 < bytes.size()) {
            const uchar next = at(bytes, place + 1);
            if (at(bytes, place) == 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7))
                break;
            ++place;
        }
    }
    return place + 2 == bytes.size() && at(bytes, place + 1) == endOfImage ? bytes.size() : -1;
}

} // namespace

std::optional<QByteArray> stripJpeg(const QByteArray &bytes)
{
    if (bytes.size() < 4 || at(bytes, 0) != 0xff || at(bytes, 1) != startOfImage)
        return {};
    QByteArray out = bytes.first(2);
    int orientation = 1;
    QByteArray kept;
    qsizetype place = 2;
    while (place + 4 <= bytes.size()) {
        if (at(bytes, place) != 0xff)
            return {};
        const uchar marker = at(bytes, place + 1);
        if (marker == 0xff) { // padding
            ++place;
            continue;
        }
        const qsizetype length = qFromBigEndian<quint16>(bytes.constData() + place + 2);
        if (length < 2 || place + 2 + length > bytes.size())
            return {};
        if (marker == startOfScan) {
            const qsizetype end = endOf(bytes, place);
            if (end < 0)
                return {};
            if (orientation != 1)
                out += onlyOrientation(orientation);
            return out + kept + bytes.sliced(place, end - place);
        }
        const QByteArray segment = bytes.sliced(place, 2 + length);
        if (marker == app1)
            orientation = orientation == 1 ? orientationOf(segment.sliced(4)) : orientation;
        if (!isPrivate(marker))
            kept += segment;
        place += 2 + length;
    }
    return {};
}

std::optional<QByteArray> stripPng(const QByteArray &bytes)
{
    static const QByteArray signature("\x89PNG\r\n\x1a\n", 8);
    static const QSet<QByteArray> described{"tEXt", "zTXt", "iTXt", "eXIf", "tIME"};
    if (!bytes.startsWith(signature))
        return {};
    QByteArray out = signature;
    qsizetype place = signature.size();
    while (place + 12 <= bytes.size()) {
        const qsizetype size = 12 + qsizetype(qFromBigEndian<quint32>(bytes.constData() + place));
        if (place + size > bytes.size())
            return {};
        const QByteArray kind = bytes.sliced(place + 4, 4);
        if (!described.contains(kind))
            out += bytes.sliced(place, size);
        if (kind == "IEND")
            return out;
        place += size;
    }
    return {};
}

std::optional<QByteArray> stripWebp(const QByteArray &bytes)
{
    if (bytes.size() < 20 || !bytes.startsWith("RIFF") || bytes.sliced(8, 4) != "WEBP")
        return {};
    QByteArray out;
    qsizetype place = 12;
    while (place + 8 <= bytes.size()) {
        const qsizetype content = qFromLittleEndian<quint32>(bytes.constData() + place + 4);
        const qsizetype size = 8 + content + content % 2;
        if (place + 8 + content > bytes.size())
            return {};
        const QByteArray kind = bytes.sliced(place, 4);
        QByteArray chunk = bytes.sliced(place, qMin(size, bytes.size() - place));
        if (kind == "VP8X" && content >= 1)
            chunk[8] = char(uchar(chunk.at(8)) & ~0x0c); // neither EXIF nor XMP follows
        if (kind != "EXIF" && kind != "XMP ")
            out += chunk;
        place += size;
    }
    QByteArray length(4, 0);
    qToLittleEndian(quint32(out.size() + 4), length.data());
    return "RIFF" + length + "WEBP" + out;
}

} // namespace chautari::picturemetadata
