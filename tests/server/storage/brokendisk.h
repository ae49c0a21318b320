// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

#include <atomic>

namespace chautari::server {

//! \brief A SQLite VFS over the real one whose writes and syncs can be made to fail. Switches are for the whole
//! process.
struct BrokenDisk
{
    static QByteArray name(); //!< registers it
    static inline std::atomic<bool> isFull{false};
    static inline std::atomic<bool> failsWrites{false};
    static inline std::atomic<bool> failsSyncs{false};
    static inline std::atomic<int> syncs{0};
};

} // namespace chautari::server
