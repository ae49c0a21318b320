// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/mediafolder.h"
#include "shared/core/result.h"
#include "shared/protocol/conversation.h"

#include <QtCore/QHash>

class QIODevice;

namespace chautari {

enum class TranscriptFormat {
    Html, //!< one page without scripts or foreign resources, readable in any browser
    Json, //!< {"conversation", "messages"}
    Csv, //!< a row each; UTF-8 with its mark, because spreadsheets guess otherwise
};

//! Where copies of files are, by message and attachment, as paths beside the transcript.
using SavedFiles = QHash<MediaKey, QString>;

[[nodiscard]] MediaKey wholeFileOf(const Message &message, const Attachment &attachment);

//! \brief Writes a conversation message by message, oldest first, and keeps none of it. What people wrote is text in
//! every format: no markup, no formula. Links into the server, which run out and let others in, are left out, and so
//! are e-mail addresses unless they are asked for. Any thread.
class TranscriptWriter
{
public:
    enum class Emails { LeftOut, Included };

    //! \param device open for writing; outlives the writer. Begins to write at once.
    TranscriptWriter(
        QIODevice &device, TranscriptFormat format, const Conversation &conversation, Emails emails = Emails::LeftOut);

    void add(const QList<Message> &messages, const SavedFiles &files = {});
    //! Whether all of it was written.
    Result<void> finish();

private:
    void put(const QByteArray &bytes);
    void put(const QString &text) { put(text.toUtf8()); }
    void addHtml(const Message &message, const SavedFiles &files);
    void addJson(Message message, const SavedFiles &files);
    void addCsv(const Message &message, const SavedFiles &files);

    QIODevice &m_device;
    TranscriptFormat m_format;
    UserId m_viewer;
    Emails m_emails;
    qint64 m_count = 0;
    bool m_hasFailed = false;
};

namespace transcript {

//! Without links that run out, and without e-mail addresses.
Message harmless(Message message, TranscriptWriter::Emails emails);
QString time(Timestamp time); //!< local, to the minute
QString body(const Message &message); //!< its text, or that it was deleted
QString csvCell(QString text); //!< quoted; never a formula

} // namespace transcript

} // namespace chautari
