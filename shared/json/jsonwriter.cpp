// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/jsonwriter.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

namespace chautari {

namespace {

//! What follows the backslash: 0 = write the character as it is, 'u' = as \u00XX.
constexpr std::array<char, 128> makeEscapes()
{
    std::array<char, 128> escapes{};
    for (size_t c = 0; c < 0x20; ++c)
        escapes[c] = 'u';
    escapes['\b'] = 'b';
    escapes['\f'] = 'f';
    escapes['\n'] = 'n';
    escapes['\r'] = 'r';
    escapes['\t'] = 't';
    escapes['"'] = '"';
    escapes['\\'] = '\\';
    return escapes;
}

constexpr std::array<char, 128> escapeOf = makeEscapes();
constexpr qsizetype bytesPerUnit = 6; // the worst case, \u001f

char *putAscii(char *out, char c)
{
    const char escape = escapeOf[size_t(c)];
    if (escape == 0) {
        *out++ = c;
        return out;
    }
    *out++ = '\\';
    *out++ = escape;
    if (escape == 'u') {
        constexpr const char *digits = "0123456789abcdef";
        *out++ = '0';
        *out++ = '0';
        *out++ = digits[c >> 4];
        *out++ = digits[c & 15];
    }
    return out;
}

char *putUtf8(char *out, char32_t c)
{
    const auto tail = [&out, c](int shift) { *out++ = char(0x80 | ((c >> shift) & 0x3f)); };
    if (c < 0x800) {
        *out++ = char(0xc0 | (c >> 6));
    } else if (c < 0x10000) {
        *out++ = char(0xe0 | (c >> 12));
        tail(6);
    } else {
        *out++ = char(0xf0 | (c >> 18));
        tail(12);
        tail(6);
    }
    tail(0);
    return out;
}

} // namespace

void JsonWriter::resize(qsizetype size)
{
    const qsizetype used = m_end == nullptr ? 0 : m_end - m_out.constData();
    m_out.resize(size);
    m_end = m_out.data() + used;
    m_limit = m_out.constData() + m_out.size();
}

void JsonWriter::grow(qsizetype bytes)
{
    const qsizetype used = m_end - m_out.constData();
    resize(std::max(2 * m_out.size(), used + bytes + 1));
}

JsonWriter &JsonWriter::put(const char *bytes, qsizetype size, bool needsCommaAfter)
{
    char *out = room(size);
    std::memcpy(out, bytes, size_t(size));
    return finish(out + size, needsCommaAfter);
}

JsonWriter &JsonWriter::beginObject()
{
    return put("{", 1, false);
}

JsonWriter &JsonWriter::endObject()
{
    m_needsComma = false;
    return put("}", 1, true);
}

JsonWriter &JsonWriter::beginArray()
{
    return put("[", 1, false);
}

JsonWriter &JsonWriter::endArray()
{
    m_needsComma = false;
    return put("]", 1, true);
}

JsonWriter &JsonWriter::key(const char *asciiKey, size_t size)
{
    char *out = room(qsizetype(size) + 3);
    *out++ = '"';
    std::memcpy(out, asciiKey, size);
    out += size;
    *out++ = '"';
    *out++ = ':';
    return finish(out, false);
}

JsonWriter &JsonWriter::value(QStringView text)
{
    // In pieces: room for the worst escapes of a whole long message would be six times what it needs.
    constexpr qsizetype piece = 128;
    const char16_t *unit = text.utf16();
    const char16_t *const end = unit + text.size();
    char *out = room(1);
    *out++ = '"';
    finish(out, false);
    while (unit != end) {
        const qsizetype units = std::min<qsizetype>(piece, end - unit);
        const char16_t *const pieceEnd = unit + units;
        out = room((units + 1) * bytesPerUnit);
        while (unit < pieceEnd) {
            const char16_t c = *unit++;
            if (c < 0x80) {
                out = putAscii(out, char(c));
            } else if (!QChar::isSurrogate(c)) {
                out = putUtf8(out, c);
            } else if (QChar::isHighSurrogate(c) && unit != end && QChar::isLowSurrogate(*unit)) {
                out = putUtf8(out, QChar::surrogateToUcs4(c, *unit++));
            } else {
                out = putUtf8(out, QChar::ReplacementCharacter); // an unpaired surrogate has no UTF-8
            }
        }
        finish(out, false);
    }
    return put("\"", 1, true);
}

JsonWriter &JsonWriter::value(QLatin1StringView ascii)
{
    char *out = room(ascii.size() * bytesPerUnit + 2);
    *out++ = '"';
    for (const char c : ascii)
        out = (c & 0x80) != 0 ? putUtf8(out, uchar(c)) : putAscii(out, c);
    *out++ = '"';
    return finish(out, true);
}

JsonWriter &JsonWriter::value(qint64 number)
{
    constexpr qsizetype digits = 20;
    char *out = room(digits);
    return finish(std::to_chars(out, out + digits, number).ptr, true);
}

JsonWriter &JsonWriter::value(double number)
{
    if (!std::isfinite(number))
        return null();
    std::array<char, 40> text{};
    char *end = std::to_chars(text.data(), text.data() + text.size() - 2, number).ptr;
    const std::string_view written(text.data(), size_t(end - text.data()));
    if (written.find_first_of(".e") == std::string_view::npos) {
        *end++ = '.';
        *end++ = '0';
    }
    return put(text.data(), end - text.data(), true);
}

JsonWriter &JsonWriter::value(bool truth)
{
    return truth ? put("true", 4, true) : put("false", 5, true);
}

JsonWriter &JsonWriter::value(Timestamp time)
{
    if (!time.isValid())
        return null();
    char *out = room(Timestamp::isoLength + 2);
    *out++ = '"';
    out = time.writeIso(out, m_utcOffset);
    *out++ = '"';
    return finish(out, true);
}

JsonWriter &JsonWriter::null()
{
    return put("null", 4, true);
}

JsonWriter &JsonWriter::url(const QString &pathOrUrl)
{
    if (pathOrUrl.isEmpty())
        return null();
    return pathOrUrl.startsWith(u'/') ? value(m_baseUrl + pathOrUrl) : value(pathOrUrl);
}

JsonWriter &JsonWriter::raw(const QByteArray &json)
{
    return put(json.constData(), json.size(), true);
}

QByteArray JsonWriter::take()
{
    m_out.truncate(m_end - m_out.constData());
    if (m_out.capacity() > 2 * m_out.size() + firstBytes)
        m_out.squeeze(); // frames wait in queues: a buffer made for more is not kept there
    QByteArray taken = std::exchange(m_out, {});
    m_end = nullptr;
    m_needsComma = false;
    resize(0);
    return taken;
}

} // namespace chautari
