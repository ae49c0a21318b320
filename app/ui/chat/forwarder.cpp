// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/forwarder.h"

#include "app/models/displaytext.h"
#include "app/ui/chat/attachmentfiles.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

using namespace Qt::StringLiterals;

namespace chautari {

Forwarder::Forwarder(ChatSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session, &ChatSession::mediaChanged, this, &Forwarder::handle);
}

void Forwarder::forward(const QList<Message> &messages, ConversationId to)
{
    for (const Message &message : messages)
        m_waiting.append({to, message, 0, {}});
    goOn();
}

void Forwarder::goOn()
{
    while (!m_waiting.isEmpty() && !m_isFetching) {
        const Forwarded &first = m_waiting.head();
        if (first.next < first.message.attachments.size()) {
            m_isFetching = true; // the answer may come at once
            m_session.fetchMedia(first.message, first.message.attachments.at(first.next), MediaSize::Whole);
        } else {
            send(m_waiting.dequeue());
        }
    }
}

void Forwarder::send(const Forwarded &forwarded)
{
    if (!forwarded.copies.isEmpty())
        m_session.sendFiles(forwarded.to, forwarded.copies, forwarded.message.text);
    else if (!forwarded.message.text.isEmpty())
        m_session.sendText(forwarded.to, forwarded.message.text);
}

void Forwarder::handle(const MediaEvent &media)
{
    if (!m_isFetching || media.state == MediaState::Coming || media.key.size != MediaSize::Whole)
        return;
    Forwarded &first = m_waiting.head();
    const Attachment &attachment = first.message.attachments.at(first.next);
    if (media.key.message != first.message.id || media.key.attachment != attachment.id)
        return;
    m_isFetching = false;
    ++first.next;
    if (media.state == MediaState::Here) {
        keepCopy(first, attachment, media.path);
    } else {
        const QString name = displaytext::name(attachment.fileName);
        Q_EMIT failed(tr("%1 could not be forwarded: %2").arg(displaytext::isolated(name), media.error.firstMessage()));
    }
    goOn();
}

void Forwarder::keepCopy(Forwarded &forwarded, const Attachment &attachment, const QString &path)
{
    const QString folder = m_copies.filePath(QString::number(++m_number));
    const QString copy = folder + u'/' + safeFileName(attachment.fileName);
    if (QDir().mkpath(folder) && QFile::copy(path, copy))
        forwarded.copies.append(copy);
    else
        Q_EMIT failed(tr("A file could not be forwarded: there is no room for a copy of it."));
}

} // namespace chautari
