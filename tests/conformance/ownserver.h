// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chatserver.h"
#include "tests/conformance/world.h"

#include <QtCore/QTemporaryDir>

#include <atomic>

namespace chautari::conformance {

//! \brief The system's time, moved forward, or standing still for those who count seconds. Thread-safe.
class ShiftedClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override { return m_system.now().plusSeconds(m_shiftSeconds); }
    [[nodiscard]] qint64 monotonicMs() const override
    {
        const qint64 frozen = m_frozenMs;
        return frozen > 0 ? frozen : m_system.monotonicMs() + m_shiftSeconds * 1000;
    }
    void advanceMinutes(int minutes) { advanceSeconds(60 * minutes); }
    void advanceSeconds(int seconds) { m_shiftSeconds += seconds; }
    void freeze() { m_frozenMs = monotonicMs(); } //!< monotonicMs() only

private:
    SystemClock m_system;
    std::atomic<qint64> m_shiftSeconds{0};
    std::atomic<qint64> m_frozenMs{0};
};

//! \brief Our server in a folder of its own with the population of the captures: customers 1..3, providers 4..6,
//! service i of provider 3+i, conversation i between customer i and provider 3+i, and the host's admin. What no client
//! may do, it does in the database while the server is stopped.
class OwnServer
{
public:
    enum class RateLimits { Off, On };

    explicit OwnServer(RateLimits limits = RateLimits::Off);

    //! Makes the population and starts. The error is a sentence.
    Result<void> start(Ids &ids);
    [[nodiscard]] QUrl url() const { return m_server->url(); }
    ShiftedClock &clock() { return m_clock; }
    //! Stops, runs one statement, starts again: another port, every connection gone.
    Result<void> change(const QString &sql);
    //! A token signed with the server's key that no sign-in would give ("expired", "no-such-user" ...).
    [[nodiscard]] QString forge(const QString &kind) const;

private:
    Result<void> populate(Ids &ids);
    Result<void> run();

    QTemporaryDir m_directory;
    ShiftedClock m_clock; // before the server: it uses it
    RateLimits m_limits;
    QByteArray m_tokenKey;
    std::unique_ptr<server::ChatServer> m_server;
};

} // namespace chautari::conformance
