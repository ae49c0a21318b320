// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/demo/seeder.h"

#include <QtCore/QDir>
#include <QtCore/QSaveFile>

namespace chautari::server {

using namespace Qt::StringLiterals;

Result<QList<SeededSession>> Seeder::fill(WriteTransaction &tx, int pairs, int messages) const
{
    Stores &stores = tx.stores();
    const auto first = stores.users().byId(UserId(1));
    if (!first)
        return first.error();
    if (first->has_value())
        return Error::of(ErrorCode::ValidationFailed, u"The data folder is not empty. Choose a new one."_s);
    const auto category = stores.services().ensureCategory(u"Load test"_s);
    if (!category)
        return category.error();

    QList<SeededSession> sessions;
    sessions.reserve(2 * pairs);
    for (qint64 pair = 1; pair <= pairs; ++pair) {
        for (const auto &[id, role] : {std::pair(2 * pair - 1, Role::Customer), std::pair(2 * pair, Role::Provider)}) {
            auto session = addUser(stores, id, role);
            if (!session)
                return session.error();
            sessions.append(*session);
        }
        if (auto added = addConversation(stores, pair, *category, messages); !added)
            return added.error();
    }
    return sessions;
}

Result<SeededSession> Seeder::addUser(Stores &stores, qint64 id, Role role) const
{
    UserRecord user;
    user.id = UserId(id);
    user.email = u"user%1@seed.chautari.app"_s.arg(id);
    user.username = u"user%1"_s.arg(id);
    user.passwordHash = m_passwordHash;
    user.firstName = u"User"_s;
    user.lastName = QString::number(id);
    user.role = role;
    user.isVerified = true;
    user.dateJoined = m_clock.now();
    if (auto inserted = stores.users().insert(user); !inserted)
        return inserted.error();

    SessionRecord session;
    session.user = user.id;
    session.createdAt = m_clock.now();
    session.expiresAt = session.createdAt.plusSeconds(sessionSeconds);
    const auto sessionId = stores.sessions().insert(session);
    if (!sessionId)
        return sessionId.error();
    return SeededSession{user.id, *sessionId, session.expiresAt};
}

Result<void> Seeder::addConversation(Stores &stores, qint64 pair, CategoryId category, int messages) const
{
    Service service;
    service.summary
        = {ServiceId(pair), u"Service %1"_s.arg(pair), u"service-%1"_s.arg(pair), u"1000.00"_s, u"1 hour"_s, {}};
    service.category = category;
    service.provider.id = UserId(2 * pair);
    service.status = u"active"_s;
    service.createdAt = m_clock.now();
    service.updatedAt = service.createdAt;
    if (auto inserted = stores.services().insert(service); !inserted)
        return inserted.error();

    ConversationRecord draft;
    draft.service = service.summary.id;
    draft.customer = UserId(2 * pair - 1);
    draft.provider = UserId(2 * pair);
    draft.createdAt = m_clock.now();
    draft.updatedAt = draft.createdAt;
    auto conversation = stores.conversations().insert(draft);
    if (!conversation)
        return conversation.error();
    return addMessages(stores, *conversation, messages);
}

Result<void> Seeder::addMessages(Stores &stores, ConversationRecord &conversation, int messages) const
{
    const Timestamp now = m_clock.now();
    for (int i = 1; i <= messages; ++i) {
        MessageRecord message;
        message.sender = i % 2 == 1 ? conversation.customer : conversation.provider;
        message.text
            = u"Message %1 of a conversation that nobody had: the tap drips, the lamp flickers, the cat sleeps."_s.arg(
                i);
        message.createdAt = now.plusSeconds(i - messages);
        message.updatedAt = message.createdAt;
        if (auto stored = stores.messages().append(conversation, message); !stored)
            return stored.error();
    }
    for (const UserId user : {conversation.customer, conversation.provider}) {
        const auto moved = stores.conversations().moveMark(conversation, user, MessageStatus::Read, messages, now);
        if (!moved)
            return moved.error();
    }
    return {};
}

Result<void> Seeder::writeConversations(const QString &directory, int pairs)
{
    const QString path = directory + u"/conversations.tsv"_s;
    QSaveFile file(path);
    if (QDir().mkpath(directory) && file.open(QIODevice::WriteOnly)) {
        for (qint64 pair = 1; pair <= pairs; ++pair) {
            file.write(QByteArray::number(pair) + '\t' + QByteArray::number(2 * pair - 1) + '\t'
                + QByteArray::number(2 * pair) + '\n');
        }
        if (file.commit())
            return {};
    }
    return Error::of(ErrorCode::Internal, u"Cannot write %1: %2."_s.arg(path, file.errorString()));
}

} // namespace chautari::server
