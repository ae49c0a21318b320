// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/chatsession.h"

class QThread;

namespace chautari {

//! \brief Owns the client-core thread. Lives in the GUI thread and must outlive its sessions.
class ClientCore
{
public:
    ClientCore();
    ~ClientCore(); //!< joins

    [[nodiscard]] std::unique_ptr<ChatSession> createSession(const ServerAddress &server);

private:
    std::unique_ptr<QThread> m_thread;
};

} // namespace chautari
