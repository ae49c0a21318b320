// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/identity.h"
#include "server/domain/messageservice.h"
#include "shared/protocol/settings.h"

namespace chautari::server {

//! \brief Who somebody is, in the whole: the account with its profile (contract.md 2.1, 2.6). One sees oneself, an
//! administrator everybody. Stateless; runs in a transaction or a reader.
class ProfileService
{
public:
    //! \param links makes those to pictures; outlives the service. Null: pictures have none.
    explicit ProfileService(const MediaLinks *links = nullptr)
        : m_links(links)
    { }

    //! UserNotFound: the account of a signed-in person has gone.
    Result<UserAccount> account(Stores &stores, UserId user) const;
    //! NotFound for whoever may not see it.
    Result<UserAccount> accountFor(Stores &stores, const Identity &viewer, UserId user) const;
    Result<Page<UserAccount>> list(Stores &stores, const Identity &viewer, PageRequest page) const;
    //! Changes what `update` has, and the picture to the one that is given. A city that is not there: `Invalid pk "77"
    //! - object does not exist.`
    Result<UserAccount> update(WriteTransaction &tx, UserId user, const ProfileUpdate &update,
        const std::optional<PictureRecord> &picture = {}) const;

private:
    Result<UserAccount> withProfile(Stores &stores, const UserRecord &user) const;

    const MediaLinks *m_links;
};

} // namespace chautari::server
