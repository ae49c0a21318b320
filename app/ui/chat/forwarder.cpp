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
    for (const Message &message : messages) {
        if (message.attachments.isEmpty()) {
            m_waiting.append({to, {}, -1, message.text});
            continue;
        }
        for (int i = 0; i < message.attachments.size(); ++i)
            m_waiting.append({to, message, i, i == 0 ? message.text : QString()});
    }
    goOn();
}

void Forwarder::goOn()
{
    while (!m_waiting.isEmpty() && !m_isFetching) {
        const Piece &piece = m_waiting.head();
        if (piece.attachment < 0) {
            m_session.sendText(piece.to, piece.text);
            m_waiting.dequeue();
            continue;
        }
        m_isFetching = true; // the answer may come at once
        m_session.fetchMedia(piece.message, piece.message.attachments.at(piece.attachment), MediaSize::Whole);
    }
}

void Forwarder::handle(const MediaEvent &media)
{
    if (!m_isFetching || media.state == MediaState::Coming || media.key.size != MediaSize::Whole)
        return;
    const Piece &first = m_waiting.head();
    if (media.key.message != first.message.id
        || media.key.attachment != first.message.attachments.at(first.attachment).id)
        return;
    const Piece piece = m_waiting.dequeue();
    m_isFetching = false;
    if (media.state == MediaState::Here) {
        sendFile(piece, media.path);
    } else {
        const QString name = displaytext::name(piece.message.attachments.at(piece.attachment).fileName);
        Q_EMIT failed(tr("%1 could not be forwarded: %2").arg(displaytext::isolated(name), media.error.firstMessage()));
        if (!piece.text.isEmpty())
            m_session.sendText(piece.to, piece.text);
    }
    goOn();
}

void Forwarder::sendFile(const Piece &piece, const QString &path)
{
    const QString folder = m_copies.filePath(QString::number(++m_number));
    const QString copy = folder + u'/' + safeFileName(piece.message.attachments.at(piece.attachment).fileName);
    if (!QDir().mkpath(folder) || !QFile::copy(path, copy)) {
        Q_EMIT failed(tr("A file could not be forwarded: there is no room for a copy of it."));
        return;
    }
    m_session.sendFile(piece.to, copy, piece.text);
}

} // namespace chautari
