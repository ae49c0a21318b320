// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/peopleorder.h"
#include "server/serverconfig.h"

#include <variant>

namespace chautari::server {

struct ServeCommand
{
    ServerConfig config; //!< an empty dataDir: demo data in a temporary folder
    bool printsOwnerLink = false;
    bool isAnnounced = false; //!< on the local network
    bool isOnlyChecked = false; //!< --check-config: say what is wrong with it, and serve nobody
};

//! Synthetic users and conversations for load tests (architecture.md, "Programs").
struct SeedCommand
{
    QString dataDir;
    QString outDir;
    int pairs = 0;
    int messages = 0;
};

//! Copies everything that is needed into one file, beside a running server or without one.
struct BackupCommand
{
    QString dataDir;
    QString file;
    QString passphraseFile; //!< empty: without the keys
};

struct RestoreCommand
{
    QString dataDir;
    QString file;
    QString passphraseFile;
    bool isReplacing = false;
};

//! Looks whether the data is whole.
struct CheckCommand
{
    QString dataDir;
};

//! Makes, lists and changes people: the right of who owns the data directory.
struct UserCommand
{
    QString dataDir;
    PeopleOrder order; //!< without the password
    QString passwordFile; //!< empty: standard input
};

//! --help and --version.
struct PrintCommand
{
    QString text;
};

using ServerCommand
    = std::variant<ServeCommand, SeedCommand, BackupCommand, RestoreCommand, CheckCommand, UserCommand, PrintCommand>;

//! What the arguments (without the program's name) ask for, or sentences that say what is wrong with them.
Result<ServerCommand, QStringList> parseCommandLine(const QStringList &arguments);

} // namespace chautari::server
