// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/figures.h"
#include "server/http/ownhosts.h"
#include "server/net/httptypes.h"

#include <functional>

namespace chautari::server {

//! \brief Answers GET /metrics and nothing else, on a door of its own: whoever looks after the machine may see how busy
//! the server is, its people need not. One per I/O thread of that door, living in it.
class MetricsEndpoint final : public ConnectionHandler
{
public:
    //! \param figures may be called in the I/O thread, as long as the endpoint lives.
    explicit MetricsEndpoint(std::function<FiguresSnapshot()> figures)
        : m_figures(std::move(figures))
    { }

    void handleRequest(const HttpRequest &request, HttpReply reply) override;
    std::optional<HttpResponse> refuseUpgrade(const HttpRequest &request) override;
    void handleWebSocket(WebSocketUpgrade) override { }
    void drain() override { }

private:
    [[nodiscard]] HttpResponse answerTo(const HttpRequest &request) const;

    std::function<FiguresSnapshot()> m_figures;
    OwnHosts m_ownHosts; // a web page must not read it under a name of its own
};

} // namespace chautari::server
