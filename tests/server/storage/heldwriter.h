// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/server/storage/storageroom.h"

#include <latch>

namespace chautari::server {

//! \brief Keeps the writer in its command, so that what is queued meanwhile shares the next commit.
class HeldWriter
{
public:
    explicit HeldWriter(StorageRoom &room)
    {
        m_answer = room.writeLater<bool>([this](WriteTransaction &) -> Result<bool> {
            m_isHeld.count_down();
            m_release.wait();
            return true;
        });
        m_isHeld.wait();
    }
    ~HeldWriter() { letGo(); }
    void letGo()
    {
        if (std::exchange(m_hasLetGo, true))
            return;
        m_release.count_down();
        m_answer.wait();
    }

private:
    std::latch m_isHeld{1};
    std::latch m_release{1};
    std::future<Result<bool>> m_answer;
    bool m_hasLetGo = false;
};

} // namespace chautari::server
