// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/conformance/rawhttp.h"

namespace chautari::conformance {

//! \brief A WebSocket by hand: it sends any frame, broken ones too, and gives back what came as the captures write it:
//! {"text": {...}}, {"pong": "abc"}, {"close": 1000}, {"end": true}. Answers pings. Blocks.
class RawSocket
{
public:
    //! Shakes hands; handshake() tells how it went.
    RawSocket(const QUrl &server, const QString &pathAndQuery, const Headers &headers = {});

    [[nodiscard]] const RawAnswer &handshake() const { return m_handshake; }
    [[nodiscard]] bool isOpen() const { return m_handshake.status == 101 && !m_hasEnded && !m_hasClosed; }

    //! A frame as capture rows describe it: opcode, payload or payloadHex, isFinal, unmasked, rsv1, code.
    void send(const QJsonObject &frame);
    void sendText(const QByteArray &text);
    //! Until `isEnough` says so of all that came since the last take(), at most that long.
    void wait(int milliseconds, const std::function<bool(const QList<QJsonObject> &)> &isEnough);
    //! All that came and was not yet taken.
    QList<QJsonObject> take();
    //! Works off what was sent: heartbeats go there and back, and are not kept. Nothing if the socket is not open.
    void fence();
    //! A clean goodbye.
    void close();

private:
    void beat();
    void readAvailable();
    bool takeFrame();
    void handle(int opcode, bool isFinal, const QByteArray &payload);
    void write(int opcode, const QByteArray &payload, int firstBits, bool isMasked);

    QTcpSocket m_socket;
    RawAnswer m_handshake;
    QByteArray m_input;
    QByteArray m_fragments;
    QList<QJsonObject> m_frames;
    bool m_hasClosed = false; //!< a close frame came
    bool m_hasEnded = false;
};

} // namespace chautari::conformance
