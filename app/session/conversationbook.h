// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/frames.h"

#include <QtCore/QHash>

namespace chautari {

//! \brief The conversations as this computer knows them, with preview and unread count kept up by live messages, so
//! that the list never has to ask. Every function returns the entry when it changed, else nullptr. Client-core thread.
class ConversationBook
{
public:
    void setMe(UserId me) { m_me = me; }
    void clear();

    [[nodiscard]] bool contains(ConversationId id) const { return m_entries.contains(id); }

    //! Valid until the next call.
    [[nodiscard]] const Conversation *find(ConversationId id) const;
    //! Invalid when nothing is known of it.
    [[nodiscard]] MessageId newestId(ConversationId id) const;
    [[nodiscard]] QList<Message> latest(ConversationId id) const
    {
        return m_entries.value(id).conversation.latestMessages;
    }
    //! From the server. An answer that was made before a message we already know is dropped, not believed.
    const Conversation *upsert(const Conversation &conversation);
    //! A live message, or my own that was just stored. Its conversation must be known.
    const Conversation *noteMessage(const Message &message);
    //! Of a message among the newest ones; `deletion.deletion` says for whom.
    const Conversation *noteDeletion(const MessageDeletedEvent &deletion);
    void remove(ConversationId id) { m_entries.remove(id); }
    //! This person has read up to `seq`, here or on another device.
    const Conversation *noteRead(ConversationId id, qint64 seq);

private:
    struct Entry
    {
        Conversation conversation;
        qint64 readSeq = 0;
    };

    [[nodiscard]] int unreadAfter(const Entry &entry) const;

    UserId m_me;
    QHash<ConversationId, Entry> m_entries;
};

} // namespace chautari
