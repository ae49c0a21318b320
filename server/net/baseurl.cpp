// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/baseurl.h"

#include <algorithm>

namespace chautari::server {

using namespace Qt::StringLiterals;

QString baseUrl(const HttpRequest &request)
{
    QByteArray host = request.header("Host");
    // Which of the client's interfaces leads here is nothing to others (httpsyntax.cpp lets it through).
    if (const qsizetype zone = host.indexOf('%'), end = host.indexOf(']'); zone >= 0 && zone < end)
        host.remove(zone, end - zone);
    const bool isPlain = !host.isEmpty() && std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-'
            || c == ':' || c == '[' || c == ']';
    });
    return (request.isTls ? u"https://"_s : u"http://"_s) + (isPlain ? QString::fromLatin1(host) : u"localhost"_s);
}

} // namespace chautari::server
