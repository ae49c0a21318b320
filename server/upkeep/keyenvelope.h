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

//! The keys under a passphrase (Argon2id, then XSalsa20-Poly1305). Slow and hungry on purpose: 64 MiB.
Result<QByteArray> sealKeys(const KeySet &keys, const QByteArray &passphrase);
Result<KeySet> openKeys(const QByteArray &sealed, const QByteArray &passphrase);

//! The first line of a file.
Result<QByteArray> readPassphrase(const QString &path);

} // namespace chautari::server
