// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/connectiontally.h"

#include <QtCore/QtEndian>

#include <algorithm>
#include <utility>

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

ConnectionTicket::ConnectionTicket(std::shared_ptr<ConnectionTally> tally, std::optional<quint64> place, int thread)
    : m_tally(std::move(tally))
    , m_place(place)
    , m_thread(thread)
{ }

ConnectionTicket::~ConnectionTicket()
{
    if (m_tally)
        m_tally->release(m_place, m_thread);
}

bool ConnectionTicket::assignTo(const QHostAddress &client)
{
    const quint64 place = placeOf(client);
    if (m_place == place)
        return true;
    const QMutexLocker lock(&m_tally->m_mutex);
    if (m_place)
        m_tally->giveBack(*std::exchange(m_place, std::nullopt));
    if (!m_tally->take(place))
        return false;
    m_place = place;
    return true;
}

void ConnectionTicket::assignToNobody()
{
    if (!m_place)
        return;
    const QMutexLocker lock(&m_tally->m_mutex);
    m_tally->giveBack(*std::exchange(m_place, std::nullopt));
}

ConnectionTally::ConnectionTally(int maxInAll, int maxPerAddress, int threads, TrustedProxies proxies)
    : m_proxies(std::move(proxies))
    , m_maxInAll(maxInAll)
    , m_maxPerAddress(maxPerAddress)
    , m_perThread(size_t(threads), 0)
{ }

std::optional<ConnectionTicket> ConnectionTally::admit(const QHostAddress &peer)
{
    const auto place = m_proxies.contains(peer) ? std::nullopt : std::optional(placeOf(peer));
    const QMutexLocker lock(&m_mutex);
    if (m_count >= m_maxInAll || (place && !take(*place)))
        return std::nullopt;
    const auto emptiest = std::min_element(m_perThread.begin(), m_perThread.end());
    ++*emptiest;
    ++m_count;
    return ConnectionTicket(shared_from_this(), place, int(emptiest - m_perThread.begin()));
}

void ConnectionTally::release(std::optional<quint64> place, int thread)
{
    const QMutexLocker lock(&m_mutex);
    --m_perThread[size_t(thread)];
    if (place)
        giveBack(*place);
    --m_count;
}

bool ConnectionTally::take(quint64 place)
{
    const auto entry = m_perPlace.find(place);
    if (entry == m_perPlace.end()) {
        if (m_maxPerAddress < 1)
            return false;
        m_perPlace.insert(place, 1);
        return true;
    }
    if (*entry >= m_maxPerAddress)
        return false;
    ++*entry;
    return true;
}

void ConnectionTally::giveBack(quint64 place)
{
    const auto entry = m_perPlace.find(place);
    if (--*entry == 0)
        m_perPlace.erase(entry); // the table holds present peers only
}

} // namespace chautari::server
