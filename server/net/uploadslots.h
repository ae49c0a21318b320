// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>

namespace chautari::server {

//! \brief Counts the bodies that are being streamed to disk, in the whole process. Thread-safe; outlives its slots.
class UploadSlots : public std::enable_shared_from_this<UploadSlots>
{
public:
    //! Taken until its last copy goes.
    using Slot = std::shared_ptr<const void>;

    explicit UploadSlots(int slots)
        : m_slots(slots)
    { }

    //! Null when all are taken.
    Slot take()
    {
        if (++m_taken <= m_slots)
            return Slot(this, [self = shared_from_this()](const void *) { --self->m_taken; });
        --m_taken;
        return nullptr;
    }

private:
    const int m_slots;
    std::atomic<int> m_taken = 0;
};

} // namespace chautari::server
