// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/identity.h"
#include "server/domain/messageservice.h"
#include "shared/protocol/service.h"

namespace chautari::server {

//! \brief What providers offer: who sees a service, who may change it and how it gets its slug (contract.md 3).
//! Stateless.
class CatalogueService
{
public:
    explicit CatalogueService(const Clock &clock)
        : m_clock(clock)
    { }

    struct Listing
    {
        Page<Service> page;
        qint64 total = 0; //!< what the viewer could see without a filter
    };
    Result<Listing> list(Stores &stores, const Identity &who, const ServiceFilter &filter, PageRequest page) const;
    //! By id, else by slug. One that is not active is there for its provider and for administrators only.
    Result<Service> one(Stores &stores, const Identity &who, const QString &idOrSlug) const;
    //! Whatever their status; nothing for who offers nothing.
    Result<QList<Service>> own(Stores &stores, const Identity &who) const;
    Result<Page<Category>> categories(Stores &stores, PageRequest page) const;
    Result<Page<City>> cities(Stores &stores, PageRequest page) const;

    //! NotAuthenticated for nobody, PermissionDenied for who is no provider: asked before the body is looked at.
    Result<void> mayOffer(const Identity &who) const;
    Result<Service> create(WriteTransaction &tx, const Identity &who, const ServiceRequest &request) const;
    //! NotFound for what he cannot see, PermissionDenied for what is another's.
    Result<Service> change(
        WriteTransaction &tx, const Identity &who, const QString &idOrSlug, const ServiceRequest &request) const;
    //! The row stays, because conversations name it: the service is archived, which nobody sees any more, and every
    //! conversation goes on. (The original deletes them with it, on both sides.)
    Result<void> remove(WriteTransaction &tx, const Identity &who, const QString &idOrSlug) const;

private:
    Result<Service> changeable(Stores &stores, const Identity &who, const QString &idOrSlug) const;
    Result<void> apply(Stores &stores, const ServiceRequest &request, Service &service) const;
    Result<QString> freeSlug(Stores &stores, const QString &title) const;

    const Clock &m_clock;
};

} // namespace chautari::server
