// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/sqliteattachmentstore.h"
#include "server/storage/sqlite/sqliteauditstore.h"
#include "server/storage/sqlite/sqliteblockstore.h"
#include "server/storage/sqlite/sqlitechangeindex.h"
#include "server/storage/sqlite/sqliteconversationstore.h"
#include "server/storage/sqlite/sqlitemessagestore.h"
#include "server/storage/sqlite/sqlitenotificationstore.h"
#include "server/storage/sqlite/sqliteplacestore.h"
#include "server/storage/sqlite/sqliteservicestore.h"
#include "server/storage/sqlite/sqlitesessionstore.h"
#include "server/storage/sqlite/sqliteuserstore.h"
#include "server/storage/sqlite/sqlitewordindex.h"

namespace chautari::server {

//! \brief The stores of one connection. Without a session they read only: SQLite refuses the rest (query_only).
class SqliteStores final : public Stores
{
public:
    SqliteStores(SqliteConnection &connection, const TextCipher &cipher, SqliteWriteSession *session = nullptr);

    UserStore &users() override { return m_users; }
    PlaceStore &place() override { return m_place; }
    AuditStore &audit() override { return m_audit; }
    BlockStore &blocks() override { return m_blocks; }
    SessionStore &sessions() override { return m_sessions; }
    ServiceStore &services() override { return m_services; }
    ConversationStore &conversations() override { return m_conversations; }
    MessageStore &messages() override { return m_messages; }
    NotificationStore &notifications() override { return m_notifications; }
    ChangeIndex &changes() override { return m_changes; }
    WordIndex &words() override { return m_words; }
    AttachmentStore &attachments() override { return m_attachments; }

    //! For tests that need the database itself.
    [[nodiscard]] SqliteConnection &connection() { return m_context.connection(); }

private:
    SqliteStoreContext m_context;
    SqliteUserStore m_users;
    SqlitePlaceStore m_place;
    SqliteAuditStore m_audit;
    SqliteBlockStore m_blocks;
    SqliteSessionStore m_sessions;
    SqliteServiceStore m_services;
    SqliteConversationStore m_conversations;
    SqliteMessageStore m_messages;
    SqliteNotificationStore m_notifications;
    SqliteChangeIndex m_changes;
    SqliteWordIndex m_words;
    SqliteAttachmentStore m_attachments;
};

} // namespace chautari::server
