// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/ownhost.h"

#include <QtNetwork/QSslCertificate>

#include <utility>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

//! The key that a server on that data has; pins nothing before its first start.
KeyPin keyOf(const QString &dataDir)
{
    const QList<QSslCertificate> certificates = QSslCertificate::fromPath(dataDir + u"/keys/tls-certificate.pem"_s);
    return certificates.isEmpty() ? KeyPin() : KeyPin::of(certificates.first());
}

} // namespace

OwnHost::OwnHost(QObject *parent)
    : QObject(parent)
    , m_inside(std::make_unique<HostedServer>())
{
    connect(&m_service, &HostService::thereChanged, this, &OwnHost::changed);
    connect(m_inside.get(), &HostedServer::started, this, &OwnHost::handleStarted);
    connect(m_inside.get(), &HostedServer::failed, this, &OwnHost::handleFailed);
    connect(m_inside.get(), &HostedServer::stopped, this, &OwnHost::handleStopped);
    connect(m_inside.get(), &HostedServer::restoreFailed, this, &OwnHost::restoreFailed);
}

// Somebody who keeps the place running and closes the window at once means it.
OwnHost::~OwnHost()
{
    const bool isOwed = m_step == Step::Draining;
    m_inside.reset();
    if (isOwed)
        m_service.startAtLast();
}

void OwnHost::start(const HostPlan &plan, bool isKept)
{
    m_plan = plan;
    m_isKept = isKept;
    m_problem.reset();
    if (isKept && !HostService::isFor(plan.dataDir)) {
        m_isKept = false; // another place of this person has taken the service, and keeps it
        m_problem = HostService::isOfAnother();
        Q_EMIT keptChosen(false);
    }
    if (!m_isKept) {
        openInside();
        return;
    }
    m_status = {plan.port, keyOf(plan.dataDir).toString(), {}};
    startService();
}

void OwnHost::setKept(bool isKept)
{
    if (!isRunning() || isKept == m_isKept)
        return;
    m_isKept = isKept;
    m_problem.reset();
    if (isKept)
        handOver();
    else
        takeBack();
}

// Whatever can fail without a server's end is done before it.
void OwnHost::handOver()
{
    go(Step::Preparing);
    m_service.prepare(m_plan.dataDir, m_status.port, [this](const Result<void> &prepared) {
        if (!prepared) {
            m_isKept = false;
            go(Step::Inside);
            Q_EMIT keepFailed(prepared.error());
            return;
        }
        Q_EMIT keptChosen(true);
        m_isHandedOver = true;
        go(Step::Draining);
        m_inside->stop();
    });
}

void OwnHost::startService()
{
    go(Step::Starting);
    m_service.start(
        m_status.port, KeyPin::parse(m_status.fingerprint).value_or(KeyPin()), [this](const Result<void> &isStarted) {
            if (!isStarted) {
                m_problem = isStarted.error();
                fallBack();
                return;
            }
            m_isHandedOver = false;
            m_status.ownerTicket.clear();
            go(Step::Service);
            Q_EMIT started(m_status);
        });
}

// One that half started must not come up later, beside the server inside. What has worked before is tried again when
// the program starts the next time; a first attempt leaves nothing behind.
void OwnHost::fallBack()
{
    m_isKept = false;
    go(Step::Returning);
    m_service.stop([this](const Result<void> &) {
        if (!std::exchange(m_isHandedOver, false)) {
            openInside();
            return;
        }
        m_service.disable([this](const Result<void> &) {
            Q_EMIT keptChosen(false);
            openInside();
        });
    });
}

void OwnHost::takeBack()
{
    go(Step::Returning);
    m_service.stop([this](const Result<void> &isStopped) {
        if (!isStopped) {
            m_isKept = true;
            go(Step::Service);
            Q_EMIT keepFailed(isStopped.error());
            return;
        }
        m_service.disable([this](const Result<void> &isDisabled) {
            if (!isDisabled)
                m_problem = isDisabled.error();
            Q_EMIT keptChosen(false);
            openInside();
        });
    });
}

void OwnHost::openInside()
{
    go(Step::Opening);
    HostPlan plan = m_plan;
    if (m_status.port != 0)
        plan.port = m_status.port; // where everybody looks for it
    m_inside->start(plan);
}

void OwnHost::stop()
{
    if (!isRunning())
        return;
    const bool isService = m_step == Step::Service;
    m_isKept = false;
    go(Step::Stopping);
    if (!isService) {
        m_inside->stop();
        return;
    }
    m_service.stop([this](const Result<void> &isStopped) {
        if (!isStopped) {
            m_isKept = true;
            go(Step::Service);
            Q_EMIT keepFailed(isStopped.error());
            return;
        }
        m_service.disable([this](const Result<void> &) {
            Q_EMIT keptChosen(false);
            handleStopped();
        });
    });
}

void OwnHost::restore(const QString &file, const QString &passphrase)
{
    if (m_step != Step::Inside)
        return;
    go(Step::Opening);
    m_inside->restore(file, passphrase);
}

void OwnHost::handleStarted(const HostStatus &status)
{
    m_status = status;
    m_plan.place = {}; // is set
    go(Step::Inside);
    Q_EMIT started(status);
    if (const auto problem = std::exchange(m_problem, std::nullopt))
        Q_EMIT keepFailed(*problem);
}

void OwnHost::handleFailed(const Error &error)
{
    go(Step::Nowhere);
    if (const auto problem = std::exchange(m_problem, std::nullopt))
        Q_EMIT keepFailed(*problem);
    Q_EMIT failed(error); // the last word is the one that counts
}

void OwnHost::handleStopped()
{
    if (m_step == Step::Draining) {
        startService();
        return;
    }
    go(Step::Nowhere);
    Q_EMIT stopped();
}

void OwnHost::go(Step step)
{
    m_step = step;
    Q_EMIT changed();
}

} // namespace chautari
