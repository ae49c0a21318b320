// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/directory.h"

#include <mutex>

namespace chautari::server {

namespace {

UserBasic basicOf(const UserRecord &user)
{
    UserBasic basic;
    basic.id = user.id;
    basic.email = user.email;
    basic.username = user.username;
    basic.firstName = user.firstName;
    basic.lastName = user.lastName;
    basic.role = user.role;
    return basic;
}

} // namespace

void Directory::apply(const DomainEvent &event)
{
    // Messages and marks, the only frequent events, change nothing here: no lock for them.
    if (const auto *changed = std::get_if<UserChanged>(&event)) {
        const std::unique_lock lock(m_mutex);
        const UserRecord &user = changed->user;
        m_people.insert(user.id, Person{basicOf(user), user.isActive, user.isOwner, user.lastSeen, user.picture});
        if (user.isOwner)
            m_owners.insert(user.id);
        else
            m_owners.remove(user.id);
    } else if (const auto *removed = std::get_if<PersonRemoved>(&event)) {
        const std::unique_lock lock(m_mutex);
        m_people.remove(removed->user);
    } else if (const auto *place = std::get_if<PlaceChanged>(&event)) {
        const std::unique_lock lock(m_mutex);
        m_place = place->settings;
    } else if (const auto *rules = std::get_if<RulesChanged>(&event)) {
        const std::unique_lock lock(m_mutex);
        m_rules = rules->rules;
    } else if (const auto *started = std::get_if<ConversationStarted>(&event)) {
        const ConversationRecord &record = started->conversation;
        const std::unique_lock lock(m_mutex);
        if (m_conversations.contains(record.id))
            return;
        m_conversations.insert(record.id, Participants{record.provider, record.customer});
        m_conversationsOf[record.provider].append(record.id);
        m_conversationsOf[record.customer].append(record.id);
    } else if (const auto *revoked = std::get_if<SessionRevoked>(&event)) {
        const std::unique_lock lock(m_mutex);
        m_revoked.insert(revoked->session);
    } else if (const auto *privacy = std::get_if<PrivacyChanged>(&event)) {
        const std::unique_lock lock(m_mutex);
        if (privacy->privacy == PrivacySettings())
            m_privacy.remove(privacy->user);
        else
            m_privacy.insert(privacy->user, privacy->privacy);
    } else if (const auto *block = std::get_if<BlockChanged>(&event)) {
        applyBlock(*block);
    }
}

void Directory::applyBlock(const BlockChanged &change)
{
    const std::unique_lock lock(m_mutex);
    if (change.isBlocked)
        m_blocks.insert({change.blocker, change.blocked});
    else
        m_blocks.remove({change.blocker, change.blocked});
}

std::optional<Directory::Person> Directory::person(UserId user) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_people.constFind(user);
    if (found == m_people.constEnd())
        return std::nullopt;
    return *found;
}

std::optional<Directory::Participants> Directory::participants(ConversationId conversation) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_conversations.constFind(conversation);
    if (found == m_conversations.constEnd())
        return std::nullopt;
    return *found;
}

QList<UserId> Directory::peersOf(UserId user) const
{
    const std::shared_lock lock(m_mutex);
    QSet<UserId> seen;
    QList<UserId> peers;
    const auto mine = m_conversationsOf.constFind(user);
    if (mine == m_conversationsOf.constEnd())
        return peers;
    for (const ConversationId conversation : *mine) {
        const UserId peer = m_conversations.constFind(conversation)->peerOf(user);
        if (!seen.contains(peer)) {
            seen.insert(peer);
            peers.append(peer);
        }
    }
    return peers;
}

QList<UserId> Directory::owners() const
{
    const std::shared_lock lock(m_mutex);
    return m_owners.values();
}

PlaceRules Directory::rules() const
{
    const std::shared_lock lock(m_mutex);
    return m_rules;
}

PlaceSettings Directory::place() const
{
    const std::shared_lock lock(m_mutex);
    return m_place;
}

bool Directory::isRevoked(SessionId session) const
{
    const std::shared_lock lock(m_mutex);
    return m_revoked.contains(session);
}

bool Directory::isActive(UserId user) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_people.constFind(user);
    return found != m_people.constEnd() && found->isActive;
}

PrivacySettings Directory::privacy(UserId user) const
{
    const std::shared_lock lock(m_mutex);
    return m_privacy.value(user);
}

bool Directory::hasBlocked(UserId blocker, UserId blocked) const
{
    const std::shared_lock lock(m_mutex);
    return m_blocks.contains({blocker, blocked});
}

bool Directory::areApart(UserId one, UserId other) const
{
    const std::shared_lock lock(m_mutex);
    return m_blocks.contains({one, other}) || m_blocks.contains({other, one});
}

} // namespace chautari::server
