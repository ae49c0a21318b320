// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>

namespace chautari::server {

//! \brief Reads along what a WebSocket's client sends and says whether each frame is masked, as RFC 6455 5.1 wants it;
//! QWebSocket does not ask. Knows where frames end and nothing else: whether they make sense is QWebSocket's business.
class MaskWatch
{
public:
    //! The bytes after those of the last call, cut anywhere. False from the first unmasked frame on.
    [[nodiscard]] bool look(QByteArrayView bytes);

private:
    enum class Step : quint8 { FirstByte, SecondByte, Length, Body, Refused };

    Step m_step = Step::FirstByte;
    quint8 m_lengthBytes = 0; //!< of the long form, still to come
    quint64 m_length = 0; //!< of the payload while its digits come, then what is left of mask and payload
};

} // namespace chautari::server
