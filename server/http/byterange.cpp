// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/byterange.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace chautari::server {

namespace {

constexpr qint64 endless = std::numeric_limits<qint64>::max();

//! Digits alone; nullopt otherwise. A number that does not fit is larger than any file.
std::optional<qint64> position(QByteArrayView text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.isEmpty() || !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    bool fits = false;
    const qint64 value = text.toByteArray().toLongLong(&fits);
    return fits ? value : endless;
}

struct Bounds
{
    std::optional<qint64> first; //!< nullopt: the last `last` bytes
    qint64 last = endless;
};

//! "bytes=0-499", "bytes=500-", "bytes=-500".
std::optional<Bounds> parse(QByteArrayView header)
{
    constexpr QByteArrayView unit("bytes=");
    if (header.size() < unit.size() || qstrnicmp(header.data(), unit.data(), size_t(unit.size())) != 0)
        return std::nullopt;
    const QByteArrayView spec = header.sliced(unit.size()).trimmed();
    const qsizetype dash = spec.indexOf('-');
    if (dash < 0)
        return std::nullopt;
    Bounds bounds;
    bounds.first = position(spec.first(dash));
    const std::optional<qint64> last = position(spec.sliced(dash + 1));
    const bool isOpen = dash + 1 == spec.size();
    if ((!bounds.first && dash > 0) || (!last && !isOpen) || (!bounds.first && isOpen))
        return std::nullopt;
    bounds.last = last.value_or(endless);
    if (bounds.first && bounds.last < *bounds.first)
        return std::nullopt;
    return bounds;
}

//! RFC 9110 13.1.5: the strong comparison, which a weak tag never passes.
bool isSame(QByteArrayView ifRange, QByteArrayView etag)
{
    return !ifRange.startsWith("W/") && ifRange == etag;
}

} // namespace

ByteRange ByteRange::select(QByteArrayView range, QByteArrayView ifRange, QByteArrayView etag, qint64 size)
{
    const ByteRange whole{Kind::Whole, 0, size, size};
    const ByteRange unsatisfiable{Kind::Unsatisfiable, 0, 0, size};
    if (range.isEmpty() || (!ifRange.isEmpty() && !isSame(ifRange, etag)))
        return whole;
    const std::optional<Bounds> bounds = parse(range);
    if (!bounds)
        return whole;
    if (!bounds->first) {
        const qint64 length = std::min(bounds->last, size);
        if (bounds->last == 0)
            return unsatisfiable;
        // The end of an empty file exists, but Content-Range cannot name it.
        return size == 0 ? whole : ByteRange{Kind::Part, size - length, length, size};
    }
    if (*bounds->first >= size)
        return unsatisfiable;
    return {Kind::Part, *bounds->first, std::min(bounds->last, size - 1) - *bounds->first + 1, size};
}

QByteArray ByteRange::contentRange() const
{
    switch (kind) {
    case Kind::Whole:
        return {};
    case Kind::Part:
        return "bytes " + QByteArray::number(offset) + '-' + QByteArray::number(offset + length - 1) + '/'
            + QByteArray::number(size);
    case Kind::Unsatisfiable:
        return "bytes */" + QByteArray::number(size);
    }
    Q_UNREACHABLE();
}

} // namespace chautari::server
