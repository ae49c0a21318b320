// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/displaytext.h"

#include "shared/core/localtext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QTextBoundaryFinder>

namespace chautari::displaytext {

using namespace Qt::StringLiterals;

namespace {

constexpr int quotedLength = 200;

QString translated(const char *text)
{
    return QCoreApplication::translate("DisplayText", text);
}

QString attachmentLine(const Attachment &attachment)
{
    const QString size = attachment.fileSize > 0 ? u" · "_s + localtext::dataSize(attachment.fileSize) : QString();
    switch (attachment.kind) {
    case MessageType::Image:
        return translated(QT_TRANSLATE_NOOP("DisplayText", "Photo")) + size;
    case MessageType::Audio:
        return translated(QT_TRANSLATE_NOOP("DisplayText", "Voice message"))
            + (attachment.durationMs > 0 ? u" · "_s + duration(attachment.durationMs) : size);
    case MessageType::File:
    case MessageType::Text:
    case MessageType::System:
        return translated(QT_TRANSLATE_NOOP("DisplayText", "File: %1")).arg(isolated(name(attachment.fileName))) + size;
    }
    return {};
}

bool isBidiControl(QChar c)
{
    const char16_t u = c.unicode();
    return u == 0x061C || u == 0x200E || u == 0x200F || (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
}

} // namespace

QString name(const QString &raw)
{
    QString cleaned;
    cleaned.reserve(raw.size());
    for (const QChar c : raw) {
        if (isBidiControl(c)) {
            continue;
        }
        const bool isBreak = c.isSpace() || c.category() == QChar::Other_Control;
        cleaned.append(isBreak ? QChar(u' ') : c);
    }
    return cleaned.simplified();
}

QString deleted()
{
    return translated(QT_TRANSLATE_NOOP("DisplayText", "This message was deleted"));
}

QString bubble(const Message &message)
{
    return message.deletion == DeletionType::Everyone ? deleted() : message.text;
}

QString reactions(const QList<Reaction> &reactions)
{
    QStringList parts;
    for (const Reaction &reaction : reactions)
        parts.append(reaction.users.size() > 1 ? reaction.emoji + u' ' + localtext::toString(reaction.users.size())
                                               : reaction.emoji);
    return parts.join(u", "_s);
}

QString fileFacts(const Attachment &attachment)
{
    const QString suffix = QFileInfo(name(attachment.fileName)).suffix().toUpper().left(8);
    const QString size = attachment.fileSize > 0 ? localtext::dataSize(attachment.fileSize) : QString();
    const QString between = suffix.isEmpty() || size.isEmpty() ? QString() : u" · "_s;
    return suffix + between + size;
}

QString duration(int ms)
{
    const int seconds = (ms + 500) / 1000;
    const QString rest = localtext::toString(seconds % 60).rightJustified(2, localtext::toString(0).at(0));
    return u"%1:%2"_s.arg(localtext::toString(seconds / 60), rest);
}

QString price(const QString &decimal)
{
    bool isNumber = false;
    const double rupees = decimal.toDouble(&isNumber);
    if (!isNumber)
        return name(decimal);
    const int digits = decimal.endsWith(u".00") || !decimal.contains(u'.') ? 0 : 2;
    return translated(QT_TRANSLATE_NOOP("DisplayText", "Rs %1")).arg(localtext::toString(rupees, 'f', digits));
}

QString quoted(const ReplyPreview &reply)
{
    if (reply.isDeleted)
        return deleted();
    if (!reply.text.isEmpty())
        return oneLine(reply.text, quotedLength);
    switch (reply.type) {
    case MessageType::Image:
        return translated(QT_TRANSLATE_NOOP("DisplayText", "Photo"));
    case MessageType::Audio:
        return translated(QT_TRANSLATE_NOOP("DisplayText", "Voice message"));
    case MessageType::File:
        return translated(QT_TRANSLATE_NOOP("DisplayText", "File"));
    case MessageType::Text:
    case MessageType::System:
        break;
    }
    return {};
}

QString message(const Message &message)
{
    if (message.deletion == DeletionType::Everyone) {
        return deleted();
    }
    QStringList lines;
    for (const Attachment &attachment : message.attachments) {
        lines.append(attachmentLine(attachment));
    }
    if (!message.text.isEmpty() || lines.isEmpty()) {
        lines.append(message.text);
    }
    return lines.join(u'\n');
}

QString oneLine(const QString &text, qsizetype maxLength)
{
    // Only what can be shown is looked at: a preview of 64 KiB costs as much as one of 400 characters.
    QString line = text.left(maxLength * 2).simplified();
    if (line.size() <= maxLength) {
        return line;
    }
    qsizetype end = maxLength;
    if (line.at(end - 1).isHighSurrogate()) {
        --end;
    }
    line.truncate(end);
    return line + QChar(0x2026);
}

qsizetype foldedSize(const QString &text)
{
    constexpr int budget = 5'000; // letters; any text our own server takes, unless it is made of pictures
    constexpr int emojiCost = 25; // measured: bench_chat
    if (text.size() <= budget / emojiCost) {
        return text.size();
    }
    int spent = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        spent += text.at(i).isHighSurrogate() ? emojiCost : 1;
        if (spent > budget) {
            QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
            finder.setPosition(i);
            return finder.isAtBoundary() ? i : qMax<qsizetype>(0, finder.toPreviousBoundary());
        }
    }
    return text.size();
}

QString isolated(const QString &text)
{
    return QChar(0x2068) + text + QChar(0x2069);
}

} // namespace chautari::displaytext
