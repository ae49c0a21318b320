// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/sessionevents.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace chautari {

//! \brief Gathers changes so that the GUI thread is woken once per few milliseconds, not once per frame: a page of 100
//! conversations or a burst of 1,000 messages is one signal. Later upserts of the same thing replace earlier ones.
class ChangeCollector : public QObject
{
    Q_OBJECT
public:
    explicit ChangeCollector(QObject *parent = nullptr);

    void add(const Conversation &conversation);
    void addGone(ConversationId conversation);
    void add(const Message &message);
    //! Somebody else wrote it while this one was online or away.
    void addArrived(const Message &message);
    void add(const MessageDeletedEvent &deletion);
    void add(const OutgoingMessage &outgoing);
    void addDone(const QString &clientMessageId);
    void add(const MessageStatusEvent &mark);
    void add(const TypingEvent &typing);
    void add(const PresenceEvent &presence);

    //! Emits what there is now, so that a signal that must come after it can follow.
    void flush();
    void clear();

Q_SIGNALS:
    void collected(const chautari::SessionChanges &changes);

private:
    void schedule();

    SessionChanges m_changes;
    bool m_isEmpty = true;
    QTimer m_timer;
};

} // namespace chautari
