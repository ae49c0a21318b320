// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/linkfinder.h"

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr qsizetype longestLink = 2048;

bool endsLink(QChar c)
{
    const QChar::Category category = c.category();
    return c.isSpace() || category == QChar::Other_Control || category == QChar::Other_Format || c == u'<' || c == u'>'
        || c == u'"' || c == u'`' || c == u'\u0964'; // the danda that ends a Nepali sentence
}

qsizetype linkStart(QStringView text, qsizetype from, qsizetype *schemeLength)
{
    while (true) {
        const qsizetype at = text.indexOf(u"http"_s, from, Qt::CaseInsensitive);
        if (at < 0) {
            return -1;
        }
        const QStringView rest = text.mid(at, 8);
        *schemeLength = rest.startsWith(u"https://"_s, Qt::CaseInsensitive) ? 8
            : rest.startsWith(u"http://"_s, Qt::CaseInsensitive)            ? 7
                                                                            : 0;
        const bool isInsideWord = at > 0 && text.at(at - 1).isLetterOrNumber();
        if (*schemeLength > 0 && !isInsideWord) {
            return at;
        }
        from = at + 4;
    }
}

// "(see https://a.np/x)." ends before the bracket; "https://a.np/x_(y)" keeps its own.
qsizetype withoutTrailingPunctuation(QStringView link)
{
    qsizetype length = link.size();
    while (length > 0) {
        const QChar last = link.at(length - 1);
        if (last == u')') {
            const QStringView kept = link.first(length);
            if (kept.count(u'(') >= kept.count(u')')) {
                return length;
            }
        } else if (!QStringView(u".,;:!?'*]}").contains(last)) {
            return length;
        }
        --length;
    }
    return length;
}

} // namespace

QList<FoundLink> findLinks(QStringView text)
{
    QList<FoundLink> links;
    qsizetype from = 0;
    qsizetype schemeLength = 0;
    while (true) {
        const qsizetype start = linkStart(text, from, &schemeLength);
        if (start < 0) {
            return links;
        }
        qsizetype end = start + schemeLength;
        while (end < text.size() && end - start < longestLink && !endsLink(text.at(end))) {
            ++end;
        }
        from = end;
        const qsizetype length = withoutTrailingPunctuation(text.sliced(start, end - start));
        if (length <= schemeLength) {
            continue;
        }
        const QUrl url(text.sliced(start, length).toString(), QUrl::StrictMode);
        if (url.isValid() && !url.host().isEmpty()) {
            links.append({start, length, url});
        }
    }
}

} // namespace chautari
