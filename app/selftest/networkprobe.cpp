// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/selftest/networkprobe.h"

#include "app/net/thiscomputer.h"
#include "app/selftest/feeler.h"
#include "app/selftest/kernelfacts.h"
#include "app/session/hostlookup.h"

#include <QtCore/QDateTime>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkInterface>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QUdpSocket>

#include <algorithm>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr int askAgainMs = 800; // a datagram may be lost
constexpr qsizetype mostPlaces = 16; // however many hosts tell of themselves

} // namespace

SelfTestPlan selfTestPlanFor(const ServerAddress &server)
{
    SelfTestPlan plan;
    plan.side = isThisComputer(server.http) ? TestSide::Host : TestSide::Guest;
    plan.server = server;
    return plan;
}

NetworkProbe::NetworkProbe(SelfTestPlan plan, QObject *parent)
    : QObject(parent)
    , m_plan(std::move(plan))
    , m_socket(m_plan.surroundings, this)
    , m_table(m_socket.clock())
    , m_ask(this)
    , m_end(this)
    , m_network(new QNetworkAccessManager(this))
{
    m_network->setProxy(QNetworkProxy::NoProxy);
    m_end.setSingleShot(true);
    connect(&m_socket, &lan::BeaconSocket::heard, this, &NetworkProbe::hear);
    connect(&m_ask, &QTimer::timeout, this, [this] { m_socket.sendEverywhere(lan::Beacon()); });
    connect(&m_end, &QTimer::timeout, this, [this] {
        m_ask.stop();
        m_socket.close();
        m_facts.hosts = m_table.hosts();
        knock();
    });
}

NetworkProbe::~NetworkProbe() = default;

void NetworkProbe::start()
{
    m_facts.side = m_plan.side;
    if (m_plan.server) {
        m_facts.wantedKey = m_plan.server->pin.toString();
        m_facts.port = quint16(m_plan.server->http.port(m_plan.server->http.scheme() == "https"_L1 ? 443 : 80));
    }
    lookAround();
    listen();
}

void NetworkProbe::lookAround()
{
    Q_EMIT began(SelfTestStep::Addresses);
    m_facts.addresses = kernelfacts::ownAddresses();
    m_facts.tunnels = kernelfacts::tunnels();
    m_facts.hasDefaultRoute = kernelfacts::hasDefaultRoute();
    m_facts.hasProxy = kernelfacts::hasProxy();
    m_facts.isClockSet = kernelfacts::isClockSet();
    m_facts.firewall = kernelfacts::firewall();
}

// Whether the port can be had is tried apart: the socket itself takes another one, which is good for asking.
void NetworkProbe::listen()
{
    Q_EMIT began(SelfTestStep::Listening);
    QUdpSocket trial;
    m_facts.canHear = trial.bind(QHostAddress(QHostAddress::AnyIPv4), m_plan.surroundings.port,
        QAbstractSocket::ShareAddress | QAbstractSocket::ReuseAddressHint);
    trial.close();
    m_socket.open();
    m_socket.sendEverywhere(lan::Beacon());
    m_ask.start(askAgainMs);
    m_end.start(m_plan.listenMs);
}

void NetworkProbe::hear(const lan::Beacon &beacon, const QHostAddress &source)
{
    // Over loopback everything comes back, which says nothing of the network.
    if (isOwnAddress(source) && !source.isLoopback())
        m_facts.hasHeardItself = true;
    m_table.hear(beacon, source);
}

bool NetworkProbe::isOwnAddress(const QHostAddress &address) const
{
    return address.isLoopback() || std::ranges::any_of(QNetworkInterface::allAddresses(), [&](const QHostAddress &own) {
        return own.isEqual(address);
    });
}

void NetworkProbe::knock()
{
    Q_EMIT began(SelfTestStep::Knocking);
    QList<QUrl> places;
    if (m_plan.server)
        places = m_plan.server->places();
    if (m_plan.side == TestSide::Host && m_plan.server) {
        for (const OwnAddress &own : std::as_const(m_facts.addresses)) {
            QUrl url = m_plan.server->http;
            url.setHost(own.address.toString());
            places.append(url);
        }
    } else {
        for (const lan::FoundHost &host : std::as_const(m_facts.hosts)) {
            if (!m_plan.server || (m_plan.server->pin.isSet() && host.canHave(m_facts.wantedKey)))
                places += HostLookup::placesOf(host);
        }
    }
    for (const QUrl &place : std::as_const(places)) {
        if (!m_open.contains(place) && m_open.size() < mostPlaces)
            m_open.append(place);
    }
    if (m_open.isEmpty())
        return conclude();
    for (const QUrl &place : QList<QUrl>(m_open)) {
        feelFor(place);
        knockAt(place);
    }
}

void NetworkProbe::feelFor(const QUrl &place)
{
    const QHostAddress address(place.host());
    if (address.isNull())
        return;
    auto *feeler = new Feeler(address, quint16(place.port(443)), this);
    connect(feeler, &Feeler::unreachable, this, [this, host = place.host()] { m_unreachable.insert(host); });
}

void NetworkProbe::knockAt(const QUrl &place)
{
    const QByteArray key = m_plan.server ? m_plan.server->pin.bytes() : QByteArray();
    auto *knocking = new HostKnock(*m_network, place, key, m_plan.answerMs, this);
    connect(knocking, &HostKnock::answered, this, [this, place, knocking](const KnockAnswer &answer) {
        knocking->deleteLater();
        // Whoever types an address says nothing of TLS, and hosts speak nothing else to their neighbours.
        const bool mayBeTls = place.scheme() == "http"_L1
            && (answer.reach == Reach::Broken || answer.reach == Reach::NotChautari || answer.reach == Reach::NoTls);
        if (mayBeTls) {
            QUrl secure = place;
            secure.setScheme(u"https"_s);
            secure.setPort(place.port(80));
            m_open.removeOne(place);
            m_open.append(secure);
            return knockAt(secure);
        }
        take(place, answer);
    });
}

void NetworkProbe::take(const QUrl &place, const KnockAnswer &answer)
{
    const QHostAddress address(place.host());
    TriedPlace tried;
    tried.place = place.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    const bool isGivenUp = answer.reach == Reach::Silent && m_unreachable.contains(place.host());
    tried.reach = isGivenUp ? Reach::NoWay : answer.reach;
    tried.isOwn = place.host() == "localhost"_L1 || (!address.isNull() && isOwnAddress(address));
    tried.isOwnNetwork = std::ranges::any_of(m_facts.addresses, [&address](const OwnAddress &own) {
        return own.address.protocol() == address.protocol() && address.isInSubnet(own.address, own.prefixLength);
    }) || address.isLinkLocal();
    tried.isNeighbourSeen
        = answer.reach == Reach::Fine || answer.reach == Reach::Refused || kernelfacts::hasNeighbour(address);
    tried.foundKey = answer.server.pin.toString();
    if (answer.serverTime.isValid())
        tried.clockAhead = QDateTime::currentDateTimeUtc().secsTo(answer.serverTime);
    m_facts.places.append(tried);
    m_open.removeOne(place);
    if (m_open.isEmpty())
        conclude();
}

void NetworkProbe::conclude()
{
    std::ranges::stable_sort(m_facts.places, {}, [](const TriedPlace &tried) { return tried.place.toString(); });
    Q_EMIT finished(m_facts);
}

} // namespace chautari
