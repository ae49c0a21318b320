// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <functional>

namespace chautari::test {

//! What somebody may do to a backup who can write the file.
struct BackupEntry
{
    QString name;
    QByteArray bytes;
};

//! Reads `from`, lets `change` have its entries, and writes `to`.
void forgeBackup(const QString &from, const QString &to, const std::function<void(QList<BackupEntry> &)> &change);
//! Makes the manifest fit the entries again, as who can count but has no key.
void fitManifest(QList<BackupEntry> &entries);

} // namespace chautari::test
