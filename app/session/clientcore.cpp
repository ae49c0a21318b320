// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/clientcore.h"

#include "app/session/chatsession_p.h"

#include <QtCore/QDir>
#include <QtCore/QThread>

namespace chautari {

using namespace Qt::StringLiterals;

ClientCore::ClientCore(ClientStorage storage)
    : m_storage(std::move(storage))
    , m_thread(std::make_unique<QThread>())
{
    m_thread->setObjectName(u"client-core"_s);
    m_thread->start();
}

// Workers whose sessions are gone wait in the thread's queue with deleteLater(); a finishing QThread still runs those.
ClientCore::~ClientCore()
{
    m_thread->quit();
    m_thread->wait();
}

std::unique_ptr<ChatSession> ClientCore::createSession(const ServerAddress &server)
{
    ServerAddress known = server;
    if (!known.pin.isSet()) {
        const std::optional<AccountRecord> account = lastAccount(server.http);
        if (const auto pin = account ? KeyPin::parse(account->keyPin) : std::nullopt) {
            known = known.pinned(*pin);
            known.alsoAt = account->alsoAt;
        }
    }
    auto priv = std::make_unique<ChatSession::Private>(known, m_storage, m_thread.get());
    return std::unique_ptr<ChatSession>(new ChatSession(std::move(priv)));
}

std::unique_ptr<HostLookup> ClientCore::createLookup()
{
    return std::make_unique<HostLookup>(m_thread.get());
}

std::optional<AccountRecord> ClientCore::lastAccount(const QUrl &server) const
{
    return m_storage.root.isEmpty() ? std::nullopt : AccountFolder::lastUsed(m_storage.root, server);
}

// In the sessions' thread, behind their sign-outs, which close the files.
void ClientCore::removeAccounts()
{
    if (m_storage.root.isEmpty())
        return;
    auto *remover = new QObject;
    remover->moveToThread(m_thread.get());
    QMetaObject::invokeMethod(
        remover,
        [remover, storage = m_storage] {
            for (const AccountRecord &account : AccountFolder::all(storage.root)) {
                if (storage.vault)
                    storage.vault->remove(account.key());
            }
            QDir(storage.root).removeRecursively();
            remover->deleteLater();
        },
        Qt::QueuedConnection);
}

QList<AccountRecord> ClientCore::accounts() const
{
    return m_storage.root.isEmpty() ? QList<AccountRecord>() : AccountFolder::all(m_storage.root);
}

} // namespace chautari
