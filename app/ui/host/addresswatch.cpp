// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/host/addresswatch.h"

#include "pairing/hostaddresses.h"

#include <utility>

namespace chautari {

namespace {

constexpr int lookMs = 1'000;

} // namespace

AddressWatch::AddressWatch(QObject *parent)
    : QObject(parent)
    , m_addresses(hostAddresses())
{
    m_timer.setInterval(lookMs);
    connect(&m_timer, &QTimer::timeout, this, &AddressWatch::look);
}

void AddressWatch::setActive(bool isActive)
{
    if (!isActive) {
        m_timer.stop();
        return;
    }
    look();
    m_timer.start();
}

void AddressWatch::look()
{
    if (std::exchange(m_addresses, hostAddresses()) != m_addresses)
        Q_EMIT changed();
}

} // namespace chautari
