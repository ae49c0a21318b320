// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/inspector/latencies.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace chautari {

void Latencies::note(const WireEvent &event)
{
    const bool isOut = event.kind == WireKind::FrameOut;
    if (event.kind == WireKind::Connection) { // what was asked of the old line is not answered on the new one
        m_heartbeats.clear();
        m_messages.clear();
    } else if (event.kind == WireKind::Request) {
        return;
    } else if (event.name == u"heartbeat") {
        if (isOut)
            m_heartbeats.append(event.tickUs);
        else if (!m_heartbeats.isEmpty())
            add(Kind::Heartbeat, event.tickUs - m_heartbeats.takeFirst());
    } else if (isOut && event.name == u"message" && !event.key.isEmpty()) {
        m_messages.insert(event.key, event.tickUs);
    } else if (!isOut && event.name == u"ack" && m_messages.contains(event.key)) {
        add(Kind::Ack, event.tickUs - m_messages.take(event.key));
    }
}

Latencies::Summary Latencies::summary(Kind kind) const
{
    QList<qint64> sorted = of(kind);
    if (sorted.isEmpty())
        return {};
    const qint64 last = sorted.last();
    std::ranges::sort(sorted);
    return {int(sorted.size()), last, sorted.at(sorted.size() / 2), sorted.last()};
}

void Latencies::add(Kind kind, qint64 us)
{
    QList<qint64> &took = m_took[int(kind)];
    took.append(us);
    if (took.size() > most)
        took.removeFirst();
}

} // namespace chautari
