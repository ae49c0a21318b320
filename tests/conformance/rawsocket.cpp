// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/rawsocket.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QJsonDocument>
#include <QtCore/QtEndian>

#include <algorithm>

namespace chautari::conformance {

using namespace Qt::StringLiterals;

namespace {

constexpr int continuationOpcode = 0;
constexpr int textOpcode = 1;
constexpr int binaryOpcode = 2;
constexpr int closeOpcode = 8;
constexpr int pingOpcode = 9;
constexpr int pongOpcode = 10;
constexpr int finalBit = 0x80;
constexpr int rsv1Bit = 0x40;
constexpr int pollMs = 20;

int opcodeOf(const QString &name)
{
    static const QHash<QString, int> opcodes{{u"text"_s, textOpcode}, {u"binary"_s, binaryOpcode},
        {u"continuation"_s, continuationOpcode}, {u"close"_s, closeOpcode}, {u"ping"_s, pingOpcode}};
    return opcodes.value(name, textOpcode);
}

QByteArray lengthBytes(qsizetype size, int maskBit)
{
    if (size < 126)
        return QByteArray(1, char(size | maskBit));
    QByteArray bytes;
    if (size < 0x10000) {
        bytes = QByteArray(1, char(126 | maskBit)) + QByteArray(2, '\0');
        qToBigEndian(quint16(size), bytes.data() + 1);
    } else {
        bytes = QByteArray(1, char(127 | maskBit)) + QByteArray(8, '\0');
        qToBigEndian(quint64(size), bytes.data() + 1);
    }
    return bytes;
}

bool isHeartbeat(const QJsonObject &frame)
{
    return frame.value("text"_L1).toObject().value("type"_L1).toString() == u"heartbeat"_s;
}

} // namespace

RawSocket::RawSocket(const QUrl &server, const QString &pathAndQuery, const Headers &headers)
{
    m_socket.connectToHost(server.host(), quint16(server.port(80)));
    if (!m_socket.waitForConnected(RawHttp::timeoutMs))
        return;
    const bool hasVersion
        = std::ranges::any_of(headers, [](const auto &header) { return header.first == u"Sec-WebSocket-Version"_s; });
    QByteArray head = "GET " + pathAndQuery.toUtf8() + " HTTP/1.1\r\n" + RawHttp::headerLines(server, headers)
        + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    if (!hasVersion)
        head += "Sec-WebSocket-Version: 13\r\n";
    m_socket.write(head + "\r\n");
    m_handshake = RawHttp::parseHead(RawHttp::readUntil(m_socket, "\r\n\r\n"));
    if (m_handshake.status != 101 && m_socket.state() == QAbstractSocket::ConnectedState)
        m_socket.waitForReadyRead(pollMs);
    if (m_handshake.status != 101)
        m_handshake.body = m_socket.readAll();
}

void RawSocket::write(int opcode, const QByteArray &payload, int firstBits, bool isMasked)
{
    QByteArray frame(1, char(opcode | firstBits));
    frame += lengthBytes(payload.size(), isMasked ? 0x80 : 0);
    if (isMasked)
        frame += QByteArray(4, '\0'); // a mask of zeros is a mask, and leaves the payload readable in a trace
    m_socket.write(frame + payload);
    while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(RawHttp::timeoutMs)) { }
}

void RawSocket::sendText(const QByteArray &text)
{
    write(textOpcode, text, finalBit, true);
}

void RawSocket::send(const QJsonObject &frame)
{
    const QString opcode = frame.value("opcode"_L1).toString();
    if (opcode == u"abort"_s) {
        m_socket.abort();
        m_hasEnded = true;
        return;
    }
    QByteArray payload = frame.contains("payloadHex"_L1)
        ? QByteArray::fromHex(frame.value("payloadHex"_L1).toString().toLatin1())
        : frame.value("payload"_L1).toString().toUtf8();
    if (opcode == u"close"_s) {
        QByteArray code(2, '\0');
        qToBigEndian(quint16(frame.value("code"_L1).toInt()), code.data());
        payload.prepend(code);
    }
    const int bits
        = (frame.value("isFinal"_L1).toBool(true) ? finalBit : 0) | (frame.value("rsv1"_L1).toBool() ? rsv1Bit : 0);
    write(opcodeOf(opcode), payload, bits, !frame.value("unmasked"_L1).toBool());
}

void RawSocket::wait(int milliseconds, const std::function<bool(const QList<QJsonObject> &)> &isEnough)
{
    const QDeadlineTimer deadline(milliseconds);
    readAvailable();
    while (!isEnough(m_frames) && !m_hasEnded && !deadline.hasExpired()) {
        m_socket.waitForReadyRead(pollMs);
        readAvailable();
    }
}

QList<QJsonObject> RawSocket::take()
{
    readAvailable();
    return std::exchange(m_frames, {});
}

// Twice: a server's thread that finds our heartbeat and a message from elsewhere waiting at once may take the heartbeat
// first, but not the second one as well.
void RawSocket::fence()
{
    for (int i = 0; i < 2 && isOpen(); ++i)
        beat();
}

void RawSocket::beat()
{
    const auto before = std::ranges::count_if(m_frames, isHeartbeat);
    sendText(R"({"type":"heartbeat"})");
    wait(RawHttp::timeoutMs,
        [before](const QList<QJsonObject> &frames) { return std::ranges::count_if(frames, isHeartbeat) > before; });
    const auto last = std::find_if(m_frames.rbegin(), m_frames.rend(), isHeartbeat);
    if (last != m_frames.rend())
        m_frames.erase(std::next(last).base());
}

void RawSocket::close()
{
    if (!isOpen())
        return;
    send({{u"opcode"_s, u"close"_s}, {u"code"_s, 1000}});
    wait(RawHttp::timeoutMs, [this](const QList<QJsonObject> &) { return m_hasClosed; });
    m_socket.close();
    m_hasEnded = true;
}

void RawSocket::readAvailable()
{
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        m_socket.waitForReadyRead(0);
    m_input += m_socket.readAll();
    while (takeFrame()) { }
    if (m_socket.state() != QAbstractSocket::ConnectedState && !m_hasEnded && m_handshake.status == 101) {
        m_hasEnded = true;
        m_frames.append(QJsonObject{{u"end"_s, true}});
    }
}

bool RawSocket::takeFrame()
{
    if (m_input.size() < 2)
        return false;
    const auto at = [this](int i) { return uchar(m_input.at(i)); };
    qsizetype size = at(1) & 0x7f;
    int header = 2;
    if (size >= 126) {
        header = size == 126 ? 4 : 10;
        if (m_input.size() < header)
            return false;
        size = header == 4 ? qFromBigEndian<quint16>(m_input.constData() + 2)
                           : qsizetype(qFromBigEndian<quint64>(m_input.constData() + 2));
    }
    if (m_input.size() < header + size)
        return false;
    const int first = at(0);
    const QByteArray payload = m_input.mid(header, size);
    m_input.remove(0, header + size);
    handle(first & 0x0f, (first & finalBit) != 0, payload);
    return true;
}

void RawSocket::handle(int opcode, bool isFinal, const QByteArray &payload)
{
    if (opcode == pingOpcode) {
        write(pongOpcode, payload, finalBit, true);
    } else if (opcode == pongOpcode) {
        m_frames.append(QJsonObject{{u"pong"_s, QString::fromUtf8(payload)}});
    } else if (m_hasClosed) {
        return; // nobody reads on after a close
    } else if (opcode == closeOpcode) {
        m_hasClosed = true;
        const int code = payload.size() < 2 ? 1005 : qFromBigEndian<quint16>(payload.constData());
        m_frames.append(QJsonObject{{u"close"_s, code}});
        write(closeOpcode, payload.left(2), finalBit, true);
    } else {
        m_fragments += payload;
        if (isFinal) {
            const QJsonDocument document = QJsonDocument::fromJson(std::exchange(m_fragments, {}));
            m_frames.append(QJsonObject{{u"text"_s, document.object()}});
        }
    }
}

} // namespace chautari::conformance
