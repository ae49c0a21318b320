// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/validation.h"

#include "shared/core/limits.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

namespace chautari::validation {

using namespace Qt::StringLiterals;

namespace {

//! What Python's str.isspace() says; QChar::isSpace() lacks U+001C..U+001F.
bool isPythonSpace(QChar c)
{
    return c.isSpace() || (c.unicode() >= 0x1c && c.unicode() <= 0x1f);
}

// The head of every published list of leaked passwords, and our own names. The full list of 20,000 that Django ships
// differs only in its tail; a length of 8 already excludes most of it.
constexpr std::array commonPasswords{"password"_L1, "password1"_L1, "password123"_L1, "passw0rd"_L1, "12345"_L1,
    "123456"_L1, "1234567"_L1, "12345678"_L1, "123456789"_L1, "1234567890"_L1, "123123"_L1, "123123123"_L1, "111111"_L1,
    "11111111"_L1, "00000000"_L1, "88888888"_L1, "87654321"_L1, "987654321"_L1, "qwerty"_L1, "qwerty123"_L1,
    "qwertyui"_L1, "qwertyuiop"_L1, "1q2w3e4r"_L1, "1q2w3e4r5t"_L1, "1qaz2wsx"_L1, "q1w2e3r4"_L1, "asdfghjk"_L1,
    "asdfghjkl"_L1, "zxcvbnm1"_L1, "abc123"_L1, "abcd1234"_L1, "abcdefgh"_L1, "a1b2c3d4"_L1, "iloveyou"_L1,
    "iloveyou1"_L1, "sunshine"_L1, "princess"_L1, "football"_L1, "baseball"_L1, "basketball"_L1, "superman"_L1,
    "batman123"_L1, "trustno1"_L1, "whatever"_L1, "starwars"_L1, "computer"_L1, "internet"_L1, "michelle"_L1,
    "jennifer"_L1, "jordan23"_L1, "liverpool"_L1, "chelsea1"_L1, "welcome1"_L1, "welcome123"_L1, "letmein1"_L1,
    "changeme"_L1, "changeme1"_L1, "admin123"_L1, "administrator"_L1, "p@ssw0rd"_L1, "p@ssword"_L1, "kathmandu"_L1,
    "nepal123"_L1, "chautari"_L1, "sewabazaar"_L1};

constexpr char32_t joiner = 0x200d;
constexpr char32_t pictureSelector = 0xfe0f;
constexpr char32_t keycap = 0x20e3;

bool isRegionalIndicator(char32_t c)
{
    return c >= 0x1f1e6 && c <= 0x1f1ff;
}

bool isSkinTone(char32_t c)
{
    return c >= 0x1f3fb && c <= 0x1f3ff;
}

bool isTag(char32_t c)
{
    return c >= 0xe0020 && c <= 0xe007f;
}

struct CodePoints
{
    char32_t first;
    char32_t last;
};

// Whole blocks where new emoji come, so that next year's are taken too; of the older blocks only what is one.
constexpr std::array pictographs{CodePoints{0xa9, 0xa9}, CodePoints{0xae, 0xae}, CodePoints{0x203c, 0x203c},
    CodePoints{0x2049, 0x2049}, CodePoints{0x2122, 0x2122}, CodePoints{0x2139, 0x2139}, CodePoints{0x2194, 0x2199},
    CodePoints{0x21a9, 0x21aa}, CodePoints{0x231a, 0x231b}, CodePoints{0x2328, 0x2328}, CodePoints{0x23cf, 0x23cf},
    CodePoints{0x23e9, 0x23f3}, CodePoints{0x23f8, 0x23fa}, CodePoints{0x24c2, 0x24c2}, CodePoints{0x25aa, 0x25ab},
    CodePoints{0x25b6, 0x25b6}, CodePoints{0x25c0, 0x25c0}, CodePoints{0x25fb, 0x25fe}, CodePoints{0x2600, 0x27bf},
    CodePoints{0x2934, 0x2935}, CodePoints{0x2b05, 0x2b07}, CodePoints{0x2b1b, 0x2b1c}, CodePoints{0x2b50, 0x2b50},
    CodePoints{0x2b55, 0x2b55}, CodePoints{0x3030, 0x3030}, CodePoints{0x303d, 0x303d}, CodePoints{0x3297, 0x3297},
    CodePoints{0x3299, 0x3299}, CodePoints{0x1f000, 0x1f1e5}, CodePoints{0x1f200, 0x1faff}};

bool isPictograph(char32_t c)
{
    return std::any_of(pictographs.begin(), pictographs.end(),
        [c](const CodePoints &range) { return c >= range.first && c <= range.last; });
}

//! The index behind one element of a joined emoji that begins at `at`, or -1.
qsizetype emojiElementEnd(const QList<uint> &text, qsizetype at)
{
    const auto point = [&text](qsizetype index) { return index < text.size() ? char32_t(text.at(index)) : U'\0'; };
    const char32_t first = point(at);
    if (isRegionalIndicator(first))
        return isRegionalIndicator(point(at + 1)) ? at + 2 : -1;
    if ((first >= U'0' && first <= U'9') || first == U'#' || first == U'*') {
        const qsizetype sign = point(at + 1) == pictureSelector ? at + 2 : at + 1;
        return point(sign) == keycap ? sign + 1 : -1;
    }
    if (!isPictograph(first))
        return -1;
    ++at;
    if (point(at) == pictureSelector || isSkinTone(point(at)))
        ++at;
    while (isTag(point(at)))
        ++at;
    return at;
}

} // namespace

bool isEmoji(QStringView text)
{
    // Two code units a code point at most: what is longer is not even taken apart.
    if (text.isEmpty() || text.size() > 2 * limits::reactionCodePoints)
        return false;
    const QList<uint> points = text.toUcs4();
    qsizetype at = emojiElementEnd(points, 0);
    while (at > 0 && at < points.size()) {
        if (char32_t(points.at(at)) != joiner)
            return false;
        at = emojiElementEnd(points, at + 1);
    }
    return at == points.size() && points.size() <= limits::reactionCodePoints;
}

qsizetype codePointCount(QStringView text)
{
    return text.size() - std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); });
}

QString forbiddenCharacter(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isNull())
            return u"Null characters are not allowed."_s;
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            ++i;
            continue;
        }
        if (c.isSurrogate())
            return u"Surrogate characters are not allowed: U+%1."_s.arg(QString::number(c.unicode(), 16).toUpper());
    }
    return {};
}

QStringView firstCodePoints(QStringView text, qsizetype count)
{
    qsizetype end = 0;
    for (qsizetype points = 0; points < count && end < text.size(); ++points)
        end += text.at(end).isHighSurrogate() && end + 1 < text.size() ? 2 : 1;
    return text.first(end);
}

Result<QString> messageText(const QString &raw)
{
    if (QString problem = forbiddenCharacter(raw); !problem.isEmpty())
        return Error::invalidField(u"text"_s, std::move(problem));
    qsizetype from = 0;
    qsizetype to = raw.size();
    while (from < to && isPythonSpace(raw.at(from)))
        ++from;
    while (to > from && isPythonSpace(raw.at(to - 1)))
        --to;
    QString text = raw.mid(from, to - from);
    if (codePointCount(text) > limits::messageCodePoints)
        return Error::invalidField(
            u"text"_s, u"Message text cannot exceed %1 characters."_s.arg(limits::messageCodePoints));
    return text;
}

bool isEmailAddress(QStringView text)
{
    static const QRegularExpression pattern(
        uR"(^[A-Za-z0-9.!#$%&'*+/=?^_{|}~\x60-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+\z)"_s);
    return text.size() <= limits::emailLength && pattern.match(text.toString()).hasMatch() && !text.startsWith(u'.')
        && !text.contains(u".."_s);
}

bool isUsername(QStringView text)
{
    static const QRegularExpression pattern(uR"(^[\w.@+-]+\z)"_s, QRegularExpression::UseUnicodePropertiesOption);
    return !text.isEmpty() && pattern.match(text.toString()).hasMatch();
}

bool isClientMessageId(QStringView text)
{
    const auto allowed = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_'
            || c == u'-';
    };
    return !text.isEmpty() && text.size() <= limits::clientMessageIdLength
        && std::all_of(text.begin(), text.end(), allowed);
}

QStringList passwordProblems(const QString &password)
{
    QStringList problems;
    if (codePointCount(password) < limits::passwordMinLength)
        problems
            += u"This password is too short. It must contain at least %1 characters."_s.arg(limits::passwordMinLength);
    if (password.toUtf8().size() > limits::passwordMaxBytes)
        problems += u"This password is too long. It must contain at most %1 bytes."_s.arg(limits::passwordMaxBytes);
    const QString folded = password.toLower();
    if (std::any_of(
            commonPasswords.begin(), commonPasswords.end(), [&](QLatin1StringView common) { return folded == common; }))
        problems += u"This password is too common."_s;
    if (!password.isEmpty() && std::all_of(password.begin(), password.end(), [](QChar c) { return c.isDigit(); }))
        problems += u"This password is entirely numeric."_s;
    return problems;
}

QString maskedEmail(const QString &email)
{
    const qsizetype at = email.lastIndexOf(u'@');
    if (at <= 0)
        return {};
    return email.left(1) + u"***"_s + email.mid(at);
}

} // namespace chautari::validation
