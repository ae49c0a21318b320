// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/maskwatch.h"

#include <algorithm>

namespace chautari::server {

namespace {

constexpr uchar maskBit = 0x80;
constexpr uchar twoByteLength = 126;
constexpr quint64 maskBytes = 4;
constexpr quint64 longest = quint64(1) << 62; // QWebSocket refuses such a frame; here it only must not overflow

} // namespace

bool MaskWatch::look(QByteArrayView bytes)
{
    for (qsizetype i = 0; i < bytes.size() && m_step != Step::Refused;) {
        const uchar byte = uchar(bytes[i]);
        switch (m_step) {
        case Step::FirstByte:
            m_step = Step::SecondByte;
            ++i;
            break;
        case Step::SecondByte:
            m_length = byte & ~maskBit;
            m_step = m_length < twoByteLength ? Step::Body : Step::Length;
            m_lengthBytes = m_length == twoByteLength ? 2 : 8;
            m_length = m_step == Step::Body ? m_length + maskBytes : 0;
            if (!(byte & maskBit))
                m_step = Step::Refused;
            ++i;
            break;
        case Step::Length:
            m_length = (m_length << 8) | byte;
            if (--m_lengthBytes == 0) {
                m_length = std::min(m_length, longest) + maskBytes;
                m_step = Step::Body;
            }
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
        case Step::Refused:
            break;
        }
    }
    return m_step != Step::Refused;
}

} // namespace chautari::server
