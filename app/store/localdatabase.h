// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlite/sqliteconnection.h"

namespace chautari {

//! How the databases of an account are opened.
struct LocalSchema
{
    QString script; //!< resource of the newest schema
    int version = 1;
    QByteArray pragmas; //!< run after opening
};

//! Instead of a path: a database that nothing of stays.
inline const QString inMemory = QStringLiteral(":memory:");

//! Opens the file, makes it (0600) when it is not there, and its tables when it is empty. The error's code is NotFound
//! when the file is damaged or of another version: then the caller decides what may be thrown away. StorageFull: no
//! room; PermissionDenied: the folder cannot be written.
Result<std::unique_ptr<SqliteConnection>> openLocalDatabase(const QString &path, const LocalSchema &schema);

//! Reads the whole file: 0.1 s for 50 MB that the kernel has in memory.
bool isSound(SqliteConnection &connection);

//! The file and what SQLite keeps beside it, moved out of the way under a free name. Empty when that did not work.
QString moveDatabaseAside(const QString &path, const QString &suffix);
void removeDatabase(const QString &path);

} // namespace chautari
