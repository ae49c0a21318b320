// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

namespace chautari::server {

//! \brief The names under which this server may be asked: addresses, this computer's own name, and what the host
//! listed. A foreign name that leads here is a web page's way around the browser's origins (DNS rebinding,
//! guarantees.md 4.1). Immutable.
class OwnHosts
{
public:
    explicit OwnHosts(const QStringList &listed = {});

    //! \param host the Host header, with or without a port; none at all is HTTP/1.0.
    [[nodiscard]] bool contains(const QByteArray &host) const;

private:
    QStringList m_names; //!< lower case
};

} // namespace chautari::server
