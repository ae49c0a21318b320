// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testserver.h"

namespace chautari::test {

using namespace Qt::StringLiterals;

TestServer::TestServer(const Adjust &adjust)
    : m_adjust(adjust)
{
    start();
}

TestServer::~TestServer() = default;

void TestServer::restart()
{
    m_server->stop();
    start();
}

QString TestServer::token(const QString &name)
{
    QString &token = m_tokens[name];
    if (token.isEmpty())
        token = m_http->signIn(name);
    return token;
}

std::unique_ptr<WsClient> TestServer::socket(const QString &name, const WsClient::Headers &headers)
{
    auto client = std::make_unique<WsClient>(url(), u"/ws/messaging/?token=%1"_s.arg(token(name)), headers);
    if (client->take(u"connection"_s).isEmpty())
        qWarning("No connection frame came for %s", qUtf8Printable(name));
    return client;
}

void TestServer::start()
{
    server::ServerConfig config;
    config.dataDir = m_dir.path();
    config.port = 0;
    config.ioThreads = 2;
    config.isDemo = true;
    config.passwordCost = server::PasswordHasher::seed;
    config.realtime.closingMs = 200; // the clients share our thread, so nobody answers while it stops
    if (m_adjust)
        m_adjust(config);
    m_server = std::make_unique<server::ChatServer>(config);
    const Result<void> started = m_server->start();
    if (!started)
        qFatal("TestServer: %s", qUtf8Printable(started.error().firstMessage()));
    m_http = std::make_unique<HttpClient>(m_server->url());
}

} // namespace chautari::test
