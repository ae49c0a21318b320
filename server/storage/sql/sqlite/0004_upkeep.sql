-- SPDX-FileCopyrightText: 2026 The Chautari developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What was kept for longer, or more openly, than it need be.

-- Sessions and refresh tokens are removed once they have expired (domain/housekeeper.h). By session: so that removing one
-- does not look through all tokens for those that name it.
CREATE INDEX sessions_expiring ON sessions (expires_at);
CREATE INDEX refresh_tokens_expiring ON refresh_tokens (expires_at);
CREATE INDEX refresh_tokens_of_session ON refresh_tokens (session);

-- What the sender called a file, sealed like what he wrote and bound to (storage_name, owner).
ALTER TABLE attachments ADD COLUMN sealed_name BLOB NOT NULL DEFAULT x'';
UPDATE attachments SET sealed_name = seal_file_name(storage_name, owner, file_name);
ALTER TABLE attachments DROP COLUMN file_name;
