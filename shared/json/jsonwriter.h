// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/ids.h"
#include "shared/core/timestamp.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringView>

#include <cstring>

namespace chautari {

//! \brief Writes compact JSON straight into one buffer, keys in the order of the calls. No tree, no copies: building
//! the reply with QJsonObject halves the server's throughput (peers.md 3). Not checked for balance: the callers are the
//! codecs beside it and their golden-file tests.
class JsonWriter
{
public:
    //! \param utcOffsetSeconds how timestamps are written (rulings.md 37: +05:45 by default).
    explicit JsonWriter(int utcOffsetSeconds = 20'700, QString baseUrl = {})
        : m_utcOffset(utcOffsetSeconds)
        , m_baseUrl(std::move(baseUrl))
    {
        resize(firstBytes);
    }
    JsonWriter(const JsonWriter &) = delete;
    JsonWriter &operator=(const JsonWriter &) = delete;

    JsonWriter &beginObject();
    JsonWriter &endObject();
    JsonWriter &beginArray();
    JsonWriter &endArray();
    JsonWriter &key(const char *asciiKey) { return key(asciiKey, std::strlen(asciiKey)); } //!< written as it is

    JsonWriter &value(QStringView text); //!< UTF-8, only what JSON demands is escaped
    JsonWriter &value(const QString &text) { return value(QStringView(text)); }
    JsonWriter &value(QLatin1StringView ascii);
    JsonWriter &value(const char *ascii) { return value(QLatin1StringView(ascii)); }
    JsonWriter &value(qint64 number);
    JsonWriter &value(int number) { return value(qint64(number)); }
    JsonWriter &value(double number);
    JsonWriter &value(bool truth);
    JsonWriter &value(Timestamp time); //!< null when invalid
    template <typename Tag>
    JsonWriter &value(Id<Tag> id)
    {
        return value(id.value());
    }
    JsonWriter &null();
    //! null for an empty string.
    JsonWriter &valueOrNull(const QString &text) { return text.isEmpty() ? null() : value(text); }
    //! A path of this server's made absolute with baseUrl(), an absolute URL as it is; null when empty.
    JsonWriter &url(const QString &pathOrUrl);
    //! "http://host:port" without a slash at the end; empty: paths stay paths.
    void setBaseUrl(QString baseUrl) { m_baseUrl = std::move(baseUrl); }
    [[nodiscard]] const QString &baseUrl() const { return m_baseUrl; }
    //! Already encoded JSON.
    JsonWriter &raw(const QByteArray &json);

    [[nodiscard]] int utcOffset() const { return m_utcOffset; }
    //! What is written so far; good until the next call.
    [[nodiscard]] QByteArrayView bytes() const { return {m_out.constData(), m_end - m_out.constData()}; }
    //! The text; the writer is empty afterwards.
    [[nodiscard]] QByteArray take();

private:
    static constexpr qsizetype firstBytes = 1536; // one message of usual length

    JsonWriter &key(const char *asciiKey, size_t size);
    //! Where the next `bytes` may be written, the comma that is due already there. The buffer is longer than what is
    //! used: QByteArray's own append costs a function call and a terminator each, a hundred times in one message.
    char *room(qsizetype bytes)
    {
        if (m_limit - m_end <= bytes)
            grow(bytes);
        if (m_needsComma)
            *m_end++ = ',';
        return m_end;
    }
    JsonWriter &finish(char *end, bool needsCommaAfter)
    {
        m_end = end;
        m_needsComma = needsCommaAfter;
        return *this;
    }
    JsonWriter &put(const char *bytes, qsizetype size, bool needsCommaAfter);
    void grow(qsizetype bytes);
    void resize(qsizetype size);

    QByteArray m_out;
    char *m_end = nullptr;
    const char *m_limit = nullptr;
    int m_utcOffset = 0;
    bool m_needsComma = false;
    QString m_baseUrl;
};

} // namespace chautari
