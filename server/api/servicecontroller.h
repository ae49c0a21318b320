// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/done.h"
#include "server/api/services.h"

namespace chautari::server {

//! \brief What providers offer (contract.md 3). Lives in an I/O thread, as long as its context.
class ServiceController
{
public:
    ServiceController(const Services &services, QObject *context);

    void list(const QString &search, PageRequest page, const Done<Page<Service>> &done);
    //! By id, else by slug. One that is not active is there for its provider only.
    void one(const QString &idOrSlug, UserId viewer, const Done<Service> &done);

private:
    const Services &m_services;
    QObject *m_context;
};

} // namespace chautari::server
