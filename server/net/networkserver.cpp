// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/networkserver.h"

#include "server/net/acceptor.h"
#include "server/net/epolldispatcher.h"
#include "server/net/iothread.h"
#include "server/net/uploadslots.h"

#include <QtCore/QThread>

#include <algorithm>
#include <optional>
#include <vector>

namespace chautari::server {

using namespace Qt::StringLiterals;

class NetworkServer::Private
{
public:
    Private(int threads, NetworkLimits networkLimits, HandlerFactory handlerFactory)
        : limits(std::move(networkLimits))
        , factory(std::move(handlerFactory))
        , threadCount(std::max(1, threads))
        , tally(std::make_shared<ConnectionTally>(
              limits.connections, limits.connectionsPerAddress, threadCount, limits.trustedProxies))
        , uploadSlots(std::make_shared<UploadSlots>(limits.streamedUploads))
    { }

    void startThreads(FileDescriptor listenerDescriptor)
    {
        for (int i = 0; i < threadCount; ++i) {
            ioThreads.push_back(
                std::make_unique<IoThread>(limits, tls, uploadSlots, [make = factory, i] { return make(i); }));
            ioThreads.back()->setObjectName(u"io-%1"_s.arg(i));
            ioThreads.back()->startAndWait();
        }
        acceptorThread = std::make_unique<QThread>();
        acceptorThread->setObjectName(u"acceptor"_s);
        acceptorThread->setEventDispatcher(new EpollDispatcher);
        acceptor
            = new Acceptor(std::move(listenerDescriptor), tally, [this](FileDescriptor fd, ConnectionTicket ticket) {
                  const auto index = size_t(ticket.threadIndex());
                  ioThreads[index]->deliver(std::move(fd), std::move(ticket));
              });
        acceptor->moveToThread(acceptorThread.get());
        QObject::connect(acceptorThread.get(), &QThread::finished, acceptor, &QObject::deleteLater);
        acceptorThread->start();
    }

    //! Ends accepting: after it nobody delivers to the I/O threads any more.
    void stopAccepting()
    {
        if (!acceptorThread)
            return;
        acceptorThread->quit();
        acceptorThread->wait();
        acceptorThread.reset();
    }

    const NetworkLimits limits;
    std::optional<TlsIdentity> tls;
    const HandlerFactory factory;
    const int threadCount;
    const std::shared_ptr<ConnectionTally> tally;
    const std::shared_ptr<UploadSlots> uploadSlots;
    std::vector<std::unique_ptr<IoThread>> ioThreads;
    std::unique_ptr<QThread> acceptorThread;
    Acceptor *acceptor = nullptr;
    QHostAddress address;
    quint16 port = 0;
};

NetworkServer::NetworkServer(int ioThreads, NetworkLimits networkLimits, HandlerFactory factory)
    : d(std::make_unique<Private>(ioThreads, networkLimits, std::move(factory)))
{ }

NetworkServer::~NetworkServer()
{
    stop();
}

void NetworkServer::setTls(const TlsIdentity &identity)
{
    Q_ASSERT(d->ioThreads.empty());
    d->tls = identity;
}

Result<void> NetworkServer::listen(const QHostAddress &address, quint16 port)
{
    Q_ASSERT(d->ioThreads.empty());
    Result<Listener> listener = Listener::open(address, port);
    if (!listener)
        return std::move(listener).error();
    listen(std::move(*listener));
    return {};
}

void NetworkServer::listen(Listener listener)
{
    Q_ASSERT(d->ioThreads.empty());
    d->address = listener.address();
    d->port = listener.port();
    d->startThreads(listener.takeDescriptor());
}

void NetworkServer::callRoll(const std::shared_ptr<RollCall> &roll)
{
    QMetaObject::invokeMethod(
        d->acceptor, [roll] { roll->answer(); }, Qt::QueuedConnection);
    for (const auto &thread : d->ioThreads)
        thread->answer(roll);
}

QHostAddress NetworkServer::address() const
{
    return d->address;
}

quint16 NetworkServer::port() const
{
    return d->port;
}

int NetworkServer::threadCount() const
{
    return d->threadCount;
}

int NetworkServer::connectionCount() const
{
    return d->tally->count();
}

void NetworkServer::drain()
{
    d->stopAccepting();
    for (const auto &thread : d->ioThreads)
        thread->drain();
}

void NetworkServer::stop()
{
    d->stopAccepting();
    // All are told before the first is waited for.
    for (const auto &thread : d->ioThreads)
        thread->quit();
    d->ioThreads.clear();
}

} // namespace chautari::server
