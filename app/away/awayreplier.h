// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/away/officehours.h"
#include "app/session/chatsession.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <functional>

namespace chautari {

//! \brief Answers for a person who is away, once per conversation and closed time, and only where the person has not
//! written himself since then. It runs here and not on the server, so it works with every server, while the program
//! runs. On a server that knows client_message_ids two devices of one person answer once. The thread of the session.
class AwayReplier : public QObject
{
public:
    using Clock = std::function<QDateTime()>;
    //! \param clock local time
    explicit AwayReplier(
        ChatSession &session, QObject *parent = nullptr, Clock clock = [] { return QDateTime::currentDateTime(); });

    void setHours(const OfficeHours &hours) { m_hours = hours; }

private:
    void handleChanges(const SessionChanges &changes);
    void noteOwn(const Message &message);

    ChatSession &m_session;
    Clock m_clock;
    OfficeHours m_hours;
    QHash<ConversationId, Timestamp> m_wroteAt; //!< the newest message of the person himself, or one of these answers
    QHash<ConversationId, QDateTime> m_answered; //!< the closed time for which it was done
};

} // namespace chautari
