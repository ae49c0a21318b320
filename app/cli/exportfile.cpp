// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exportfile.h"

#include "shared/json/conversationjson.h"

#include <QtCore/QDateTime>
#include <QtCore/QSaveFile>

#include <cstdio>

namespace chautari::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr auto head = R"(<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
body { font-family: sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.45; }
article { margin: .5rem 0; padding: .5rem .8rem; border-radius: .6rem; background: #e8ecef; width: fit-content;
  max-width: 80%; overflow-wrap: anywhere; white-space: pre-wrap; }
article.mine { margin-left: auto; background: #d5efe8; }
article.gone { font-style: italic; color: #555; }
time, .file { font-size: .8rem; color: #555; display: block; }
</style>
)";

QString asHtml(const Conversation &conversation, const QList<Message> &messages)
{
    const QString peer = conversation.otherParticipant().displayName().toHtmlEscaped();
    QString page = QString::fromLatin1(head);
    page += u"<title>%1</title></head><body><h1>%1</h1><p>%2</p>\n"_s.arg(
        peer, conversation.service.title.toHtmlEscaped());
    for (const Message &message : messages) {
        const bool isGone = message.deletion == DeletionType::Everyone;
        const bool isMine = message.sender.id == conversation.viewer;
        const QString time
            = QDateTime::fromMSecsSinceEpoch(message.createdAt.microseconds() / 1000).toString(u"yyyy-MM-dd HH:mm"_s);
        QString body = isGone ? u"(deleted)"_s : message.text.toHtmlEscaped();
        for (const Attachment &attachment : message.attachments)
            body += u"<span class=\"file\">%1</span>"_s.arg(attachment.fileName.toHtmlEscaped());
        page += u"<article class=\"%1%2\">"_s.arg(isMine ? u"mine"_s : u"theirs"_s, isGone ? u" gone"_s : QString());
        page += u"<time>%1, %2</time>"_s.arg(message.sender.displayName().toHtmlEscaped(), time);
        page += body + u"</article>\n"_s;
    }
    return page + u"</body></html>\n"_s;
}

QByteArray asJson(const Conversation &conversation, const QList<Message> &messages)
{
    JsonWriter w;
    w.beginObject();
    w.key("conversation");
    write(w, conversation);
    w.key("messages").beginArray();
    for (const Message &message : messages)
        write(w, message);
    w.endArray().endObject();
    return w.take() + '\n';
}

} // namespace

QByteArray exported(const Conversation &conversation, const QList<Message> &messages, const QString &format)
{
    return format == "html"_L1 ? asHtml(conversation, messages).toUtf8() : asJson(conversation, messages);
}

Result<void> writeOut(const QByteArray &document, const QString &path)
{
    if (path.isEmpty()) {
        std::fwrite(document.constData(), 1, size_t(document.size()), stdout);
        return {};
    }
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(document) == document.size() && file.commit())
        return {};
    return Error::of(ErrorCode::StorageFull, u"%1 cannot be written: %2"_s.arg(path, file.errorString()));
}

} // namespace chautari::cli
