// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/ratelimiter.h"
#include "server/domain/rates.h"
#include "server/media/filesoundness.h"
#include "server/media/medialinks.h"
#include "server/media/mediasettings.h"
#include "server/media/mediastore.h"
#include "server/media/workqueue.h"
#include "shared/core/ids.h"

#include <QtCore/QSet>

#include <mutex>

namespace chautari::server {

//! \brief What the doors share about files; made and owned by ChatServer. Thread-safe.
class Media
{
public:
    Media(const MediaSettings &settings, const QString &folder, const MediaLinks &fileLinks, const Clock &clock,
        const Rates &rates = {})
        : rules(settings.extensions, settings.fileBytes)
        , uploadBytes(settings.uploadBytes)
        , store(folder)
        , links(fileLinks)
        , soundness(store, clock)
        , requestRate(clock, rates.uploadsPerMinute, rates.uploadsPerMinute / 60.0)
        , byteRate(clock, rates.uploadBytesPerDay, rates.uploadBytesPerDay / (24.0 * 3600))
    { }

    const MediaRules rules;
    const qint64 uploadBytes;
    const MediaStore store;
    const MediaLinks &links;
    FileSoundness soundness;
    RateLimiter requestRate; //!< key: the user's id
    RateLimiter byteRate;
    WorkQueue disk{limits::mediaThreads, limits::mediaQueue};

    //! False while somebody else adds to this upload.
    [[nodiscard]] bool begin(AttachmentId upload)
    {
        const std::lock_guard lock(m_mutex);
        if (m_growing.contains(upload))
            return false;
        m_growing.insert(upload);
        return true;
    }
    void end(AttachmentId upload)
    {
        const std::lock_guard lock(m_mutex);
        m_growing.remove(upload);
    }

private:
    std::mutex m_mutex;
    QSet<AttachmentId> m_growing;
};

} // namespace chautari::server
