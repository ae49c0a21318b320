// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QMap>
#include <QtCore/QString>

namespace chautari::server {

//! Keys by the names of their files in keys/: 32 bytes each, and the TLS key as PEM, where there is one.
using KeySet = QMap<QString, QByteArray>;

//! Those without which a database is of little use: texts stay unreadable, and what is sent again would be taken for
//! another message; and the one by which clients know the server, so that they find the restored one as the same. Not
//! the one that signs tokens: whoever finds a backup must not be able to sign in as somebody.
//! \param folder DATA_DIR/keys
Result<KeySet> readBackupKeys(const QString &folder);
Result<void> writeBackupKeys(const QString &folder, const KeySet &keys);

//! What is kept of a passphrase, so that each backup can bring the keys of its day: with it they can be sealed, and
//! only with the passphrase be opened (the public half of an X25519 pair that Argon2id makes of it). Never in a backup:
//! with it goes a key that proves who has sealed. Slow and hungry on purpose: 64 MiB.
Result<QByteArray> sealFor(const QByteArray &passphrase);
Result<QByteArray> sealKeys(const KeySet &keys, const QByteArray &seal);

struct OpenedKeys
{
    KeySet keys;
    QByteArray seal; //!< under which the next ones can be
};

//! Nothing that somebody without passphrase and seal has put together. As slow as sealFor().
Result<OpenedKeys> openKeys(const QByteArray &sealedKeys, const QByteArray &passphrase);

//! The file with the seal in the folder of the keys, while backups are to bring them.
inline constexpr QLatin1StringView backupSealFile{"backup.seal"};

//! The first line of a file.
Result<QByteArray> readPassphrase(const QString &path);

} // namespace chautari::server
