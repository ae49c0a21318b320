// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/transcript.h"
#include "app/export/transcriptspool.h"

#include <QtGui/QFont>

#include <functional>

class QPagedPaintDevice;

namespace chautari {

//! Paints a conversation on paper or into a PDF, some hundreds of messages at a time, each lot from a new page on, so
//! that a long one needs no more memory than a short one. What people wrote goes in as text, never as markup. Not for
//! the GUI thread: it blocks.
//! \param isCancelled asked between two lots; the device is left as it is
Result<void> paintTranscript(QPagedPaintDevice &device, TranscriptSpool &spool, const Conversation &conversation,
    const SavedFiles &files, const QFont &font, const std::function<bool()> &isCancelled);

} // namespace chautari
