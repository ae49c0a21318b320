// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lan/beacon.h"
#include "shared/core/clock.h"

namespace chautari::lan {

//! \brief Which hosts were heard of by beacon, and from where. Bounded whatever is sent: a host that was heard but once
//! goes first, then the one that was silent longest, and one source has only so many. Nobody takes another's place by
//! saying the same: another key or port is another host, and another sender only one more address of it. Any one
//! thread; the clock outlives it.
class HostTable
{
public:
    static constexpr qsizetype maxHosts = 64;
    static constexpr qsizetype maxHostsOfSource = 8;
    static constexpr qsizetype maxAddresses = 8; //!< of one host
    static constexpr qint64 silenceMs = 15'000; //!< three announcements that did not come, and some patience

    explicit HostTable(const Clock &clock)
        : m_clock(clock)
    { }

    //! Takes in what was heard; true: hosts() says something else now.
    bool hear(const Beacon &beacon, const QHostAddress &source);
    //! Forgets who has not been heard for silenceMs; true as above.
    bool forgetSilent();
    void clear() { m_entries.clear(); }

    //! As inHostOrder().
    [[nodiscard]] QList<FoundHost> hosts() const;

private:
    struct Sighting
    {
        QHostAddress source;
        qint64 at = 0; //!< the last time
    };
    struct Entry
    {
        FoundHost host; //!< without addresses
        QList<Sighting> sightings; //!< in the order of the first time; never empty
        qint64 at = 0; //!< the last time
        bool isSettled = false; //!< heard more than once

        [[nodiscard]] bool isLessWorthThan(const Entry &other) const
        {
            return isSettled != other.isSettled ? !isSettled : at < other.at;
        }
    };

    bool announced(const Beacon &beacon, const QHostAddress &source);
    bool saidGoodbye(const Beacon &beacon, const QHostAddress &source);
    [[nodiscard]] qsizetype indexOf(const Beacon &beacon) const;
    void makeRoomFor(const QHostAddress &source, bool isNewHost);
    void forget(qsizetype entry, const QHostAddress &source);

    const Clock &m_clock;
    QList<Entry> m_entries;
};

} // namespace chautari::lan
