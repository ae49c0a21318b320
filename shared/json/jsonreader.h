// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/ids.h"
#include "shared/core/result.h"
#include "shared/core/timestamp.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <functional>
#include <optional>

namespace chautari {

//! Parses bytes that must be one JSON object. Errors are the contract's: "JSON parse error - ..." (MalformedRequest) or
//! "Invalid data. Expected a dictionary, but got list." (non_field_errors). No bytes at all are an empty object, as in
//! Django: the fields that are then missing say more than a parse error.
Result<QJsonObject> parseJsonObject(const QByteArray &bytes);

//! \brief Takes typed values out of an object and remembers every field that was wrong, in the contract's own words.
//! Unknown keys are ignored. After the last read, ask ok(); the values read are only meaningful then.
class JsonReader
{
public:
    explicit JsonReader(QJsonObject object)
        : m_object(std::move(object))
    { }

    enum class Blank { Allowed, Refused };

    //! A string, or a number written as one (Django takes both). Missing: "This field is required.".
    QString string(const char *key, Blank blank = Blank::Allowed);
    //! Missing or null: `fallback`.
    QString stringOr(const char *key, const QString &fallback = {});
    std::optional<QString> optionalString(const char *key);

    //! An integer, also as a decimal string: "A valid integer is required.".
    qint64 integer(const char *key);
    qint64 integerOr(const char *key, qint64 fallback);
    int intOr(const char *key, int fallback); //!< a number that an int cannot hold is a problem
    double numberOr(const char *key, double fallback);
    bool booleanOr(const char *key, bool fallback);
    //! Missing or null: nullopt. Also the words of a form: "true", "1", "on"... and their opposites.
    std::optional<bool> optionalBoolean(const char *key);
    Timestamp timestamp(const char *key);
    Timestamp timestampOr(const char *key, Timestamp fallback = {});

    template <typename IdType>
    IdType id(const char *key)
    {
        return IdType(integer(key));
    }
    template <typename IdType>
    IdType idOr(const char *key, IdType fallback = {})
    {
        return IdType(integerOr(key, fallback.value()));
    }
    //! A Django primary key field: other words for a wrong type ("Incorrect type. Expected pk value, received str.").
    qint64 primaryKey(const char *key);

    //! A nested object; problems inside come back as "outer.inner". A missing one is an error.
    template <typename T>
    T object(const char *key, const std::function<T(JsonReader &)> &read)
    {
        JsonReader inner(requiredObject(key));
        T value = read(inner);
        adopt(key, inner);
        return value;
    }
    //! Every element that is an object; a missing key is an empty list.
    template <typename T>
    QList<T> list(const char *key, const std::function<T(JsonReader &)> &read)
    {
        QList<T> values;
        const QList<QJsonObject> objects = objectsOf(key);
        for (const QJsonObject &element : objects) {
            JsonReader inner(element);
            values.append(read(inner));
            adopt(key, inner);
        }
        return values;
    }
    QStringList stringList(const char *key);

    [[nodiscard]] bool has(const char *key) const { return m_object.contains(QLatin1StringView(key)); }
    [[nodiscard]] bool isNull(const char *key) const { return m_object.value(QLatin1StringView(key)).isNull(); }
    [[nodiscard]] const QJsonObject &json() const { return m_object; }

    void fail(const char *key, const QString &message);
    [[nodiscard]] bool ok() const { return m_problems.isEmpty(); }
    [[nodiscard]] Error error() const { return Error{ErrorCode::ValidationFailed, {}, m_problems, 0}; }

    //! `value` when everything read so far was right, else the error.
    template <typename T>
    Result<T> finish(T value) const
    {
        if (ok())
            return value;
        return error();
    }

private:
    //! Undefined when missing or null, which is then a problem.
    QJsonValue present(const char *key);
    [[nodiscard]] bool isAbsent(const char *key) const;
    void failAt(const QString &field, const QString &message);
    QJsonArray array(const char *key);
    QJsonObject requiredObject(const char *key);
    QList<QJsonObject> objectsOf(const char *key);
    void adopt(const char *key, const JsonReader &inner);

    QJsonObject m_object;
    QList<FieldError> m_problems;
};

} // namespace chautari
