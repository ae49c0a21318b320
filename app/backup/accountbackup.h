// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/accountfolder.h"

#include <atomic>

namespace chautari {

enum class AccountBackupProblem {
    NotFound, //!< nothing of the account is on this computer
    NotReadable, //!< or not writable: the place, not the content
    NoRoom,
    NoMemory, //!< for the passphrase: 64 MiB
    WrongPassphrase, //!< or damage at the very beginning, which cannot be told from it
    Damaged, //!< cut short, changed, or no backup at all
    InUse, //!< a program has the account open
    Exists, //!< the account is signed in on this computer
    Cancelled,
};

struct AccountBackupSummary
{
    int files = 0; //!< pictures and files
    qint64 bytes = 0; //!< of everything, before sealing
};

//! What an account has on this computer as one file under a passphrase: messages, what waits, drafts, pictures and
//! files. Never the sign-in: whoever finds the file must not be able to be that person. Reads beside an open account;
//! the file is read again before it takes its name, and only a whole one does. Blocks: not for the GUI thread.
//! \param root of the profile
Result<AccountBackupSummary, AccountBackupProblem> backUpAccount(const QString &root, const AccountRecord &account,
    const QString &file, const QByteArray &passphrase, const std::atomic<bool> &isCancelled);

//! Brings one back: everything or nothing. The person signs in again afterwards. Replaces no account that is here; what
//! a signed-out one left is moved aside.
Result<AccountRecord, AccountBackupProblem> restoreAccount(
    const QString &root, const QString &file, const QByteArray &passphrase, const std::atomic<bool> &isCancelled);

} // namespace chautari
