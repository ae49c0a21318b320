// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/json/jsonreader.h"
#include "shared/json/jsonwriter.h"
#include "shared/protocol/page.h"

namespace chautari {

//! `extra` writes further keys between `previous` and `results` (the services list has two).
template <typename T, typename Extra>
void writePage(JsonWriter &w, const Page<T> &page, Extra extra)
{
    w.beginObject();
    w.key("count").value(page.count);
    w.key("total_pages").value(page.totalPages);
    w.key("current_page").value(page.currentPage);
    w.key("next").valueOrNull(page.next);
    w.key("previous").valueOrNull(page.previous);
    extra();
    w.key("results").beginArray();
    for (const T &item : page.results)
        write(w, item);
    w.endArray().endObject();
}

template <typename T>
void writePage(JsonWriter &w, const Page<T> &page)
{
    writePage(w, page, [] {});
}

template <typename T>
Result<Page<T>> readPage(const QJsonObject &json, T (*readItem)(JsonReader &))
{
    JsonReader r(json);
    Page<T> page;
    page.count = r.integer("count");
    page.totalPages = r.intOr("total_pages", 1);
    page.currentPage = r.intOr("current_page", 1);
    page.next = r.stringOr("next");
    page.previous = r.stringOr("previous");
    page.results = r.list<T>("results", readItem);
    return r.finish(std::move(page));
}

} // namespace chautari
