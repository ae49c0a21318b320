// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayList>
#include <QtCore/QObject>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusContext>
#include <QtDBus/QDBusObjectPath>

#include <memory>
#include <vector>

// What org.freedesktop.Avahi is to its clients, with the network that a test makes up.
namespace chautari::test {

struct FakeService
{
    int interface = 1;
    int protocol = 0;
    QString name{};
    QString type{};
    QString domain = QStringLiteral("local");
    QString address = QStringLiteral("192.168.7.5");
    ushort port = 8000;
    QByteArrayList txt{};
    bool isMute = false; //!< does not answer who asks for its address
    QString publishedDomain{}; //!< as the client said it, like the next one
    QString publishedHost{};
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
    void AddService(int interface, int protocol, uint flags, const QString &name, const QString &type,
        const QString &domain, const QString &host, ushort port, const QByteArrayList &txt);
    void Commit();
    void Free();

Q_SIGNALS:
    void StateChanged(int state, const QString &error);
};

class FakeServiceBrowser : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Avahi.ServiceBrowser")

public:
    QString browsedType;
    bool isFreed = false;

public Q_SLOTS:
    void Free() { isFreed = true; }

Q_SIGNALS:
    void ItemNew(
        int interface, int protocol, const QString &name, const QString &type, const QString &domain, uint flags);
    void ItemRemove(
        int interface, int protocol, const QString &name, const QString &type, const QString &domain, uint flags);
};

class FakeAvahi : public QObject, public QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Avahi.Server")

public:
    explicit FakeAvahi(const QDBusConnection &bus);
    ~FakeAvahi() override;

    bool appear();
    void leave();
    //! Somebody's service comes to be on the network.
    void add(const FakeService &service);
    void removeAll(const QString &name);
    void setState(int now);
    //! Those that were not freed.
    [[nodiscard]] std::vector<FakeEntryGroup *> livingGroups() const;

    int state = 2;
    int questions = 0;
    int refusals = 0; //!< of names, for the groups to come
    int collisions = 0; //!< after those
    std::vector<FakeService> network;
    std::vector<std::unique_ptr<FakeEntryGroup>> groups;
    std::vector<std::unique_ptr<FakeServiceBrowser>> browsers;

public Q_SLOTS:
    int GetState() { return state; }
    QDBusObjectPath EntryGroupNew();
    QDBusObjectPath ServiceBrowserNew(
        int interface, int protocol, const QString &type, const QString &domain, uint flags);
    int ResolveService(int interface, int protocol, const QString &name, const QString &type, const QString &domain,
        int wantedProtocol, uint wantedFlags, int &itsProtocol, QString &itsName, QString &itsType, QString &itsDomain,
        QString &host, int &addressProtocol, QString &address, ushort &port, QByteArrayList &txt, uint &flags);

Q_SIGNALS:
    void StateChanged(int state, const QString &error);

private:
    QDBusObjectPath publish(const QString &path, QObject *object);

    QDBusConnection m_bus;
};

} // namespace chautari::test
