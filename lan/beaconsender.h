// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lan/beaconsocket.h"

namespace chautari::lan {

//! What a host says of itself.
struct Announcement
{
    QString instance; //!< randomInstance()
    QByteArray pinPrefix;
    quint16 port = 0;
    QHostAddress listening{QHostAddress::Any}; //!< as BeaconSocket::sendEverywhere()
};

//! \brief Tells the neighbours of a host, on every interface: every few seconds, soon after a question, at once where a
//! network is new; and that it ends. However many ask, it speaks at most once in a second. Lives in the thread of its
//! owner, which needs an event loop, and never waits.
class BeaconSender : public QObject
{
    Q_OBJECT
public:
    explicit BeaconSender(LanSurroundings surroundings = {}, QObject *parent = nullptr);
    ~BeaconSender() override; //!< stops

    void start(const Announcement &announcement);
    void stop();

private:
    void announce();
    void announceSoon();
    [[nodiscard]] Beacon beacon(Beacon::Kind kind) const;

    Announcement m_announcement;
    BeaconSocket m_socket;
    QTimer m_regular;
    QTimer m_soon;
    qint64 m_lastMs = 0;
    bool m_isRunning = false;
};

} // namespace chautari::lan
