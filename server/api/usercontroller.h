// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/done.h"
#include "server/api/services.h"

namespace chautari::server {

//! \brief The signed-in person's own account. Lives in an I/O thread, as long as its context.
class UserController
{
public:
    UserController(const Services &services, QObject *context);

    void me(const Identity &who, const Done<UserAccount> &done);

private:
    const Services &m_services;
    QObject *m_context;
};

} // namespace chautari::server
