// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/httpsyntax.h"

#include <algorithm>
#include <array>

namespace chautari::server::httpsyntax {

namespace {

constexpr std::array<QByteArrayView, 7> methods{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
constexpr int maxLengthDigits = 18; // the last count of digits that always fits into 63 bits

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isAlpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool equalsIgnoringCase(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && qstrnicmp(a.data(), b.data(), size_t(a.size())) == 0;
}

QByteArrayView trimmedBlanks(QByteArrayView text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

//! Only what may stand in a target, and every '%' followed by two digits; an encoded NUL ends strings elsewhere.
bool isTarget(QByteArrayView target)
{
    for (qsizetype i = 0; i < target.size(); ++i) {
        const char c = target[i];
        if (c <= ' ' || c >= 0x7f || c == '#' || c == '\\')
            return false;
        if (c != '%')
            continue;
        if (i + 2 >= target.size() || !isHexDigit(target[i + 1]) || !isHexDigit(target[i + 2]))
            return false;
        if (target[i + 1] == '0' && target[i + 2] == '0')
            return false;
    }
    return target.startsWith('/');
}

bool isAuthority(QByteArrayView text)
{
    // The interface of a link-local address has no business here (RFC 6874 4), but Qt's clients send it: %eth0 over
    // HTTP, %25eth0 over WebSocket.
    constexpr QByteArrayView linkLocal("[fe80:");
    const bool mayHaveZone
        = text.size() > linkLocal.size() && equalsIgnoringCase(text.first(linkLocal.size()), linkLocal);
    if (text.count('%') > (mayHaveZone ? 1 : 0))
        return false;
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return isAlpha(c) || isDigit(c) || QByteArrayView("-._~:[]%").contains(c);
    });
}

HttpViolation parseVersion(QByteArrayView version, bool &isHttp10)
{
    if (version.size() != 8 || !version.startsWith("HTTP/") || !isDigit(version[5]) || version[6] != '.'
        || !isDigit(version[7]))
        return HttpViolation::BadRequest;
    isHttp10 = version == "HTTP/1.0";
    return isHttp10 || version == "HTTP/1.1" ? HttpViolation::None : HttpViolation::VersionNotSupported;
}

//! "http://host/path?query" -> authority and origin form (RFC 9112 3.2.2 makes servers accept it).
void splitAbsoluteForm(RequestLine &line)
{
    constexpr QByteArrayView scheme("http://");
    if (line.target.size() < scheme.size()
        || !equalsIgnoringCase(QByteArrayView(line.target).first(scheme.size()), scheme))
        return;
    const QByteArray rest = line.target.sliced(scheme.size());
    const auto end = std::find_if(rest.begin(), rest.end(), [](char c) { return c == '/' || c == '?'; });
    line.authority = QByteArray(rest.constData(), end - rest.begin());
    line.target = rest.sliced(end - rest.begin());
    if (!line.target.startsWith('/'))
        line.target.prepend('/');
}

struct FieldCount
{
    int count = 0;
    QByteArray value;
};

FieldCount field(const HttpHeaders &headers, QByteArrayView name)
{
    FieldCount found;
    for (const auto &[key, value] : headers) {
        if (equalsIgnoringCase(key, name) && found.count++ == 0)
            found.value = value;
    }
    return found;
}

//! True when one of the comma separated words of any field of that name is `word`.
bool hasWord(const HttpHeaders &headers, QByteArrayView name, QByteArrayView word)
{
    for (const auto &[key, value] : headers) {
        if (!equalsIgnoringCase(key, name))
            continue;
        const auto words = value.split(',');
        for (const QByteArray &candidate : words) {
            if (equalsIgnoringCase(trimmedBlanks(candidate), word))
                return true;
        }
    }
    return false;
}

bool hasLetters(const HttpHeaders &headers, QByteArrayView name, QByteArrayView letters)
{
    return std::any_of(headers.begin(), headers.end(), [&](const auto &entry) {
        return equalsIgnoringCase(entry.first, name) && entry.second.toLower().contains(letters);
    });
}

HttpViolation readHost(const HttpFraming::Head &head, bool isHttp10)
{
    const auto [count, host] = field(head.headers, "Host");
    if (count == 0 && isHttp10)
        return HttpViolation::None;
    const bool isOne = count == 1 && isAuthority(host);
    const bool agrees = head.authority.isEmpty() || equalsIgnoringCase(head.authority, host);
    return isOne && agrees ? HttpViolation::None : HttpViolation::BadRequest;
}

HttpViolation readLength(HttpFraming::Head &head, qint64 bodyLimit)
{
    // Chunked bodies are refused whole: there is no second length to disagree with the first.
    if (field(head.headers, "Transfer-Encoding").count > 0)
        return HttpViolation::LengthRequired;
    const auto [count, text] = field(head.headers, "Content-Length");
    if (count == 0)
        return HttpViolation::None;
    if (count > 1 || text.isEmpty() || text.size() > maxLengthDigits || !std::all_of(text.begin(), text.end(), isDigit))
        return HttpViolation::BadRequest;
    head.contentLength = text.toLongLong();
    return head.contentLength > bodyLimit ? HttpViolation::BodyTooLarge : HttpViolation::None;
}

HttpViolation readExpect(HttpFraming::Head &head, bool isHttp10)
{
    const auto [count, text] = field(head.headers, "Expect");
    if (count == 0 || isHttp10)
        return HttpViolation::None;
    if (count > 1 || !equalsIgnoringCase(text, "100-continue"))
        return HttpViolation::ExpectationFailed;
    head.expectsContinue = head.contentLength > 0;
    return HttpViolation::None;
}

bool isWebSocketKey(const QByteArray &key)
{
    const auto decoded = QByteArray::fromBase64Encoding(key, QByteArray::AbortOnBase64DecodingErrors);
    return key.size() == 24 && decoded.decodingStatus == QByteArray::Base64DecodingStatus::Ok
        && decoded.decoded.size() == 16;
}

//! Anything that QtHttpServer would take for an upgrade is one here, or is refused (rulings.md 40).
HttpViolation readUpgrade(HttpFraming::Head &head, bool isHttp10)
{
    const auto [count, protocol] = field(head.headers, "Upgrade");
    if (count > 1)
        return HttpViolation::BadRequest;
    // QtHttpServer looks for the letters "upgrade" anywhere in the field.
    if (!equalsIgnoringCase(protocol, "websocket") || !hasLetters(head.headers, "Connection", "upgrade"))
        return HttpViolation::None;
    if (!hasWord(head.headers, "Connection", "upgrade"))
        return HttpViolation::BadRequest;
    const auto version = field(head.headers, "Sec-WebSocket-Version");
    const auto key = field(head.headers, "Sec-WebSocket-Key");
    if (head.method != "GET" || isHttp10 || head.contentLength > 0 || version.count != 1 || key.count != 1)
        return HttpViolation::BadRequest;
    if (version.value != "13")
        return HttpViolation::UpgradeRequired;
    if (!isWebSocketKey(key.value))
        return HttpViolation::BadRequest;
    head.isWebSocketUpgrade = true;
    return HttpViolation::None;
}

} // namespace

bool isTokenChar(char c)
{
    return isAlpha(c) || isDigit(c) || (c > ' ' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenChar);
}

bool isFieldValue(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
    });
}

RequestLine parseRequestLine(QByteArrayView line)
{
    RequestLine result;
    result.violation = HttpViolation::BadRequest;
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first + 1 || !isToken(line.first(first)))
        return result;
    result.method = line.first(first).toByteArray();
    result.target = line.sliced(first + 1, last - first - 1).toByteArray();
    result.violation = parseVersion(line.sliced(last + 1), result.isHttp10);
    if (result.violation != HttpViolation::None)
        return result;
    if (std::find(methods.begin(), methods.end(), QByteArrayView(result.method)) == methods.end()) {
        result.violation = HttpViolation::MethodNotAllowed;
        return result;
    }
    splitAbsoluteForm(result);
    if (!isTarget(result.target) || (!result.authority.isEmpty() && !isAuthority(result.authority)))
        result.violation = HttpViolation::BadRequest;
    return result;
}

std::optional<std::pair<QByteArray, QByteArray>> parseField(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !isToken(line.first(colon)))
        return std::nullopt;
    const QByteArrayView value = trimmedBlanks(line.sliced(colon + 1));
    if (!isFieldValue(value))
        return std::nullopt;
    return std::pair(line.first(colon).toByteArray(), value.toByteArray());
}

HttpViolation interpretFields(HttpFraming::Head &head, bool isHttp10, qint64 bodyLimit)
{
    head.isPersistent = !isHttp10 && !hasWord(head.headers, "Connection", "close");
    if (const HttpViolation violation = readHost(head, isHttp10); violation != HttpViolation::None)
        return violation;
    if (const HttpViolation violation = readLength(head, bodyLimit); violation != HttpViolation::None)
        return violation;
    if (const HttpViolation violation = readExpect(head, isHttp10); violation != HttpViolation::None)
        return violation;
    return readUpgrade(head, isHttp10);
}

QString decodedPath(QByteArrayView target)
{
    const qsizetype question = target.indexOf('?');
    const QByteArrayView path = question < 0 ? target : target.first(question);
    QByteArray decoded;
    decoded.reserve(path.size());
    for (qsizetype i = 0; i < path.size(); ++i) {
        const bool isEscape = path[i] == '%' && i + 2 < path.size();
        const QByteArrayView digits = isEscape ? path.sliced(i + 1, 2) : QByteArrayView();
        if (!isEscape || equalsIgnoringCase(digits, "2F")) {
            decoded.append(path[i]);
            continue;
        }
        decoded.append(QByteArray::fromHex(digits.toByteArray()));
        i += 2;
    }
    return QString::fromUtf8(decoded);
}

QUrlQuery parsedQuery(QByteArrayView target)
{
    const qsizetype question = target.indexOf('?');
    return question < 0 ? QUrlQuery() : QUrlQuery(QString::fromUtf8(target.sliced(question + 1)));
}

} // namespace chautari::server::httpsyntax
