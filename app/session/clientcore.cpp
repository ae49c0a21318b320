// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/clientcore.h"

#include "app/session/chatsession_p.h"
#include "app/store/knownhosts.h"

#include <QtCore/QDir>
#include <QtCore/QThread>

#include <algorithm>

namespace chautari {

namespace {

//! Scheme or not.
bool isSameEndpoint(const QUrl &one, const QUrl &other)
{
    const auto portOf = [](const QUrl &url) { return url.port(url.scheme() == u"https" ? 443 : 80); };
    return one.host() == other.host() && portOf(one) == portOf(other);
}

} // namespace

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
    auto priv = std::make_unique<ChatSession::Private>(agreed(server), m_storage, m_thread.get());
    return std::unique_ptr<ChatSession>(new ChatSession(std::move(priv)));
}

// An address changes hands, and whoever has it now may ask for a password: the key that was agreed there decides, even
// when several were.
ServerAddress ClientCore::agreed(const ServerAddress &server) const
{
    if (server.pin.isSet() || m_storage.root.isEmpty())
        return server;
    const QList<AccountRecord> accounts = AccountFolder::all(m_storage.root);
    const bool isAgreedWithout = std::ranges::any_of(accounts,
        [&server](const AccountRecord &account) { return account.server == server.http && account.keyPin.isEmpty(); });
    if (isAgreedWithout)
        return server;
    const auto with = [&server](const QString &keyPin, const QUrl &place,
                          const QStringList &alsoAt) -> std::optional<ServerAddress> {
        const std::optional<KeyPin> pin = KeyPin::parse(keyPin);
        if (!pin || !isSameEndpoint(place, server.http))
            return std::nullopt;
        ServerAddress pinned = server.pinned(*pin);
        pinned.alsoAt = alsoAt;
        return pinned;
    };
    for (const AccountRecord &account : accounts) {
        if (const auto known = with(account.keyPin, account.server, account.alsoAt))
            return *known;
    }
    for (const KnownHost &host : knownhosts::all(m_storage.root)) {
        if (const auto known = with(host.keyPin, host.server, host.alsoAt))
            return *known;
    }
    return server;
}

ServerAddress ClientCore::addressOf(const AccountRecord &account)
{
    ServerAddress server = ServerAddress::fromHttpUrl(account.server);
    server.webSocket = account.webSocket;
    if (const auto pin = KeyPin::parse(account.keyPin))
        server = server.pinned(*pin);
    server.alsoAt = account.alsoAt;
    return server;
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
