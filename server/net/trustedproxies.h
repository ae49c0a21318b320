// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/net/httptypes.h"

namespace chautari::server {

//! \brief The proxies whose word is taken for who their client is: from everybody else X-Forwarded-For and
//! X-Forwarded-Proto are headers like any other, since whoever counts by address must not be told which. Immutable.
class TrustedProxies
{
public:
    TrustedProxies() = default;
    //! An address, or a network as ADDRESS/BITS; false when it is neither.
    bool add(const QString &text);

    [[nodiscard]] bool isEmpty() const { return m_networks.isEmpty(); }
    [[nodiscard]] bool contains(const QHostAddress &address) const;

    //! What a proxy says of the other end of a connection.
    struct Client
    {
        QHostAddress address;
        bool isTls = false;
    };
    //! \param peer the proxy itself, which is what is left when it says nothing that can be understood. The list grows
    //! to the right, so the last address that is not a proxy of ours is the one that one of ours has seen; what stands
    //! before it was written by that client.
    [[nodiscard]] Client clientOf(const QHostAddress &peer, bool isTls, const HttpHeaders &headers) const;

private:
    QList<std::pair<QHostAddress, int>> m_networks; //!< address and bits
};

} // namespace chautari::server
