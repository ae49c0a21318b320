// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/upkeep/cancellation.h"
#include "shared/core/result.h"

#include <QtCore/QStringList>

namespace chautari::server {

//! \brief Looks whether a data directory is whole: the database's pages, its references, the numbers that are kept
//! twice, every sealed text, every file. Changes nothing. Works beside a running server on a connection of its own; the
//! database is read in one transaction, so the log grows meanwhile. Blocks for as long as it takes.
class DataCheck
{
public:
    struct Report
    {
        QStringList problems; //!< sentences, at most a hundred
        qint64 furtherProblems = 0;
        qint64 conversations = 0;
        qint64 messages = 0;
        qint64 files = 0;

        [[nodiscard]] bool isFine() const { return problems.isEmpty(); }
        //! The problems, and how much was looked at.
        [[nodiscard]] QStringList sentences() const;
    };

    explicit DataCheck(QString dataDir, Cancellation isCancelled = {})
        : m_dataDir(std::move(dataDir))
        , m_isCancelled(std::move(isCancelled))
    { }

    //! An error is why it could not be looked at, not what is wrong.
    Result<Report> run() const;

private:
    QString m_dataDir;
    Cancellation m_isCancelled;
};

} // namespace chautari::server
