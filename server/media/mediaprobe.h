// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/filebody.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <atomic>
#include <optional>

namespace chautari::server {

//! What the worker program found out about a picture or a recording.
struct MediaFacts
{
    int width = 0;
    int height = 0;
    QString blurHash;
    QByteArray thumbnail; //!< JPEG
    int durationMs = 0;
    QByteArray waveform;
};

//! \brief Has a stranger's file looked at by another program, which the file may take over without harm to us: it sees
//! that file and nothing else, and is killed after limits::workerMs (rulings.md 20). Thread-safe.
class MediaProbe
{
public:
    //! \param program empty: chautari-media-worker, as it is installed beside this program.
    explicit MediaProbe(const QString &program);

    //! Waits for the program. nullopt: it found nothing, or is not there, which is said once.
    [[nodiscard]] std::optional<MediaFacts> look(const FileBody &file, const QString &extension) const;

private:
    const QByteArray m_program;
    mutable std::atomic<bool> m_hasComplained = false;
};

} // namespace chautari::server
