// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/usercontroller.h"

namespace chautari::server {

UserController::UserController(const Services &services, QObject *context)
    : m_services(services)
    , m_context(context)
{ }

void UserController::me(const Identity &who, const Done<UserAccount> &done)
{
    m_services.storage.read<UserAccount>(
        m_context,
        [&accounts = m_services.accounts, user = who.user](Stores &stores) { return accounts.account(stores, user); },
        done);
}

} // namespace chautari::server
