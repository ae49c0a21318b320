// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/connectiontally.h"

#include <QtCore/QtEndian>

#include <algorithm>

namespace chautari::server {

namespace {

quint64 placeOf(const QHostAddress &address)
{
    bool isIp4 = false;
    const quint32 ip4 = address.toIPv4Address(&isIp4); // also of ::ffff:a.b.c.d
    if (isIp4)
        return ip4;
    const Q_IPV6ADDR ip6 = address.toIPv6Address();
    return qFromBigEndian<quint64>(ip6.c);
}

} // namespace

ConnectionTicket::ConnectionTicket(std::shared_ptr<ConnectionTally> tally, quint64 place, int thread)
    : m_tally(std::move(tally))
    , m_place(place)
    , m_thread(thread)
{ }

ConnectionTicket::~ConnectionTicket()
{
    if (m_tally)
        m_tally->release(m_place, m_thread);
}

ConnectionTally::ConnectionTally(int maxInAll, int maxPerAddress, int threads)
    : m_maxInAll(maxInAll)
    , m_maxPerAddress(maxPerAddress)
    , m_perThread(size_t(threads), 0)
{ }

std::optional<ConnectionTicket> ConnectionTally::admit(const QHostAddress &peer)
{
    const quint64 place = placeOf(peer);
    const QMutexLocker lock(&m_mutex);
    if (m_count >= m_maxInAll || m_perPlace.value(place) >= m_maxPerAddress)
        return std::nullopt;
    const auto emptiest = std::min_element(m_perThread.begin(), m_perThread.end());
    ++*emptiest;
    ++m_perPlace[place];
    ++m_count;
    return ConnectionTicket(shared_from_this(), place, int(emptiest - m_perThread.begin()));
}

void ConnectionTally::release(quint64 place, int thread)
{
    const QMutexLocker lock(&m_mutex);
    --m_perThread[size_t(thread)];
    const auto entry = m_perPlace.find(place);
    if (--*entry == 0)
        m_perPlace.erase(entry); // the table holds present peers only
    --m_count;
}

} // namespace chautari::server
