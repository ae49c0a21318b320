// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/stores.h"
#include "shared/core/clock.h"

namespace chautari::server {

struct SeededSession
{
    UserId user;
    SessionId session;
    Timestamp expiresAt;
};

//! \brief Synthetic people for load tests (`chautari-server seed`): conversation c is between customer 2c-1 and
//! provider 2c about service c.
class Seeder
{
public:
    static constexpr qint64 sessionSeconds = 24 * 3600;

    //! `passwordHash` is everybody's.
    Seeder(const Clock &clock, QByteArray passwordHash)
        : m_clock(clock)
        , m_passwordHash(std::move(passwordHash))
    { }

    //! Of an empty database, in one transaction; `messages` in each conversation, read by both. Returns a session of
    //! each user, by id: their tokens are signed by the caller.
    Result<QList<SeededSession>> fill(WriteTransaction &tx, int pairs, int messages) const;
    //! DIR/conversations.tsv: conversation, customer, provider; tab separated, no header line.
    static Result<void> writeConversations(const QString &directory, int pairs);

private:
    Result<SeededSession> addUser(Stores &stores, qint64 id, Role role) const;
    Result<void> addConversation(Stores &stores, qint64 pair, CategoryId category, int messages) const;
    Result<void> addMessages(Stores &stores, ConversationRecord &conversation, int messages) const;

    const Clock &m_clock;
    QByteArray m_passwordHash;
};

} // namespace chautari::server
