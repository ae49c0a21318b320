// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/embeddedserver.h"

#include "server/chatserver.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTemporaryDir>

namespace chautari {

using namespace Qt::StringLiterals;

class EmbeddedServer::Private
{
public:
    std::unique_ptr<QTemporaryDir> folder; //!< before the server: it goes after it
    std::unique_ptr<server::ChatServer> server;
};

EmbeddedServer::EmbeddedServer()
    : d(std::make_unique<Private>())
{ }

EmbeddedServer::~EmbeddedServer()
{
    stop();
}

Result<void> EmbeddedServer::startDemo(RateLimits limits)
{
    stop();
    auto folder = std::make_unique<QTemporaryDir>();
    if (!folder->isValid())
        return Error::of(ErrorCode::Internal,
            QCoreApplication::translate("EmbeddedServer", "No folder for the demo can be made: %1.")
                .arg(folder->errorString()));
    server::ServerConfig config;
    config.dataDir = folder->filePath(u"data"_s);
    config.address = QHostAddress(QHostAddress::LocalHost);
    config.port = 0;
    config.isDemo = true;
    config.hasRateLimits = limits == RateLimits::On;
    // On a desktop the window needs the memory and the cores more than the password check (rulings.md 18).
    config.passwordCost = server::PasswordHasher::embedded;
    config.passwordThreads = 1;
    auto chatServer = std::make_unique<server::ChatServer>(config);
    if (const Result<void> started = chatServer->start(); !started)
        return started.error();
    d->folder = std::move(folder);
    d->server = std::move(chatServer);
    return {};
}

QUrl EmbeddedServer::url() const
{
    return d->server ? d->server->url() : QUrl();
}

Result<QString> EmbeddedServer::inviteOwner()
{
    return d->server ? d->server->inviteOwner() : Result<QString>(Error::of(ErrorCode::Internal));
}

void EmbeddedServer::stop()
{
    if (d->server)
        d->server->stop();
    d->server.reset();
    d->folder.reset();
}

} // namespace chautari
