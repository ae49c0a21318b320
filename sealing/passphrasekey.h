// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

namespace chautari {

//! 32 bytes from a passphrase by Argon2id: slow and hungry on purpose, 64 MiB. Empty when there is not so much memory.
//! \param salt passphraseSaltBytes of them
QByteArray keyFromPassphrase(const QByteArray &passphrase, const QByteArray &salt);
inline constexpr qsizetype passphraseSaltBytes = 16;

//! What to keep of a passphrase to know it again, with its salt in it; as slow as the key, and empty without the
//! memory.
QByteArray passphraseHash(const QByteArray &passphrase);
bool isPassphraseOf(const QByteArray &hash, const QByteArray &passphrase);

QByteArray randomBytes(qsizetype count);

} // namespace chautari
