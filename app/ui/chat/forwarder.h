// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/chatsession.h"

#include <QtCore/QQueue>
#include <QtCore/QTemporaryDir>

namespace chautari {

//! \brief Sends messages on to another conversation, in their order: texts at once, files when they are on this
//! computer. What cannot be fetched is left out and told. Goes on whatever the window shows meanwhile. GUI thread.
class Forwarder : public QObject
{
    Q_OBJECT
public:
    explicit Forwarder(ChatSession &session, QObject *parent = nullptr);

    void forward(const QList<Message> &messages, ConversationId to);

Q_SIGNALS:
    void failed(const QString &sentence);

private:
    struct Forwarded
    {
        ConversationId to;
        Message message;
        int next = 0; //!< the attachment that comes next
        QStringList copies; //!< of those that came
    };

    void goOn();
    void send(const Forwarded &forwarded);
    void handle(const MediaEvent &media);
    void keepCopy(Forwarded &forwarded, const Attachment &attachment, const QString &path);

    ChatSession &m_session;
    QQueue<Forwarded> m_waiting; //!< a file of the first one is being fetched
    bool m_isFetching = false;
    QTemporaryDir m_copies; //!< under the names that the files had
    int m_number = 0;
};

} // namespace chautari
