// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/hostfollower.h"

#include <algorithm>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr int lookAgainMs = 3'000;

bool isStopped(const ChatSession &session)
{
    return session.connectionStatus().state == ConnectionState::KeyChanged;
}

} // namespace

HostFollower::HostFollower(ClientCore &core, QObject *parent)
    : QObject(parent)
    , m_lookup(core.createLookup())
{
    m_lookAgain.setInterval(lookAgainMs);
    connect(&m_finder, &lan::HostFinder::listChanged, this, &HostFollower::look);
    connect(&m_lookAgain, &QTimer::timeout, this, [this] {
        m_finder.refresh();
        look();
    });
    connect(m_lookup.get(), &HostLookup::found, this, &HostFollower::handleFound);
    connect(m_lookup.get(), &HostLookup::notFound, this, [this](const QString &id) { m_asked.remove(id); });
}

void HostFollower::add(ChatSession &session)
{
    connect(&session, &ChatSession::connectionStatusChanged, this,
        [this, followed = &session](const ConnectionStatus &status) { handle(followed, status); });
}

void HostFollower::handle(ChatSession *session, const ConnectionStatus &status)
{
    m_lost.removeIf([session](const QPointer<ChatSession> &each) { return !each || each == session; });
    // While it tries, it stays as lost as it was.
    const bool isLost = status.state == ConnectionState::Waiting || status.state == ConnectionState::Connecting
        || status.state == ConnectionState::KeyChanged;
    if (isLost && session->server().pin.isSet())
        m_lost.append(session);
    if (m_lost.isEmpty()) {
        m_lookAgain.stop();
        m_finder.stop();
    } else if (!m_lookAgain.isActive()) {
        m_finder.start();
        m_lookAgain.start();
    }
}

void HostFollower::look()
{
    m_lost.removeIf([](const QPointer<ChatSession> &session) { return !session; });
    if (m_lost.isEmpty()) {
        m_lookAgain.stop();
        m_finder.stop();
        return;
    }
    for (const lan::FoundHost &host : m_finder.hosts()) {
        const bool isWanted = std::ranges::any_of(m_lost, [&host](const QPointer<ChatSession> &session) {
            return session && host.canHave(session->server().pin.toString());
        });
        const QString id = u"%1:%2"_s.arg(QString::fromLatin1(host.pinPrefix.toHex())).arg(host.port);
        if (isWanted)
            ask(id, HostLookup::placesOf(host), host.pinPrefix);
    }
    // Its own address is tried by the session itself, until somebody else is seen there; then here, until he has gone.
    for (const QPointer<ChatSession> &session : std::as_const(m_lost)) {
        if (!session)
            continue;
        const ServerAddress &server = session->server();
        ask(server.pin.toString(), server.places().mid(isStopped(*session) ? 0 : 1), server.pin.bytes());
    }
}

void HostFollower::ask(const QString &id, const QList<QUrl> &places, const QByteArray &key)
{
    if (places.isEmpty() || m_asked.contains(id))
        return;
    m_asked.insert(id);
    m_lookup->look(id, places, key);
}

void HostFollower::handleFound(const QString &id, const HostFacts &facts)
{
    m_asked.remove(id);
    for (const QPointer<ChatSession> &session : std::as_const(m_lost)) {
        if (session && session->server().pin == facts.server.pin
            && (session->server().http != facts.server.http || isStopped(*session)))
            session->moveTo(facts.server);
    }
}

} // namespace chautari
