// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/transcript.h"

#include "shared/json/conversationjson.h"
#include "shared/json/messagejson.h"

#include <QtCore/QDateTime>
#include <QtCore/QIODevice>
#include <QtCore/QUrl>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr auto head = R"(<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:">
<style>
body { font-family: sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.45; }
article { margin: .5rem 0; padding: .5rem .8rem; border-radius: .6rem; background: #e8ecef; width: fit-content;
  max-width: 80%; overflow-wrap: anywhere; white-space: pre-wrap; }
article.mine { margin-left: auto; background: #d5efe8; }
article.gone { font-style: italic; color: #555; }
blockquote { margin: 0; padding-left: .6rem; border-left: .2rem solid #9aa; color: #555; }
time, .file { font-size: .8rem; color: #555; display: block; }
img { max-width: 100%; max-height: 24rem; display: block; }
</style>
)";

constexpr auto csvHead = "number,time,sender,type,text,files,answers,edited\r\n";
constexpr char byteOrderMark[] = "\xef\xbb\xbf";

// A file's own name may hold anything; in a link it is only a path.
QString asLink(const QString &path)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(path, "/"));
}

Conversation bare(Conversation conversation, TranscriptWriter::Emails emails)
{
    for (UserBasic *person : {&conversation.provider, &conversation.customer}) {
        person->avatar.clear();
        if (emails == TranscriptWriter::Emails::LeftOut)
            person->email.clear();
    }
    conversation.latestMessages.clear();
    return conversation;
}

QString fileHtml(const Attachment &attachment, const QString &saved)
{
    const QString name = attachment.fileName.toHtmlEscaped();
    if (saved.isEmpty())
        return u"<span class=\"file\">"_s + name + u"</span>"_s;
    const QString link = asLink(saved);
    const QString shown
        = attachment.kind == MessageType::Image ? u"<img src=\"%1\" alt=\"\">"_s.arg(link) + name : name;
    return u"<a class=\"file\" href=\""_s + link + u"\">"_s + shown + u"</a>"_s;
}

} // namespace

MediaKey wholeFileOf(const Message &message, const Attachment &attachment)
{
    return {message.id, attachment.id, MediaSize::Whole};
}

TranscriptWriter::TranscriptWriter(
    QIODevice &device, TranscriptFormat format, const Conversation &conversation, Emails emails)
    : m_device(device)
    , m_format(format)
    , m_viewer(conversation.viewer)
    , m_emails(emails)
{
    switch (format) {
    case TranscriptFormat::Html: {
        const QString peer = conversation.otherParticipant().displayName().toHtmlEscaped();
        put(QByteArray(head));
        put(QString(u"<title>"_s + peer + u"</title></head><body><h1>"_s + peer + u"</h1><p>"_s
            + conversation.service.title.toHtmlEscaped() + u"</p>\n"_s));
        break;
    }
    case TranscriptFormat::Json: {
        JsonWriter w;
        write(w, bare(conversation, emails));
        put(QByteArray("{\"conversation\":" + w.take() + ",\"messages\":["));
        break;
    }
    case TranscriptFormat::Csv:
        put(QByteArray(byteOrderMark) + csvHead);
        break;
    }
}

void TranscriptWriter::put(const QByteArray &bytes)
{
    m_hasFailed = m_hasFailed || m_device.write(bytes) != bytes.size();
}

void TranscriptWriter::add(const QList<Message> &messages, const SavedFiles &files)
{
    for (const Message &message : messages) {
        switch (m_format) {
        case TranscriptFormat::Html:
            addHtml(message, files);
            break;
        case TranscriptFormat::Json:
            addJson(transcript::harmless(message, m_emails), files);
            break;
        case TranscriptFormat::Csv:
            addCsv(message, files);
            break;
        }
        ++m_count;
    }
}

Result<void> TranscriptWriter::finish()
{
    if (m_format == TranscriptFormat::Html)
        put(QByteArray("</body></html>\n"));
    else if (m_format == TranscriptFormat::Json)
        put(QByteArray("]}\n"));
    if (m_hasFailed)
        return Error::of(ErrorCode::StorageFull, m_device.errorString());
    return {};
}

// Concatenated, not with arg(): a name may hold "%2".
void TranscriptWriter::addHtml(const Message &message, const SavedFiles &files)
{
    const bool isGone = message.deletion == DeletionType::Everyone;
    QString page = u"<article class=\""_s + (message.sender.id == m_viewer ? u"mine"_s : u"theirs"_s)
        + (isGone ? u" gone\">"_s : u"\">"_s);
    page += u"<time>"_s + message.sender.displayName().toHtmlEscaped() + u", "_s + transcript::time(message.createdAt)
        + u"</time>"_s;
    if (message.replyTo)
        page += u"<blockquote>"_s + message.replyTo->text.toHtmlEscaped() + u"</blockquote>"_s;
    page += transcript::body(message).toHtmlEscaped();
    for (const Attachment &attachment : message.attachments)
        page += fileHtml(attachment, files.value(wholeFileOf(message, attachment)));
    put(QString(page + u"</article>\n"_s));
}

void TranscriptWriter::addJson(Message message, const SavedFiles &files)
{
    for (Attachment &attachment : message.attachments)
        attachment.fileUrl = files.value(wholeFileOf(message, attachment));
    JsonWriter w;
    write(w, message);
    put(QByteArray((m_count > 0 ? ",\n" : "\n") + w.take()));
}

void TranscriptWriter::addCsv(const Message &message, const SavedFiles &files)
{
    QStringList names;
    for (const Attachment &attachment : message.attachments) {
        const QString saved = files.value(wholeFileOf(message, attachment));
        names << (saved.isEmpty() ? attachment.fileName : saved);
    }
    const QStringList cells{QString::number(message.seq), QString::fromLatin1(message.createdAt.toIso(0)),
        transcript::csvCell(message.sender.displayName()), QString(messageTypeName(message.type)),
        transcript::csvCell(transcript::body(message)), transcript::csvCell(names.join(u'\n')),
        message.replyTo ? QString::number(message.replyTo->seq) : QString(),
        message.editedAt.isValid() ? QString::fromLatin1(message.editedAt.toIso(0)) : QString()};
    put(QString(cells.join(u',') + u"\r\n"_s));
}

} // namespace chautari
