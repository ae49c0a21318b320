// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/router.h"

#include <algorithm>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr auto variable = "*"_L1;

//! Empty for a path that is not one of ours: no leading slash, an empty segment.
QStringList segmentsOf(QStringView path)
{
    if (!path.startsWith(u'/'))
        return {};
    path = path.sliced(1);
    if (path.endsWith(u'/'))
        path.chop(1);
    QStringList segments;
    for (const QStringView segment : path.split(u'/')) {
        if (segment.isEmpty())
            return {};
        segments.append(segment.toString());
    }
    return segments;
}

} // namespace

const Handler *Router::Endpoint::handler(const QByteArray &method) const
{
    const QByteArray wanted = method == "HEAD" ? QByteArray("GET") : method;
    const auto found
        = std::find_if(handlers.begin(), handlers.end(), [&](const auto &entry) { return entry.first == wanted; });
    return found == handlers.end() ? nullptr : &found->second;
}

const Handler *Router::Endpoint::handler(const QByteArray &method, Intake intake) const
{
    const auto found = std::find_if(intakes.begin(), intakes.end(),
        [&](const auto &entry) { return std::get<QByteArray>(entry) == method && std::get<Intake>(entry) == intake; });
    return found == intakes.end() ? nullptr : &std::get<Handler>(*found);
}

QByteArray Router::Endpoint::allow() const
{
    QByteArray methods;
    for (const auto &[method, handler] : handlers)
        methods += method + ", ";
    for (const auto &[method, intake, handler] : intakes) {
        if (!this->handler(method))
            methods += method + ", ";
    }
    if (handler("GET"))
        methods += "HEAD, ";
    return methods + "OPTIONS";
}

Router::Endpoint &Router::endpoint(QStringView path, Access access)
{
    const QStringList segments = segmentsOf(path);
    auto found = std::find_if(
        m_endpoints.begin(), m_endpoints.end(), [&](const Endpoint &known) { return known.segments == segments; });
    if (found == m_endpoints.end()) {
        // Words before variables: /users/me/ is not the user "me", whichever was added first.
        const bool hasVariable = segments.contains(variable);
        const auto place = hasVariable ? m_endpoints.end() : m_endpoints.begin();
        found = m_endpoints.insert(place, Endpoint{segments, access, {}});
    }
    Q_ASSERT(found->access == access);
    return *found;
}

void Router::add(const char *method, QStringView path, Access access, Handler handler)
{
    endpoint(path, access).handlers.emplace_back(method, std::move(handler));
}

void Router::addIntake(const char *method, QStringView path, Intake intake, Handler handler)
{
    endpoint(path, Access::SignedIn).intakes.emplace_back(method, intake, std::move(handler));
}

Router::Match Router::match(QStringView path) const
{
    const QStringList segments = segmentsOf(path);
    for (const Endpoint &endpoint : m_endpoints) {
        if (segments.isEmpty() || endpoint.segments.size() != segments.size())
            continue;
        Match match{&endpoint, {}};
        const bool isEqual = std::equal(segments.begin(), segments.end(), endpoint.segments.begin(),
            [&match](const QString &segment, const QString &pattern) {
                if (pattern == variable)
                    match.arguments.append(segment);
                return pattern == variable || pattern == segment;
            });
        if (isEqual)
            return match;
    }
    return {};
}

} // namespace chautari::server
