-- SPDX-FileCopyrightText: 2026 The Chautari developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Times are microseconds since 1970 UTC, 0 = none. `position` is the database-wide counter of the row's last change.
-- A message of 120 bytes costs about 26 us of the writer; each further index on `messages` adds 6 to 13 us when 10
-- conversations share a commit, so there is none that no query uses.

CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value ANY NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    email TEXT NOT NULL COLLATE NOCASE UNIQUE,
    username TEXT NOT NULL UNIQUE,
    password_hash BLOB NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    role INTEGER NOT NULL CHECK (role BETWEEN 0 AND 2),
    phone TEXT,
    is_active INTEGER NOT NULL DEFAULT 1,
    is_verified INTEGER NOT NULL DEFAULT 0,
    date_joined INTEGER NOT NULL
) STRICT;

-- AUTOINCREMENT: a token names its session, so an id must never come back.
CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user INTEGER NOT NULL REFERENCES users (id),
    is_native INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX sessions_revoked ON sessions (revoked_at) WHERE revoked_at <> 0;

CREATE TABLE refresh_tokens (
    id_hash BLOB NOT NULL PRIMARY KEY,
    parent_hash BLOB NOT NULL,
    session INTEGER NOT NULL REFERENCES sessions (id),
    expires_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL DEFAULT 0,
    is_retired INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE categories (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE cities (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    region TEXT NOT NULL,
    UNIQUE (name, region)
) STRICT;

CREATE TABLE services (
    id INTEGER PRIMARY KEY,
    provider INTEGER NOT NULL REFERENCES users (id),
    category INTEGER NOT NULL REFERENCES categories (id),
    title TEXT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL,
    price TEXT NOT NULL,
    duration TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX services_listing ON services (status, created_at);

CREATE TABLE service_cities (
    service INTEGER NOT NULL REFERENCES services (id),
    city INTEGER NOT NULL REFERENCES cities (id),
    PRIMARY KEY (service, city)
) STRICT, WITHOUT ROWID;

CREATE TABLE conversations (
    id INTEGER PRIMARY KEY,
    service INTEGER NOT NULL REFERENCES services (id),
    provider INTEGER NOT NULL REFERENCES users (id),
    customer INTEGER NOT NULL REFERENCES users (id),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    last_message_at INTEGER NOT NULL DEFAULT 0,
    is_active INTEGER NOT NULL DEFAULT 1,
    is_provider_archived INTEGER NOT NULL DEFAULT 0,
    is_customer_archived INTEGER NOT NULL DEFAULT 0,
    unread_provider INTEGER NOT NULL DEFAULT 0 CHECK (unread_provider >= 0),
    unread_customer INTEGER NOT NULL DEFAULT 0 CHECK (unread_customer >= 0),
    last_seq INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL,
    provider_delivered_seq INTEGER NOT NULL DEFAULT 0,
    provider_read_seq INTEGER NOT NULL DEFAULT 0,
    provider_read_at INTEGER NOT NULL DEFAULT 0,
    customer_delivered_seq INTEGER NOT NULL DEFAULT 0,
    customer_read_seq INTEGER NOT NULL DEFAULT 0,
    customer_read_at INTEGER NOT NULL DEFAULT 0,
    UNIQUE (service, provider, customer),
    CHECK (provider <> customer)
) STRICT;
-- A page of somebody's list is read in order, without sorting: 2 to 3 us per message for both.
CREATE INDEX conversations_of_provider ON conversations (provider, is_provider_archived, last_message_at);
CREATE INDEX conversations_of_customer ON conversations (customer, is_customer_archived, last_message_at);

-- Rows are never removed (rulings: tombstones), so seq has no gaps and an id never comes back.
CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL REFERENCES conversations (id),
    sender INTEGER NOT NULL REFERENCES users (id),
    seq INTEGER NOT NULL,
    position INTEGER NOT NULL,
    client_message_id TEXT,
    request_hash BLOB,
    transport INTEGER NOT NULL,
    type INTEGER NOT NULL,
    text TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
-- No (conversation, position): as long as messages do not change after they were stored, seq has the same order. The
-- migration that brings edits adds a partial index over the changed rows.
CREATE UNIQUE INDEX messages_in_order ON messages (conversation, seq);
CREATE UNIQUE INDEX messages_by_client_id ON messages (sender, client_message_id) WHERE client_message_id IS NOT NULL;
-- Only messages of clients that send no id can have a twin; ours always send one and pay nothing for this.
CREATE INDEX messages_twins ON messages (conversation, request_hash, seq) WHERE client_message_id IS NULL;
