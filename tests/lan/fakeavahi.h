// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lan/dnssd.h"

#include <QtCore/QMap>
#include <QtCore/QObject>
#include <QtDBus/QDBusContext>
#include <QtDBus/QDBusMetaType>

#include <memory>
#include <vector>

// What org.freedesktop.Avahi is to its clients, with the network that a test makes up.
namespace chautari::test {

using namespace Qt::StringLiterals;

struct FakeService
{
    int interface = 1;
    int protocol = 0;
    QString name;
    QString type;
    QString domain = QStringLiteral("local");
    QString address = QStringLiteral("192.168.7.5");
    ushort port = 8000;
    QByteArrayList txt;
    QString publishedDomain; //!< as the client said it, like the next one
    QString publishedHost;
};

class FakeEntryGroup : public QObject, public QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Avahi.EntryGroup")

public:
    std::vector<FakeService> services;
    bool isFreed = false;
    bool isRefusingNames = false; //!< with an error, as for a name of this very computer
    bool isColliding = false; //!< with a state, as for one of another computer

public Q_SLOTS:
    void AddService(int interface, int protocol, uint, const QString &name, const QString &type, const QString &domain,
        const QString &host, ushort port, const QByteArrayList &txt)
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
    void Commit()
    {
        Q_EMIT StateChanged(1, {});
        Q_EMIT StateChanged(isColliding ? 3 : 2, {});
    }
    void Free()
    {
        isFreed = true;
        services.clear();
    }

Q_SIGNALS:
    void StateChanged(int state, const QString &error);
};

class FakeServiceBrowser : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Avahi.ServiceBrowser")

public:
    QString type;
    bool isFreed = false;

public Q_SLOTS:
    void Free() { isFreed = true; }

Q_SIGNALS:
    void ItemNew(int interface, int protocol, const QString &name, const QString &itsType, const QString &domain, uint flags);
    void ItemRemove(int interface, int protocol, const QString &name, const QString &itsType, const QString &domain, uint flags);
};

class FakeAvahi : public QObject, public QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Avahi.Server")

public:
    explicit FakeAvahi(const QDBusConnection &bus)
        : m_bus(bus)
    {
        qDBusRegisterMetaType<QByteArrayList>();
    }
    ~FakeAvahi() override { leave(); }

    bool appear()
    {
        return m_bus.registerObject(u"/"_s, this, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals)
            && m_bus.registerService(lan::dnssd::avahiService());
    }
    void leave()
    {
        m_bus.unregisterService(lan::dnssd::avahiService());
        m_bus.unregisterObject(u"/"_s, QDBusConnection::UnregisterTree);
        groups.clear();
        browsers.clear();
    }
    //! Somebody's service comes to be on the network.
    void add(const FakeService &service)
    {
        network.push_back(service);
        for (const auto &browser : browsers)
            tell(*browser, service);
    }
    void removeAll(const QString &name)
    {
        const auto gone = network;
        std::erase_if(network, [&name](const FakeService &service) { return service.name == name; });
        for (const FakeService &service : gone) {
            for (const auto &browser : browsers) {
                if (service.name == name)
                    Q_EMIT browser->ItemRemove(
                        service.interface, service.protocol, service.name, service.type, service.domain, 0);
            }
        }
    }
    void setState(int now)
    {
        state = now;
        Q_EMIT StateChanged(state, {});
    }
    //! Those that were not freed.
    [[nodiscard]] std::vector<FakeEntryGroup *> livingGroups() const
    {
        std::vector<FakeEntryGroup *> living;
        for (const auto &group : groups) {
            if (!group->isFreed)
                living.push_back(group.get());
        }
        return living;
    }

    int state = 2;
    int questions = 0;
    int refusals = 0; //!< of names, for the groups to come
    int collisions = 0;
    std::vector<FakeService> network;
    std::vector<std::unique_ptr<FakeEntryGroup>> groups;
    std::vector<std::unique_ptr<FakeServiceBrowser>> browsers;

public Q_SLOTS:
    int GetState() { return state; }
    QDBusObjectPath EntryGroupNew()
    {
        auto &group = groups.emplace_back(std::make_unique<FakeEntryGroup>());
        group->isRefusingNames = refusals > 0;
        group->isColliding = refusals == 0 && collisions > 0;
        (refusals > 0 ? refusals : collisions) -= refusals > 0 || collisions > 0 ? 1 : 0;
        return publish(u"/Client0/EntryGroup%1"_s.arg(groups.size()), group.get());
    }
    QDBusObjectPath ServiceBrowserNew(int, int, const QString &type, const QString &, uint)
    {
        auto &browser = browsers.emplace_back(std::make_unique<FakeServiceBrowser>());
        browser->type = type;
        const QDBusObjectPath path = publish(u"/Client0/ServiceBrowser%1"_s.arg(browsers.size()), browser.get());
        // The first ones come before the client knows the browser's path.
        for (const FakeService &service : network)
            tell(*browser, service);
        return path;
    }
    int ResolveService(int interface, int protocol, const QString &name, const QString &type, const QString &domain, int,
        uint, int &itsProtocol, QString &itsName, QString &itsType, QString &itsDomain, QString &host,
        int &addressProtocol, QString &address, ushort &port, QByteArrayList &txt, uint &flags)
    {
        ++questions;
        for (const FakeService &service : network) {
            if (service.name != name || service.interface != interface || service.protocol != protocol)
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

Q_SIGNALS:
    void StateChanged(int state, const QString &error);

private:
    QDBusObjectPath publish(const QString &path, QObject *object)
    {
        m_bus.registerObject(path, object, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        return QDBusObjectPath(path);
    }
    static void tell(FakeServiceBrowser &browser, const FakeService &service)
    {
        Q_EMIT browser.ItemNew(
            service.interface, service.protocol, service.name, service.type, service.domain, 0);
    }

    QDBusConnection m_bus;
};

} // namespace chautari::test
