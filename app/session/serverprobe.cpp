// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/serverprobe.h"

#include "app/net/networkproblem.h"
#include "shared/core/limits.h"

#include <QtCore/QCoreApplication>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

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
    return health->service == "messaging"_L1 ? health : Result<Health>(notChautari()); // an original SewaBazaar server
}

QStringList whatServerLacks(const Health &health)
{
    if (health.server)
        return {};
    const auto say = [](const char *text) { return QCoreApplication::translate("ChatSession", text); };
    return {
        say(QT_TRANSLATE_NOOP("ChatSession", "It does not say whether a message was delivered or read.")),
        say(QT_TRANSLATE_NOOP("ChatSession", "It does not say who is online when you come.")),
        say(QT_TRANSLATE_NOOP("ChatSession", "Edits of others are seen only when a conversation is opened again.")),
        say(QT_TRANSLATE_NOOP(
            "ChatSession", "What is deleted for everyone is hidden here; that server keeps the text.")),
        say(QT_TRANSLATE_NOOP("ChatSession",
            "If the connection breaks while you send, Chautari looks whether the message arrived before it sends "
            "again. In "
            "rare cases it may still stand there twice.")),
        say(QT_TRANSLATE_NOOP("ChatSession", "It has no reactions and no answers to single messages.")),
        say(QT_TRANSLATE_NOOP("ChatSession", "It cannot search: only what this computer has seen is found.")),
        say(QT_TRANSLATE_NOOP(
            "ChatSession", "It does not check who opens its live connection: somebody could pretend to be you there.")),
    };
}

ServerLimits limitsOf(const Health &health)
{
    if (health.server)
        return health.server->limits;
    ServerLimits limits = defaultServerLimits();
    limits.file = 5 * 1024 * 1024;
    limits.filesPerMessage = 1;
    limits.extensions = QStringList{u"jpg"_s, u"jpeg"_s, u"png"_s, u"gif"_s, u"pdf"_s, u"doc"_s, u"docx"_s, u"webm"_s,
        u"mp3"_s, u"wav"_s, u"ogg"_s, u"m4a"_s, u"mp4"_s};
    return limits;
}

ServerLimits defaultServerLimits()
{
    return {limits::messageCodePoints, limits::httpBodyBytes, limits::webSocketFrameBytes, limits::pageSizeMax,
        limits::socketsPerUser, limits::messagesPerSecond, int(limits::messageBurst)};
}

} // namespace chautari
