// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/framewatch.h"

#include <algorithm>

namespace chautari::server {

namespace {

constexpr quint8 maskBit = 0x80;
constexpr quint8 controlBit = 0x08;
constexpr quint8 opcodeBits = 0x0f;
constexpr quint8 continuationOpcode = 0;
constexpr quint8 twoByteLength = 126;
constexpr quint64 maskBytes = 4;
constexpr quint64 longestFrame = quint64(1) << 62; // QWebSocket refuses such a frame; here it only must not overflow

} // namespace

FrameWatch::Verdict FrameWatch::look(QByteArrayView bytes)
{
    m_frameAt = 0;
    for (qsizetype i = 0; i < bytes.size() && m_verdict == Verdict::Fine;) {
        const auto byte = quint8(bytes[i]);
        switch (m_step) {
        case Step::FirstByte:
            m_frameAt = i;
            takeFirstByte(byte);
            ++i;
            break;
        case Step::SecondByte:
            takeSecondByte(byte);
            ++i;
            break;
        case Step::Length:
            m_length = (m_length << 8) | byte;
            if (--m_lengthBytes == 0)
                beginBody();
            ++i;
            break;
        case Step::Body: {
            const auto skipped = std::min(quint64(bytes.size() - i), m_length);
            m_length -= skipped;
            i += qsizetype(skipped);
            if (m_length == 0)
                m_step = Step::FirstByte;
            break;
        }
        }
    }
    return m_verdict;
}

void FrameWatch::takeFirstByte(quint8 byte)
{
    m_isData = !(byte & controlBit);
    if (m_isData && (byte & opcodeBits) != continuationOpcode)
        m_message = 0;
    m_step = Step::SecondByte;
}

void FrameWatch::takeSecondByte(quint8 byte)
{
    if (!(byte & maskBit)) {
        m_verdict = Verdict::Unmasked;
        return;
    }
    m_length = byte & ~maskBit;
    if (m_length < twoByteLength) {
        beginBody();
        return;
    }
    m_lengthBytes = m_length == twoByteLength ? 2 : 8;
    m_length = 0;
    m_step = Step::Length;
}

void FrameWatch::beginBody()
{
    m_length = std::min(m_length, longestFrame);
    if (m_isData) {
        m_message = std::min(m_message + m_length, longestFrame);
        if (m_message > m_longest)
            m_verdict = Verdict::TooLong;
    }
    m_length += maskBytes;
    m_step = Step::Body;
}

} // namespace chautari::server
