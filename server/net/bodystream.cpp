// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/bodystream.h"

#include <algorithm>
#include <utility>

namespace chautari::server {

namespace {

int windowMs(const NetworkLimits &networkLimits)
{
    return networkLimits.bodyTimeoutMs / 3;
}

} // namespace

BodyStream::BodyStream(
    std::unique_ptr<BodyIntake> intake, UploadSlots::Slot slot, const NetworkLimits &networkLimits, qint64 nowMs)
    : m_intake(std::move(intake))
    , m_slot(std::move(slot))
    , m_limits(networkLimits)
    , m_windowEnd(nowMs + windowMs(networkLimits))
    , m_end(nowMs + networkLimits.streamTotalMs)
{ }

void BodyStream::add(QByteArrayView bytes)
{
    m_windowBytes += bytes.size();
    if (m_intake)
        note(m_intake->take(bytes));
}

HttpViolation BodyStream::finish(HttpRequest &request)
{
    if (m_intake)
        note(m_intake->complete(request));
    return m_violation;
}

bool BodyStream::isFlowing(qint64 nowMs)
{
    if (nowMs >= m_end || std::exchange(m_windowBytes, 0) < m_limits.streamMinBytes)
        return false;
    m_windowEnd = std::min(nowMs + windowMs(m_limits), m_end);
    return true;
}

void BodyStream::note(HttpViolation violation)
{
    if (violation == HttpViolation::None)
        return;
    m_violation = violation;
    m_intake.reset();
}

} // namespace chautari::server
