// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

#include <optional>

namespace chautari {

//! \brief What a host hands out: where it is, which key it has, and a ticket. As a link it can be sent, clicked and
//! shown as a picture:
//!
//!     chautari://192.168.1.5:8000/?also=10.0.0.2&ticket=...#sha256/...
//!
//! Addresses may be wrong or old: the key decides. A server that has a certificate of its name instead, behind a proxy,
//! has one address, and its link no key: chautari://chat.example.org:443/?ticket=...
struct InvitationLink
{
    QStringList addresses; //!< names or numbers, IPv6 without brackets; the first one is tried first
    quint16 port = 0;
    QString fingerprint{}; //!< "sha256/..." (KeyPin); empty = by its certificate, or on this computer
    QString ticket; //!< empty: whoever has the link knows the host, no more

    [[nodiscard]] QString toString() const;
    //! Nothing when it is not such a link, whole: at most `mostAddresses`, a port, a fingerprint. Without one: one
    //! address, and a ticket.
    [[nodiscard]] static std::optional<InvitationLink> parse(const QString &text);

    static constexpr qsizetype mostAddresses = 8;
    static constexpr quint16 httpsPort = 443; //!< where a server with a certificate is, unless it says otherwise

    friend bool operator==(const InvitationLink &, const InvitationLink &) = default;
};

//! The key as a number that two people can compare: five groups of four digits, 66 bits of it. Empty for what is no
//! fingerprint.
QString keyNumber(const QString &fingerprint);

} // namespace chautari
