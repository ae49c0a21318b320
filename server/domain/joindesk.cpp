// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/joindesk.h"

#include "shared/core/limits.h"

#include <QtCore/QUuid>

#include <algorithm>

namespace chautari::server {

using namespace Qt::StringLiterals;

JoinCode JoinDesk::open()
{
    const std::lock_guard lock(m_mutex);
    m_attempts.clear();
    m_code = newJoinCode();
    m_expiresMs = m_clock.monotonicMs() + limits::joinCodeSeconds * 1'000LL;
    return {m_code, limits::joinCodeSeconds};
}

void JoinDesk::close()
{
    const std::lock_guard lock(m_mutex);
    m_code.clear();
    m_attempts.clear();
}

bool JoinDesk::isOpen() const
{
    const std::lock_guard lock(m_mutex);
    return isOpenLocked();
}

bool JoinDesk::isOpenLocked() const
{
    return !m_code.isEmpty() && m_clock.monotonicMs() < m_expiresMs;
}

Result<JoinDesk::Hello> JoinDesk::hello()
{
    const std::lock_guard lock(m_mutex);
    if (!isOpenLocked())
        return Error::of(ErrorCode::NotFound, u"There is no code to join with just now. Ask for a new one."_s);
    if (m_attempts.size() >= limits::joinAttempts)
        m_attempts.pop_front();
    m_attempts.push_back({QUuid::createUuid().toString(QUuid::WithoutBraces), JoinProofHost(m_code, m_fingerprint)});
    return Hello{m_attempts.back().id, m_attempts.back().proof.hello()};
}

Result<QByteArray> JoinDesk::check(const QString &attempt, const JoinAnswer &answer)
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::ranges::find_if(m_attempts, [&attempt](const Attempt &each) { return each.id == attempt; });
    if (!isOpenLocked() || found == m_attempts.end())
        return Error::of(ErrorCode::NotFound, u"This code is not good any more. Ask for a new one."_s);
    const std::optional<QByteArray> proof = found->proof.check(answer);
    m_code.clear();
    m_attempts.clear();
    if (!proof)
        return Error::invalidField(u"proof"_s, u"The code is wrong, and now void. Ask for a new one."_s);
    return *proof;
}

} // namespace chautari::server
