-- SPDX-FileCopyrightText: 2026 The Chautari developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Everything here came from the server and can come again: a cache that is damaged or of another version is thrown away.

CREATE TABLE facts (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE conversations (
    id INTEGER PRIMARY KEY,
    covered_from INTEGER NOT NULL, -- every message from this seq on that the person may see is here
    proof INTEGER NOT NULL,
    json BLOB NOT NULL -- without its latest messages
) STRICT;

-- How far somebody received and read a conversation. Forward only.
CREATE TABLE marks (
    conversation INTEGER NOT NULL,
    user INTEGER NOT NULL,
    delivered_seq INTEGER NOT NULL,
    read_seq INTEGER NOT NULL,
    PRIMARY KEY (conversation, user)
) STRICT, WITHOUT ROWID;

-- The id rises with time across all conversations, so the newest hits of a search are the highest rowids of its index.
CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    position INTEGER NOT NULL,
    proof INTEGER NOT NULL, -- of the row: what was changed on the disk is not shown
    json BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX messages_by_seq ON messages (conversation, seq);

-- Those whose JSON has "attachments":[{ in it, so that the files of a long conversation are found without reading it.
CREATE INDEX messages_with_files ON messages (conversation, seq)
    WHERE instr(json, x'226174746163686d656e7473223a5b7b') > 0;

-- Whole words and their beginnings. The categories keep Devanagari's vowel signs and marks inside the word: without them
-- "मेला" would find "माला".
CREATE VIRTUAL TABLE words USING fts5(
    text, content = '', prefix = '2 3',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

-- Any three characters that stand beside each other: finds the middle of a word.
CREATE VIRTUAL TABLE parts USING fts5(text, content = '', detail = none, tokenize = 'trigram');
