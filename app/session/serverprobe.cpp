// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/serverprobe.h"

#include "app/net/networkproblem.h"
#include "shared/core/limits.h"

#include <QtCore/QCoreApplication>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

Error originalServer()
{
    return Error::of(ErrorCode::NotAcceptable,
        QCoreApplication::translate(
            "ChatSession", "This is a SewaBazaar server. This version of Chautari can only talk to Chautari servers."));
}

Error newerServer()
{
    return Error::of(ErrorCode::NotAcceptable,
        QCoreApplication::translate(
            "ChatSession", "This server is newer than this program. Please update Chautari on this computer."));
}

// These come from a server that is there and may answer differently in a minute; any other refusal of a public page
// does not come from a Chautari server.
bool isWorthAnotherTry(const Error &error)
{
    return error.code == ErrorCode::ServerBusy || error.code == ErrorCode::RateLimited;
}

} // namespace

Result<Health> judgedHealth(const Result<Health> &health)
{
    if (!health)
        return isWorthAnotherTry(health.error()) ? health.error() : notChautari();
    if (health->server)
        return health->server->api > protocolVersion ? Result<Health>(newerServer()) : health;
    return health->service == "messaging"_L1 ? originalServer() : notChautari();
}

ServerLimits defaultServerLimits()
{
    return {limits::messageCodePoints, limits::httpBodyBytes, limits::webSocketFrameBytes, limits::pageSizeMax,
        limits::socketsPerUser, limits::messagesPerSecond, int(limits::messageBurst)};
}

} // namespace chautari
