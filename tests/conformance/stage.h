// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/conformance/ownserver.h"
#include "tests/conformance/rawsocket.h"

#include <map>

namespace chautari::conformance {

//! \brief Where rows are played: the server under test with its people, and the sockets that stand open from row to
//! row ("user1", "user1b", "user4": the captured user's id and a letter for a second one).
class Stage
{
public:
    //! `own` is nullptr for a server elsewhere, which must be told its population by makePopulation().
    Stage(World &world, OwnServer *own);

    //! How long it takes there until who left is offline. Known of our own server.
    void setGrace(unsigned long milliseconds) { m_graceMs = milliseconds; }

    //! Registers the captures' people over the API, offers their services and starts their conversations.
    Result<void> makePopulation();

    //! What a row's `given` asks for. Error{NotFound}: it cannot be done here; its sentence says why.
    Result<void> prepare(const QList<QJsonObject> &given);
    //! Opens it if it is not open. nullptr: it cannot be opened.
    RawSocket *socket(const QString &name);
    //! One that was opened, though it may have been closed since; else nullptr.
    [[nodiscard]] RawSocket *knownSocket(const QString &name) const;
    void closeSocket(const QString &name);
    //! Everything that is still on its way to open sockets arrives and is thrown away.
    void settle();

private:
    Result<void> doOne(const QJsonObject &action);
    Result<void> send(const QJsonObject &action);
    Result<void> keepOpen(const QJsonArray &sockets);
    Result<void> setActive(qint64 conversation, bool isActive);
    Result<void> setEnabled(const QString &user, bool isEnabled);
    Result<void> wait(int minutes);
    Result<void> exhaust(const QString &path);
    Result<void> change(const QString &sql);
    void dropSockets();
    Result<void> registerPerson(const QString &name, const QString &role, qint64 captured);
    Result<void> offerService(qint64 number);
    Result<void> startConversation(qint64 number, const QString &text, qint64 message);

    World &m_world;
    OwnServer *m_own;
    unsigned long m_graceMs;
    std::unique_ptr<OwnServer> m_limited; //!< with its rate limits on
    std::map<QString, std::unique_ptr<RawSocket>> m_sockets;
};

} // namespace chautari::conformance
