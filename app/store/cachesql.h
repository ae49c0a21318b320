// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

//! The statements of the cache (app/store/sql/cache.sql).
namespace chautari::cachesql {

inline constexpr auto begin = "BEGIN IMMEDIATE";
inline constexpr auto commit = "COMMIT";
inline constexpr auto rollback = "ROLLBACK";
inline constexpr auto fact = "SELECT value FROM facts WHERE name = ?";
inline constexpr auto setFact = "INSERT INTO facts (name, value) VALUES (?, ?)"
                                " ON CONFLICT DO UPDATE SET value = excluded.value";
inline constexpr auto conversations = "SELECT id, proof, json FROM conversations";
inline constexpr auto putConversation = "INSERT INTO conversations (id, covered_from, proof, json) VALUES (?, ?, ?, ?)"
                                        " ON CONFLICT DO UPDATE SET proof = excluded.proof, json = excluded.json";
inline constexpr auto removeConversation = "DELETE FROM conversations WHERE id = ?";
inline constexpr auto coveredFrom = "SELECT covered_from FROM conversations WHERE id = ?";
inline constexpr auto cover = "UPDATE conversations SET covered_from = ? WHERE id = ?";
inline constexpr auto before = "SELECT id, conversation, seq, position, proof, json FROM messages"
                               " WHERE conversation = ? AND seq < ? ORDER BY seq DESC LIMIT ?";
// As in the condition of the index messages_with_files.
inline constexpr auto withFiles = "SELECT id, conversation, seq, position, proof, json FROM messages"
                                  " WHERE conversation = ? AND seq < ?"
                                  " AND instr(json, x'226174746163686d656e7473223a5b7b') > 0 ORDER BY seq DESC LIMIT ?";
// As MessageCache writes what a message quotes.
inline constexpr auto quoting = "SELECT id, conversation, seq, position, proof, json FROM messages"
                                " WHERE conversation = ? AND seq > ? AND instr(json, ?) > 0";
inline constexpr auto message = "SELECT id, conversation, seq, position, proof, json FROM messages WHERE id = ?";
inline constexpr auto position = "SELECT position FROM messages WHERE id = ?";
inline constexpr auto upTo = "SELECT id, conversation, seq, position, proof, json FROM messages"
                             " WHERE conversation = ? AND seq <= ?";
inline constexpr auto putMessage
    = "INSERT INTO messages (id, conversation, seq, position, proof, json)"
      " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET position = excluded.position,"
      " seq = excluded.seq, proof = excluded.proof, json = excluded.json";
inline constexpr auto removeMessage = "DELETE FROM messages WHERE id = ?";
inline constexpr auto marks = "SELECT delivered_seq, read_seq FROM marks WHERE conversation = ? AND user = ?";
inline constexpr auto peersMarks = "SELECT max(delivered_seq), max(read_seq) FROM marks"
                                   " WHERE conversation = ? AND user <> ?";
inline constexpr auto putMarks
    = "INSERT INTO marks (conversation, user, delivered_seq, read_seq) VALUES (?, ?, ?, ?)"
      " ON CONFLICT DO UPDATE SET delivered_seq = max(delivered_seq, excluded.delivered_seq),"
      " read_seq = max(read_seq, excluded.read_seq)";
inline constexpr auto addWords = "INSERT INTO words (rowid, text) VALUES (?, ?)";
inline constexpr auto addParts = "INSERT INTO parts (rowid, text) VALUES (?, ?)";
inline constexpr auto deleteWords = "INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)";
inline constexpr auto deleteParts = "INSERT INTO parts (parts, rowid, text) VALUES ('delete', ?, ?)";
inline constexpr auto mergeWords = "INSERT INTO words (words, rank) VALUES ('merge', ?)";
inline constexpr auto mergeParts = "INSERT INTO parts (parts, rank) VALUES ('merge', ?)";
inline constexpr auto totalChanges = "SELECT total_changes()";
inline constexpr auto findWords = "SELECT m.id, m.conversation, m.seq, m.position, m.proof, m.json"
                                  " FROM (SELECT rowid AS hit FROM words WHERE words MATCH ? AND rowid < ?"
                                  " ORDER BY rowid DESC LIMIT ?) JOIN messages AS m ON m.id = hit ORDER BY hit DESC";
inline constexpr auto findParts = "SELECT m.id, m.conversation, m.seq, m.position, m.proof, m.json"
                                  " FROM (SELECT rowid AS hit FROM parts WHERE parts MATCH ? AND rowid < ?"
                                  " ORDER BY rowid DESC LIMIT ?) JOIN messages AS m ON m.id = hit ORDER BY hit DESC";
// The same in one conversation: the index first, however many hits it has elsewhere.
inline constexpr auto findWordsIn
    = "SELECT m.id, m.conversation, m.seq, m.position, m.proof, m.json"
      " FROM words CROSS JOIN messages AS m ON m.id = words.rowid WHERE words MATCH ? AND words.rowid < ?"
      " AND m.conversation = ? ORDER BY words.rowid DESC LIMIT ?";
inline constexpr auto findPartsIn
    = "SELECT m.id, m.conversation, m.seq, m.position, m.proof, m.json"
      " FROM parts CROSS JOIN messages AS m ON m.id = parts.rowid WHERE parts MATCH ? AND parts.rowid < ?"
      " AND m.conversation = ? ORDER BY parts.rowid DESC LIMIT ?";

} // namespace chautari::cachesql
