// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lan/fakeavahi.h"

#include "lan/dnssd.h"

#include <QtDBus/QDBusMetaType>

namespace chautari::test {

using namespace Qt::StringLiterals;

namespace {

constexpr auto everything = QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals;

void tell(FakeServiceBrowser &browser, const FakeService &service)
{
    Q_EMIT browser.ItemNew(service.interface, service.protocol, service.name, service.type, service.domain, 0);
}

} // namespace

void FakeEntryGroup::AddService(int interface, int protocol, uint, const QString &name, const QString &type,
    const QString &domain, const QString &host, ushort port, const QByteArrayList &txt)
{
    if (isRefusingNames) {
        sendErrorReply(u"org.freedesktop.Avahi.CollisionError"_s, u"Local name collision"_s);
        return;
    }
    FakeService service;
    service.interface = interface;
    service.protocol = protocol;
    service.name = name;
    service.type = type;
    service.port = port;
    service.txt = txt;
    service.publishedDomain = domain;
    service.publishedHost = host;
    services.push_back(service);
}

void FakeEntryGroup::Commit()
{
    Q_EMIT StateChanged(1, {});
    Q_EMIT StateChanged(isColliding ? 3 : 2, {});
}

void FakeEntryGroup::Free()
{
    isFreed = true;
    services.clear();
}

FakeAvahi::FakeAvahi(const QDBusConnection &bus)
    : m_bus(bus)
{
    qDBusRegisterMetaType<QByteArrayList>();
}

FakeAvahi::~FakeAvahi()
{
    leave();
}

bool FakeAvahi::appear()
{
    return m_bus.registerObject(u"/"_s, this, everything) && m_bus.registerService(lan::dnssd::avahiService());
}

void FakeAvahi::leave()
{
    m_bus.unregisterService(lan::dnssd::avahiService());
    m_bus.unregisterObject(u"/"_s, QDBusConnection::UnregisterTree);
    groups.clear();
    browsers.clear();
}

void FakeAvahi::add(const FakeService &service)
{
    network.push_back(service);
    for (const auto &browser : browsers)
        tell(*browser, service);
}

void FakeAvahi::removeAll(const QString &name)
{
    for (const FakeService &service : network) {
        for (const auto &browser : browsers) {
            if (service.name == name)
                Q_EMIT browser->ItemRemove(
                    service.interface, service.protocol, service.name, service.type, service.domain, 0);
        }
    }
    std::erase_if(network, [&name](const FakeService &service) { return service.name == name; });
}

void FakeAvahi::setState(int now)
{
    state = now;
    Q_EMIT StateChanged(state, {});
}

std::vector<FakeEntryGroup *> FakeAvahi::livingGroups() const
{
    std::vector<FakeEntryGroup *> living;
    for (const auto &group : groups) {
        if (!group->isFreed)
            living.push_back(group.get());
    }
    return living;
}

QDBusObjectPath FakeAvahi::EntryGroupNew()
{
    auto &group = groups.emplace_back(std::make_unique<FakeEntryGroup>());
    if (refusals > 0) {
        --refusals;
        group->isRefusingNames = true;
    } else if (collisions > 0) {
        --collisions;
        group->isColliding = true;
    }
    return publish(u"/Client0/EntryGroup%1"_s.arg(groups.size()), group.get());
}

QDBusObjectPath FakeAvahi::ServiceBrowserNew(int, int, const QString &type, const QString &, uint)
{
    auto &browser = browsers.emplace_back(std::make_unique<FakeServiceBrowser>());
    browser->browsedType = type;
    const QDBusObjectPath path = publish(u"/Client0/ServiceBrowser%1"_s.arg(browsers.size()), browser.get());
    for (const FakeService &service : network) // before the client knows the browser's path
        tell(*browser, service);
    return path;
}

int FakeAvahi::ResolveService(int interface, int protocol, const QString &name, const QString &type,
    const QString &domain, int, uint, int &itsProtocol, QString &itsName, QString &itsType, QString &itsDomain,
    QString &host, int &addressProtocol, QString &address, ushort &port, QByteArrayList &txt, uint &flags)
{
    ++questions;
    for (const FakeService &service : network) {
        if (service.isMute || service.name != name || service.interface != interface || service.protocol != protocol)
            continue;
        itsProtocol = addressProtocol = protocol;
        itsName = name;
        itsType = type;
        itsDomain = domain;
        host = u"somebody.local"_s;
        address = service.address;
        port = service.port;
        txt = service.txt;
        flags = 0;
        return interface;
    }
    sendErrorReply(u"org.freedesktop.Avahi.TimeoutError"_s, u"Timeout reached"_s);
    return 0;
}

QDBusObjectPath FakeAvahi::publish(const QString &path, QObject *object)
{
    m_bus.registerObject(path, object, everything);
    return QDBusObjectPath(path);
}

} // namespace chautari::test
