// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chatserver.h"
#include "tests/support/httpclient.h"
#include "tests/support/wsclient.h"

#include <QtCore/QTemporaryDir>

#include <functional>

namespace chautari::test {

//! \brief The whole server on demo data, in a folder of its own, on a free port of loopback; with a cheap password
//! hash.
class TestServer
{
public:
    using Adjust = std::function<void(server::ServerConfig &)>;

    //! `adjust` may change the configuration before the start. A server that does not start ends the test program.
    explicit TestServer(const Adjust &adjust = {});
    ~TestServer();

    [[nodiscard]] QUrl url() const { return m_server->url(); }
    [[nodiscard]] QString dataDir() const { return m_dir.path(); }
    HttpClient &http() { return *m_http; }
    server::ChatServer &server() { return *m_server; }
    //! Stops and starts again on the same folder; the port is another one.
    void restart();
    //! Between these two nobody answers.
    void stop() { m_server->stop(); }
    void start();

    //! The access token of a demo user ("asha"); signs in once per user.
    QString token(const QString &name);
    //! A signed-in socket that has got its `connection`.
    std::unique_ptr<WsClient> socket(const QString &name, const WsClient::Headers &headers = {});

private:
    QTemporaryDir m_dir;
    Adjust m_adjust;
    std::unique_ptr<server::ChatServer> m_server;
    std::unique_ptr<HttpClient> m_http;
    QHash<QString, QString> m_tokens;
};

} // namespace chautari::test
