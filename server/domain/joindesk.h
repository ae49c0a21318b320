// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pairing/joinproof.h"
#include "shared/core/clock.h"
#include "shared/core/result.h"
#include "shared/protocol/place.h"

#include <deque>
#include <mutex>

namespace chautari::server {

//! \brief The host's end of joining by a code: one code at a time, good for one guess and for limits::joinCodeSeconds.
//! In memory only: a restart costs a new code. Thread-safe; a hello and a check cost a few milliseconds.
class JoinDesk
{
public:
    explicit JoinDesk(const Clock &clock)
        : m_clock(clock)
    { }

    //! What guests' proofs must cover; once, before the first call.
    void setFingerprint(const QString &fingerprint) { m_fingerprint = fingerprint; }
    [[nodiscard]] JoinCode open(); //!< an earlier code is void
    void close();
    [[nodiscard]] bool isOpen() const;

    struct Hello
    {
        QString attempt;
        JoinHello hello;
    };
    //! NotFound while there is no code.
    [[nodiscard]] Result<Hello> hello();
    //! The host's proof. Afterwards there is no code any more, right or wrong.
    [[nodiscard]] Result<QByteArray> check(const QString &attempt, const JoinAnswer &answer);

private:
    struct Attempt
    {
        QString id;
        JoinProofHost proof;
    };
    [[nodiscard]] bool isOpenLocked() const;

    const Clock &m_clock;
    QString m_fingerprint;
    mutable std::mutex m_mutex;
    QString m_code; //!< empty = none
    qint64 m_expiresMs = 0;
    std::deque<Attempt> m_attempts;
};

} // namespace chautari::server
