// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

#include <functional>
#include <mutex>

namespace chautari::server {

//! \brief A frame that is encoded by the first thread that has a socket for it, once for all threads; never when nobody
//! is there to read it. The writer's thread, which every message passes, so has nothing to do with JSON.
class LazyFrame
{
public:
    explicit LazyFrame(QByteArray encoded)
        : m_bytes(std::move(encoded))
    { }
    //! \param encode is called at most once, in any thread.
    explicit LazyFrame(std::function<QByteArray()> encode)
        : m_encode(std::move(encode))
    { }

    [[nodiscard]] const QByteArray &bytes() const
    {
        if (m_encode)
            std::call_once(m_once, [this] { m_bytes = m_encode(); });
        return m_bytes;
    }

private:
    std::function<QByteArray()> m_encode; //!< never changed, so that it may be asked without a lock
    mutable std::once_flag m_once;
    mutable QByteArray m_bytes;
};

} // namespace chautari::server
