// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/events.h"
#include "server/domain/identity.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

#include <shared_mutex>

namespace chautari::server {

class MediaLinks;

//! \brief Who exists, who talks with whom, who wants to hear and show what, which sign-ins are dead: what every message
//! must ask without SQL. Filled at start, fed by the writer after COMMIT. Thread-safe: one object behind one
//! read-mostly lock, instead of a copy in each I/O thread, because a copy costs memory per thread and a lock costs
//! nanoseconds.
class Directory
{
public:
    //! \param links makes those that views give; outlives the directory. Null: files have none.
    explicit Directory(const MediaLinks *links = nullptr)
        : m_links(links)
    { }

    struct Person
    {
        UserBasic basic; //!< e-mail in clear: mask it for others
        bool isActive = true;
        bool isOwner = false;
        Timestamp lastSeen; //!< before this start of the server; presence knows later ones
        QString picture; //!< storage name; the link to it is made for each view, because it expires
    };
    struct Participants
    {
        UserId provider;
        UserId customer;
        [[nodiscard]] bool has(UserId user) const { return user == provider || user == customer; }
        [[nodiscard]] UserId peerOf(UserId user) const { return user == provider ? customer : provider; }
    };

    //! Applies what a commit changed. Called by the writer, before the hub hears of it.
    void apply(const DomainEvent &event);

    [[nodiscard]] std::optional<Person> person(UserId user) const;
    [[nodiscard]] std::optional<Participants> participants(ConversationId conversation) const;
    //! Everybody `user` shares a conversation with, each once.
    [[nodiscard]] QList<UserId> peersOf(UserId user) const;
    [[nodiscard]] QList<UserId> owners() const;
    [[nodiscard]] PlaceSettings place() const;
    [[nodiscard]] PlaceRules rules() const;
    [[nodiscard]] bool isRevoked(SessionId session) const;
    [[nodiscard]] bool isActive(UserId user) const;
    [[nodiscard]] PrivacySettings privacy(UserId user) const;
    [[nodiscard]] bool hasBlocked(UserId blocker, UserId blocked) const;
    //! One of them has blocked the other: neither sees whether the other one is there.
    [[nodiscard]] bool areApart(UserId one, UserId other) const;
    [[nodiscard]] const MediaLinks *links() const { return m_links; }

private:
    void applyBlock(const BlockChanged &change);

    const MediaLinks *m_links;
    mutable std::shared_mutex m_mutex;
    QHash<UserId, Person> m_people;
    QHash<ConversationId, Participants> m_conversations;
    QHash<UserId, QList<ConversationId>> m_conversationsOf;
    QSet<UserId> m_owners;
    PlaceSettings m_place;
    PlaceRules m_rules;
    QSet<SessionId> m_revoked;
    QHash<UserId, PrivacySettings> m_privacy; //!< of those who changed it
    QSet<std::pair<UserId, UserId>> m_blocks; //!< (blocker, blocked)
};

} // namespace chautari::server
