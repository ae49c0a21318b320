// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/wiretap.h"

#include <QtCore/QHash>
#include <QtCore/QList>

namespace chautari {

//! \brief How long the server took: from a heartbeat to its answer, from a message to its ack. Keeps the newest `most`
//! of each. A value.
class Latencies
{
public:
    static constexpr int most = 120;

    enum class Kind { Heartbeat, Ack };
    struct Summary
    {
        int count = 0;
        qint64 lastUs = 0;
        qint64 medianUs = 0;
        qint64 worstUs = 0;
    };

    void note(const WireEvent &event);
    void clear() { *this = Latencies(); }
    //! Microseconds, oldest first.
    [[nodiscard]] const QList<qint64> &of(Kind kind) const { return m_took[int(kind)]; }
    [[nodiscard]] Summary summary(Kind kind) const;

private:
    void add(Kind kind, qint64 us);

    QList<qint64> m_took[2];
    QList<qint64> m_heartbeats; //!< that wait, by their ticks
    QHash<QString, qint64> m_messages;
};

} // namespace chautari
