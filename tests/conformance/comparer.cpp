// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/comparer.h"

#include "tests/conformance/allowances.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

#include <algorithm>

namespace chautari::conformance {

using namespace Qt::StringLiterals;

namespace {

constexpr int shownCharacters = 80;

QString shown(const QJsonValue &value)
{
    QString text;
    if (value.isUndefined())
        text = u"nothing"_s;
    else if (value.isArray())
        text = QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    else if (value.isObject())
        text = QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    else
        text = QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).chopped(1).mid(1));
    return text.size() > shownCharacters ? text.left(shownCharacters) + u"..."_s : text;
}

//! What an id is the id of.
QString idKind(const QString &key, const QString &kind)
{
    static const QHash<QString, QString> kinds{{u"conversation"_s, u"conversation"_s},
        {u"conversation_id"_s, u"conversation"_s}, {u"message_id"_s, u"message"_s}, {u"user_id"_s, u"user"_s},
        {u"sender_id"_s, u"user"_s}, {u"updated_by"_s, u"user"_s}};
    if (key != u"id"_s)
        return kinds.value(key);
    return kind == u"account"_s ? u"user"_s : kind;
}

//! The kind of an object of which the capture has nothing but its first key, told by where it stands.
QString cutKind(const QString &where)
{
    static const QRegularExpression person(uR"((sender|provider|customer)\.id$)"_s);
    static const QRegularExpression message(uR"(messages\[\d*\]\.id$)"_s);
    if (person.match(where).hasMatch())
        return u"user"_s;
    return message.match(where).hasMatch() ? u"message"_s : QString();
}

bool isToken(const QString &text)
{
    return text.startsWith(u"eyJ"_s) && text.count(u'.') == 2;
}

QJsonObject claimsOf(const QString &token)
{
    return QJsonDocument::fromJson(
        QByteArray::fromBase64(token.section(u'.', 1, 1).toLatin1(), QByteArray::Base64UrlEncoding))
        .object();
}

qint64 lifetime(const QJsonObject &claims)
{
    return claims.value("exp"_L1).toInteger() - claims.value("iat"_L1).toInteger();
}

const QRegularExpression &timeForm()
{
    static const QRegularExpression form(uR"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?(Z|[+-]\d\d:\d\d)$)"_s);
    return form;
}

bool isMasked(const QString &email, const QString &masked)
{
    return masked == email.left(1) + u"***@"_s + email.section(u'@', 1);
}

//! How long to wait is not a fact.
QString withoutSeconds(QString text)
{
    static const QRegularExpression seconds(uR"(available in \d+ seconds)"_s);
    return text.replace(seconds, u"available in n seconds"_s);
}

//! The original puts the time of the upload before a file's name.
QString withoutTime(QString path)
{
    static const QRegularExpression time(uR"(\d{8}_\d{6}_)"_s);
    return path.replace(time, u"time_"_s);
}

QString withoutHost(const QString &url)
{
    const QUrl parsed(url);
    return parsed.path() + (parsed.hasQuery() ? u'?' + parsed.query() : QString());
}

} // namespace

void Comparer::differ(const QString &where, const QString &what, const QString &reason)
{
    m_differences.append({where, what, reason});
}

void Comparer::compare(const QString &where, const QJsonValue &captured, const QJsonValue &ours)
{
    if (captured == QJsonValue(u"${any}"_s))
        return;
    if (captured.type() != ours.type())
        differ(where, u"%1 instead of %2"_s.arg(shown(ours), shown(captured)));
    else if (captured.isObject())
        compareObject(where, captured.toObject(), ours.toObject());
    else if (captured.isArray())
        compareArray(where, captured.toArray(), ours.toArray());
    else if (captured.isString())
        compareText(where, where.section(u'.', -1), captured.toString(), ours.toString());
    else if (captured != ours)
        differ(where, u"%1 instead of %2"_s.arg(shown(ours), shown(captured)));
}

void Comparer::compareObject(const QString &where, const QJsonObject &captured, const QJsonObject &ours)
{
    const QString kind = kindOf(captured);
    const QString prefix = where.isEmpty() ? where : where + u'.';
    for (auto it = captured.begin(); it != captured.end(); ++it)
        compareMember(prefix + it.key(), kind, it.key(), captured, ours);
    for (auto it = ours.begin(); it != ours.end(); ++it) {
        const bool isAllowed = mayHave(kind, it.key()) && !m_world.isOriginal();
        if (!captured.contains(it.key()) && !isAllowed && !m_isCut)
            differ(prefix + it.key(), u"a key that the original does not have"_s);
    }
    checkTwins(where, ours);
}

void Comparer::compareMember(
    const QString &where, const QString &kind, const QString &key, const QJsonObject &captured, const QJsonObject &ours)
{
    const QJsonValue before = captured.value(key);
    const QJsonValue now = ours.value(key);
    const QString knownId = idKind(key, kind);
    const QString id = knownId.isEmpty() && m_isCut ? cutKind(where) : knownId;
    // Over the API nobody can start a conversation without a message (stage.h).
    const bool hadNoMessage = kind == u"conversation"_s && captured.value("last_message_at"_L1).isNull();
    if (hadNoMessage && !m_world.isOwn() && (key.startsWith(u"la"_s) || key == u"unread_count"_s))
        return;
    if (now.isUndefined()) {
        differ(where, u"the key is missing"_s);
    } else if (!id.isEmpty() && before.isDouble() && now.isDouble()) {
        if (!m_ids.match(id, before.toInteger(), now.toInteger()))
            differ(where, u"another %1: %2"_s.arg(id).arg(now.toInteger()));
    } else if (key == u"latest_messages"_s && before.isArray() && now.isArray() && !m_world.isOriginal()) {
        compareLatest(where, before.toArray(), now.toArray());
    } else if (kind == u"message"_s && key == u"status"_s && before != now && before.toString() == u"sent"_s) {
        differ(
            where, now.toString(), now.toString() == u"delivered"_s ? u"contract 12.2 #23"_s : u"contract 12.2 #22"_s);
    } else if (kind == u"message"_s && key == u"read_statuses"_s && before.toArray().isEmpty() && now.isArray()) {
        if (!now.toArray().isEmpty())
            differ(where, u"who read it"_s, u"contract 12.2 #22"_s);
    } else if (key == u"attachment_url"_s && before.isNull() && now.isString()) {
        if (captured.value("attachment"_L1).isString())
            differ(where, u"a URL"_s, u"contract 12.1 #9"_s);
        else
            differ(where, u"a URL without a file"_s);
    } else {
        compare(where, before, now);
    }
}

void Comparer::compareArray(const QString &where, const QJsonArray &captured, const QJsonArray &ours)
{
    if (ours.size() != captured.size() && !(m_isCut && ours.size() > captured.size()))
        differ(where, u"%1 entries instead of %2"_s.arg(ours.size()).arg(captured.size()));
    for (qsizetype i = 0; i < std::min(captured.size(), ours.size()); ++i)
        compare(u"%1[%2]"_s.arg(where).arg(i), captured.at(i), ours.at(i));
}

// The original gives the ten oldest, ascending; we give the ten newest, newest first. What both show must be the same.
void Comparer::compareLatest(const QString &where, const QJsonArray &captured, const QJsonArray &ours)
{
    const auto idAt = [](const QJsonArray &messages, qsizetype i) { return messages.at(i)["id"_L1].toInteger(); };
    if (captured.size() < 2 && captured.size() == ours.size() && !m_isCut)
        return compareArray(where, captured, ours);
    for (qsizetype i = 1; i < ours.size(); ++i) {
        if (idAt(ours, i) >= idAt(ours, i - 1))
            return differ(where, u"not the newest first"_s);
    }
    if (ours.size() != captured.size() && !m_isCut)
        differ(where, u"%1 messages instead of %2"_s.arg(ours.size()).arg(captured.size()));
    for (const QJsonValue message : captured) {
        const auto id = m_ids.ours(u"message"_s, message["id"_L1].toInteger());
        const auto same
            = std::ranges::find_if(ours, [&](const QJsonValue &own) { return own["id"_L1].toInteger() == id; });
        if (same != ours.end())
            compare(where + u"[]"_s, message, *same);
    }
    differ(where, u"the newest ten, newest first"_s, u"contract 12.1 #5"_s);
}

void Comparer::compareText(const QString &where, const QString &key, const QString &captured, const QString &ours)
{
    const QString expected = m_world.expected(captured);
    if (isToken(captured)) {
        compareToken(where, captured, ours);
    } else if (timeForm().match(captured).hasMatch()) {
        compareTime(where, captured, ours);
    } else if (key.startsWith(u"attachment"_s) && captured.contains(u"/media/"_s)) {
        if (m_world.isOriginal()) {
            if (withoutTime(withoutHost(ours)) != withoutTime(withoutHost(captured)))
                differ(where, ours);
            return;
        }
        const bool isSigned = ours.contains(u"sig="_s) && ours.contains(u"exp="_s);
        differ(where, ours, isSigned ? u"contract 12.2 #31"_s : QString());
    } else if (captured.startsWith(u"http://"_s)) {
        QString path = withoutHost(captured);
        static const QRegularExpression conversation(uR"(conversation=(\d+))"_s);
        if (const auto match = conversation.match(path); match.hasMatch()) {
            const qint64 id = m_ids.ours(u"conversation"_s, match.captured(1).toLongLong()).value_or(0);
            path.replace(match.capturedStart(1), match.capturedLength(1), QString::number(id));
        }
        if (withoutHost(ours) != path || !ours.startsWith(m_world.server().toString()))
            differ(where, u"%1 instead of %2"_s.arg(ours, path));
    } else if (key == u"action_url"_s) {
        const QString conversation = captured.section(u'/', -1);
        const qint64 id = m_ids.ours(u"conversation"_s, conversation.toLongLong()).value_or(0);
        if (ours != captured.chopped(conversation.size()) + QString::number(id))
            differ(where, u"%1 instead of %2"_s.arg(ours, captured));
    } else if (key == u"last_message_preview"_s && captured.startsWith(u"Z0FBQUFB"_s) && m_world.isOriginal()) {
        if (!ours.startsWith(u"Z0FBQUFB"_s) || ours.size() != captured.size())
            differ(where, u"not ciphertext"_s);
    } else if (key == u"last_message_preview"_s && captured.startsWith(u"Z0FBQUFB"_s)) {
        differ(
            where, u"readable"_s, ours.startsWith(u"Z0FBQUFB"_s) || ours.isEmpty() ? QString() : u"contract 12.1 #6"_s);
    } else if (key == u"email"_s && ours != expected) {
        differ(where, ours, isMasked(expected, ours) ? u"contract 12.2 #40"_s : QString());
    } else if (withoutSeconds(ours) != withoutSeconds(expected)) {
        differ(where, u"%1 instead of %2"_s.arg(shown(ours), shown(expected)));
    }
}

void Comparer::compareToken(const QString &where, const QString &captured, const QString &ours)
{
    if (!isToken(ours))
        return differ(where, u"not a token"_s);
    const QJsonObject before = claimsOf(captured);
    const QJsonObject now = claimsOf(ours);
    for (auto it = now.begin(); it != now.end(); ++it) {
        if (!before.contains(it.key()) && (m_world.isOriginal() || !mayHave(u"token"_s, it.key())))
            differ(where + u'.' + it.key(), u"a claim that the original does not have"_s);
    }
    for (const QString &claim : before.keys()) {
        if (before.value(claim).type() != now.value(claim).type())
            differ(where + u'.' + claim, u"another type of claim"_s);
    }
    if (now.value("token_type"_L1) != before.value("token_type"_L1))
        differ(where, now.value("token_type"_L1).toString());
    if (!m_ids.match(u"user"_s, before.value("user_id"_L1).toInteger(), now.value("user_id"_L1).toInteger()))
        differ(where, u"of another user"_s);
    // A token that was made from another keeps its `iat`, so the captured ones may live for a second more.
    const bool isAsLong = m_world.isOriginal() && std::abs(lifetime(now) - lifetime(before)) <= 1;
    if (lifetime(now) != lifetime(before) && !isAsLong) {
        differ(where, u"lives %1 s instead of %2"_s.arg(lifetime(now)).arg(lifetime(before)),
            lifetime(now) < lifetime(before) ? u"W8"_s : QString());
    }
}

void Comparer::compareTime(const QString &where, const QString &captured, const QString &ours)
{
    const QRegularExpressionMatch before = timeForm().match(captured);
    const QRegularExpressionMatch now = timeForm().match(ours);
    const bool isZoneSame = before.captured(2) == now.captured(2)
        || (!m_world.isOwn() && before.captured(2) == u"+05:45"_s && now.captured(2) != u"Z"_s);
    if (!now.hasMatch() || !isZoneSame)
        differ(where, u"%1 is not written like %2"_s.arg(ours, captured));
}

// The second names of a field say the same (contract.md 12.1).
void Comparer::checkTwins(const QString &where, const QJsonObject &ours)
{
    static const QList<std::pair<QString, QString>> twins{{u"conversation_id"_s, u"conversation"_s},
        {u"content"_s, u"text"_s}, {u"name"_s, u"full_name"_s}, {u"user_type"_s, u"role"_s}};
    for (const auto &[name, original] : twins) {
        const QJsonValue value = ours.value(original);
        if (ours.contains(name) && ours.contains(original) && !value.isObject() && ours.value(name) != value)
            differ(where + u'.' + name, u"is not the same as "_s + original);
    }
}

} // namespace chautari::conformance
