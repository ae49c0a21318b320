// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/selftest/networkfacts.h"
#include "lan/beaconsocket.h"
#include "lan/hosttable.h"

#include <QtCore/QTimer>

class QNetworkAccessManager;

namespace chautari {

//! In the order they are done.
enum class SelfTestStep { Addresses, Listening, Knocking };

//! What a self-test is about.
struct SelfTestPlan
{
    TestSide side = TestSide::Guest;
    //! The guest's: where the host should be; without a place, whoever is heard. The host's: its own port on loopback.
    std::optional<ServerAddress> server{};
    lan::LanSurroundings surroundings{};
    int listenMs = 1'500; //!< a host answers a question within one second
    int answerMs = 5'000; //!< longer than ARP waits for nobody (3 s), so that nobody and silence are told apart
};

//! Whoever is at a server of this very computer is its host.
[[nodiscard]] SelfTestPlan selfTestPlanFor(const ServerAddress &server);

//! \brief Collects the facts: looks at this computer, asks the network who is there, and knocks at each address. Says
//! nothing to anybody that a host that was found is not told anyway (HostKnock, lan/beacon.h). Lives in any one thread
//! with an event loop, and never waits there.
class NetworkProbe : public QObject
{
    Q_OBJECT
public:
    explicit NetworkProbe(SelfTestPlan plan, QObject *parent = nullptr);
    ~NetworkProbe() override;

    void start(); //!< once

Q_SIGNALS:
    void began(chautari::SelfTestStep step);
    void finished(const chautari::NetworkFacts &facts);

private:
    void lookAround();
    void listen();
    void hear(const lan::Beacon &beacon, const QHostAddress &source);
    void knock();
    void knockAt(const QUrl &place);
    void feelFor(const QUrl &place);
    void take(const QUrl &place, const KnockAnswer &answer);
    void conclude();
    [[nodiscard]] bool isOwnAddress(const QHostAddress &address) const;

    SelfTestPlan m_plan;
    NetworkFacts m_facts;
    lan::BeaconSocket m_socket;
    lan::HostTable m_table;
    QTimer m_ask;
    QTimer m_end;
    QNetworkAccessManager *m_network;
    QList<QUrl> m_open; //!< places that have not answered
    QSet<QString> m_unreachable; //!< hosts that the kernel gave up
};

} // namespace chautari

Q_DECLARE_METATYPE(chautari::SelfTestStep)
