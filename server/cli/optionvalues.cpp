// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/optionvalues.h"

#include <QtCore/QUrl>

namespace chautari::server {

using namespace Qt::StringLiterals;

std::optional<ListenAddress> readListenAddress(const QString &text)
{
    const QUrl url("http://"_L1 + text);
    const int port = url.port();
    if (!url.isValid() || port < 0 || !url.path().isEmpty() || !url.userInfo().isEmpty())
        return std::nullopt;
    const QHostAddress address
        = url.host() == "localhost"_L1 ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(url.host());
    if (address.isNull())
        return std::nullopt;
    // [::] is everybody, as most servers have it; to QTcpServer and ours it would be IPv6 alone.
    return ListenAddress{
        address == QHostAddress(QHostAddress::AnyIPv6) ? QHostAddress(QHostAddress::Any) : address, quint16(port)};
}

std::optional<TlsSettings> readTls(const QString &text)
{
    if (text == "auto"_L1)
        return TlsSettings();
    if (text == "off"_L1)
        return TlsSettings{TlsSettings::Mode::Off, {}, {}};
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon <= 0 || colon + 1 == text.size())
        return std::nullopt;
    return TlsSettings{TlsSettings::Mode::Files, text.left(colon), text.mid(colon + 1)};
}

std::optional<int> readCount(const QString &text, int least)
{
    bool ok = false;
    const int count = text.toInt(&ok);
    return ok && count >= least ? std::optional<int>(count) : std::nullopt;
}

} // namespace chautari::server
