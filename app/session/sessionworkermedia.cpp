// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// SessionWorker, the files of messages.
#include "app/session/sessionworker.h"

namespace chautari {

void SessionWorker::fetchMedia(const Message &message, const Attachment &attachment, MediaSize size)
{
    if (m_isSignedIn)
        m_media.fetch(message, attachment, size);
}

void SessionWorker::cancelMedia(const MediaKey &key)
{
    m_media.cancel(key);
}

// What was sent from here need not come back over the network.
void SessionWorker::keepSentFiles(const OutgoingMessage &outgoing, const Message &stored)
{
    QStringList paths;
    for (const OutgoingFile &file : outgoing.files)
        paths.append(file.path);
    m_media.adopt(stored, paths);
}

} // namespace chautari
