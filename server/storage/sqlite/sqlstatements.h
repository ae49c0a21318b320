// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Every statement of the SQLite stores; the schema is in sql/sqlite. Values are bound, never pasted. The macros spell
// the columns of a row once, in the order its reader takes them.
namespace chautari::server::sql {

// ---- transactions
// ----------------------------------------------------------------------------------------------------

inline constexpr char beginRead[] = "BEGIN";
inline constexpr char beginWrite[] = "BEGIN IMMEDIATE";
inline constexpr char commit[] = "COMMIT";
inline constexpr char rollback[] = "ROLLBACK";
inline constexpr char savepoint[] = "SAVEPOINT command";
inline constexpr char releaseSavepoint[] = "RELEASE command";
inline constexpr char rollbackToSavepoint[] = "ROLLBACK TO command";

// ---- the database itself
// ---------------------------------------------------------------------------------------------

inline constexpr char userVersion[] = "PRAGMA user_version";
inline constexpr char countTables[] = "SELECT count(*) FROM sqlite_schema";
inline constexpr char quickCheck[] = "PRAGMA quick_check(1)";
inline constexpr char copyInto[] = "VACUUM INTO ?";
inline constexpr char createSchemaVersion[] = "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, "
                                              "name TEXT NOT NULL, checksum BLOB NOT NULL,"
                                              " applied_at INTEGER NOT NULL) STRICT";
inline constexpr char insertSchemaVersion[] = "INSERT INTO schema_version VALUES (?, ?, ?, ?)";
inline constexpr char schemaChecksum[] = "SELECT checksum FROM schema_version WHERE version = ?";

inline constexpr char metaText[] = "SELECT value FROM meta WHERE key = ?";
inline constexpr char insertMeta[] = "INSERT INTO meta VALUES (?, ?)";
inline constexpr char savePosition[] = "UPDATE meta SET value = ? WHERE key = 'position'";
inline constexpr char counters[] = "SELECT (SELECT value FROM meta WHERE key = 'position'),"
                                   " (SELECT coalesce(max(id), 0) FROM conversations),"
                                   " (SELECT coalesce(max(id), 0) FROM messages)";

// ---- users and sessions
// ----------------------------------------------------------------------------------------------

#define CHAUTARI_USER_COLUMNS                                                                                          \
    "id, email, username, password_hash, first_name, last_name, role, phone, is_active, is_verified, date_joined"

inline constexpr char userById[] = "SELECT " CHAUTARI_USER_COLUMNS " FROM users WHERE id = ?";
inline constexpr char userByEmail[] = "SELECT " CHAUTARI_USER_COLUMNS " FROM users WHERE email = ?";
inline constexpr char allUsers[] = "SELECT id, email, username, x'', first_name, last_name, role, phone, is_active,"
                                   " is_verified, date_joined FROM users ORDER BY id";
inline constexpr char emailTaken[] = "SELECT 1 FROM users WHERE email = ?";
inline constexpr char usernameTaken[] = "SELECT 1 FROM users WHERE username = ?";
inline constexpr char insertUser[]
    = "INSERT INTO users (" CHAUTARI_USER_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id";
inline constexpr char setPasswordHash[] = "UPDATE users SET password_hash = ? WHERE id = ?";

#define CHAUTARI_SESSION_COLUMNS "id, user, is_native, created_at, expires_at, revoked_at"

inline constexpr char sessionById[] = "SELECT " CHAUTARI_SESSION_COLUMNS " FROM sessions WHERE id = ?";
inline constexpr char insertSession[]
    = "INSERT INTO sessions (user, is_native, created_at, expires_at, revoked_at) VALUES (?, ?, ?, ?, ?) RETURNING id";
inline constexpr char extendSession[] = "UPDATE sessions SET expires_at = ? WHERE id = ?";
inline constexpr char revokeSession[] = "UPDATE sessions SET revoked_at = ? WHERE id = ? AND revoked_at = 0";
inline constexpr char sessionsRevokedSince[]
    = "SELECT " CHAUTARI_SESSION_COLUMNS " FROM sessions WHERE revoked_at <> 0 AND revoked_at >= ? ORDER BY id";

#define CHAUTARI_REFRESH_COLUMNS "id_hash, parent_hash, session, expires_at, used_at, is_retired"

inline constexpr char insertRefresh[]
    = "INSERT INTO refresh_tokens (" CHAUTARI_REFRESH_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?)";
inline constexpr char refreshByHash[] = "SELECT " CHAUTARI_REFRESH_COLUMNS " FROM refresh_tokens WHERE id_hash = ?";
inline constexpr char updateRefresh[]
    = "UPDATE refresh_tokens SET expires_at = ?, used_at = ?, is_retired = ? WHERE id_hash = ?";

// ---- services
// --------------------------------------------------------------------------------------------------------

#define CHAUTARI_SERVICE_SELECT                                                                                        \
    "SELECT s.id, s.title, s.slug, s.price, s.duration, k.title, s.description, s.category, s.provider,"               \
    " coalesce(nullif(trim(p.first_name || ' ' || p.last_name), ''), p.username), s.status, s.created_at, "            \
    "s.updated_at"                                                                                                     \
    " FROM services s JOIN categories k ON k.id = s.category JOIN users p ON p.id = s.provider "
// ?1 is a LIKE pattern.
#define CHAUTARI_SERVICE_MATCHES                                                                                       \
    "s.status = 'active' AND (s.title LIKE ?1 ESCAPE '\\' OR s.description LIKE ?1 ESCAPE '\\' OR k.title LIKE ?1 "    \
    "ESCAPE '\\')"

inline constexpr char activeServices[] = CHAUTARI_SERVICE_SELECT
    "WHERE " CHAUTARI_SERVICE_MATCHES " ORDER BY s.created_at DESC, s.id DESC LIMIT ?2 OFFSET ?3";
inline constexpr char countActiveServices[]
    = "SELECT count(*) FROM services s JOIN categories k ON k.id = s.category WHERE " CHAUTARI_SERVICE_MATCHES;
inline constexpr char serviceById[] = CHAUTARI_SERVICE_SELECT "WHERE s.id = ?";
inline constexpr char serviceBySlug[] = CHAUTARI_SERVICE_SELECT "WHERE s.slug = ?";
inline constexpr char citiesOfService[] = "SELECT c.id, c.name, c.region FROM service_cities x JOIN cities c ON c.id = "
                                          "x.city WHERE x.service = ? ORDER BY c.id";
inline constexpr char insertService[]
    = "INSERT INTO services (id, provider, category, title, slug, description, price, duration, status, created_at,"
      " updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id";
inline constexpr char insertServiceCity[] = "INSERT INTO service_cities (service, city) VALUES (?, ?)";
inline constexpr char categoryByTitle[] = "SELECT id FROM categories WHERE title = ?";
inline constexpr char insertCategory[] = "INSERT INTO categories (title) VALUES (?) RETURNING id";
inline constexpr char cityByName[] = "SELECT id FROM cities WHERE name = ? AND region = ?";
inline constexpr char insertCity[] = "INSERT INTO cities (name, region) VALUES (?, ?) RETURNING id";

// ---- conversations
// ---------------------------------------------------------------------------------------------------

#define CHAUTARI_CONVERSATION_COLUMNS                                                                                  \
    "id, service, provider, customer, created_at, updated_at, last_message_at, is_active, is_provider_archived,"       \
    " is_customer_archived, unread_provider, unread_customer, last_seq, position, provider_delivered_seq,"             \
    " provider_read_seq, provider_read_at, customer_delivered_seq, customer_read_seq, customer_read_at"

inline constexpr char conversationById[] = "SELECT " CHAUTARI_CONVERSATION_COLUMNS " FROM conversations WHERE id = ?";
inline constexpr char conversationByIdFor[]
    = "SELECT " CHAUTARI_CONVERSATION_COLUMNS " FROM conversations WHERE id = ?1 AND ?2 IN (provider, customer)";
inline constexpr char conversationByTriple[]
    = "SELECT " CHAUTARI_CONVERSATION_COLUMNS " FROM conversations WHERE service = ? AND provider = ? AND customer = ?";
inline constexpr char insertConversation[] = "INSERT INTO conversations (" CHAUTARI_CONVERSATION_COLUMNS
                                             ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
inline constexpr char allConversations[] = "SELECT id, service, provider, customer, 0, 0, 0, is_active, 0, 0, 0, 0, 0, "
                                           "0, 0, 0, 0, 0, 0, 0 FROM conversations"
                                           " ORDER BY id";
// Both halves come in order out of their index and are merged, so a page costs its own rows only.
inline constexpr char conversationsOf[]
    = "SELECT " CHAUTARI_CONVERSATION_COLUMNS " FROM conversations WHERE provider = ?1 AND is_provider_archived = 0"
      " UNION ALL SELECT " CHAUTARI_CONVERSATION_COLUMNS
      " FROM conversations WHERE customer = ?1 AND is_customer_archived = 0"
      " ORDER BY last_message_at DESC, id DESC LIMIT ?2 OFFSET ?3";
inline constexpr char countConversationsOf[]
    = "SELECT (SELECT count(*) FROM conversations WHERE provider = ?1 AND is_provider_archived = 0)"
      " + (SELECT count(*) FROM conversations WHERE customer = ?1 AND is_customer_archived = 0)";
inline constexpr char conversationAfterAppend[] = "UPDATE conversations SET updated_at = ?, last_message_at = ?, "
                                                  "unread_provider = ?, unread_customer = ?, last_seq = ?,"
                                                  " position = ? WHERE id = ?";
inline constexpr char conversationAfterMark[]
    = "UPDATE conversations SET unread_provider = ?, unread_customer = ?, position = ?, provider_delivered_seq = ?,"
      " provider_read_seq = ?, provider_read_at = ?, customer_delivered_seq = ?, customer_read_seq = ?, "
      "customer_read_at = ?"
      " WHERE id = ?";

// ---- messages
// --------------------------------------------------------------------------------------------------------

#define CHAUTARI_MESSAGE_COLUMNS(t)                                                                                    \
    t "id, " t "conversation, " t "sender, " t "seq, " t "position, " t "client_message_id, " t "request_hash, " t     \
      "transport, " t "type, " t "text, " t "created_at, " t "updated_at"

inline constexpr char insertMessage[]
    = "INSERT INTO messages (" CHAUTARI_MESSAGE_COLUMNS("") ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
inline constexpr char messageByIdFor[]
    = "SELECT " CHAUTARI_MESSAGE_COLUMNS("m.") " FROM messages m JOIN conversations c ON c.id = m.conversation"
                                               " WHERE m.id = ?1 AND ?2 IN (c.provider, c.customer)";
inline constexpr char messageByClientId[]
    = "SELECT " CHAUTARI_MESSAGE_COLUMNS("") " FROM messages WHERE sender = ? AND client_message_id = ?";
inline constexpr char messageTwin[] = "SELECT " CHAUTARI_MESSAGE_COLUMNS(
    "") " FROM messages WHERE conversation = ? AND request_hash = ? AND client_message_id IS NULL AND sender = ?"
        " AND transport = ? AND created_at >= ? ORDER BY seq DESC LIMIT 1";
inline constexpr char setTransport[] = "UPDATE messages SET transport = ? WHERE id = ?";
inline constexpr char messagesBefore[] = "SELECT " CHAUTARI_MESSAGE_COLUMNS(
    "") " FROM messages WHERE conversation = ? AND seq < ? ORDER BY seq DESC LIMIT ?";
inline constexpr char messagesAfter[]
    = "SELECT " CHAUTARI_MESSAGE_COLUMNS("") " FROM messages WHERE conversation = ? AND seq > ? ORDER BY seq LIMIT ?";
inline constexpr char countOthersAfter[]
    = "SELECT count(*) FROM messages WHERE conversation = ? AND seq > ? AND sender <> ?";

// Message ids grow with time, also between conversations. The inner query reads the index (conversation, seq) alone: 16
// bytes for each message of mine, and only the page's rows are fetched.
#define CHAUTARI_MY_MESSAGES(direction)                                                                                \
    "SELECT " CHAUTARI_MESSAGE_COLUMNS("m.") " FROM messages m JOIN (SELECT id FROM messages WHERE conversation IN"    \
                                             " (SELECT id FROM conversations WHERE provider = ?1 UNION ALL SELECT id " \
                                             "FROM conversations WHERE customer = ?1)"                                 \
                                             " ORDER BY id " direction                                                 \
                                             " LIMIT ?2 OFFSET ?3) page ON page.id = m.id ORDER BY m.id " direction

inline constexpr char myMessagesOldestFirst[] = CHAUTARI_MY_MESSAGES("ASC");
inline constexpr char myMessagesNewestFirst[] = CHAUTARI_MY_MESSAGES("DESC");
inline constexpr char countMyMessages[]
    = "SELECT (SELECT coalesce(sum(last_seq), 0) FROM conversations WHERE provider = ?1)"
      " + (SELECT coalesce(sum(last_seq), 0) FROM conversations WHERE customer = ?1)";

} // namespace chautari::server::sql
