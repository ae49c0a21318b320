// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/hostedserver.h"

#include "server/chatserver.h"
#include "server/upkeep/restore.h"

#include <QtNetwork/QTcpServer>

namespace chautari {

namespace {

constexpr int portsTried = 20;

//! Somebody else may take it before the server does; then that is said.
quint16 freePort(quint16 first)
{
    for (int port = first; port < first + portsTried; ++port) {
        QTcpServer probe;
        if (probe.listen(QHostAddress::Any, quint16(port)))
            return quint16(port);
    }
    return 0; // any
}

Result<HostStatus> statusOf(server::ChatServer &server)
{
    const Result<QString> ticket = server.inviteFirstOwner();
    if (!ticket)
        return ticket.error();
    return HostStatus{quint16(server.url().port()), server.tlsFingerprint(), *ticket};
}

} // namespace

class HostedServer::Worker : public QObject
{
public:
    Result<HostStatus> start(const HostPlan &plan)
    {
        stop();
        server::ServerConfig config;
        config.dataDir = plan.dataDir;
        config.address = QHostAddress(QHostAddress::Any);
        config.port = freePort(plan.port);
        config.tls.mode = server::TlsSettings::Mode::Own;
        config.place = plan.place;
        // As for the demo: the windows need memory and cores too (rulings.md 18).
        config.passwordCost = server::PasswordHasher::embedded;
        config.passwordThreads = 1;
        m_server = std::make_unique<server::ChatServer>(config);
        Result<void> opened = m_server->start();
        Result<HostStatus> status = opened ? statusOf(*m_server) : Result<HostStatus>(opened.error());
        if (!status)
            m_server.reset();
        return status;
    }

    void stop()
    {
        if (m_server)
            m_server->stop();
        m_server.reset();
    }

private:
    std::unique_ptr<server::ChatServer> m_server;
};

HostedServer::HostedServer(QObject *parent)
    : QObject(parent)
    , m_worker(new Worker)
{
    m_thread.setObjectName("host");
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

HostedServer::~HostedServer()
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->stop(); }, Qt::QueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void HostedServer::start(const HostPlan &plan)
{
    m_plan = plan;
    QMetaObject::invokeMethod(m_worker, [this, plan] {
        const Result<HostStatus> status = m_worker->start(plan);
        QMetaObject::invokeMethod(this, [this, status] { handleStart(status); });
    });
}

void HostedServer::handleStart(const Result<HostStatus> &status)
{
    m_isRunning = bool(status);
    if (!status) {
        Q_EMIT failed(status.error());
        return;
    }
    m_status = *status;
    m_announcer.start(m_status.port, m_status.fingerprint);
    Q_EMIT started(m_status);
}

void HostedServer::restore(const QString &file, const QString &passphrase)
{
    m_announcer.stop();
    m_isRunning = false;
    HostPlan plan = m_plan;
    plan.port = m_status.port; // where everybody looks for it
    plan.place = {}; // the backup has its own
    QMetaObject::invokeMethod(m_worker, [this, plan, file, passphrase] {
        m_worker->stop();
        const auto restored = server::Restore::run({file, plan.dataDir, passphrase.toUtf8(), true});
        const Result<HostStatus> status = m_worker->start(plan);
        QMetaObject::invokeMethod(this, [this, status, failure = restored ? std::optional<Error>() : restored.error()] {
            if (failure)
                Q_EMIT restoreFailed(*failure);
            handleStart(status);
        });
    });
}

void HostedServer::stop()
{
    m_announcer.stop(); // first, so that nobody comes to a server that drains
    QMetaObject::invokeMethod(m_worker, [this] {
        m_worker->stop();
        QMetaObject::invokeMethod(this, [this] {
            m_isRunning = false;
            Q_EMIT stopped();
        });
    });
}

} // namespace chautari
