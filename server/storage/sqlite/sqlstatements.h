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

// ---- the audit log
// ---------------------------------------------------------------------------------------------------

inline constexpr char lastAuditEntry[] = "SELECT id, chain FROM audit_entries ORDER BY id DESC LIMIT 1";
inline constexpr char insertAuditEntry[]
    = "INSERT INTO audit_entries (id, at, actor, action, person, detail, chain) VALUES (?, ?, ?, ?, ?, ?, ?)";
inline constexpr char auditEntriesBefore[]
    = "SELECT id, at, actor, action, person, detail, chain FROM audit_entries WHERE id < ? ORDER BY id DESC LIMIT ?";
inline constexpr char allAuditEntries[]
    = "SELECT id, at, actor, action, person, detail, chain FROM audit_entries ORDER BY id";
inline constexpr char auditHead[] = "SELECT value FROM meta WHERE key = 'audit_head'";
inline constexpr char saveAuditHead[]
    = "INSERT INTO meta (key, value) VALUES ('audit_head', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";

// ---- users and sessions
// ----------------------------------------------------------------------------------------------

#define CHAUTARI_USER_COLUMNS                                                                                          \
    "id, email, username, password_hash, first_name, last_name, role, phone, is_active, is_verified, date_joined, "    \
    "last_seen, is_pending, is_owner"
#define CHAUTARI_USER_WITHOUT_PASSWORD                                                                                 \
    "SELECT id, email, username, x'', first_name, last_name, role, phone, is_active, is_verified, date_joined, "       \
    "last_seen, is_pending, is_owner, picture FROM users"

inline constexpr char userById[] = "SELECT " CHAUTARI_USER_COLUMNS ", picture FROM users WHERE id = ?";
inline constexpr char userByEmail[] = "SELECT " CHAUTARI_USER_COLUMNS ", picture FROM users WHERE email = ?";
inline constexpr char allUsers[] = CHAUTARI_USER_WITHOUT_PASSWORD " ORDER BY id";
inline constexpr char usersPage[] = CHAUTARI_USER_WITHOUT_PASSWORD " ORDER BY id LIMIT ? OFFSET ?";
inline constexpr char usersWaiting[] = CHAUTARI_USER_WITHOUT_PASSWORD " WHERE is_pending = 1 ORDER BY id";
inline constexpr char ownerExists[] = "SELECT 1 FROM users WHERE is_owner = 1 LIMIT 1";
inline constexpr char countOwners[] = "SELECT count(*) FROM users WHERE is_owner = 1 AND is_active = 1";
inline constexpr char countWaiting[] = "SELECT count(*) FROM users WHERE is_pending = 1";
inline constexpr char countUsers[] = "SELECT count(*) FROM users";
inline constexpr char emailTaken[] = "SELECT 1 FROM users WHERE email = ?";
inline constexpr char usernameTaken[] = "SELECT 1 FROM users WHERE username = ?";
inline constexpr char insertUser[]
    = "INSERT INTO users (" CHAUTARI_USER_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id";
inline constexpr char setStanding[]
    = "UPDATE users SET role = ?, is_active = ?, is_pending = ?, is_owner = ? WHERE id = ?";
inline constexpr char removeWaiting[] = "DELETE FROM users WHERE id = ? AND is_pending = 1 RETURNING id";
inline constexpr char updateUser[] = "UPDATE users SET first_name = ?, last_name = ?, phone = ? WHERE id = ?";
inline constexpr char setPicture[] = "UPDATE users SET picture = ?, picture_type = ?, picture_hash = ? WHERE id = ?";
// The partial index is only taken with its own condition.
#define CHAUTARI_PICTURE                                                                                               \
    "SELECT picture, picture_type, picture_hash FROM users u WHERE u.picture = ?1 AND u.picture <> ''"
inline constexpr char pictureByName[] = CHAUTARI_PICTURE;
inline constexpr char pictureByNameFor[]
    = CHAUTARI_PICTURE " AND (u.id = ?2 OR EXISTS (SELECT 1 FROM users v WHERE v.id = ?2 AND v.role = 2)"
                       " OR EXISTS (SELECT 1 FROM conversations WHERE provider = ?2 AND customer = u.id)"
                       " OR EXISTS (SELECT 1 FROM conversations WHERE provider = u.id AND customer = ?2))";
inline constexpr char setLastSeen[] = "UPDATE users SET last_seen = ?1 WHERE id = ?2 AND last_seen < ?3";
inline constexpr char setPasswordHash[] = "UPDATE users SET password_hash = ? WHERE id = ?";

inline constexpr char placeSettings[] = "SELECT name, value FROM place_settings";
inline constexpr char savePlaceSetting[] = "INSERT INTO place_settings (name, value) VALUES (?, ?)"
                                           " ON CONFLICT (name) DO UPDATE SET value = excluded.value";
inline constexpr char insertInvitation[]
    = "INSERT INTO invitations (token_hash, created_by, makes_owner, created_at, expires_at, uses_left)"
      " VALUES (?, ?, ?, ?, ?, ?)";
inline constexpr char invitationByHash[]
    = "SELECT token_hash, created_by, makes_owner, created_at, expires_at, uses_left FROM invitations"
      " WHERE token_hash = ?";
inline constexpr char useInvitation[] = "UPDATE invitations SET uses_left = uses_left - 1 WHERE token_hash = ?";
inline constexpr char removeInvitations[] = "DELETE FROM invitations WHERE created_by IS NOT NULL";
inline constexpr char removeExpiredInvitations[] = "DELETE FROM invitations WHERE expires_at < ?";

inline constexpr char userDocument[] = "SELECT body FROM user_documents WHERE user = ? AND kind = ?";
inline constexpr char saveUserDocument[] = "INSERT INTO user_documents (user, kind, body) VALUES (?, ?, ?)"
                                           " ON CONFLICT (user, kind) DO UPDATE SET body = excluded.body";
inline constexpr char userDocuments[] = "SELECT user, body FROM user_documents WHERE kind = ? ORDER BY user";

inline constexpr char insertBlock[] = "INSERT INTO blocks (blocker, blocked, created_at) VALUES (?, ?, ?)"
                                      " ON CONFLICT DO NOTHING RETURNING blocker";
inline constexpr char deleteBlock[] = "DELETE FROM blocks WHERE blocker = ? AND blocked = ? RETURNING blocker";
inline constexpr char blocksOf[]
    = "SELECT blocker, blocked, created_at FROM blocks WHERE blocker = ? ORDER BY created_at DESC, blocked DESC";
inline constexpr char allBlocks[] = "SELECT blocker, blocked, created_at FROM blocks";

inline constexpr char twoFactor[] = "SELECT secret, enabled_at, last_step FROM two_factor WHERE user = ?";
inline constexpr char saveTwoFactor[]
    = "INSERT INTO two_factor (user, secret, enabled_at, last_step) VALUES (?, ?, ?, ?)"
      " ON CONFLICT (user) DO UPDATE SET secret = excluded.secret, enabled_at = excluded.enabled_at,"
      " last_step = excluded.last_step";
inline constexpr char removeTwoFactor[] = "DELETE FROM two_factor WHERE user = ?";

#define CHAUTARI_SESSION_COLUMNS "id, user, is_native, created_at, expires_at, revoked_at, label, last_used_at"

inline constexpr char sessionById[] = "SELECT " CHAUTARI_SESSION_COLUMNS " FROM sessions WHERE id = ?";
inline constexpr char insertSession[]
    = "INSERT INTO sessions (user, is_native, created_at, expires_at, revoked_at, label, last_used_at)"
      " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id";
inline constexpr char sessionsAlive[] = "SELECT " CHAUTARI_SESSION_COLUMNS " FROM sessions WHERE user = ?"
                                        " AND revoked_at = 0 AND expires_at > ? ORDER BY last_used_at DESC, id DESC";
inline constexpr char touchSession[] = "UPDATE sessions SET last_used_at = ?1 WHERE id = ?2 AND last_used_at < ?1";
inline constexpr char extendSession[] = "UPDATE sessions SET expires_at = ? WHERE id = ?";
inline constexpr char revokeSession[] = "UPDATE sessions SET revoked_at = ? WHERE id = ? AND revoked_at = 0";
inline constexpr char sessionsRevokedSince[]
    = "SELECT " CHAUTARI_SESSION_COLUMNS " FROM sessions WHERE revoked_at <> 0 AND revoked_at >= ? ORDER BY id";

inline constexpr char countSessionsAlive[] = "SELECT count(*) FROM sessions WHERE revoked_at = 0 AND expires_at > ?";
inline constexpr char sessionsAlivePage[] = "SELECT " CHAUTARI_SESSION_COLUMNS " FROM sessions WHERE revoked_at = 0"
                                            " AND expires_at > ? ORDER BY last_used_at DESC, id DESC LIMIT ? OFFSET ?";

#define CHAUTARI_REFRESH_COLUMNS "id_hash, parent_hash, session, expires_at, used_at, is_retired"

inline constexpr char insertRefresh[]
    = "INSERT INTO refresh_tokens (" CHAUTARI_REFRESH_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?)";
inline constexpr char refreshByHash[] = "SELECT " CHAUTARI_REFRESH_COLUMNS " FROM refresh_tokens WHERE id_hash = ?";
inline constexpr char updateRefresh[]
    = "UPDATE refresh_tokens SET expires_at = ?, used_at = ?, is_retired = ? WHERE id_hash = ?";
inline constexpr char hasExpiredSessions[] = "SELECT 1 FROM refresh_tokens WHERE expires_at < ?1"
                                             " UNION ALL SELECT 1 FROM sessions WHERE expires_at < ?1 LIMIT 1";
inline constexpr char removeExpiredRefresh[]
    = "DELETE FROM refresh_tokens WHERE id_hash IN (SELECT id_hash FROM refresh_tokens WHERE expires_at < ?1"
      " ORDER BY expires_at LIMIT ?2) RETURNING 1";
inline constexpr char removeExpiredSessions[]
    = "DELETE FROM sessions WHERE id IN (SELECT id FROM sessions s WHERE expires_at < ?1 AND NOT EXISTS"
      " (SELECT 1 FROM refresh_tokens WHERE session = s.id) ORDER BY expires_at LIMIT ?2) RETURNING 1";

// ---- services
// --------------------------------------------------------------------------------------------------------

#define CHAUTARI_SERVICE_SELECT                                                                                        \
    "SELECT s.id, s.title, s.slug, s.price_paisa, s.duration, k.title, s.description, s.short_description,"            \
    " s.discount_paisa, s.includes, s.excludes, s.category, s.provider,"                                               \
    " coalesce(nullif(trim(p.first_name || ' ' || p.last_name), ''), p.username), p.is_verified,"                      \
    " (SELECT coalesce(sum(o.rating * o.reviews_count) / nullif(sum(o.reviews_count), 0), 0) FROM services o"          \
    "   WHERE o.provider = s.provider),"                                                                               \
    " (SELECT coalesce(sum(o.reviews_count), 0) FROM services o WHERE o.provider = s.provider),"                       \
    " s.status, s.rating, s.reviews_count, s.created_at, s.updated_at"                                                 \
    " FROM services s JOIN categories k ON k.id = s.category JOIN users p ON p.id = s.provider "
// ?1 who asks, ?2 whether he sees everybody's.
#define CHAUTARI_SERVICE_VISIBLE "(s.status = 'active' OR (s.status <> 'archived' AND (?2 OR s.provider = ?1)))"
// ?3 a JSON array of LIKE patterns that all must match somewhere, ?4 and ?5 LIKE patterns, ?6 to ?8 numbers, ?9 a flag.
#define CHAUTARI_SERVICE_MATCHES                                                                                       \
    CHAUTARI_SERVICE_VISIBLE                                                                                           \
    " AND NOT EXISTS (SELECT 1 FROM json_each(?3) term WHERE NOT (s.title LIKE term.value ESCAPE '\\'"                 \
    " OR s.description LIKE term.value ESCAPE '\\' OR s.short_description LIKE term.value ESCAPE '\\'"                 \
    " OR k.title LIKE term.value ESCAPE '\\'))"                                                                        \
    " AND k.title LIKE ?4 ESCAPE '\\'"                                                                                 \
    " AND (?5 = '%' OR EXISTS (SELECT 1 FROM service_cities x JOIN cities c ON c.id = x.city WHERE x.service = s.id"   \
    " AND c.name LIKE ?5 ESCAPE '\\'))"                                                                                \
    " AND s.price_paisa BETWEEN ?6 AND ?7 AND s.rating >= ?8 AND (NOT ?9 OR p.is_verified)"

// ?10 is a ServiceOrder.
inline constexpr char services[] = CHAUTARI_SERVICE_SELECT
    "WHERE " CHAUTARI_SERVICE_MATCHES
    " ORDER BY CASE ?10 WHEN 1 THEN -s.rating WHEN 2 THEN s.price_paisa WHEN 3 THEN -s.price_paisa"
    " WHEN 4 THEN -s.reviews_count ELSE 0 END, s.created_at DESC, s.id DESC LIMIT ?11 OFFSET ?12";
inline constexpr char countServices[] = "SELECT count(*) FROM services s JOIN categories k ON k.id = s.category JOIN "
                                        "users p ON p.id = s.provider WHERE " CHAUTARI_SERVICE_MATCHES;
inline constexpr char countVisibleServices[] = "SELECT count(*) FROM services s WHERE " CHAUTARI_SERVICE_VISIBLE;
inline constexpr char servicesOfProvider[]
    = CHAUTARI_SERVICE_SELECT "WHERE s.provider = ? AND s.status <> 'archived' ORDER BY s.created_at DESC, s.id DESC";
inline constexpr char countServicesOfProvider[]
    = "SELECT count(*) FROM services WHERE provider = ? AND status <> 'archived'";
inline constexpr char serviceById[] = CHAUTARI_SERVICE_SELECT "WHERE s.id = ?";
inline constexpr char serviceBySlug[] = CHAUTARI_SERVICE_SELECT "WHERE s.slug = ?";
inline constexpr char citiesOfService[] = "SELECT c.id, c.name, c.region FROM service_cities x JOIN cities c ON c.id = "
                                          "x.city WHERE x.service = ? ORDER BY c.id";
inline constexpr char insertService[]
    = "INSERT INTO services (id, provider, created_at, category, title, slug, description, short_description,"
      " price_paisa, discount_paisa, duration, includes, excludes, status, updated_at)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id";
// The slug stays: links to it go on working.
inline constexpr char updateService[]
    = "UPDATE services SET category = ?, title = ?, description = ?, short_description = ?, price_paisa = ?,"
      " discount_paisa = ?, duration = ?, includes = ?, excludes = ?, status = ?, updated_at = ? WHERE id = ?";
inline constexpr char insertServiceCity[] = "INSERT INTO service_cities (service, city) VALUES (?, ?)";
inline constexpr char deleteServiceCities[] = "DELETE FROM service_cities WHERE service = ?";
inline constexpr char nextServiceNumber[] = "SELECT coalesce(max(id), 0) + 1 FROM services";
inline constexpr char categories[] = "SELECT id, title, slug FROM categories ORDER BY title, id LIMIT ? OFFSET ?";
inline constexpr char countCategories[] = "SELECT count(*) FROM categories";
inline constexpr char categoryById[] = "SELECT id, title, slug FROM categories WHERE id = ?";
inline constexpr char cities[] = "SELECT id, name, region FROM cities ORDER BY name, id LIMIT ? OFFSET ?";
inline constexpr char countCities[] = "SELECT count(*) FROM cities";
inline constexpr char cityById[] = "SELECT id, name, region FROM cities WHERE id = ?";
inline constexpr char categoryByTitle[] = "SELECT id FROM categories WHERE title = ?";
inline constexpr char insertCategory[] = "INSERT INTO categories (title, slug) VALUES (?, ?) RETURNING id";
inline constexpr char cityByName[] = "SELECT id FROM cities WHERE name = ? AND region = ?";
inline constexpr char insertCity[] = "INSERT INTO cities (name, region) VALUES (?, ?) RETURNING id";

// ---- conversations
// ---------------------------------------------------------------------------------------------------

#define CHAUTARI_CONVERSATION_COLUMNS                                                                                  \
    "id, service, provider, customer, created_at, updated_at, last_message_at, is_active, is_provider_archived,"       \
    " is_customer_archived, unread_provider, unread_customer, last_seq, position, provider_delivered_seq,"             \
    " provider_read_seq, provider_read_at, customer_delivered_seq, customer_read_seq, customer_read_at,"               \
    " is_provider_hidden, is_customer_hidden"

inline constexpr char conversationById[] = "SELECT " CHAUTARI_CONVERSATION_COLUMNS " FROM conversations WHERE id = ?";
inline constexpr char conversationByIdFor[]
    = "SELECT " CHAUTARI_CONVERSATION_COLUMNS " FROM conversations WHERE id = ?1 AND ?2 IN (provider, customer)";
inline constexpr char conversationByTriple[]
    = "SELECT " CHAUTARI_CONVERSATION_COLUMNS " FROM conversations WHERE service = ? AND provider = ? AND customer = ?";
inline constexpr char insertConversation[]
    = "INSERT INTO conversations (" CHAUTARI_CONVERSATION_COLUMNS
      ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
inline constexpr char allConversations[] = "SELECT id, service, provider, customer, 0, 0, 0, is_active, 0, 0, 0, 0, 0, "
                                           "0, 0, 0, 0, 0, 0, 0, 0, 0 FROM conversations"
                                           " ORDER BY id";
// Both halves come in order out of their index and are merged, so a page costs its own rows only. ?4: archived or not.
inline constexpr char conversationsOf[] = "SELECT " CHAUTARI_CONVERSATION_COLUMNS
                                          " FROM conversations WHERE provider = ?1 AND is_provider_archived = ?4 AND"
                                          " is_provider_hidden = 0"
                                          " UNION ALL SELECT " CHAUTARI_CONVERSATION_COLUMNS
                                          " FROM conversations WHERE customer = ?1 AND is_customer_archived = ?4 AND"
                                          " is_customer_hidden = 0"
                                          " ORDER BY last_message_at DESC, id DESC LIMIT ?2 OFFSET ?3";
inline constexpr char countConversationsOf[]
    = "SELECT (SELECT count(*) FROM conversations WHERE provider = ?1 AND is_provider_archived = ?2 AND"
      " is_provider_hidden = 0)"
      " + (SELECT count(*) FROM conversations WHERE customer = ?1 AND is_customer_archived = ?2 AND"
      " is_customer_hidden = 0)";

// ?1 who asks, ?2 archived, ?3 is_active, ?4 has unread, ?5 service, ?6 provider, ?7 customer, ?8 category's slug, ?9
// and ?10 created, ?11 and ?12 last message; NULL = no matter. ?13 the words, a JSON list of LIKE patterns.
#define CHAUTARI_MATCHING_CONVERSATIONS                                                                                \
    " FROM (SELECT *, is_provider_archived AS archived, unread_provider AS unread FROM conversations"                  \
    " WHERE provider = ?1 AND is_provider_hidden = 0"                                                                  \
    " UNION ALL SELECT *, is_customer_archived AS archived, unread_customer AS unread FROM conversations"              \
    " WHERE customer = ?1 AND is_customer_hidden = 0) x"                                                               \
    " JOIN services s ON s.id = x.service JOIN categories k ON k.id = s.category"                                      \
    " JOIN users p ON p.id = x.provider JOIN users c ON c.id = x.customer"                                             \
    " WHERE (?2 IS NULL OR x.archived = ?2) AND (?3 IS NULL OR x.is_active = ?3)"                                      \
    " AND (?4 IS NULL OR (x.unread > 0) = ?4) AND (?5 IS NULL OR x.service = ?5)"                                      \
    " AND (?6 IS NULL OR x.provider = ?6) AND (?7 IS NULL OR x.customer = ?7) AND (?8 IS NULL OR k.slug = ?8)"         \
    " AND (?9 IS NULL OR x.created_at >= ?9) AND (?10 IS NULL OR x.created_at <= ?10)"                                 \
    " AND (?11 IS NULL OR x.last_message_at >= ?11)"                                                                   \
    " AND (?12 IS NULL OR (x.last_message_at <= ?12 AND x.last_message_at <> 0))"                                      \
    " AND NOT EXISTS (SELECT 1 FROM json_each(?13) w WHERE NOT (s.title LIKE w.value ESCAPE '\\'"                      \
    " OR p.first_name LIKE w.value ESCAPE '\\' OR p.last_name LIKE w.value ESCAPE '\\'"                                \
    " OR c.first_name LIKE w.value ESCAPE '\\' OR c.last_name LIKE w.value ESCAPE '\\'"                                \
    " OR p.username LIKE w.value ESCAPE '\\' OR c.username LIKE w.value ESCAPE '\\'))"

inline constexpr char countMatchingConversations[] = "SELECT count(*)" CHAUTARI_MATCHING_CONVERSATIONS;
// ?14 a number of ConversationFilter::Order, ?15 limit, ?16 offset. Never used ones stand last, as SQLite's NULLs do in
// the original.
inline constexpr char matchingConversations[]
    = "SELECT x.id" CHAUTARI_MATCHING_CONVERSATIONS
      " ORDER BY CASE ?14 WHEN 0 THEN -x.last_message_at WHEN 1 THEN x.last_message_at WHEN 2 THEN -x.created_at"
      " ELSE x.created_at END, x.id DESC LIMIT ?15 OFFSET ?16";
inline constexpr char unreadOf[]
    = "SELECT (SELECT coalesce(sum(unread_provider), 0) FROM conversations WHERE provider = ?1)"
      " + (SELECT coalesce(sum(unread_customer), 0) FROM conversations WHERE customer = ?1)";
inline constexpr char updateConversation[]
    = "UPDATE conversations SET updated_at = ?, is_active = ?, is_provider_archived = ?, is_customer_archived = ?,"
      " is_provider_hidden = ?, is_customer_hidden = ?, unread_provider = ?, unread_customer = ?, position = ? WHERE "
      "id = ?";
inline constexpr char participantOf[]
    = "SELECT cleared_seq, hidden_count, is_pinned, is_muted, is_marked_unread, note, position"
      " FROM participants WHERE conversation = ? AND user = ?";
inline constexpr char saveParticipant[]
    = "INSERT OR REPLACE INTO participants (conversation, user, cleared_seq, hidden_count, is_pinned, is_muted,"
      " is_marked_unread, note, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
inline constexpr char forgetHidden[] = "DELETE FROM hidden_messages WHERE conversation = ? AND user = ? AND seq <= ?";

inline constexpr char conversationAfterAppend[]
    = "UPDATE conversations SET updated_at = ?, last_message_at = ?, unread_provider = ?, unread_customer = ?, "
      "last_seq = ?,"
      " is_provider_archived = ?, is_customer_archived = ?, is_provider_hidden = ?, is_customer_hidden = ?,"
      " position = ? WHERE id = ?";
inline constexpr char conversationAfterMark[]
    = "UPDATE conversations SET unread_provider = ?, unread_customer = ?, position = ?, provider_delivered_seq = ?,"
      " provider_read_seq = ?, provider_read_at = ?, customer_delivered_seq = ?, customer_read_seq = ?, "
      "customer_read_at = ?"
      " WHERE id = ?";

// ---- attachments
// -----------------------------------------------------------------------------------------------------

#define CHAUTARI_ATTACHMENT_COLUMNS                                                                                    \
    "id, owner, coalesce(message, 0), ordinal, kind, storage_name, sealed_name, content_type, file_size, hash, width," \
    " height, duration_ms, waveform, preview, has_thumbnail, created_at, received, is_ready"

inline constexpr char bytesOfOwner[] = "SELECT coalesce(sum(file_size), 0) FROM attachments WHERE owner = ?";
inline constexpr char storageTotals[] = "SELECT (SELECT coalesce(sum(last_seq), 0) FROM conversations),"
                                        " (SELECT count(*) FROM attachments),"
                                        " (SELECT coalesce(sum(file_size), 0) FROM attachments)";
inline constexpr char storageShares[] = "SELECT owner, count(*), sum(file_size) AS bytes FROM attachments GROUP BY "
                                        "owner ORDER BY bytes DESC, owner LIMIT ?";
inline constexpr char insertAttachment[]
    = "INSERT INTO attachments (owner, kind, storage_name, sealed_name, content_type, file_size, hash, created_at,"
      " received, is_ready) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id";
inline constexpr char attachmentByIdFor[]
    = "SELECT " CHAUTARI_ATTACHMENT_COLUMNS " FROM attachments WHERE id = ? AND owner = ?";
inline constexpr char attachmentByStorageName[]
    = "SELECT " CHAUTARI_ATTACHMENT_COLUMNS " FROM attachments WHERE storage_name = ? AND is_ready = 1";
inline constexpr char addReceived[] = "UPDATE attachments SET received = ?4 WHERE id = ?1 AND owner = ?2 AND received "
                                      "= ?3 AND is_ready = 0 RETURNING 1";
inline constexpr char finishAttachment[]
    = "UPDATE attachments SET is_ready = 1, received = file_size, kind = ?, content_type = ?, hash = ?"
      " WHERE id = ? AND owner = ? AND is_ready = 0 RETURNING 1";
inline constexpr char setProbed[] = "UPDATE attachments SET width = ?, height = ?, duration_ms = ?, waveform = ?,"
                                    " preview = ?, has_thumbnail = ? WHERE id = ?";
inline constexpr char removeUnusedAttachment[]
    = "DELETE FROM attachments WHERE id = ? AND owner = ? AND message IS NULL RETURNING 1";
inline constexpr char removeUnusedAttachments[] = "DELETE FROM attachments WHERE id IN (SELECT id FROM attachments"
                                                  " WHERE message IS NULL AND created_at < ? LIMIT ?) RETURNING 1";
inline constexpr char hasStorageName[] = "SELECT 1 FROM attachments WHERE storage_name = ?1"
                                         " UNION ALL SELECT 1 FROM users WHERE picture = ?1 AND picture <> ''";
inline constexpr char doomedFiles[] = "SELECT storage_name FROM doomed_files LIMIT ?";
inline constexpr char forgetDoomedFile[] = "DELETE FROM doomed_files WHERE storage_name = ?";

// ---- messages
// --------------------------------------------------------------------------------------------------------

#define CHAUTARI_MESSAGE_COLUMNS(t)                                                                                    \
    t "id, " t "conversation, " t "sender, " t "seq, " t "position, " t "client_message_id, " t "request_hash, " t     \
      "transport, " t "type, " t "body, " t "created_at, " t "updated_at, " t "reply_to, " t "extras, " t              \
      "edited_at, " t "deleted_at"

//! Not deleted "for me"; `m` is the message, `user` a parameter.
#define CHAUTARI_IS_SHOWN_TO(user)                                                                                     \
    "m.seq > coalesce((SELECT p.cleared_seq FROM participants p WHERE p.conversation = m.conversation AND p.user "     \
    "= " user                                                                                                          \
    "), 0) AND NOT EXISTS (SELECT 1 FROM hidden_messages h WHERE h.conversation = m.conversation AND h.user = " user   \
    " AND h.seq = m.seq)"

//! ?1 the file, ?2 who asks: its owner, or who sees its message.
inline constexpr char attachmentByStorageNameFor[]
    = "SELECT " CHAUTARI_ATTACHMENT_COLUMNS " FROM attachments a WHERE storage_name = ?1 AND is_ready = 1"
      " AND ((owner = ?2 AND message IS NULL) OR EXISTS (SELECT 1 FROM messages m"
      " JOIN conversations c ON c.id = m.conversation WHERE m.id = a.message AND ?2 IN (c.provider, c.customer)"
      " AND " CHAUTARI_IS_SHOWN_TO("?2") "))";

inline constexpr char insertMessage[]
    = "INSERT INTO messages (" CHAUTARI_MESSAGE_COLUMNS("") ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)";
inline constexpr char messageByIdFor[]
    = "SELECT " CHAUTARI_MESSAGE_COLUMNS("m.") " FROM messages m JOIN conversations c ON c.id = m.conversation"
                                               " WHERE m.id = ?1 AND ?2 IN (c.provider, c.customer)"
                                               " AND " CHAUTARI_IS_SHOWN_TO("?2");
inline constexpr char messageByClientId[]
    = "SELECT " CHAUTARI_MESSAGE_COLUMNS("") " FROM messages WHERE sender = ? AND client_message_id = ?";
inline constexpr char messageTwin[] = "SELECT " CHAUTARI_MESSAGE_COLUMNS(
    "") " FROM messages WHERE conversation = ? AND request_hash = ? AND client_message_id IS NULL AND sender = ?"
        " AND transport = ? AND created_at >= ? ORDER BY seq DESC LIMIT 1";
inline constexpr char setTransport[] = "UPDATE messages SET transport = ? WHERE id = ?";
inline constexpr char messagesBeforeFor[]
    = "SELECT " CHAUTARI_MESSAGE_COLUMNS("m.") " FROM messages m WHERE m.conversation = ?1 AND m.seq < ?2 "
                                               "AND " CHAUTARI_IS_SHOWN_TO("?4") " ORDER BY m.seq DESC LIMIT ?3";
inline constexpr char messagesAfterFor[]
    = "SELECT " CHAUTARI_MESSAGE_COLUMNS("m.") " FROM messages m WHERE m.conversation = ?1 AND m.seq > ?2 "
                                               "AND " CHAUTARI_IS_SHOWN_TO("?4") " ORDER BY m.seq LIMIT ?3";
inline constexpr char messagesBefore[] = "SELECT " CHAUTARI_MESSAGE_COLUMNS(
    "") " FROM messages WHERE conversation = ? AND seq < ? ORDER BY seq DESC LIMIT ?";
inline constexpr char messagesAfter[]
    = "SELECT " CHAUTARI_MESSAGE_COLUMNS("") " FROM messages WHERE conversation = ? AND seq > ? ORDER BY seq LIMIT ?";
// ?1 conversation, ?2 seq, ?3 who counts: neither what was deleted for everyone nor what he deleted for himself.
inline constexpr char countOthersAfter[]
    = "SELECT count(*) FROM messages m WHERE m.conversation = ?1 AND m.sender <> ?3 AND m.deleted_at = 0"
      " AND m.seq > max(?2, coalesce((SELECT cleared_seq FROM participants WHERE conversation = ?1 AND user = ?3), 0))"
      " AND NOT EXISTS (SELECT 1 FROM hidden_messages h WHERE h.conversation = ?1 AND h.user = ?3 AND h.seq = m.seq)";
inline constexpr char isShownTo[] = "SELECT 1 FROM messages m WHERE m.id = ?1 AND " CHAUTARI_IS_SHOWN_TO("?2");
inline constexpr char hiddenSeqs[] = "SELECT seq FROM hidden_messages WHERE conversation = ? AND user = ? ORDER BY seq";

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
// ?1 who asks, ?2 conversation, ?3 type, ?4 status, ?5 flagged by me, ?6 has attachments, ?7 sender, ?8 sender's role,
// ?9 created after, ?10 created before; NULL = no matter. Reads all messages of the conversations asked for (rulings.md
// 26: filtered pages are not expected to cost the same everywhere).
#define CHAUTARI_MY_CONVERSATIONS                                                                                      \
    "(SELECT id FROM conversations WHERE provider = ?1 UNION ALL SELECT id FROM conversations WHERE customer = ?1)"
#define CHAUTARI_WITH_PEOPLE " JOIN conversations c ON c.id = m.conversation JOIN users u ON u.id = m.sender"
#define CHAUTARI_MATCHING_MESSAGES                                                                                     \
    " FROM messages m" CHAUTARI_WITH_PEOPLE " WHERE m.conversation IN " CHAUTARI_MY_CONVERSATIONS                      \
    " AND " CHAUTARI_MESSAGE_FILTERS
#define CHAUTARI_MESSAGE_FILTERS                                                                                       \
    " ?1 IN (c.provider, c.customer) AND (?2 IS NULL OR m.conversation = ?2)"                                          \
    " AND (?3 IS NULL OR m.type = ?3)"                                                                                 \
    " AND (?4 IS NULL OR ?4 = CASE"                                                                                    \
    " WHEN m.seq <= iif(m.sender = c.provider, c.customer_read_seq, c.provider_read_seq) THEN 2"                       \
    " WHEN m.seq <= iif(m.sender = c.provider, c.customer_delivered_seq, c.provider_delivered_seq) THEN 1 ELSE 0 END)" \
    " AND (?5 IS NULL OR ?5 = EXISTS (SELECT 1 FROM message_flags f WHERE f.message = m.id AND f.user = ?1))"          \
    " AND (?6 IS NULL OR ?6 = (m.extras & 1))"                                                                         \
    " AND (?7 IS NULL OR m.sender = ?7) AND (?8 IS NULL OR u.role = ?8)"                                               \
    " AND (?9 IS NULL OR m.created_at >= ?9) AND (?10 IS NULL OR m.created_at <= ?10)"                                 \
    " AND " CHAUTARI_IS_SHOWN_TO("?1")

inline constexpr char countMatchingMessages[] = "SELECT count(*)" CHAUTARI_MATCHING_MESSAGES;
inline constexpr char matchingMessagesOldestFirst[]
    = "SELECT " CHAUTARI_MESSAGE_COLUMNS("m.") CHAUTARI_MATCHING_MESSAGES " ORDER BY m.id LIMIT ?11 OFFSET ?12";
inline constexpr char matchingMessagesNewestFirst[]
    = "SELECT " CHAUTARI_MESSAGE_COLUMNS("m.") CHAUTARI_MATCHING_MESSAGES " ORDER BY m.id DESC LIMIT ?11 OFFSET ?12";

// Of what the filters leave: ?11 the hash of one word, ?12 those of the others as a JSON list.
#define CHAUTARI_FOUND_MESSAGES                                                                                        \
    " FROM message_words w CROSS JOIN messages m ON m.conversation = w.conversation AND m.seq = "                      \
    "w.seq" CHAUTARI_WITH_PEOPLE " WHERE w.conversation IN " CHAUTARI_MY_CONVERSATIONS " AND w.word = ?11"             \
    " AND NOT EXISTS (SELECT 1 FROM json_each(?12) o WHERE NOT EXISTS (SELECT 1 FROM message_words x"                  \
    " WHERE x.conversation = w.conversation AND x.word = o.value AND x.seq = w.seq))"                                  \
    " AND " CHAUTARI_MESSAGE_FILTERS

inline constexpr char countFoundMessages[] = "SELECT count(*)" CHAUTARI_FOUND_MESSAGES;
inline constexpr char foundMessagesOldestFirst[]
    = "SELECT m.id" CHAUTARI_FOUND_MESSAGES " ORDER BY m.id LIMIT ?13 OFFSET ?14";
inline constexpr char foundMessagesNewestFirst[]
    = "SELECT m.id" CHAUTARI_FOUND_MESSAGES " ORDER BY m.id DESC LIMIT ?13 OFFSET ?14";
// ?11 the last message that is in the index: these are looked at one by one.
inline constexpr char messagesNotIndexed[]
    = "SELECT " CHAUTARI_MESSAGE_COLUMNS("m.") " FROM messages m" CHAUTARI_WITH_PEOPLE
                                               " WHERE m.id > ?11 AND m.deleted_at = 0 AND " CHAUTARI_MESSAGE_FILTERS
                                               " ORDER BY m.id DESC LIMIT ?12";

inline constexpr char messagesSince[]
    = "SELECT " CHAUTARI_MESSAGE_COLUMNS("") " FROM messages WHERE id > ? ORDER BY id LIMIT ?";
inline constexpr char insertWord[] = "INSERT OR IGNORE INTO message_words (conversation, word, seq) VALUES (?, ?, ?)";
inline constexpr char removeWord[] = "DELETE FROM message_words WHERE conversation = ? AND word = ? AND seq = ?";
inline constexpr char removeAllWords[] = "DELETE FROM message_words";
inline constexpr char setMeta[] = "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2";
inline constexpr char hidesAnything[]
    = "SELECT 1 FROM participants WHERE user = ? AND (cleared_seq > 0 OR hidden_count > 0) LIMIT 1";

// What a message has besides its row.
inline constexpr char attachmentsOfMessage[]
    = "SELECT " CHAUTARI_ATTACHMENT_COLUMNS " FROM attachments WHERE message = ? ORDER BY ordinal";
inline constexpr char reactionsOfMessage[]
    = "SELECT user, emoji, created_at FROM reactions WHERE message = ? ORDER BY created_at, user, emoji";
inline constexpr char flagsOfMessage[] = "SELECT user, reason, created_at FROM message_flags WHERE message = ?";
inline constexpr char messageById[] = "SELECT " CHAUTARI_MESSAGE_COLUMNS("") " FROM messages WHERE id = ?";

inline constexpr char attachToMessage[]
    = "UPDATE attachments SET message = ?, ordinal = ? WHERE id = ? AND owner = ? AND message IS NULL"
      " AND is_ready = 1 RETURNING 1";

inline constexpr char saveMessage[]
    = "UPDATE messages SET position = ?, request_hash = ?, type = ?, body = ?, updated_at = ?,"
      " extras = ?, edited_at = ?, deleted_at = ? WHERE id = ?";
inline constexpr char conversationAfterChange[]
    = "UPDATE conversations SET position = ?, unread_provider = ?, unread_customer = ? WHERE id = ?";
inline constexpr char insertVersion[]
    = "INSERT INTO message_versions (message, version, body, written_at) VALUES (?, ?, ?, ?)";
inline constexpr char lastVersion[] = "SELECT coalesce(max(version), 0) FROM message_versions WHERE message = ?";
inline constexpr char versionsOfMessage[]
    = "SELECT version, body, written_at FROM message_versions WHERE message = ? ORDER BY version";
inline constexpr char eraseVersions[] = "DELETE FROM message_versions WHERE message = ?";
inline constexpr char eraseReactions[] = "DELETE FROM reactions WHERE message = ?";
inline constexpr char eraseFlags[] = "DELETE FROM message_flags WHERE message = ?";
inline constexpr char eraseAttachments[] = "DELETE FROM attachments WHERE message = ?";
inline constexpr char eraseNotifications[] = "DELETE FROM notifications WHERE user = ? AND message = ?";
inline constexpr char hideMessage[]
    = "INSERT OR IGNORE INTO hidden_messages (conversation, user, seq, message, position)"
      " VALUES (?, ?, ?, ?, ?) RETURNING 1";
inline constexpr char countHidden[]
    = "INSERT INTO participants (conversation, user, hidden_count, position) VALUES (?1, ?2, 1, ?3)"
      " ON CONFLICT DO UPDATE SET hidden_count = hidden_count + 1, position = ?3";
inline constexpr char addReaction[]
    = "INSERT OR IGNORE INTO reactions (message, user, emoji, created_at) VALUES (?, ?, ?, ?) RETURNING 1";
inline constexpr char removeReaction[]
    = "DELETE FROM reactions WHERE message = ? AND user = ? AND emoji = ? RETURNING 1";
inline constexpr char addFlag[]
    = "INSERT INTO message_flags (message, user, reason, created_at) VALUES (?1, ?2, ?3, ?4)"
      " ON CONFLICT DO UPDATE SET reason = ?3, created_at = ?4, is_settled = 0";
// Of messages that are still there.
inline constexpr char flagsWaiting[]
    = "SELECT f.message, f.user, f.reason, f.created_at FROM message_flags f WHERE f.is_settled = 0"
      " ORDER BY f.created_at LIMIT ?";
inline constexpr char settleFlags[]
    = "UPDATE message_flags SET is_settled = 1 WHERE message = ? AND is_settled = 0 RETURNING 1";
inline constexpr char hasWaitingFlag[] = "SELECT 1 FROM message_flags WHERE message = ? AND is_settled = 0";
inline constexpr char messagesOfAge[]
    = "SELECT " CHAUTARI_MESSAGE_COLUMNS("") " FROM messages WHERE id > ?"
                                             " AND deleted_at = 0 ORDER BY id LIMIT ?";
inline constexpr char setExtras[] = "UPDATE messages SET extras = (extras & 8) | ? WHERE id = ?";

inline constexpr char countMyMessages[]
    = "SELECT (SELECT coalesce(sum(last_seq), 0) FROM conversations WHERE provider = ?1)"
      " + (SELECT coalesce(sum(last_seq), 0) FROM conversations WHERE customer = ?1)";

// ---- what was missed
// -------------------------------------------------------------------------------------------------

inline constexpr char lastPosition[] = "SELECT value FROM meta WHERE key = 'position'";
// ?1 who asks, ?2 since when.
inline constexpr char changedConversations[]
    = "SELECT max(c.position, coalesce(p.position, 0)), c.id"
      " FROM (SELECT id, position FROM conversations WHERE provider = ?1"
      " UNION ALL SELECT id, position FROM conversations WHERE customer = ?1) c"
      " LEFT JOIN participants p ON p.conversation = c.id AND p.user = ?1"
      " WHERE c.position > ?2 OR p.position > ?2";
// Among messages that have not changed since they were stored, positions have the order of seq.
#define CHAUTARI_IS_UNCHANGED "m.edited_at = 0 AND m.deleted_at = 0 AND m.extras = 0"
inline constexpr char unchangedFrom[] = "SELECT m.position FROM messages m WHERE m.conversation = ? AND m.seq >= ?"
                                        " AND " CHAUTARI_IS_UNCHANGED " ORDER BY m.seq LIMIT 1";
// ?1 conversation, ?2 from which seq on, ?3 who asks.
inline constexpr char unchangedMessagesFrom[]
    = "SELECT m.position, m.id, m.seq FROM messages m WHERE m.conversation = ?1 AND m.seq >= ?2"
      " AND " CHAUTARI_IS_UNCHANGED " AND " CHAUTARI_IS_SHOWN_TO("?3") " ORDER BY m.seq";
// ?1 conversation, ?2 since when, ?3 who asks.
inline constexpr char changedMessages[]
    = "SELECT m.position, m.id, m.seq FROM messages m INDEXED BY messages_changed WHERE m.conversation = ?1"
      " AND m.position > ?2 AND (m.edited_at <> 0 OR m.deleted_at <> 0 OR m.extras <> 0)"
      " AND " CHAUTARI_IS_SHOWN_TO("?3") " ORDER BY m.position";
inline constexpr char hiddenMessages[] = "SELECT position, message, seq FROM hidden_messages"
                                         " WHERE conversation = ?1 AND position > ?2 AND user = ?3 ORDER BY position";

// ---- notifications
// ---------------------------------------------------------------------------------------------------

// Messages after the last one that was looked at, with whom they are for.
inline constexpr char messagesToNotify[]
    = "SELECT iif(m.sender = c.provider, c.customer, c.provider),"
      " coalesce((SELECT p.is_muted FROM participants p WHERE p.conversation = c.id"
      " AND p.user = iif(m.sender = c.provider, c.customer, c.provider)), 0),"
      " s.title, " CHAUTARI_MESSAGE_COLUMNS(
          "m.") " FROM messages m JOIN conversations c ON c.id = m.conversation JOIN services s ON s.id = c.service"
                " WHERE m.id > ? ORDER BY m.id LIMIT ?";
inline constexpr char insertNotification[] = "INSERT OR IGNORE INTO notifications (user, message) VALUES (?, ?)";

// ?1 whose. What he deleted for himself is no news for him either.
#define CHAUTARI_NOTIFICATIONS                                                                                         \
    " FROM notifications n JOIN messages m ON m.id = n.message JOIN conversations c ON c.id = m.conversation"          \
    " JOIN services s ON s.id = c.service WHERE n.user = ?1 AND " CHAUTARI_IS_SHOWN_TO("?1")

inline constexpr char notificationsOf[] = "SELECT n.is_read, s.title, " CHAUTARI_MESSAGE_COLUMNS("m.")
    CHAUTARI_NOTIFICATIONS " AND (?2 IS NULL OR n.is_read = ?2) ORDER BY n.message DESC LIMIT ?3";
inline constexpr char notificationOf[]
    = "SELECT n.is_read, s.title, " CHAUTARI_MESSAGE_COLUMNS("m.") CHAUTARI_NOTIFICATIONS " AND n.message = ?2";
inline constexpr char countUnreadNotifications[] = "SELECT count(*)" CHAUTARI_NOTIFICATIONS " AND n.is_read = 0";
inline constexpr char setNotificationRead[] = "UPDATE notifications SET is_read = ?3 WHERE user = ?1 AND message = ?2";
inline constexpr char markNotificationsRead[]
    = "UPDATE notifications SET is_read = 1 WHERE user = ?1 AND message IN (SELECT n.message" CHAUTARI_NOTIFICATIONS
      " AND n.is_read = 0 LIMIT ?2) RETURNING 1";
inline constexpr char removeReadNotifications[]
    = "DELETE FROM notifications WHERE user = ?1 AND message IN (SELECT n.message" CHAUTARI_NOTIFICATIONS
      " AND n.is_read = 1 LIMIT ?2) RETURNING 1";

} // namespace chautari::server::sql
