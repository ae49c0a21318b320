// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/realtime/websocketframe.h"

#include <QtCore/QtEndian>

namespace chautari::server::websocketframe {

namespace {

constexpr char finalText = '\x81';
constexpr char finalClose = '\x88';
constexpr char finalPing = '\x89';
constexpr qsizetype controlReasonBytes = 123;

} // namespace

QByteArray text(const QByteArray &utf8)
{
    const qsizetype size = utf8.size();
    QByteArray frame;
    frame.reserve(size + 10);
    frame.append(finalText);
    if (size < 126) {
        frame.append(char(size));
    } else if (size <= 0xffff) {
        const quint16 length = qToBigEndian(quint16(size));
        frame.append(char(126)).append(reinterpret_cast<const char *>(&length), sizeof length);
    } else {
        const quint64 length = qToBigEndian(quint64(size));
        frame.append(char(127)).append(reinterpret_cast<const char *>(&length), sizeof length);
    }
    frame.append(utf8);
    return frame;
}

QByteArray ping()
{
    return QByteArray(1, finalPing).append('\0');
}

QByteArray close(int code, QByteArray reason)
{
    reason.truncate(controlReasonBytes);
    const quint16 wireCode = qToBigEndian(quint16(code));
    QByteArray frame;
    frame.append(finalClose).append(char(reason.size() + 2));
    frame.append(reinterpret_cast<const char *>(&wireCode), sizeof wireCode).append(reason);
    return frame;
}

} // namespace chautari::server::websocketframe
