-- SPDX-FileCopyrightText: 2026 The Chautari developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Profile pictures: a file in DATA_DIR/media, which its person's row names; '' = none.

ALTER TABLE users ADD COLUMN picture TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN picture_type TEXT NOT NULL DEFAULT ''; -- its Content-Type
ALTER TABLE users ADD COLUMN picture_hash BLOB NOT NULL DEFAULT x'';
CREATE UNIQUE INDEX users_of_picture ON users (picture) WHERE picture <> '';

CREATE TRIGGER users_picture_replaced AFTER UPDATE OF picture ON users WHEN old.picture NOT IN ('', new.picture) BEGIN
    INSERT OR IGNORE INTO doomed_files VALUES (old.picture);
END;
CREATE TRIGGER users_deleted AFTER DELETE ON users WHEN old.picture <> '' BEGIN
    INSERT OR IGNORE INTO doomed_files VALUES (old.picture);
END;
