-- SPDX-FileCopyrightText: 2026 The Chautari developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Who may come in, and who runs the place.

-- Waits to be let in: not active until an owner says so.
ALTER TABLE users ADD COLUMN is_pending INTEGER NOT NULL DEFAULT 0;
ALTER TABLE users ADD COLUMN is_owner INTEGER NOT NULL DEFAULT 0;
CREATE INDEX users_pending ON users (id) WHERE is_pending = 1;
CREATE INDEX users_owning ON users (id) WHERE is_owner = 1;

-- What the owner has set for the place: its name, who may join.
CREATE TABLE place_settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A ticket to come in, kept as its hash. created_by is null for those of the host's dialog and the command line.
CREATE TABLE invitations (
    token_hash BLOB NOT NULL PRIMARY KEY,
    created_by INTEGER REFERENCES users (id),
    makes_owner INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    uses_left INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX invitations_expiring ON invitations (expires_at);
