// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lan/foundhost.h"

#include <QtCore/QObject>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusServiceWatcher>

namespace chautari::lan {

//! \brief Hears of hosts by DNS-SD, where Avahi runs or as soon as it does. Whatever does not look like one of ours
//! (name, TXT) is left out; what is kept is bounded, and the oldest goes first. Without Avahi there is nothing, and
//! nothing is said of it. Every call is asynchronous; lives in the thread of its owner, which needs an event loop.
class AvahiBrowser : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype maxItems = 192; //!< one for each host, interface and protocol
    static constexpr int maxQuestions = 8; //!< to Avahi at a time

    explicit AvahiBrowser(const QDBusConnection &bus, QObject *parent = nullptr);
    ~AvahiBrowser() override; //!< stops

    void start();
    void stop();
    //! Asks again for the addresses: those that Avahi did not get, and those that may be others now.
    void refresh();
    //! As inHostOrder().
    [[nodiscard]] QList<FoundHost> hosts() const;

Q_SIGNALS:
    void hostsChanged();

private Q_SLOTS:
    void handleNew(int interface, int protocol, const QString &name, const QString &type, const QString &domain);
    void handleRemoved(int interface, int protocol, const QString &name, const QString &type, const QString &domain);

private:
    struct Item
    {
        int interface = 0;
        int protocol = 0;
        QString name;
        QString domain;
        quint64 number = 0; //!< tells an item that comes again from the one that went
        bool isAsked = false;
        std::optional<FoundHost> host; //!< with one address

        [[nodiscard]] bool isFor(int itsInterface, int itsProtocol, const QString &itsName) const
        {
            return interface == itsInterface && protocol == itsProtocol && name == itsName;
        }
    };

    void browse();
    void resolveNext();
    void resolve(Item &item);
    void take(quint64 number, std::optional<FoundHost> host);
    void forgetAll();
    void freeBrowser();

    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    QString m_browser; //!< its path at Avahi's; empty = none
    QList<Item> m_items; //!< in the order of their coming
    quint64 m_lastNumber = 0;
    quint64 m_turn = 0; //!< as AvahiPublisher's
    int m_questions = 0; //!< under way
    bool m_isRunning = false;
    bool m_isOverfull = false; //!< somebody was not taken in
};

} // namespace chautari::lan
