// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/conformance/ownserver.h"
#include "tests/conformance/rawsocket.h"

namespace chautari::conformance {

//! \brief The captures' population on our own server, for the checks of contract.md 14 that no capture makes. People
//! are called "customer1", "provider1" ...; conversation 1 is theirs. A server that does not start ends the program.
class ContractFixture
{
public:
    explicit ContractFixture(OwnServer::RateLimits limits = OwnServer::RateLimits::Off);

    RawAnswer get(const QString &path, const QString &who);
    RawAnswer post(const QString &path, const QJsonObject &body, const QString &who);
    RawAnswer patch(const QString &path, const QJsonObject &body, const QString &who);
    RawAnswer remove(const QString &path, const QJsonObject &body, const QString &who);
    //! POST /messages/ in conversation 1 as a form with those parts.
    RawAnswer upload(const QList<Part> &parts, const QString &who);
    //! The id of a new message in conversation 1; 0 when it was refused.
    qint64 send(const QString &text, const QString &who);
    //! A signed-in socket, as the web client opens it.
    std::unique_ptr<RawSocket> socket(const QString &who);

    //! Time passes; everybody signs in again when he next asks.
    void advanceSeconds(int seconds);
    World &world() { return m_world; }
    OwnServer &server() { return m_server; }

    static QJsonObject object(const RawAnswer &answer);
    static QJsonArray array(const RawAnswer &answer);

private:
    OwnServer m_server;
    World m_world;
};

} // namespace chautari::conformance
