// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <functional>
#include <mutex>
#include <vector>

namespace chautari::server {

//! \brief A frame that is encoded by the first thread that has a socket for it, once for all threads; never when nobody
//! is there to read it. The writer's thread, which every message passes, so has nothing to do with JSON.
//!
//! One that shows people or files holds links, and those begin with how a client called the server: it is encoded once
//! for each such beginning, of which there are as many as the server has names.
class LazyFrame
{
public:
    //! \param baseUrl "http://host:port" of the receiver.
    using EncodeWithLinks = std::function<QByteArray(const QString &baseUrl)>;

    explicit LazyFrame(QByteArray encoded)
        : m_bytes(std::move(encoded))
    { }
    //! \param encode is called at most once, in any thread.
    explicit LazyFrame(std::function<QByteArray()> encode)
        : m_encode(std::move(encode))
    { }
    explicit LazyFrame(EncodeWithLinks encode)
        : m_encodeWithLinks(std::move(encode))
    { }

    [[nodiscard]] QByteArray bytes(const QString &baseUrl) const
    {
        if (m_encodeWithLinks)
            return bytesWithLinks(baseUrl);
        if (m_encode)
            std::call_once(m_once, [this] { m_bytes = m_encode(); });
        return m_bytes;
    }

private:
    [[nodiscard]] QByteArray bytesWithLinks(const QString &baseUrl) const
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &[base, bytes] : m_variants) {
            if (base == baseUrl)
                return bytes;
        }
        return m_variants.emplace_back(baseUrl, m_encodeWithLinks(baseUrl)).second;
    }

    std::function<QByteArray()> m_encode; //!< never changed, so that it may be asked without a lock
    EncodeWithLinks m_encodeWithLinks; //!< as well
    mutable std::once_flag m_once;
    mutable QByteArray m_bytes;
    mutable std::mutex m_mutex;
    mutable std::vector<std::pair<QString, QByteArray>> m_variants;
};

} // namespace chautari::server
