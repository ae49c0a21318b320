-- SPDX-FileCopyrightText: 2026 The Chautari developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a person has done and the server has not confirmed. Nowhere else on earth is it written down.

CREATE TABLE outgoing (
    number INTEGER PRIMARY KEY AUTOINCREMENT, -- the order in which it was done
    client_message_id TEXT NOT NULL UNIQUE,
    conversation INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    text TEXT NOT NULL,
    reply_to INTEGER NOT NULL,
    target INTEGER NOT NULL, -- the message that is changed; 0 for a new one
    base_position INTEGER NOT NULL,
    is_set INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    content_type TEXT NOT NULL,
    file_size INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    problem TEXT NOT NULL -- not empty: refused for good, and why
) STRICT;

-- How far the person has received and read, until the server has confirmed it.
CREATE TABLE marks (
    conversation INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    message INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (conversation, kind)
) STRICT, WITHOUT ROWID;
