// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/rawhttp.h"

#include <QtCore/QDeadlineTimer>

#include <algorithm>

namespace chautari::conformance {

using namespace Qt::StringLiterals;

namespace {

QByteArray dechunked(QByteArray body)
{
    QByteArray whole;
    while (true) {
        const qsizetype lineEnd = body.indexOf("\r\n");
        const qsizetype size = lineEnd < 0 ? 0 : body.left(lineEnd).toLongLong(nullptr, 16);
        if (size <= 0)
            return whole;
        whole += body.mid(lineEnd + 2, size);
        body.remove(0, lineEnd + 2 + size + 2);
    }
}

bool isNamed(const std::pair<QString, QString> &header, QLatin1StringView name)
{
    return header.first.compare(name, Qt::CaseInsensitive) == 0;
}

} // namespace

QByteArray RawHttp::headerLines(const QUrl &server, const Headers &headers)
{
    QByteArray lines;
    const bool hasHost = std::ranges::any_of(headers, [](const auto &header) { return isNamed(header, "Host"_L1); });
    if (!hasHost)
        lines += "Host: " + server.authority().toUtf8() + "\r\n";
    for (const auto &[name, value] : headers)
        lines += name.toUtf8() + ": " + value.toUtf8() + "\r\n";
    return lines;
}

QByteArray RawHttp::readUntil(QTcpSocket &socket, const QByteArray &end)
{
    const QDeadlineTimer deadline(timeoutMs);
    QByteArray bytes;
    while (!bytes.endsWith(end) && !deadline.hasExpired()) {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(int(deadline.remainingTime())))
            break;
        bytes += socket.read(1);
    }
    return bytes;
}

RawAnswer RawHttp::parseHead(const QByteArray &head)
{
    RawAnswer answer;
    const QList<QByteArray> lines = head.split('\n');
    answer.status = lines.value(0).split(' ').value(1).trimmed().toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 1)
            continue;
        QString &value = answer.headers[QString::fromLatin1(line.left(colon)).toLower()];
        value += (value.isEmpty() ? u""_s : u", "_s) + QString::fromUtf8(line.mid(colon + 1)).trimmed();
    }
    return answer;
}

RawAnswer RawHttp::ask(
    const QUrl &server, const QString &method, const QString &path, const Headers &headers, const QByteArray &body)
{
    QTcpSocket socket;
    socket.connectToHost(server.host(), quint16(server.port(80)));
    if (!socket.waitForConnected(timeoutMs))
        return {};
    QByteArray head = method.toLatin1() + ' ' + path.toUtf8() + " HTTP/1.1\r\n" + headerLines(server, headers);
    if (!body.isEmpty() || (method != u"GET"_s && method != u"OPTIONS"_s && method != u"HEAD"_s))
        head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    socket.write(head + "Connection: close\r\n\r\n" + body);
    while (socket.bytesToWrite() > 0 && socket.bytesAvailable() == 0 && socket.waitForBytesWritten(timeoutMs)) { }

    RawAnswer answer = parseHead(readUntil(socket, "\r\n\r\n"));
    const qint64 length = answer.headers.value(u"content-length"_s, u"-1"_s).toLongLong();
    const QDeadlineTimer deadline(timeoutMs);
    while (method != u"HEAD"_s && (length < 0 || answer.body.size() < length) && !deadline.hasExpired()) {
        answer.body += socket.readAll();
        if (socket.state() != QAbstractSocket::ConnectedState && socket.bytesAvailable() == 0)
            break;
        if (length < 0 || answer.body.size() < length)
            socket.waitForReadyRead(int(deadline.remainingTime()));
    }
    if (answer.headers.value(u"transfer-encoding"_s) == u"chunked"_s)
        answer.body = dechunked(answer.body);
    return answer;
}

} // namespace chautari::conformance
