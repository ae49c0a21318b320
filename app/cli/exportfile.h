// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/transcript.h"

namespace chautari::cli {

//! "html", "csv", or JSON for everything else.
TranscriptFormat formatNamed(const QString &name);

//! A whole conversation as one file, whole or not at all; standard output for an empty path.
Result<void> writeTranscript(
    const QString &path, TranscriptFormat format, const Conversation &conversation, const QList<Message> &messages);

} // namespace chautari::cli
