// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/jsonwriter.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

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

char *JsonWriter::room(qsizetype bytes)
{
    if (m_out.size() - m_used < bytes)
        m_out.resize(std::max<qsizetype>(2 * m_out.size(), m_used + bytes));
    return m_out.data() + m_used;
}

void JsonWriter::put(const char *bytes, qsizetype size, bool needsCommaAfter)
{
    char *out = room(size + 1);
    if (m_needsComma)
        *out++ = ',';
    std::memcpy(out, bytes, size_t(size));
    finish(out + size, needsCommaAfter);
}

JsonWriter &JsonWriter::beginObject()
{
    put("{", 1, false);
    return *this;
}

JsonWriter &JsonWriter::endObject()
{
    m_needsComma = false;
    put("}", 1, true);
    return *this;
}

JsonWriter &JsonWriter::beginArray()
{
    put("[", 1, false);
    return *this;
}

JsonWriter &JsonWriter::endArray()
{
    m_needsComma = false;
    put("]", 1, true);
    return *this;
}

JsonWriter &JsonWriter::key(const char *asciiKey)
{
    const size_t size = std::strlen(asciiKey);
    char *out = room(qsizetype(size) + 4);
    if (m_needsComma)
        *out++ = ',';
    *out++ = '"';
    std::memcpy(out, asciiKey, size);
    out += size;
    *out++ = '"';
    *out++ = ':';
    finish(out, false);
    return *this;
}

JsonWriter &JsonWriter::value(QStringView text)
{
    char *out = room(text.size() * bytesPerUnit + 3);
    if (m_needsComma)
        *out++ = ',';
    *out++ = '"';
    const char16_t *unit = text.utf16();
    const char16_t *end = unit + text.size();
    while (unit != end) {
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
    *out++ = '"';
    finish(out, true);
    return *this;
}

JsonWriter &JsonWriter::value(QLatin1StringView ascii)
{
    char *out = room(ascii.size() * bytesPerUnit + 3);
    if (m_needsComma)
        *out++ = ',';
    *out++ = '"';
    for (const char c : ascii)
        out = (c & 0x80) != 0 ? putUtf8(out, uchar(c)) : putAscii(out, c);
    *out++ = '"';
    finish(out, true);
    return *this;
}

JsonWriter &JsonWriter::value(qint64 number)
{
    constexpr qsizetype digits = 20;
    char *out = room(digits + 1);
    if (m_needsComma)
        *out++ = ',';
    finish(std::to_chars(out, out + digits, number).ptr, true);
    return *this;
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
    put(text.data(), end - text.data(), true);
    return *this;
}

JsonWriter &JsonWriter::value(bool truth)
{
    if (truth)
        put("true", 4, true);
    else
        put("false", 5, true);
    return *this;
}

JsonWriter &JsonWriter::value(Timestamp time)
{
    if (!time.isValid())
        return null();
    char *out = room(Timestamp::isoLength + 3);
    if (m_needsComma)
        *out++ = ',';
    *out++ = '"';
    out = time.writeIso(out, m_utcOffset);
    *out++ = '"';
    finish(out, true);
    return *this;
}

JsonWriter &JsonWriter::null()
{
    put("null", 4, true);
    return *this;
}

JsonWriter &JsonWriter::raw(const QByteArray &json)
{
    put(json.constData(), json.size(), true);
    return *this;
}

QByteArray JsonWriter::take()
{
    m_out.truncate(m_used);
    if (m_out.capacity() > 2 * m_used + 1024)
        m_out.squeeze(); // frames wait in queues: a buffer made for the worst escapes is not kept there
    m_used = 0;
    m_needsComma = false;
    return std::exchange(m_out, {});
}

} // namespace chautari
