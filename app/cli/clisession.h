// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/clicommand.h"
#include "app/session/clientcore.h"

namespace chautari::cli {

//! \brief A session with everything that it has said so far, and ways to wait for more. Main thread, which runs the
//! loop of the program while a command waits.
class CliSession : public QObject
{
    Q_OBJECT
public:
    //! Null with a sentence when nobody is signed in here.
    explicit CliSession(const Command &command);
    ~CliSession() override;

    [[nodiscard]] ChatSession &session() const { return *m_session; }

    //! `next` runs once, when everything that can be known is known: caught up with the server, or, after the time that
    //! the command gives it, with what is on this computer. False: it is the latter.
    void whenReady(std::function<void(bool isCurrent)> next);

    QMap<ConversationId, Conversation> conversations;
    QMap<ConversationId, QMap<qint64, Message>> messages; //!< by seq
    QMap<QString, OutgoingMessage> outgoing;

Q_SIGNALS:
    void changed(const chautari::SessionChanges &changes); //!< after they were taken up

private:
    void apply(const SessionChanges &changes);

    ClientCore m_core;
    std::unique_ptr<ChatSession> m_session;
    int m_waitMs;
};

} // namespace chautari::cli
