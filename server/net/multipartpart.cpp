// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/multipartpart.h"

#include "server/net/httpsyntax.h"

#include <algorithm>

namespace chautari::server {

namespace {

constexpr qsizetype maxBoundary = 70;

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

bool isBoundary(QByteArrayView text)
{
    const auto isAllowed = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || (c != '\0' && QByteArrayView("'()+_,-./:=? ").contains(c));
    };
    return !text.isEmpty() && text.size() <= maxBoundary && text.back() != ' '
        && std::all_of(text.begin(), text.end(), isAllowed);
}

//! Takes `"..."` from the front of `rest`. A backslash escapes only a quote or another one: browsers write it bare in
//! names like C:\photo.png.
std::optional<QByteArray> takeQuoted(QByteArrayView &rest)
{
    QByteArray out;
    for (qsizetype i = 1; i < rest.size(); ++i) {
        if (rest[i] == '"') {
            rest = rest.sliced(i + 1);
            return out;
        }
        const bool isPair = rest[i] == '\\' && i + 1 < rest.size() && (rest[i + 1] == '"' || rest[i + 1] == '\\');
        out.append(rest[isPair ? ++i : i]);
    }
    return std::nullopt;
}

//! Without quotes everything up to the next ';' counts: old clients send names with blanks so.
QByteArray takeBare(QByteArrayView &rest)
{
    const qsizetype end = rest.indexOf(';');
    const QByteArrayView value = end < 0 ? rest : rest.first(end);
    rest = end < 0 ? QByteArrayView() : rest.sliced(end);
    return trimmed(value).toByteArray();
}

std::optional<std::pair<QByteArray, QByteArray>> takeParameter(QByteArrayView &rest)
{
    const qsizetype equals = rest.indexOf('=');
    if (equals < 0)
        return std::nullopt;
    const QByteArrayView name = trimmed(rest.first(equals));
    if (!httpsyntax::isToken(name))
        return std::nullopt;
    rest = trimmed(rest.sliced(equals + 1));
    if (!rest.startsWith('"'))
        return std::pair(name.toByteArray().toLower(), takeBare(rest));
    std::optional<QByteArray> value = takeQuoted(rest);
    if (!value)
        return std::nullopt;
    return std::pair(name.toByteArray().toLower(), std::move(*value));
}

//! The three characters that a browser escapes in a form's names (WHATWG HTML, "multipart/form-data encoding
//! algorithm"); it leaves every other '%' alone.
QByteArray withoutFormEscapes(QByteArray text)
{
    return text.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
}

std::optional<QByteArray> percentDecoded(QByteArrayView text)
{
    QByteArray out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out.append(text[i]);
            continue;
        }
        const auto isHex = [](char c) { return QByteArrayView("0123456789abcdefABCDEF").contains(c); };
        if (i + 2 >= text.size() || !isHex(text[i + 1]) || !isHex(text[i + 2]))
            return std::nullopt;
        out.append(QByteArray::fromHex(text.sliced(i + 1, 2).toByteArray()));
        i += 2;
    }
    return out;
}

//! RFC 8187: UTF-8'language'percent-encoded.
std::optional<QString> extendedValue(const QByteArray &text)
{
    const qsizetype charsetEnd = text.indexOf('\'');
    const qsizetype languageEnd = charsetEnd < 0 ? -1 : text.indexOf('\'', charsetEnd + 1);
    if (languageEnd < 0 || text.first(charsetEnd).compare("utf-8", Qt::CaseInsensitive) != 0)
        return std::nullopt;
    const std::optional<QByteArray> bytes = percentDecoded(QByteArrayView(text).sliced(languageEnd + 1));
    if (!bytes)
        return std::nullopt;
    return QString::fromUtf8(*bytes);
}

std::optional<QString> fileNameOf(const ParameterizedValue &disposition)
{
    if (const auto extended = disposition.parameter("filename*")) {
        if (std::optional<QString> name = extendedValue(*extended))
            return name;
    }
    if (const auto plain = disposition.parameter("filename"))
        return QString::fromUtf8(withoutFormEscapes(*plain));
    return std::nullopt;
}

} // namespace

std::optional<ParameterizedValue> ParameterizedValue::parse(QByteArrayView text)
{
    ParameterizedValue result;
    QByteArrayView rest = text;
    result.value = takeBare(rest).toLower();
    if (result.value.isEmpty())
        return std::nullopt;
    while (!rest.isEmpty()) {
        if (rest.front() != ';')
            return std::nullopt; // something behind a closing quote
        rest = trimmed(rest.sliced(1));
        if (rest.isEmpty() || rest.front() == ';')
            continue;
        auto parameter = takeParameter(rest);
        if (!parameter || result.parameter(parameter->first))
            return std::nullopt;
        result.parameters.append(std::move(*parameter));
        rest = trimmed(rest);
    }
    return result;
}

std::optional<QByteArray> ParameterizedValue::parameter(QByteArrayView name) const
{
    for (const auto &[key, parameterValue] : parameters) {
        if (key == name)
            return parameterValue;
    }
    return std::nullopt;
}

std::optional<MultipartPart> MultipartPart::fromHeaders(const HttpHeaders &headers)
{
    std::optional<ParameterizedValue> disposition;
    MultipartPart part;
    for (const auto &[name, value] : headers) {
        if (name.compare("Content-Disposition", Qt::CaseInsensitive) == 0) {
            if (disposition)
                return std::nullopt;
            disposition = ParameterizedValue::parse(value);
            if (!disposition)
                return std::nullopt;
        } else if (name.compare("Content-Type", Qt::CaseInsensitive) == 0) {
            part.contentType = value;
        } else if (name.compare("Content-Transfer-Encoding", Qt::CaseInsensitive) == 0) {
            const QByteArray encoding = value.toLower();
            if (encoding != "binary" && encoding != "8bit" && encoding != "7bit")
                return std::nullopt;
        }
    }
    if (!disposition || disposition->value != "form-data")
        return std::nullopt;
    const std::optional<QByteArray> name = disposition->parameter("name");
    if (!name)
        return std::nullopt;
    part.name = QString::fromUtf8(withoutFormEscapes(*name));
    part.fileName = fileNameOf(*disposition);
    return part;
}

QByteArray multipartBoundary(QByteArrayView contentType)
{
    const auto type = ParameterizedValue::parse(contentType);
    if (!type || type->value != "multipart/form-data")
        return {};
    const QByteArray boundary = type->parameter("boundary").value_or(QByteArray());
    return isBoundary(boundary) ? boundary : QByteArray();
}

} // namespace chautari::server
