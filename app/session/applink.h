// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/serveraddress.h"
#include "shared/core/ids.h"

#include <optional>

namespace chautari {

//! \brief What a link of the desktop asks for: chautari://HOST:PORT/ is a server, and
//! chautari://HOST:PORT/conversations/7 one conversation there. Anybody can make one, so nothing is done by it alone:
//! it shows a page, and sends nothing. With a fragment, chautari://HOST:PORT/#sha256/..., the server speaks TLS and has
//! that key (KeyPin). An InvitationLink is one too.
struct AppLink
{
    ServerAddress server;
    ConversationId conversation; //!< invalid = none
    QString ticket = {}; //!< of an invitation (InvitationLink), for who makes an account

    //! Nothing when it is not such a link, whole.
    [[nodiscard]] static std::optional<AppLink> parse(const QString &text);
};

} // namespace chautari
