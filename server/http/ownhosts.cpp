// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/ownhosts.h"

#include <QtCore/QSysInfo>
#include <QtNetwork/QHostAddress>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

//! Without the port and the brackets of an IPv6 address, and without the dot that ends a full name.
QString bareName(const QByteArray &host)
{
    QString name = QString::fromLatin1(host).toLower();
    if (name.startsWith(u'['))
        return name.section(u']', 0, 0).mid(name.contains(u']') ? 1 : 0);
    name = name.section(u':', 0, 0);
    return name.endsWith(u'.') ? name.chopped(1) : name;
}

} // namespace

OwnHosts::OwnHosts(const QStringList &listed)
    : m_names{u"localhost"_s, QSysInfo::machineHostName().toLower()}
{
    for (const QString &name : listed)
        m_names.append(name.toLower());
}

bool OwnHosts::contains(const QByteArray &host) const
{
    if (host.isEmpty())
        return true;
    const QString name = bareName(host);
    // Names below .localhost and .local are never asked of a resolver that a stranger runs (RFC 6761, RFC 6762).
    return m_names.contains(name) || name.endsWith(u".localhost"_s) || name.endsWith(u".local"_s)
        || !QHostAddress(name).isNull();
}

} // namespace chautari::server
