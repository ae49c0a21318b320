// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/upkeep/datacheck.h"
#include "shared/core/timestamp.h"

#include <QtCore/QByteArray>

namespace chautari::server {

//! \brief Puts a backup in the place of a data directory that no server is using. Nothing there is touched before the
//! whole backup was unpacked and found to be what it says; nothing is ever deleted. The restored server keeps its id
//! and begins a new epoch, so clients know that this is another history; and nobody is signed in, because a session
//! that was ended after the backup must not come back.
class Restore
{
public:
    struct Options
    {
        QString file;
        QString dataDir;
        QByteArray passphrase; //!< empty: the keys are in dataDir/keys
        bool isReplacing = false; //!< what is there is moved into a folder beside it
    };
    struct Summary
    {
        Timestamp madeAt;
        QString oldData; //!< where it is now; empty when there was none
        DataCheck::Report check;
    };

    static Result<Summary> run(const Options &options);
};

} // namespace chautari::server
