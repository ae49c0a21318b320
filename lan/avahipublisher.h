// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lan/beaconsender.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusServiceWatcher>

namespace chautari::lan {

//! \brief Tells of a host by DNS-SD, where Avahi runs or as soon as it does. A name that somebody else has is changed
//! for another random one, ever more slowly, because somebody may take each of them. Nothing is said of what does not
//! work: the beacon goes on. Every call is asynchronous; lives in the thread of its owner, which needs an event loop.
class AvahiPublisher : public QObject
{
    Q_OBJECT
public:
    explicit AvahiPublisher(const QDBusConnection &bus, QObject *parent = nullptr);
    ~AvahiPublisher() override; //!< stops

    void start(const Announcement &announcement);
    void stop();
    //! Avahi has the name for us alone.
    [[nodiscard]] bool isEstablished() const { return m_isEstablished; }

private Q_SLOTS:
    void handleServerState(int state);
    void handleGroupState(int state, const QString &error, const QDBusMessage &signal);

private:
    void askServer();
    void publish();
    void addService();
    void withdraw();
    void renameLater();

    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    QTimer m_rename;
    Announcement m_announcement;
    QString m_group; //!< the entry group's path; empty = none yet
    int m_renameMs = 0;
    quint64 m_turn = 0; //!< answers to what was asked before the last withdrawal are of no interest
    bool m_isRunning = false;
    bool m_isEstablished = false;
};

} // namespace chautari::lan
