// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/hostplan.h"
#include "lan/hostannouncer.h"
#include "shared/core/result.h"

#include <QtCore/QObject>
#include <QtCore/QThread>

#include <memory>

namespace chautari {

//! \brief The server of "Host on this computer": on all networks, over TLS with a key of its own, with data that stays.
//! Lives in the GUI thread and never blocks it but at its end; the server is opened and closed in a thread of its own.
class HostedServer : public QObject
{
    Q_OBJECT
public:
    explicit HostedServer(QObject *parent = nullptr);
    ~HostedServer() override; //!< waits until the server has stopped

    void start(const HostPlan &plan);
    void stop(); //!< answers with stopped
    //! Stops, puts a backup in the place of what is there, and starts again: answers with started, and with
    //! restoreFailed before it when the backup could not be used.
    void restore(const QString &file, const QString &passphrase);
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    [[nodiscard]] const HostStatus &status() const { return m_status; } //!< of the last start

Q_SIGNALS:
    void started(const chautari::HostStatus &status);
    void failed(const chautari::Error &error); //!< a sentence that says what to do
    void stopped();
    void restoreFailed(const chautari::Error &error); //!< nothing was changed

private:
    class Worker;

    void handleStart(const Result<HostStatus> &status);

    QThread m_thread;
    Worker *m_worker; //!< deleted in its own thread
    lan::HostAnnouncer m_announcer;
    HostStatus m_status;
    HostPlan m_plan; //!< of the last start
    bool m_isRunning = false;
};

} // namespace chautari
