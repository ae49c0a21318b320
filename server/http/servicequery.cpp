// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/servicequery.h"

#include "shared/core/limits.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <cmath>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr double farAway = 1e15; // over every price in paisa, and whole numbers are still exact there

QString textOf(const QUrlQuery &query, const QString &key)
{
    QString text = query.queryItemValue(key, QUrl::FullyDecoded);
    return text.replace(u'+', u' ').trimmed(); // QUrlQuery leaves the plus alone, browsers write spaces with it
}

//! Hundredths of a number; nullopt when it is absent.
Result<std::optional<double>> hundredthsOf(const QUrlQuery &query, const QString &key)
{
    const QString text = textOf(query, key);
    if (text.isEmpty())
        return std::optional<double>();
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number))
        return Error::invalidField(key, u"Enter a number."_s);
    // 0.29 * 100 is 28.999999999999996: what is that close to a whole number is one.
    return std::optional(std::round(std::clamp(number * 100, -farAway, farAway) * 1000) / 1000);
}

ServiceOrder orderOf(const QString &word)
{
    if (word == u"rating"_s)
        return ServiceOrder::Rating;
    if (word == u"price-low"_s)
        return ServiceOrder::PriceUp;
    if (word == u"price-high"_s)
        return ServiceOrder::PriceDown;
    if (word == u"reviews"_s)
        return ServiceOrder::Reviews;
    return ServiceOrder::Newest; // "newest", "relevance" and what the original does not know either
}

} // namespace

Result<ServiceFilter> serviceFilter(const QUrlQuery &query)
{
    static const QRegularExpression separators(u"[\\s,]+"_s);
    ServiceFilter filter;
    filter.terms = textOf(query, u"search"_s).split(separators, Qt::SkipEmptyParts).mid(0, limits::serviceSearchTerms);
    filter.category = textOf(query, u"category"_s);
    filter.city = textOf(query, u"city"_s);
    filter.order = orderOf(textOf(query, u"sort_by"_s));
    filter.isVerifiedOnly = textOf(query, u"verified_only"_s).compare("true"_L1, Qt::CaseInsensitive) == 0;
    QList<FieldError> problems;
    const auto number = [&](const QString &key) {
        const Result<std::optional<double>> value = hundredthsOf(query, key);
        if (!value)
            problems += value.error().fields;
        return value ? *value : std::nullopt;
    };
    if (const auto least = number(u"min_price"_s))
        filter.minPaisa = qint64(std::ceil(*least));
    if (const auto most = number(u"max_price"_s))
        filter.maxPaisa = qint64(std::floor(*most));
    if (const auto stars = number(u"min_rating"_s))
        filter.minRating = int(std::clamp(std::ceil(*stars), 0.0, 1e6));
    if (!problems.isEmpty())
        return Error{ErrorCode::ValidationFailed, {}, problems, 0};
    return filter;
}

} // namespace chautari::server
