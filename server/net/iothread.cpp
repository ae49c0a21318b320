// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/iothread.h"

#include "server/net/epolldispatcher.h"
#include "server/net/qthttpfront.h"

#include <QtNetwork/QSslConfiguration>

namespace chautari::server {

//! What lives in the thread. Posted work that still waits at the end is dropped with it.
class IoThread::Room : public QObject
{
public:
    Room(const NetworkLimits &networkLimits, const std::optional<TlsIdentity> &tls, UploadSlots &uploadSlots,
        const HandlerFactory &factory)
        : handler(factory())
        , front(std::make_unique<QtHttpFront>(
              networkLimits, uploadSlots, *handler, tls ? std::optional(tls->configuration()) : std::nullopt))
    { }
    ~Room() override
    {
        handler.reset(); // WebSockets say goodbye while their connections are still there
        front.reset();
    }

    std::unique_ptr<ConnectionHandler> handler;
    std::unique_ptr<HttpFront> front;
};

IoThread::IoThread(NetworkLimits networkLimits, std::optional<TlsIdentity> tls,
    std::shared_ptr<UploadSlots> uploadSlots, HandlerFactory factory)
    : m_limits(std::move(networkLimits))
    , m_tls(std::move(tls))
    , m_uploadSlots(std::move(uploadSlots))
    , m_factory(std::move(factory))
{
    setEventDispatcher(new EpollDispatcher);
}

IoThread::~IoThread()
{
    stop();
}

void IoThread::startAndWait()
{
    start();
    m_ready.acquire();
}

void IoThread::run()
{
    Room room(m_limits, m_tls, *m_uploadSlots, m_factory);
    m_room = &room;
    m_ready.release();
    exec();
}

void IoThread::deliver(FileDescriptor descriptor, ConnectionTicket ticket)
{
    // Shared, because a posted call must be copyable; a call that is never run closes the descriptor.
    struct Delivery
    {
        FileDescriptor descriptor;
        ConnectionTicket ticket;
    };
    auto delivery = std::make_shared<Delivery>(Delivery{std::move(descriptor), std::move(ticket)});
    post([delivery](
             Room &room) { room.front->addConnection(delivery->descriptor.release(), std::move(delivery->ticket)); });
}

void IoThread::drain()
{
    post([](Room &room) {
        room.front->drain();
        room.handler->drain();
    });
}

void IoThread::answer(const std::shared_ptr<RollCall> &roll)
{
    post([roll](Room &) { roll->answer(); });
}

void IoThread::stop()
{
    quit();
    wait();
}

void IoThread::post(std::function<void(Room &)> work)
{
    Room *room = m_room;
    QMetaObject::invokeMethod(
        room, [room, work = std::move(work)] { work(*room); }, Qt::QueuedConnection);
}

} // namespace chautari::server
