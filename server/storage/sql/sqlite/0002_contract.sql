-- SPDX-FileCopyrightText: 2026 The Chautari developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The whole contract: edits, deletions, reactions, attachments, notifications, settings, and text encrypted at rest.

-- ---- messages ------------------------------------------------------------------------------------------------------

ALTER TABLE messages ADD COLUMN reply_to INTEGER NOT NULL DEFAULT 0; -- another message of the conversation, 0 = none
ALTER TABLE messages ADD COLUMN edited_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN deleted_at INTEGER NOT NULL DEFAULT 0; -- for everyone: a tombstone without a body
-- What else there is to read for this row, so that a plain message costs one look: 1 attachments, 2 reactions, 4 flags.
ALTER TABLE messages ADD COLUMN extras INTEGER NOT NULL DEFAULT 0;
-- The text, sealed with a key outside the database and bound to (conversation, seq, sender); storage/textcipher.h.
ALTER TABLE messages ADD COLUMN body BLOB NOT NULL DEFAULT x'';
UPDATE messages SET body = seal_text(conversation, seq, sender, text);
ALTER TABLE messages DROP COLUMN text;

-- Messages that changed after they were stored; for the others seq has the order of positions.
CREATE INDEX messages_changed ON messages (conversation, position) WHERE edited_at <> 0 OR deleted_at <> 0 OR extras <> 0;

-- What a message said before it was edited; gone with it.
CREATE TABLE message_versions (
    message INTEGER NOT NULL REFERENCES messages (id),
    version INTEGER NOT NULL,
    body BLOB NOT NULL,
    written_at INTEGER NOT NULL,
    PRIMARY KEY (message, version)
) STRICT, WITHOUT ROWID;

-- Deleted "for me".
CREATE TABLE hidden_messages (
    conversation INTEGER NOT NULL REFERENCES conversations (id),
    user INTEGER NOT NULL REFERENCES users (id),
    seq INTEGER NOT NULL,
    message INTEGER NOT NULL REFERENCES messages (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (conversation, user, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE reactions (
    message INTEGER NOT NULL REFERENCES messages (id),
    user INTEGER NOT NULL REFERENCES users (id),
    emoji TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (message, user, emoji)
) STRICT, WITHOUT ROWID;

CREATE TABLE message_flags (
    message INTEGER NOT NULL REFERENCES messages (id),
    user INTEGER NOT NULL REFERENCES users (id),
    reason BLOB NOT NULL, -- sealed
    created_at INTEGER NOT NULL,
    PRIMARY KEY (message, user)
) STRICT, WITHOUT ROWID;

-- ---- conversations -------------------------------------------------------------------------------------------------

-- Deleted "for me": out of the list until a new message comes.
ALTER TABLE conversations ADD COLUMN is_provider_hidden INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversations ADD COLUMN is_customer_hidden INTEGER NOT NULL DEFAULT 0;
DROP INDEX conversations_of_provider;
DROP INDEX conversations_of_customer;
CREATE INDEX conversations_of_provider
    ON conversations (provider, is_provider_archived, is_provider_hidden, last_message_at);
CREATE INDEX conversations_of_customer
    ON conversations (customer, is_customer_archived, is_customer_hidden, last_message_at);

-- What one participant set for himself; no row = all defaults.
CREATE TABLE participants (
    conversation INTEGER NOT NULL REFERENCES conversations (id),
    user INTEGER NOT NULL REFERENCES users (id),
    cleared_seq INTEGER NOT NULL DEFAULT 0, -- messages up to here are deleted "for me"
    hidden_count INTEGER NOT NULL DEFAULT 0, -- rows in hidden_messages above cleared_seq
    is_pinned INTEGER NOT NULL DEFAULT 0,
    is_muted INTEGER NOT NULL DEFAULT 0,
    is_marked_unread INTEGER NOT NULL DEFAULT 0,
    note BLOB NOT NULL DEFAULT x'', -- sealed
    position INTEGER NOT NULL,
    PRIMARY KEY (conversation, user)
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_hiding ON participants (user) WHERE cleared_seq > 0 OR hidden_count > 0;

-- ---- search --------------------------------------------------------------------------------------------------------

-- Keyed hashes of whole words (rulings.md 25); meta 'search_cursor' is the last message that is in it.
CREATE TABLE message_words (
    conversation INTEGER NOT NULL,
    word INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (conversation, word, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO meta (key, value) VALUES ('search_cursor', 0);

-- ---- notifications -------------------------------------------------------------------------------------------------

-- Its id is its message's. Filled behind the senders' backs; meta 'notification_cursor' is the last message looked at.
CREATE TABLE notifications (
    user INTEGER NOT NULL REFERENCES users (id),
    message INTEGER NOT NULL REFERENCES messages (id),
    is_read INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (user, message)
) STRICT, WITHOUT ROWID;
CREATE INDEX notifications_unread ON notifications (user) WHERE is_read = 0;
-- Of what was said before this upgrade nobody is notified.
INSERT INTO meta (key, value) SELECT 'notification_cursor', coalesce(max(id), 0) FROM messages;

-- ---- attachments ---------------------------------------------------------------------------------------------------

-- Files in DATA_DIR/media under their random name. Without a message: an upload that nobody has used yet. Not ready: one
-- in parts, of which `received` bytes have come.
CREATE TABLE attachments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    owner INTEGER NOT NULL REFERENCES users (id),
    message INTEGER REFERENCES messages (id),
    ordinal INTEGER NOT NULL DEFAULT 0,
    kind INTEGER NOT NULL,
    storage_name TEXT NOT NULL UNIQUE,
    file_name TEXT NOT NULL,
    content_type TEXT NOT NULL,
    file_size INTEGER NOT NULL,
    hash BLOB NOT NULL,
    width INTEGER NOT NULL DEFAULT 0,
    height INTEGER NOT NULL DEFAULT 0,
    duration_ms INTEGER NOT NULL DEFAULT 0,
    waveform BLOB NOT NULL DEFAULT x'',
    preview TEXT NOT NULL DEFAULT '',
    has_thumbnail INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    received INTEGER NOT NULL,
    is_ready INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX attachments_of_message ON attachments (message, ordinal) WHERE message IS NOT NULL;
CREATE INDEX attachments_unused ON attachments (created_at) WHERE message IS NULL;

-- Files whose row has gone, until they have gone too: whoever deletes a row, in whatever way, leaves this behind.
CREATE TABLE doomed_files (
    storage_name TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TRIGGER attachments_deleted AFTER DELETE ON attachments BEGIN
    INSERT OR IGNORE INTO doomed_files VALUES (old.storage_name);
END;

-- ---- people --------------------------------------------------------------------------------------------------------

-- Settings as JSON documents, which are only read and written whole: profile, preferences, notifications, privacy.
CREATE TABLE user_documents (
    user INTEGER NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (user, kind)
) STRICT, WITHOUT ROWID;

ALTER TABLE users ADD COLUMN last_seen INTEGER NOT NULL DEFAULT 0; -- when the last socket went
ALTER TABLE sessions ADD COLUMN label TEXT NOT NULL DEFAULT ''; -- what the client called itself at the sign-in
ALTER TABLE sessions ADD COLUMN last_used_at INTEGER NOT NULL DEFAULT 0; -- to the minute
CREATE INDEX sessions_alive ON sessions (user) WHERE revoked_at = 0;

-- The second factor (RFC 6238). The secret is sealed under a key outside the database, bound to its user.
CREATE TABLE two_factor (
    user INTEGER NOT NULL PRIMARY KEY REFERENCES users (id),
    secret BLOB NOT NULL,
    enabled_at INTEGER NOT NULL DEFAULT 0, -- 0: shown to the person, who has not yet proved to have it
    last_step INTEGER NOT NULL DEFAULT 0 -- a code is good once
) STRICT;

CREATE TABLE blocks (
    blocker INTEGER NOT NULL REFERENCES users (id),
    blocked INTEGER NOT NULL REFERENCES users (id),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (blocker, blocked)
) STRICT, WITHOUT ROWID;

-- ---- services ------------------------------------------------------------------------------------------------------

ALTER TABLE categories ADD COLUMN slug TEXT NOT NULL DEFAULT '';
UPDATE categories SET slug = lower(replace(trim(title), ' ', '-'));

-- Prices in paisa, because text does not compare; at most 10 digits, so the detour over REAL is exact.
ALTER TABLE services ADD COLUMN price_paisa INTEGER NOT NULL DEFAULT 0 CHECK (price_paisa >= 0);
UPDATE services SET price_paisa = CAST(round(CAST(price AS REAL) * 100) AS INTEGER);
ALTER TABLE services DROP COLUMN price;
ALTER TABLE services ADD COLUMN discount_paisa INTEGER CHECK (discount_paisa >= 0); -- NULL = none
ALTER TABLE services ADD COLUMN short_description TEXT NOT NULL DEFAULT '';
ALTER TABLE services ADD COLUMN includes TEXT NOT NULL DEFAULT '';
ALTER TABLE services ADD COLUMN excludes TEXT NOT NULL DEFAULT '';
-- Brought by an import; nobody writes reviews here. The mean in hundredths of a star.
ALTER TABLE services ADD COLUMN rating INTEGER NOT NULL DEFAULT 0 CHECK (rating BETWEEN 0 AND 500);
ALTER TABLE services ADD COLUMN reviews_count INTEGER NOT NULL DEFAULT 0 CHECK (reviews_count >= 0);
CREATE INDEX services_of_provider ON services (provider, created_at);
