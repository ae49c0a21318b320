// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/embeddedserver.h"
#include "app/session/clientcore.h"
#include "app/ui/mainwindow/mainwindow.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>

namespace chautari::monkey {

//! \brief One life of the program: a server, a person in a window, and another who writes to them whatever comes to his
//! mind. Made anew every minute, so that what is written cannot be mistaken for what is leaked.
class World : public QObject
{
    Q_OBJECT
public:
    World(const Shell &shell, QRandomGenerator &random);
    ~World() override;

    Result<void> start();
    //! Something the other person does: writes, answers, changes, deletes, reacts, types, leaves and comes back.
    void stir();
    [[nodiscard]] int stirred() const { return m_stirred; }

private:
    void openWindow();
    void signInOther();
    void sendFile();
    [[nodiscard]] QString anyText();
    [[nodiscard]] ConversationId anyConversation();
    [[nodiscard]] const Message *anyOwnMessage();

    Shell m_shell;
    QRandomGenerator &m_random;
    QTemporaryDir m_files;
    EmbeddedServer m_server;
    std::unique_ptr<ClientCore> m_core;
    std::unique_ptr<ChatSession> m_session;
    std::unique_ptr<ChatSession> m_other;
    std::unique_ptr<MainWindow> m_window;
    QList<Message> m_messages; //!< that the other person wrote
    QList<ConversationId> m_conversations;
    int m_stirred = 0;
};

} // namespace chautari::monkey
