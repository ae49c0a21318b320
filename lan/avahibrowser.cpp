// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/avahibrowser.h"

#include "lan/dnssd.h"

#include <QtDBus/QDBusMetaType>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>
#include <QtNetwork/QNetworkInterface>

#include <algorithm>
#include <utility>

namespace chautari::lan {

using namespace Qt::StringLiterals;

namespace {

//! What ResolveService answers: interface, protocol, name, type, domain, host, its protocol, address, port, TXT, flags.
using ResolveReply
    = QDBusPendingReply<int, int, QString, QString, QString, QString, int, QString, ushort, QByteArrayList, uint>;

//! Of a neighbour. What is said to be on loopback would be whatever listens on this computer.
bool canBeHost(const QHostAddress &address)
{
    return !address.isNull() && !address.isMulticast() && !address.isBroadcast() && !address.isLoopback()
        && address != QHostAddress(QHostAddress::AnyIPv4) && address != QHostAddress(QHostAddress::AnyIPv6);
}

std::optional<FoundHost> hostOf(const ResolveReply &reply, const QString &name, int interface)
{
    FoundHost host;
    if (reply.isError() || !dnssd::readTxt(reply.argumentAt<9>(), host))
        return std::nullopt;
    QHostAddress address(reply.argumentAt<7>());
    if (!canBeHost(address) || reply.argumentAt<8>() == 0)
        return std::nullopt;
    // Avahi says on which interface, and leaves it out of the address.
    if (address.protocol() == QAbstractSocket::IPv6Protocol && address.isLinkLocal())
        address.setScopeId(QNetworkInterface::interfaceNameFromIndex(interface));
    host.instance = name;
    host.port = reply.argumentAt<8>();
    host.addresses = {address};
    host.isByDnsSd = true;
    return host;
}

} // namespace

AvahiBrowser::AvahiBrowser(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
    , m_watcher(dnssd::avahiService(), bus, QDBusServiceWatcher::WatchForOwnerChange)
{
    qDBusRegisterMetaType<QByteArrayList>();
    connect(&m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
        [this](const QString &, const QString &, const QString &newOwner) {
            m_browser.clear(); // it ended with Avahi
            forgetAll();
            if (m_isRunning && !newOwner.isEmpty())
                browse();
        });
    // Of every browser: the first items may come before we know how ours is called, and Avahi tells each client only of
    // its own.
    const QString interface = dnssd::serviceBrowserInterface();
    m_bus.connect(dnssd::avahiService(), QString(), interface, u"ItemNew"_s, this,
        SLOT(handleNew(int, int, QString, QString, QString)));
    m_bus.connect(dnssd::avahiService(), QString(), interface, u"ItemRemove"_s, this,
        SLOT(handleRemoved(int, int, QString, QString, QString)));
}

AvahiBrowser::~AvahiBrowser()
{
    blockSignals(true);
    stop();
}

void AvahiBrowser::start()
{
    if (std::exchange(m_isRunning, true))
        return;
    browse();
}

void AvahiBrowser::stop()
{
    if (!std::exchange(m_isRunning, false))
        return;
    freeBrowser();
    forgetAll();
}

// The known ones too: an address may be another one by now, and Avahi tells of no change.
void AvahiBrowser::refresh()
{
    for (Item &item : m_items)
        item.isAsked = false;
    resolveNext();
}

QList<FoundHost> AvahiBrowser::hosts() const
{
    QList<FoundHost> hosts;
    for (const Item &item : m_items) {
        if (!item.host)
            continue;
        const auto known = std::find_if(
            hosts.begin(), hosts.end(), [&item](const FoundHost &host) { return host.isSameAs(*item.host); });
        if (known == hosts.end())
            hosts.append(*item.host);
        else
            known->addresses += item.host->addresses;
    }
    for (FoundHost &host : hosts)
        host.addresses = inAddressOrder(host.addresses);
    return inHostOrder(hosts);
}

void AvahiBrowser::browse()
{
    QDBusMessage make = dnssd::serverCall(u"ServiceBrowserNew"_s);
    make.setArguments({dnssd::anyInterface, dnssd::anyProtocol, dnssd::serviceType(), QString(), 0U});
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(make), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, turn = m_turn] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusObjectPath> reply = *watcher;
        if (reply.isError())
            return;
        if (turn == m_turn)
            m_browser = reply.value().path();
        else
            m_bus.asyncCall(dnssd::call(reply.value().path(), dnssd::serviceBrowserInterface(), u"Free"_s));
    });
}

void AvahiBrowser::handleNew(
    int interface, int protocol, const QString &name, const QString &type, const QString &domain)
{
    if (!m_isRunning || type != dnssd::serviceType() || !isInstance(name))
        return;
    for (const Item &item : std::as_const(m_items)) {
        if (item.isFor(interface, protocol, name) && item.domain == domain)
            return;
    }
    if (m_items.size() >= maxItems) {
        m_isOverfull = true;
        return;
    }
    m_items.append({interface, protocol, name, domain, ++m_lastNumber, false, std::nullopt});
    resolveNext();
}

void AvahiBrowser::handleRemoved(
    int interface, int protocol, const QString &name, const QString &type, const QString &domain)
{
    if (type != dnssd::serviceType())
        return;
    const qsizetype removed = m_items.removeIf(
        [&](const Item &item) { return item.isFor(interface, protocol, name) && item.domain == domain; });
    if (removed > 0)
        Q_EMIT hostsChanged();
    if (m_isOverfull && m_items.size() <= maxItems / 2) {
        freeBrowser();
        forgetAll();
        browse();
    }
}

void AvahiBrowser::resolveNext()
{
    for (Item &item : m_items) {
        if (m_questions >= maxQuestions)
            return;
        if (!item.isAsked)
            resolve(item);
    }
}

void AvahiBrowser::resolve(Item &item)
{
    item.isAsked = true;
    ++m_questions;
    QDBusMessage ask = dnssd::serverCall(u"ResolveService"_s);
    ask.setArguments({item.interface, item.protocol, item.name, dnssd::serviceType(), item.domain, item.protocol, 0U});
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(ask), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
        [this, watcher, number = item.number, name = item.name, interface = item.interface] {
            watcher->deleteLater();
            --m_questions;
            take(number, hostOf(*watcher, name, interface));
            resolveNext();
        });
}

void AvahiBrowser::take(quint64 number, std::optional<FoundHost> host)
{
    const auto item
        = std::find_if(m_items.begin(), m_items.end(), [number](const Item &known) { return known.number == number; });
    if (item == m_items.end() || !host || item->host == host)
        return;
    item->host = std::move(host);
    Q_EMIT hostsChanged();
}

void AvahiBrowser::freeBrowser()
{
    if (!m_browser.isEmpty())
        m_bus.asyncCall(dnssd::call(std::exchange(m_browser, {}), dnssd::serviceBrowserInterface(), u"Free"_s));
}

void AvahiBrowser::forgetAll()
{
    ++m_turn;
    m_isOverfull = false;
    if (!std::exchange(m_items, {}).isEmpty())
        Q_EMIT hostsChanged();
}

} // namespace chautari::lan
