// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/transcript.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>

namespace chautari::transcript {

using namespace Qt::StringLiterals;

Message harmless(Message message, TranscriptWriter::Emails emails)
{
    const auto bare = [emails](UserBasic &person) {
        person.avatar.clear();
        if (emails == TranscriptWriter::Emails::LeftOut)
            person.email.clear();
    };
    bare(message.sender);
    if (message.reader)
        bare(*message.reader);
    for (Attachment &attachment : message.attachments) {
        attachment.fileUrl.clear();
        attachment.thumbnailUrl.clear();
    }
    return message;
}

QString time(Timestamp time)
{
    return time.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s);
}

QString body(const Message &message)
{
    return message.deletion == DeletionType::Everyone ? QCoreApplication::translate("Transcript", "(deleted)")
                                                      : message.text;
}

// What a spreadsheet would reckon with begins with one of these, for some after spaces.
QString csvCell(QString text)
{
    const QString trimmed = text.trimmed();
    const bool isFormula = !trimmed.isEmpty() && u"=+-@|"_s.contains(trimmed.front());
    if (isFormula || text.startsWith(u'\t') || text.startsWith(u'\r'))
        text.prepend(u'\'');
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

} // namespace chautari::transcript
