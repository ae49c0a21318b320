// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/avahipublisher.h"

#include "lan/dnssd.h"

#include <QtDBus/QDBusMetaType>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>

#include <algorithm>
#include <utility>

namespace chautari::lan {

using namespace Qt::StringLiterals;

namespace {

// avahi-common/defs.h
constexpr int serverRunning = 2;
constexpr int groupEstablished = 2;
constexpr int groupCollision = 3;

constexpr int firstRenameMs = 100;
constexpr int lastRenameMs = 60'000;

int interfaceOf(const QHostAddress &listening)
{
    for (const LanInterface &interface : usableInterfaces()) {
        if (interface.has(listening))
            return interface.index;
    }
    return dnssd::anyInterface;
}

int protocolOf(const QHostAddress &listening)
{
    switch (listening.protocol()) {
    case QAbstractSocket::IPv4Protocol:
        return dnssd::protocolIp4;
    case QAbstractSocket::IPv6Protocol:
        return dnssd::protocolIp6;
    default:
        return dnssd::anyProtocol;
    }
}

} // namespace

AvahiPublisher::AvahiPublisher(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
    , m_watcher(dnssd::avahiService(), bus, QDBusServiceWatcher::WatchForOwnerChange)
{
    qDBusRegisterMetaType<QByteArrayList>();
    m_rename.setSingleShot(true);
    connect(&m_rename, &QTimer::timeout, this, [this] {
        m_announcement.instance = randomInstance();
        publish();
    });
    connect(&m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
        [this](const QString &, const QString &, const QString &newOwner) {
            withdraw();
            if (m_isRunning && !newOwner.isEmpty())
                askServer();
        });
    // Of every group, and looked at below: a new one is another path each time.
    m_bus.connect(dnssd::avahiService(), QString(), dnssd::serverInterface(), u"StateChanged"_s, this,
        SLOT(handleServerState(int)));
    m_bus.connect(dnssd::avahiService(), QString(), dnssd::entryGroupInterface(), u"StateChanged"_s, this,
        SLOT(handleGroupState(int, QString, QDBusMessage)));
}

AvahiPublisher::~AvahiPublisher()
{
    stop();
}

void AvahiPublisher::start(const Announcement &announcement)
{
    stop();
    m_announcement = announcement;
    m_renameMs = 0;
    m_isRunning = true;
    askServer();
}

void AvahiPublisher::stop()
{
    if (std::exchange(m_isRunning, false))
        withdraw();
}

void AvahiPublisher::askServer()
{
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(dnssd::serverCall(u"GetState"_s)), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, turn = m_turn] {
        watcher->deleteLater();
        const QDBusPendingReply<int> reply = *watcher;
        if (turn == m_turn && !reply.isError())
            handleServerState(reply.value());
    });
}

// While Avahi looks for a name of the computer itself, what was published is gone (avahi-client/publish.h).
void AvahiPublisher::handleServerState(int state)
{
    if (!m_isRunning)
        return;
    if (state != serverRunning)
        withdraw();
    else if (m_group.isEmpty())
        publish();
}

void AvahiPublisher::publish()
{
    withdraw();
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(dnssd::serverCall(u"EntryGroupNew"_s)), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, turn = m_turn] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusObjectPath> reply = *watcher;
        if (reply.isError())
            return;
        const QString path = reply.value().path();
        if (turn != m_turn) {
            m_bus.asyncCall(dnssd::call(path, dnssd::entryGroupInterface(), u"Free"_s));
            return;
        }
        m_group = path;
        addService();
    });
}

void AvahiPublisher::addService()
{
    QDBusMessage add = dnssd::call(m_group, dnssd::entryGroupInterface(), u"AddService"_s);
    add.setArguments({interfaceOf(m_announcement.listening), protocolOf(m_announcement.listening), 0U,
        m_announcement.instance, dnssd::serviceType(), QString(), QString(), QVariant::fromValue(m_announcement.port),
        QVariant::fromValue(dnssd::txtOf(m_announcement.pinPrefix))});
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(add), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, turn = m_turn] {
        watcher->deleteLater();
        if (turn != m_turn)
            return;
        // The name may be that of another service of this very computer.
        if (watcher->isError() && watcher->error().name() == u"org.freedesktop.Avahi.CollisionError"_s)
            renameLater();
        else if (!watcher->isError())
            m_bus.asyncCall(dnssd::call(m_group, dnssd::entryGroupInterface(), u"Commit"_s));
    });
}

void AvahiPublisher::handleGroupState(int state, const QString &, const QDBusMessage &signal)
{
    if (m_group.isEmpty() || signal.path() != m_group)
        return;
    m_isEstablished = state == groupEstablished;
    if (state == groupCollision)
        renameLater();
}

void AvahiPublisher::renameLater()
{
    withdraw();
    m_renameMs = std::min(std::max(firstRenameMs, 2 * m_renameMs), lastRenameMs);
    m_rename.start(m_renameMs);
}

void AvahiPublisher::withdraw()
{
    ++m_turn;
    m_rename.stop();
    m_isEstablished = false;
    if (!m_group.isEmpty())
        m_bus.asyncCall(dnssd::call(std::exchange(m_group, {}), dnssd::entryGroupInterface(), u"Free"_s));
}

} // namespace chautari::lan
