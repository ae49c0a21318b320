// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/world.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

namespace chautari::conformance {

using namespace Qt::StringLiterals;

namespace {

const QRegularExpression &placeholder()
{
    static const QRegularExpression expression(uR"(\$\{([a-z]+)(?::([^}]+))?\})"_s);
    return expression;
}

QString repeated(const QString &argument)
{
    const qsizetype colon = argument.lastIndexOf(u':');
    return argument.left(colon).repeated(argument.mid(colon + 1).toInt());
}

} // namespace

std::optional<qint64> Ids::ours(const QString &kind, qint64 captured) const
{
    const auto ids = m_ids.value(kind);
    return ids.contains(captured) ? std::optional(ids.value(captured)) : std::nullopt;
}

bool Ids::match(const QString &kind, qint64 captured, qint64 ours)
{
    QMap<qint64, qint64> &ids = m_ids[kind];
    if (!ids.contains(captured))
        ids.insert(captured, ours);
    return ids.value(captured) == ours;
}

QString World::email(const QString &name) const
{
    return name + m_run + u"@example.com"_s;
}

QString World::nameOfSocket(const QString &socket)
{
    const int id = socket.mid(4, 1).toInt();
    return id <= 3 ? u"customer%1"_s.arg(id) : u"provider%1"_s.arg(id - 3);
}

RawAnswer World::post(const QString &path, const QJsonObject &body, const QString &token, const QString &method)
{
    Headers headers{{u"Content-Type"_s, u"application/json"_s}};
    if (!token.isEmpty())
        headers.append({u"Authorization"_s, u"Bearer "_s + token});
    return RawHttp::ask(m_server, method, path, headers, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

QString World::accessToken(const QString &name)
{
    QString &token = m_access[name];
    if (token.isEmpty()) {
        const RawAnswer answer
            = post(u"/api/auth/login/"_s, QJsonObject{{u"email"_s, email(name)}, {u"password"_s, password()}});
        token = QJsonDocument::fromJson(answer.body).object().value("access"_L1).toString();
    }
    return token;
}

void World::forgetTokens(const QString &name)
{
    if (name.isEmpty())
        m_access.clear();
    else
        m_access.remove(name);
}

void World::keepRegistration(const QString &email, const QJsonObject &answer)
{
    const QString name = email.section(m_run + u'@', 0, 0);
    m_refresh.insert(name, answer.value("refresh"_L1).toString());
    m_access.insert(name, answer.value("access"_L1).toString());
}

Result<QString> World::expand(const QString &text)
{
    QString expanded;
    qsizetype end = 0;
    auto matches = placeholder().globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const Result<QString> value = valueOf(match.captured(1), match.captured(2));
        if (!value)
            return value.error();
        expanded += QStringView(text).mid(end, match.capturedStart() - end) + *value;
        end = match.capturedEnd();
    }
    expanded += QStringView(text).mid(end);
    return expanded;
}

Result<QString> World::valueOf(const QString &kind, const QString &argument)
{
    const auto missing = [](const QString &what) { return Error::of(ErrorCode::NotFound, what); };
    if (kind == u"run"_s)
        return m_run;
    if (kind == u"repeat"_s)
        return repeated(argument);
    if (kind == u"missing"_s)
        return isOwn() ? argument : argument + u"000000000"_s;
    if (kind == u"access"_s) {
        const QString token = accessToken(argument);
        return token.isEmpty() ? Result<QString>(missing(u"nobody can sign in as "_s + argument)) : token;
    }
    if (kind == u"refresh"_s) {
        const QString token = m_refresh.value(argument);
        return token.isEmpty() ? Result<QString>(missing(u"no refresh token of "_s + argument)) : token;
    }
    if (kind == u"forged"_s)
        return m_forge ? Result<QString>(m_forge(argument)) : missing(u"needs the server's key"_s);
    if (const auto id = m_ids.ours(kind, argument.toLongLong()))
        return QString::number(*id);
    return missing(u"%1 %2 was never made here"_s.arg(kind, argument));
}

QString World::expected(const QString &captured) const
{
    static const QRegularExpression user(
        uR"(\b(newcust|newprov|norole|newadm|form|(?:customer|provider)\d)(@example\.com|$))"_s);
    static const QRegularExpression missing(uR"(\b(9{3,5})\b)"_s);
    static const QRegularExpression repeat(uR"(\$\{repeat:([^}]+)\})"_s);
    QString text = captured;
    for (auto match = repeat.match(text); match.hasMatch(); match = repeat.match(text))
        text.replace(match.capturedStart(), match.capturedLength(), repeated(match.captured(1)));
    if (!isOwn()) {
        text.replace(user, u"\\1"_s + m_run + u"\\2"_s);
        text.replace(missing, u"\\1000000000"_s);
    }
    return text;
}

} // namespace chautari::conformance
