// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/json/jsonreader.h"

#include <QtCore/QJsonDocument>

#include <algorithm>
#include <limits>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

//! Python's name of the type, as the original's sentences have it.
QString pythonTypeName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return u"bool"_s;
    case QJsonValue::Double:
        return value.toVariant().typeId() == QMetaType::Double ? u"float"_s : u"int"_s;
    case QJsonValue::String:
        return u"str"_s;
    case QJsonValue::Array:
        return u"list"_s;
    case QJsonValue::Object:
        return u"dict"_s;
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return u"NoneType"_s;
}

QString expectedDictionary(const QJsonValue &value)
{
    return u"Invalid data. Expected a dictionary, but got %1."_s.arg(pythonTypeName(value));
}

std::optional<qint64> toInteger(const QJsonValue &value)
{
    if (value.isDouble()) {
        constexpr qint64 none = std::numeric_limits<qint64>::min();
        const qint64 number = value.toInteger(none);
        return number == none ? std::nullopt : std::optional(number);
    }
    bool ok = false;
    const qint64 number = value.toString().trimmed().toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

std::optional<QString> toText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isDouble())
        return value.toVariant().toString();
    return std::nullopt;
}

QString parseProblem(const QByteArray &bytes, const QJsonParseError &error)
{
    const QByteArrayView before = QByteArrayView(bytes).first(std::clamp<qsizetype>(error.offset, 0, bytes.size()));
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    return u"JSON parse error - %1: line %2 column %3 (char %4)"_s.arg(error.errorString())
        .arg(before.count('\n') + 1)
        .arg(before.size() - lineStart + 1)
        .arg(before.size());
}

constexpr auto required = "This field is required."_L1;
constexpr auto notNull = "This field may not be null."_L1;

} // namespace

Result<QJsonObject> parseJsonObject(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return QJsonObject();
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &parseError);
    if (parseError.error != QJsonParseError::NoError)
        return Error::of(ErrorCode::MalformedRequest, parseProblem(bytes, parseError));
    if (!document.isObject())
        return Error::nonField(expectedDictionary(document.array()));
    return document.object();
}

QString JsonReader::string(const char *key, Blank blank)
{
    const QJsonValue value = present(key);
    if (value.isUndefined())
        return {};
    const std::optional<QString> text = toText(value);
    if (!text)
        fail(key, u"Not a valid string."_s);
    else if (blank == Blank::Refused && text->trimmed().isEmpty())
        fail(key, u"This field may not be blank."_s);
    return text.value_or(QString());
}

QString JsonReader::stringOr(const char *key, const QString &fallback)
{
    return isAbsent(key) ? fallback : string(key);
}

std::optional<QString> JsonReader::optionalString(const char *key)
{
    return isAbsent(key) ? std::nullopt : std::optional(string(key));
}

qint64 JsonReader::integer(const char *key)
{
    const QJsonValue value = present(key);
    if (value.isUndefined())
        return 0;
    const std::optional<qint64> number = toInteger(value);
    if (!number)
        fail(key, u"A valid integer is required."_s);
    return number.value_or(0);
}

qint64 JsonReader::integerOr(const char *key, qint64 fallback)
{
    return isAbsent(key) ? fallback : integer(key);
}

int JsonReader::intOr(const char *key, int fallback)
{
    const qint64 number = integerOr(key, fallback);
    if (number >= std::numeric_limits<int>::min() && number <= std::numeric_limits<int>::max())
        return int(number);
    fail(key, u"A valid integer is required."_s);
    return fallback;
}

double JsonReader::numberOr(const char *key, double fallback)
{
    if (isAbsent(key))
        return fallback;
    const QJsonValue value = present(key);
    bool ok = value.isDouble();
    const double number = ok ? value.toDouble() : value.toString().toDouble(&ok);
    if (!ok)
        fail(key, u"A valid number is required."_s);
    return ok ? number : fallback;
}

bool JsonReader::booleanOr(const char *key, bool fallback)
{
    if (isAbsent(key))
        return fallback;
    const QJsonValue value = present(key);
    if (!value.isBool())
        fail(key, u"Must be a valid boolean."_s);
    return value.toBool(fallback);
}

std::optional<bool> JsonReader::optionalBoolean(const char *key)
{
    if (isAbsent(key))
        return std::nullopt;
    const QJsonValue value = present(key);
    const QString word = value.toString().toLower();
    if (value.isBool())
        return value.toBool();
    if (value.toInt(-1) == 1 || word == u"true" || word == u"1" || word == u"on" || word == u"yes")
        return true;
    if (value.toInt(-1) == 0 || word == u"false" || word == u"0" || word == u"off" || word == u"no")
        return false;
    fail(key, u"Must be a valid boolean."_s);
    return std::nullopt;
}

Timestamp JsonReader::timestamp(const char *key)
{
    const QJsonValue value = present(key);
    if (value.isUndefined())
        return {};
    const std::optional<Timestamp> time = Timestamp::fromIso(value.toString());
    if (!time)
        fail(key,
            u"Datetime has wrong format. Use one of these formats instead: "
            "YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]."_s);
    return time.value_or(Timestamp());
}

Timestamp JsonReader::timestampOr(const char *key, Timestamp fallback)
{
    return isAbsent(key) ? fallback : timestamp(key);
}

qint64 JsonReader::primaryKey(const char *key)
{
    const QJsonValue value = present(key);
    if (value.isUndefined())
        return 0;
    if (value.isString() && value.toString().isEmpty()) { // an empty choice of a form is "none" to Django
        fail(key, notNull);
        return 0;
    }
    const std::optional<qint64> number = toInteger(value);
    if (!number)
        fail(key, u"Incorrect type. Expected pk value, received %1."_s.arg(pythonTypeName(value)));
    return number.value_or(0);
}

QStringList JsonReader::stringList(const char *key)
{
    QStringList texts;
    const QJsonArray elements = array(key);
    for (const QJsonValue &element : elements) {
        if (element.isString())
            texts.append(element.toString());
        else
            fail(key, u"Not a valid string."_s);
    }
    return texts;
}

void JsonReader::fail(const char *key, const QString &message)
{
    failAt(QLatin1StringView(key), message);
}

void JsonReader::failAt(const QString &field, const QString &message)
{
    for (FieldError &problem : m_problems) {
        if (problem.field != field)
            continue;
        if (!problem.messages.contains(message))
            problem.messages.append(message);
        return;
    }
    m_problems.append(FieldError{field, {message}});
}

QJsonValue JsonReader::present(const char *key)
{
    const QJsonValue value = m_object.value(QLatin1StringView(key));
    if (value.isUndefined())
        fail(key, required);
    else if (value.isNull())
        fail(key, notNull);
    else
        return value;
    return QJsonValue(QJsonValue::Undefined);
}

bool JsonReader::isAbsent(const char *key) const
{
    const QJsonValue value = m_object.value(QLatin1StringView(key));
    return value.isUndefined() || value.isNull();
}

QJsonArray JsonReader::array(const char *key)
{
    if (isAbsent(key))
        return {};
    const QJsonValue value = present(key);
    if (!value.isArray())
        fail(key, u"Expected a list of items but got type \"%1\"."_s.arg(pythonTypeName(value)));
    return value.toArray();
}

QJsonObject JsonReader::requiredObject(const char *key)
{
    const QJsonValue value = present(key);
    if (!value.isUndefined() && !value.isObject())
        fail(key, expectedDictionary(value));
    return value.toObject();
}

QList<QJsonObject> JsonReader::objectsOf(const char *key)
{
    QList<QJsonObject> objects;
    const QJsonArray elements = array(key);
    for (const QJsonValue &element : elements) {
        if (element.isObject())
            objects.append(element.toObject());
    }
    return objects;
}

void JsonReader::adopt(const char *key, const JsonReader &inner)
{
    const QString outer = QLatin1StringView(key);
    const auto namesOuter = [&outer](const FieldError &problem) { return problem.field == outer; };
    if (std::any_of(m_problems.cbegin(), m_problems.cend(), namesOuter))
        return; // the object itself was missing: what was not found in it says nothing new
    for (const FieldError &problem : inner.m_problems) {
        for (const QString &message : problem.messages)
            failAt(outer + u'.' + problem.field, message);
    }
}

} // namespace chautari
