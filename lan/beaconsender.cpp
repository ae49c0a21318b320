// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/beaconsender.h"

#include <QtCore/QRandomGenerator>

#include <algorithm>
#include <utility>

namespace chautari::lan {

namespace {

constexpr int regularMs = 4'000;
constexpr qint64 leastMs = 1'000; // between two announcements
// Of an answer: many hosts that hear one question do not answer in one moment.
constexpr int soonestMs = 20;
constexpr int latestMs = 120;

} // namespace

BeaconSender::BeaconSender(LanSurroundings surroundings, QObject *parent)
    : QObject(parent)
    , m_socket(std::move(surroundings))
{
    m_soon.setSingleShot(true);
    connect(&m_regular, &QTimer::timeout, this, &BeaconSender::announce);
    connect(&m_soon, &QTimer::timeout, this, &BeaconSender::announce);
    connect(&m_socket, &BeaconSocket::interfacesChanged, this, &BeaconSender::announceSoon);
    connect(&m_socket, &BeaconSocket::heard, this, [this](const Beacon &heard) {
        if (heard.kind == Beacon::Kind::Question)
            announceSoon();
    });
}

BeaconSender::~BeaconSender()
{
    stop();
}

void BeaconSender::start(const Announcement &announcement)
{
    stop();
    m_announcement = announcement;
    m_isRunning = true;
    m_socket.open();
    announce();
    m_regular.start(regularMs);
}

void BeaconSender::stop()
{
    if (!std::exchange(m_isRunning, false))
        return;
    m_regular.stop();
    m_soon.stop();
    m_socket.sendEverywhere(beacon(Beacon::Kind::Goodbye), m_announcement.listening);
    m_socket.close();
}

void BeaconSender::announce()
{
    m_soon.stop();
    m_lastMs = m_socket.clock().monotonicMs();
    m_socket.sendEverywhere(beacon(Beacon::Kind::Announcement), m_announcement.listening);
}

void BeaconSender::announceSoon()
{
    if (m_soon.isActive())
        return;
    const qint64 jitter = QRandomGenerator::global()->bounded(soonestMs, latestMs);
    const qint64 rest = m_lastMs + leastMs - m_socket.clock().monotonicMs();
    m_soon.start(int(std::max(jitter, rest)));
}

Beacon BeaconSender::beacon(Beacon::Kind kind) const
{
    return {kind, m_announcement.instance, protocolVersion, m_announcement.pinPrefix, m_announcement.port};
}

} // namespace chautari::lan
