// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>

namespace chautari::server {

//! \brief Reads along what a WebSocket's client sends, for two questions. Is each frame masked, as RFC 6455 5.1 wants
//! it? QWebSocket does not ask. Is a message too long? QWebSocket asks, but then cuts the connection with its close
//! frame still on the way. Knows where frames end and nothing else: whether they make sense is QWebSocket's business.
class FrameWatch
{
public:
    enum class Verdict : quint8 { Fine, Unmasked, TooLong };

    //! `longest`: of a message's payload, in bytes, all its frames together.
    explicit FrameWatch(quint64 longest)
        : m_longest(longest)
    { }

    //! The bytes after those of the last call, cut anywhere. From the first frame that is not fine on, the answer
    //! stays; for TooLong that is with the last byte of its length, before any of its payload.
    [[nodiscard]] Verdict look(QByteArrayView bytes);
    //! How many of the last call's bytes came before the first byte of the frame in progress, or of the refused one.
    [[nodiscard]] qsizetype bytesBeforeFrame() const { return m_frameAt; }

private:
    enum class Step : quint8 { FirstByte, SecondByte, Length, Body };

    void takeFirstByte(quint8 byte);
    void takeSecondByte(quint8 byte);
    void beginBody();

    Step m_step = Step::FirstByte;
    Verdict m_verdict = Verdict::Fine;
    bool m_isData = false; //!< the frame in progress belongs to a message
    quint8 m_lengthBytes = 0; //!< of the long form, still to come
    quint64 m_length = 0; //!< of the payload while its digits come, then what is left of mask and payload
    quint64 m_message = 0; //!< payload of the message in progress, up to this frame
    quint64 m_longest;
    qsizetype m_frameAt = 0;
};

} // namespace chautari::server
