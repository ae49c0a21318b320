// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/wiretap.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QMutexLocker>
#include <QtCore/QSet>

#include <chrono>
#include <utility>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView hidden = u"•••";

bool isSecret(const QString &key)
{
    static const QSet<QString> keys{u"token"_s, u"access"_s, u"refresh"_s, u"access_token"_s, u"refresh_token"_s,
        u"ticket"_s, u"secret"_s, u"otp"_s, u"otpauth_url"_s, u"authorization"_s};
    return keys.contains(key) || key.contains(u"password");
}

bool isWritten(const QString &key)
{
    static const QSet<QString> keys{u"text"_s, u"content"_s, u"initial_message"_s, u"last_message_preview"_s, u"note"_s,
        u"body"_s, u"reason"_s, u"emoji"_s, u"file_name"_s};
    return keys.contains(key);
}

enum class Hide { Secrets, Texts };

QJsonValue cleaned(const QString &key, const QJsonValue &value, Hide hide)
{
    if (hide == Hide::Secrets && isSecret(key.toLower()) && !value.isNull())
        return hidden.toString(); // whatever is in it
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            member.value() = cleaned(member.key(), member.value(), hide);
        return object;
    }
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            array[i] = cleaned(key, array.at(i), hide);
        return array;
    }
    if (hide == Hide::Texts)
        return value.isString() && isWritten(key) && !value.toString().isEmpty() ? QJsonValue(hidden.toString())
                                                                                 : value;
    // The query of a link to a file is its signature.
    if (value.isString() && (key.endsWith(u"url") || key == u"file") && value.toString().contains(u'?'))
        return QString(value.toString().section(u'?', 0, 0) + u'?' + hidden);
    return value;
}

QJsonDocument cleaned(const QJsonDocument &document, Hide hide)
{
    if (document.isArray())
        return QJsonDocument(cleaned(QString(), document.array(), hide).toArray());
    return QJsonDocument(cleaned(QString(), document.object(), hide).toObject());
}

} // namespace

qint64 WireTap::tickUs()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

void WireTap::noteFrame(WireKind kind, const QByteArray &json)
{
    WireEvent event;
    event.kind = kind;
    event.bytes = json.size();
    const QJsonObject frame = QJsonDocument::fromJson(json).object();
    event.name = frame.value("type"_L1).toString().left(64);
    const QJsonObject data = frame.value("data"_L1).toObject();
    event.key = (data.isEmpty() ? frame : data).value("client_message_id"_L1).toString().left(64);
    event.body = json;
    note(std::move(event));
}

void WireTap::noteConnection(const QString &name, const QString &reason, int retryInMs)
{
    WireEvent event;
    event.name = name;
    event.detail = reason;
    event.retryInMs = retryInMs;
    note(std::move(event));
}

void WireTap::note(WireEvent event)
{
    event.at = Timestamp(QDateTime::currentMSecsSinceEpoch() * 1000);
    event.tickUs = tickUs();
    event.body = wirejson::withoutSecrets(event.body);
    event.sent = wirejson::withoutSecrets(event.sent);
    const QMutexLocker lock(&m_mutex);
    if (m_batch.events.size() == most) {
        m_batch.events.removeFirst();
        ++m_batch.dropped;
    }
    m_batch.events.append(std::move(event));
}

WireTap::Batch WireTap::take()
{
    const QMutexLocker lock(&m_mutex);
    return std::exchange(m_batch, {});
}

namespace wirejson {

QByteArray withoutSecrets(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (document.isNull())
        return {};
    const QByteArray clean = cleaned(document, Hide::Secrets).toJson(QJsonDocument::Compact);
    // Half a document could not be read again, nor its texts be hidden.
    return clean.size() <= WireTap::bodyBytes ? clean : "{\"bytes\":" + QByteArray::number(clean.size()) + '}';
}

QString readable(const QByteArray &json, bool hidesTexts)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (document.isNull())
        return {};
    return QString::fromUtf8((hidesTexts ? cleaned(document, Hide::Texts) : document).toJson()).trimmed();
}

int problemAt(const QString &text)
{
    QJsonParseError error;
    const QByteArray bytes = text.toUtf8();
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return int(QString::fromUtf8(bytes.left(error.offset)).size()) + 1;
    return document.isObject() ? 0 : 1;
}

} // namespace wirejson

} // namespace chautari
