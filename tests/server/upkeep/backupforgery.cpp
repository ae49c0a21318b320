// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/upkeep/backupforgery.h"

#include "server/upkeep/systemfiles.h"
#include "server/upkeep/tararchive.h"

#include <QtCore/QCryptographicHash>

#include <fcntl.h>

namespace chautari::test {

using namespace server;

void forgeBackup(const QString &from, const QString &to, const std::function<void(QList<BackupEntry> &)> &change)
{
    QList<BackupEntry> entries;
    auto reader = TarReader::open(from);
    for (auto more = (*reader)->next(); more && *more; more = (*reader)->next()) {
        const QString name = (*reader)->name();
        const auto bytes = (*reader)->bytes(1'000'000'000);
        entries.append({name, *bytes});
    }
    change(entries);
    const FileDescriptor file = openPrivate(to, O_WRONLY | O_CREAT | O_EXCL);
    auto writer = TarWriter::open(file.value());
    for (const BackupEntry &entry : std::as_const(entries))
        (void)(*writer)->add(entry.name, entry.bytes).hasValue();
    (void)(*writer)->finish().hasValue();
}

void fitManifest(QList<BackupEntry> &entries)
{
    BackupManifest manifest;
    for (const BackupEntry &entry : std::as_const(entries)) {
        if (entry.name == backupnames::manifest)
            manifest = *BackupManifest::fromJson(entry.bytes);
    }
    manifest.files.clear();
    for (const BackupEntry &entry : std::as_const(entries)) {
        if (entry.name != backupnames::manifest && entry.name != backupnames::seal)
            manifest.files.append(
                {entry.name, entry.bytes.size(), QCryptographicHash::hash(entry.bytes, QCryptographicHash::Sha256)});
    }
    for (BackupEntry &entry : entries) {
        if (entry.name == backupnames::manifest)
            entry.bytes = manifest.toJson();
    }
}

} // namespace chautari::test
