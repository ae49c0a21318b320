// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/messageservice.h"
#include "server/net/httptypes.h"

namespace chautari::server {

//! `page` (1-based or "last") and `page_size` (1..100, else the default) of a query; InvalidPage (contract.md 1.2).
Result<PageRequest> pageRequest(const QUrlQuery &query, int defaultSize = limits::pageSize);

//! The absolute URL of another page of this request: its Host, its query with sorted keys, `page` left out for 1.
QString pageLink(const HttpRequest &request, int page);

//! Sets `next` and `previous`.
template <typename T>
void linkPages(const HttpRequest &request, Page<T> &page)
{
    if (page.currentPage < page.totalPages)
        page.next = pageLink(request, page.currentPage + 1);
    if (page.currentPage > 1)
        page.previous = pageLink(request, page.currentPage - 1);
}

} // namespace chautari::server
