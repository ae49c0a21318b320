// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/bodyintake.h"
#include "server/net/networkserver.h"
#include "server/net/uploadslots.h"

namespace chautari::server {

//! \brief One request body on its way to disk: takes its bytes and watches that they keep coming. Owned by the guard of
//! its connection.
//!
//! A body that went wrong in the middle is still taken to its end and answered then: a client that is sending does not
//! listen, and would learn nothing but a reset. What it had written is removed at once.
class BodyStream
{
public:
    BodyStream(
        std::unique_ptr<BodyIntake> intake, UploadSlots::Slot slot, const NetworkLimits &networkLimits, qint64 nowMs);

    void add(QByteArrayView bytes);
    //! The body has ended: gives it to the request, or says why not.
    HttpViolation finish(HttpRequest &request);

    //! Until then the peer has time; at that moment isFlowing() decides.
    [[nodiscard]] qint64 deadline() const { return m_windowEnd; }
    //! True when enough has come since the last call, and a new deadline stands: slow is fine, stalled is not, and
    //! nobody has for ever.
    bool isFlowing(qint64 nowMs);

private:
    void note(HttpViolation violation);

    std::unique_ptr<BodyIntake> m_intake; //!< null after a violation
    UploadSlots::Slot m_slot;
    const NetworkLimits &m_limits;
    HttpViolation m_violation = HttpViolation::None;
    qint64 m_windowEnd;
    const qint64 m_end;
    qint64 m_windowBytes = 0;
};

} // namespace chautari::server
