// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/services.h"
#include "server/media/mediaprobe.h"

namespace chautari::server {

//! \brief Has pictures and recordings looked at when they have come, one after the other, and tells the people of the
//! conversation what they look like (message_updated). Nobody waits for it: a message is sent without. Thread-safe.
class MediaInspector
{
public:
    //! \param context its thread takes the answers of the storage; outlives it.
    MediaInspector(Storage &storage, const MediaStore &store, const QString &program, QObject *context);

    //! A row that is on the disk. Further ones than limits::workerQueue go without a preview.
    void inspect(const AttachmentRecord &attachment);
    //! Waits for the one that is being looked at, and drops the others.
    void stop();

private:
    void look(AttachmentRecord attachment);

    Storage &m_storage;
    const MediaStore &m_store;
    const MediaProbe m_probe;
    QObject *m_context;
    std::atomic<bool> m_isStopping = false;
    WorkQueue m_queue{1, limits::workerQueue};
};

} // namespace chautari::server
