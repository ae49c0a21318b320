// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/chatsession.h"
#include "app/session/clientstorage.h"
#include "app/session/hostlookup.h"
#include "app/store/accountfolder.h"

class QThread;

namespace chautari {

//! \brief Owns the client-core thread. Lives in the GUI thread and must outlive its sessions.
class ClientCore
{
public:
    //! \param storage of sessions that createSession() is not told to keep out of it; empty = none is kept.
    explicit ClientCore(ClientStorage storage = {});
    ~ClientCore(); //!< joins

    //! An address without a pin gets the one that was agreed there before, with a server of this computer's accounts or
    //! of the hosts that were joined: typed once more, without TLS, it is still nobody else's.
    [[nodiscard]] std::unique_ptr<ChatSession> createSession(const ServerAddress &server);
    [[nodiscard]] std::unique_ptr<HostLookup> createLookup(); //!< must not outlive this
    //! Who was signed in last on this computer, at this address or anywhere. Reads a small file.
    [[nodiscard]] std::optional<AccountRecord> lastAccount(const QUrl &server = {}) const;
    //! Where the account's server was last, with the agreed key.
    [[nodiscard]] static ServerAddress addressOf(const AccountRecord &account);
    [[nodiscard]] const QString &accountRoot() const { return m_storage.root; } //!< of the profile; empty = none
    [[nodiscard]] QList<AccountRecord> accounts() const; //!< the last one first
    //! Everything kept of every account, sign-ins too, after what the sessions were told until now. Their windows are
    //! closed by the caller.
    void removeAccounts();

private:
    [[nodiscard]] ServerAddress agreed(const ServerAddress &server) const;

    ClientStorage m_storage;
    std::unique_ptr<QThread> m_thread;
};

} // namespace chautari
