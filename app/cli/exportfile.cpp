// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exportfile.h"

#include <QtCore/QFile>
#include <QtCore/QSaveFile>

#include <cstdio>

namespace chautari::cli {

using namespace Qt::StringLiterals;

namespace {

Result<void> writeTo(
    QIODevice &device, TranscriptFormat format, const Conversation &conversation, const QList<Message> &messages)
{
    TranscriptWriter writer(device, format, conversation);
    writer.add(messages);
    return writer.finish();
}

} // namespace

TranscriptFormat formatNamed(const QString &name)
{
    if (name == "html"_L1)
        return TranscriptFormat::Html;
    return name == "csv"_L1 ? TranscriptFormat::Csv : TranscriptFormat::Json;
}

Result<void> writeTranscript(
    const QString &path, TranscriptFormat format, const Conversation &conversation, const QList<Message> &messages)
{
    if (path.isEmpty()) {
        QFile out;
        if (!out.open(stdout, QIODevice::WriteOnly))
            return Error::of(ErrorCode::StorageFull, out.errorString());
        return writeTo(out, format, conversation, messages);
    }
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && writeTo(file, format, conversation, messages) && file.commit())
        return {};
    return Error::of(ErrorCode::StorageFull, u"%1 cannot be written: %2"_s.arg(path, file.errorString()));
}

} // namespace chautari::cli
