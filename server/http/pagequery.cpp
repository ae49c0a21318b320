// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/pagequery.h"

#include "server/net/baseurl.h"

#include <QtCore/QUrl>

#include <algorithm>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

} // namespace

Result<PageRequest> pageRequest(const QUrlQuery &query, int defaultSize)
{
    PageRequest request;
    bool isNumber = false;
    const int size = query.queryItemValue(u"page_size"_s).toInt(&isNumber);
    request.size = isNumber && size > 0 ? std::min(size, limits::pageSizeMax) : defaultSize;
    const QString page = query.queryItemValue(u"page"_s);
    if (page == u"last"_s) {
        request.page = 0;
    } else if (!page.isEmpty()) {
        request.page = page.toInt(&isNumber);
        if (!isNumber || request.page < 1)
            return Error::of(ErrorCode::InvalidPage, u"Invalid page."_s);
    }
    return request;
}

QString pageLink(const HttpRequest &request, int page)
{
    QList<std::pair<QString, QString>> items;
    const auto asked = request.query.queryItems(QUrl::FullyDecoded);
    for (const auto &[key, value] : asked) {
        if (key != u"page"_s)
            items.append({key, value});
    }
    if (page > 1)
        items.append({u"page"_s, QString::number(page)});
    std::stable_sort(items.begin(), items.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QString query;
    for (const auto &[key, value] : std::as_const(items))
        query += (query.isEmpty() ? u'?' : u'&') + encoded(key) + u'=' + encoded(value);
    const QString slash = request.path.endsWith(u'/') ? QString() : u"/"_s;
    return baseUrl(request) + request.path + slash + query;
}

} // namespace chautari::server
