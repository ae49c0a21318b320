// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>

#include <compare>
#include <optional>

namespace chautari {

//! \brief Microseconds since 1970-01-01 UTC, the resolution of the wire (contract.md 1). 0 means "none".
class Timestamp
{
public:
    constexpr Timestamp() = default;
    constexpr explicit Timestamp(qint64 microseconds)
        : m_us(microseconds)
    { }

    [[nodiscard]] constexpr qint64 microseconds() const { return m_us; }
    [[nodiscard]] constexpr qint64 seconds() const { return m_us / 1'000'000; }
    [[nodiscard]] constexpr bool isValid() const { return m_us != 0; }
    [[nodiscard]] constexpr Timestamp plusSeconds(qint64 seconds) const
    {
        return Timestamp(m_us + seconds * 1'000'000);
    }
    [[nodiscard]] QDateTime toLocalTime() const { return QDateTime::fromMSecsSinceEpoch(m_us / 1000); }

    //! ISO 8601 at a fixed offset, as Django writes it: "2026-11-24T00:02:07.154466+05:45"; no fraction when it is 0.
    [[nodiscard]] QByteArray toIso(int offsetSeconds) const;
    //! The same into `out`, which has room for isoLength characters; returns its end. No terminator.
    char *writeIso(char *out, int offsetSeconds) const;
    static constexpr int isoLength = 32;
    //! Any offset, "Z", any fraction length from 0 to 9 digits (digits beyond microseconds are cut). A time without an
    //! offset would mean another moment on each computer: refused.
    static std::optional<Timestamp> fromIso(QStringView text);

    friend constexpr auto operator<=>(Timestamp, Timestamp) = default;

private:
    qint64 m_us = 0;
};

} // namespace chautari
