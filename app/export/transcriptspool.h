// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"
#include "shared/protocol/message.h"

#include <QtCore/QTemporaryFile>

#include <functional>

namespace chautari {

//! \brief Turns a history round: its pages come newest first and are read oldest first, with one page in memory. Lies
//! in a file that only this person can read and that goes with it. One thread at a time.
class TranscriptSpool
{
public:
    //! The page before all that were added so far, ascending.
    Result<void> prepend(const QList<Message> &page);
    //! From the first message to the last. Stops with the first page for which it is told false.
    Result<void> read(const std::function<bool(const QList<Message> &page)> &told);
    [[nodiscard]] qint64 messages() const { return m_messages; }

private:
    struct Page
    {
        qint64 offset = 0;
        qint64 bytes = 0;
    };

    QTemporaryFile m_file;
    QList<Page> m_pages;
    qint64 m_messages = 0;
};

} // namespace chautari
