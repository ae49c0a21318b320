// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/keypin.h"
#include "shared/core/result.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QObject>
#include <QtDBus/QDBusConnection>

#include <functional>

class QDBusMessage;
class QNetworkAccessManager;

namespace chautari {

//! \brief The person's own service manager (systemd --user) and its one unit of ours, chautari-host.service, which runs
//! chautari-server when no window is open. Asks over D-Bus and never waits; one order at a time. GUI thread.
class HostService : public QObject
{
    Q_OBJECT
public:
    explicit HostService(QDBusConnection bus = QDBusConnection::sessionBus(), QObject *parent = nullptr);

    //! There is a manager; asked once, at the beginning, and told by thereChanged.
    [[nodiscard]] bool isThere() const { return m_isThere; }

    //! What its settings say now: it is the server of that data. Reads a small file.
    [[nodiscard]] static bool isFor(const QString &dataDir);
    [[nodiscard]] static Error isOfAnother(); //!< a sentence

    //! Called once, later, with a sentence when it failed; not after the destructor.
    using Done = std::function<void(const Result<void> &)>;
    //! Writes the server's settings and, where none is installed, the unit, and enables it. Fails when the service runs
    //! already: then it has other data. Touches no server.
    void prepare(const QString &dataDir, quint16 port, Done done);
    //! Fine when it runs and answers on that port of loopback with that key; then it is left alone if it ran before.
    void start(quint16 port, const KeyPin &key, Done done);
    //! Fine when its process has ended.
    void stop(Done done);
    //! It does not come back by itself any more.
    void disable(Done done);
    //! At the end of the program: waits, though not for the server, and asks nobody how it went.
    void startAtLast();

Q_SIGNALS:
    void thereChanged(bool isThere);

private:
    using Answered = std::function<void(const QDBusMessage &)>;
    using StateKnown = std::function<void(const QString &state)>;

    void ask(const QDBusMessage &question, Answered answered);
    void order(const QString &method, const QVariantList &arguments, Answered answered);
    void orderOrFail(const QString &method, const QVariantList &arguments, std::function<void()> then);
    void refuseRunning(std::function<void()> then);
    void askState(StateKnown known);
    void runJob(const QString &method, StateKnown ended);
    void followJob(uint id, const StateKnown &ended);
    void knock(quint16 port, const KeyPin &key);
    void finish(const Result<void> &result);

    QDBusConnection m_bus;
    QNetworkAccessManager *m_network;
    QDeadlineTimer m_patience;
    Done m_done;
    bool m_isThere = false;
};

} // namespace chautari
