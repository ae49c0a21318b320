-- SPDX-FileCopyrightText: 2026 The Chautari developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The owner's console: what was done by whom, and which reports wait for somebody.

-- Each line's chain is a keyed hash over the chain before it and the line; meta.audit_head seals the number of lines.
-- No references: the log outlives those it speaks of.
CREATE TABLE audit_entries (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor INTEGER NOT NULL,
    action TEXT NOT NULL,
    person INTEGER NOT NULL,
    detail TEXT NOT NULL,
    chain BLOB NOT NULL
) STRICT;
-- Against mistakes of ours; the chain is what tells of strangers.
CREATE TRIGGER audit_entries_stay BEFORE UPDATE ON audit_entries BEGIN
    SELECT raise(ABORT, 'the audit log is only added to');
END;
CREATE TRIGGER audit_entries_are_kept BEFORE DELETE ON audit_entries BEGIN
    SELECT raise(ABORT, 'the audit log is only added to');
END;

-- 1: an owner has looked at it.
ALTER TABLE message_flags ADD COLUMN is_settled INTEGER NOT NULL DEFAULT 0;
CREATE INDEX message_flags_waiting ON message_flags (created_at) WHERE is_settled = 0;

CREATE INDEX sessions_by_use ON sessions (last_used_at) WHERE revoked_at = 0;

-- Of whom all files are counted.
CREATE INDEX attachments_of_owner ON attachments (owner, file_size);
