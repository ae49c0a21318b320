// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

//! The statements of the outbox (app/store/sql/outbox.sql).
namespace chautari::outboxsql {

inline constexpr auto outgoing
    = "SELECT client_message_id, conversation, kind, text, reply_to, target, base_position, is_set, tried_after,"
      " file_name, content_type, file_size, created_at, problem FROM outgoing ORDER BY number";
inline constexpr auto add
    = "INSERT INTO outgoing (client_message_id, conversation, kind, text, reply_to, target,"
      " base_position, is_set, tried_after, file_name, content_type, file_size, created_at, problem)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
inline constexpr auto begin = "BEGIN IMMEDIATE";
inline constexpr auto commit = "COMMIT";
inline constexpr auto rollback = "ROLLBACK";
inline constexpr auto update = "UPDATE outgoing SET text = ?, problem = ?, tried_after = ? WHERE client_message_id = ?";
inline constexpr auto remove = "DELETE FROM outgoing WHERE client_message_id = ?";
inline constexpr auto marks = "SELECT conversation, kind, message, seq FROM marks";
inline constexpr auto putMark = "INSERT INTO marks (conversation, kind, message, seq) VALUES (?, ?, ?, ?)"
                                " ON CONFLICT DO UPDATE SET message = excluded.message, seq = excluded.seq"
                                " WHERE excluded.seq > seq";
// Younger than the rest: a file of before gets it when it is opened.
inline constexpr auto addDrafts = "CREATE TABLE IF NOT EXISTS drafts"
                                  " (conversation INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT";
inline constexpr auto addFiles
    = "CREATE TABLE IF NOT EXISTS further_files" // of an outgoing message, behind the one that its own row names
      " (client_message_id TEXT NOT NULL, number INTEGER NOT NULL, file_name TEXT NOT NULL, content_type TEXT NOT NULL,"
      " file_size INTEGER NOT NULL, PRIMARY KEY (client_message_id, number)) STRICT, WITHOUT ROWID";
inline constexpr auto furtherFiles = "SELECT client_message_id, file_name, content_type, file_size FROM further_files "
                                     "ORDER BY client_message_id, number";
inline constexpr auto addFurtherFile = "INSERT INTO further_files (client_message_id, number, file_name, content_type,"
                                       " file_size) VALUES (?, ?, ?, ?, ?)";
inline constexpr auto removeFurtherFiles = "DELETE FROM further_files WHERE client_message_id = ?";
inline constexpr auto drafts = "SELECT conversation, text FROM drafts";
inline constexpr auto putDraft = "INSERT INTO drafts (conversation, text) VALUES (?, ?)"
                                 " ON CONFLICT DO UPDATE SET text = excluded.text";
inline constexpr auto removeDraft = "DELETE FROM drafts WHERE conversation = ?";
inline constexpr auto removeMark = "DELETE FROM marks WHERE conversation = ? AND kind = ? AND seq <= ?";

} // namespace chautari::outboxsql
