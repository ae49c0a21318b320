// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/originalbackend.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QMessageAuthenticationCode>
#include <QtCore/QRegularExpression>
#include <QtCore/QTimeZone>
#include <QtCore/QUuid>

#include <algorithm>

// The people, the tokens, and the frame in which every view is called. The views of messaging: originalmessaging.cpp.
namespace chautari::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int pairs = 3;
constexpr int accessSeconds = 3600;
constexpr int refreshSeconds = 7 * 24 * 3600;
const QByteArray signingKey = "the original's secret";
const QByteArray tokenHead = R"({"alg":"HS256","typ":"JWT"})";

QByteArray base64(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray signatureOf(const QByteArray &headAndClaims)
{
    return base64(QMessageAuthenticationCode::hash(headAndClaims, signingKey, QCryptographicHash::Sha256));
}

QString headerOf(const FakeRequest &request, const QString &name)
{
    const QRegularExpression line(u"^"_s + name + u":[ \t]*(.*?)\r?$"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    return line.match(QString::fromLatin1(request.head)).captured(1);
}

QByteArray compact(const QJsonValue &value)
{
    if (value.isArray())
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

} // namespace

OriginalBackend::OriginalBackend()
    : m_last(QDateTime::currentDateTimeUtc())
{
    for (qint64 id = 1; id <= 2 * pairs; ++id) {
        const bool isCustomer = id <= pairs;
        const QString number = QString::number(isCustomer ? id : id - pairs);
        const QString name = (isCustomer ? u"customer"_s : u"provider"_s) + number;
        m_users.append(
            {id, name, email(name), password(), isCustomer ? u"Customer"_s : u"Provider"_s, u"Number"_s + number,
                isCustomer ? u"customer"_s : u"provider"_s, id == 1 ? u"9800000000"_s : QString(), now()});
    }
    for (qint64 i = 1; i <= pairs; ++i) {
        Conversation conversation;
        conversation.id = m_nextConversation++;
        conversation.service = i;
        conversation.customer = i;
        conversation.provider = pairs + i;
        conversation.createdAt = now();
        m_conversations.append(conversation);
    }
}

//! Later than ever before, so that times order what happened.
QDateTime OriginalBackend::now()
{
    m_last = std::max(m_last.addMSecs(1), QDateTime::currentDateTimeUtc());
    return m_last;
}

const OriginalBackend::User &OriginalBackend::user(qint64 id) const
{
    return *std::ranges::find(m_users, id, &User::id);
}

bool OriginalBackend::hasUser(qint64 id) const
{
    return std::ranges::any_of(m_users, [id](const User &one) { return one.id == id; });
}

// ---- tokens
// ----------------------------------------------------------------------------------------------------------

QByteArray OriginalBackend::token(const QString &type, qint64 user)
{
    const bool isAccess = type == u"access"_s;
    const qint64 seconds = QDateTime::currentSecsSinceEpoch();
    const QString jti = QUuid::createUuid().toString(QUuid::Id128);
    QJsonObject claims{{u"token_type"_s, type}, {u"exp"_s, seconds + (isAccess ? accessSeconds : refreshSeconds)},
        {u"iat"_s, seconds},
        {u"jti"_s, isAccess ? QString(jti.chopped(2) + u"%1"_s.arg(m_accessEdition, 2, 16, QLatin1Char('0'))) : jti},
        {u"user_id"_s, user}};
    const QByteArray body = base64(tokenHead) + '.' + base64(compact(claims));
    return body + '.' + signatureOf(body);
}

qint64 OriginalBackend::userOf(const QString &token, const QString &type, QString &problem) const
{
    problem = u"Token is invalid or expired"_s;
    const QList<QByteArray> parts = token.toLatin1().split('.');
    if (parts.size() != 3 || signatureOf(parts[0] + '.' + parts[1]) != parts[2])
        return 0;
    const QJsonObject claims
        = QJsonDocument::fromJson(QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding)).object();
    const QString kind = claims["token_type"_L1].toString();
    const bool isOld
        = kind == u"access"_s && claims["jti"_L1].toString().right(2).toInt(nullptr, 16) != m_accessEdition;
    if (isOld || claims["exp"_L1].toInteger() < QDateTime::currentSecsSinceEpoch())
        return 0;
    if (kind != type) {
        problem = u"Token has wrong type"_s;
        return 0;
    }
    return claims["user_id"_L1].toInteger();
}

// ---- answers
// ---------------------------------------------------------------------------------------------------------

FakeAnswer OriginalBackend::json(const Call &call, int status, const QJsonValue &body)
{
    const QByteArray challenge = status == 401 ? "WWW-Authenticate: Bearer realm=\"api\"\r\n" : "";
    const QByteArray headers = "Vary: Accept, Origin\r\nAllow: " + call.allow + "\r\n" + challenge;
    if (status == 204)
        return {status, {}, {}, headers};
    return {status, compact(body), "application/json", headers};
}

FakeAnswer OriginalBackend::refuse(const Call &call, int status, const QString &detail)
{
    return json(call, status, QJsonObject{{u"detail"_s, detail}});
}

FakeAnswer OriginalBackend::page(int status, const QByteArray &title)
{
    return {status,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n  <title>" + title + "</title>\n</head>\n<body>\n  <h1>" + title
            + "</h1><p>The requested resource was not found on this server.</p>\n</body>\n</html>",
        "text/html", "Vary: Origin\r\n"};
}

FakeAnswer OriginalBackend::notValid(const Call &call, const QString &problem) const
{
    const QJsonObject message{
        {u"token_class"_s, u"AccessToken"_s}, {u"token_type"_s, u"access"_s}, {u"message"_s, problem}};
    return json(call, 401,
        QJsonObject{{u"detail"_s, u"Given token not valid for any token type"_s}, {u"code"_s, u"token_not_valid"_s},
            {u"messages"_s, QJsonArray{message}}});
}

//! Page numbers are facts of the query; links name its keys in order.
FakeAnswer OriginalBackend::paged(const Call &call, const QJsonArray &all) const
{
    bool isNumber = true;
    const QString size = call.query.queryItemValue(u"page_size"_s);
    const QString wanted = call.query.queryItemValue(u"page"_s);
    int perPage = size.toInt();
    perPage = perPage < 1 ? 10 : std::min(perPage, 100);
    const int pages = std::max(1, int((all.size() + perPage - 1) / perPage));
    const int number = wanted.isEmpty() ? 1 : wanted == u"last"_s ? pages : wanted.toInt(&isNumber);
    if (!isNumber || number < 1 || number > pages)
        return refuse(call, 404, u"Invalid page."_s);
    const auto link = [&](int page) -> QJsonValue {
        if (page < 1 || page > pages)
            return QJsonValue::Null;
        auto items = call.query.queryItems();
        items.removeIf([](const auto &item) { return item.first == u"page"_s; });
        if (page > 1)
            items.append({u"page"_s, QString::number(page)});
        std::ranges::sort(items);
        QUrlQuery query;
        query.setQueryItems(items);
        const QString text = query.toString(QUrl::FullyEncoded);
        return QString(call.base + call.path + (text.isEmpty() ? QString() : QString(u'?' + text)));
    };
    QJsonArray results;
    for (qsizetype i = (number - 1) * perPage; i < std::min<qsizetype>(all.size(), number * perPage); ++i)
        results.append(all.at(i));
    return json(call, 200,
        QJsonObject{{u"count"_s, all.size()}, {u"total_pages"_s, pages}, {u"current_page"_s, number},
            {u"next"_s, link(number + 1)}, {u"previous"_s, link(number - 1)}, {u"results"_s, results}});
}

// ---- the way to a view
// -----------------------------------------------------------------------------------------------

FakeAnswer OriginalBackend::answer(const FakeRequest &request, const QString &base)
{
    const QUrl url = QUrl::fromEncoded("http://x" + request.path);
    Call call{request, base, url.path(), QUrlQuery(url), {}, nullptr, {}};
    if (call.path.startsWith(u"/api/"_s) && !call.path.endsWith(u'/'))
        return {301, {}, "text/html; charset=utf-8", "Vary: Origin\r\nLocation: " + call.path.toLatin1() + "/\r\n"};
    call.parts = call.path.mid(5).chopped(call.path.endsWith(u'/') ? 1 : 0).split(u'/');
    const View view = call.path.startsWith(u"/api/"_s) ? viewOf(call) : nullptr;
    if (!view)
        return page(404, "Not Found");
    if (FakeAnswer refusal = authenticate(call); refusal.status != 200)
        return refusal;
    const QString method = QString::fromLatin1(request.method);
    if (!QString::fromLatin1(call.allow).split(u", "_s).contains(method))
        return refuse(call, 405, u"Method \"%1\" not allowed."_s.arg(method));
    const QString accept = headerOf(request, u"accept"_s);
    if (!accept.isEmpty() && !accept.contains(u"json"_s) && !accept.contains(u"*/*"_s))
        return refuse(call, 406, u"Could not satisfy the request Accept header."_s);
    return (this->*view)(call);
}

OriginalBackend::View OriginalBackend::viewOf(Call &call) const
{
    struct Route
    {
        QString pattern;
        View view;
        QByteArray allow;
    };
    static const QByteArray reading = "GET, HEAD, OPTIONS";
    static const QByteArray posting = "POST, OPTIONS";
    static const QByteArray collection = "GET, POST, HEAD, OPTIONS";
    static const QByteArray item = "GET, PUT, PATCH, DELETE, HEAD, OPTIONS";
    static const QList<Route> routes{
        {u"auth/register"_s, &OriginalBackend::registration, posting},
        {u"auth/login"_s, &OriginalBackend::login, posting},
        {u"auth/refresh"_s, &OriginalBackend::refresh, posting},
        {u"auth/logout"_s, &OriginalBackend::logout, posting},
        {u"auth/users/me"_s, &OriginalBackend::me, reading},
        {u"messaging"_s, &OriginalBackend::root, reading},
        {u"messaging/health"_s, &OriginalBackend::health, reading},
        {u"messaging/conversations"_s, &OriginalBackend::conversations, collection},
        {u"messaging/conversations/archived"_s, &OriginalBackend::archived, reading},
        {u"messaging/conversations/[^/]+/(mark_as_read|archive|unarchive)"_s, &OriginalBackend::conversationAction,
            posting},
        {u"messaging/conversations/[^/]+"_s, &OriginalBackend::conversation, item},
        {u"messaging/messages"_s, &OriginalBackend::messages, collection},
        {u"messaging/messages/[^/]+/(mark_as_read|flag)"_s, &OriginalBackend::messageAction, posting},
        {u"messaging/messages/[^/]+"_s, &OriginalBackend::message, item},
    };
    const QString path = call.parts.join(u'/');
    for (const Route &route : routes) {
        if (QRegularExpression(QRegularExpression::anchoredPattern(route.pattern)).match(path).hasMatch()) {
            call.allow = route.allow;
            return route.view;
        }
    }
    return nullptr;
}

//! 200: on with it. A bad token is refused even where none is needed.
FakeAnswer OriginalBackend::authenticate(Call &call) const
{
    static const QStringList open{u"auth/register"_s, u"auth/login"_s, u"auth/refresh"_s, u"messaging/health"_s};
    const QStringList words = headerOf(call.request, u"authorization"_s).split(u' ', Qt::SkipEmptyParts);
    if (words.value(0) != u"Bearer"_s) {
        if (open.contains(call.parts.join(u'/')))
            return {};
        return refuse(call, 401, u"Authentication credentials were not provided."_s);
    }
    if (words.size() != 2) {
        return json(call, 401,
            QJsonObject{{u"detail"_s, u"Authorization header must contain two space-delimited values"_s},
                {u"code"_s, u"bad_authorization_header"_s}});
    }
    QString problem;
    const qint64 id = userOf(words[1], u"access"_s, problem);
    if (!hasUser(id))
        return notValid(call, problem);
    call.who = &user(id);
    return {};
}

OriginalBackend::Body OriginalBackend::bodyOf(const Call &call)
{
    const QString type = headerOf(call.request, u"content-type"_s);
    const QString kind = type.section(u';', 0, 0).trimmed();
    Body body;
    const auto refused = [&](int status, const QString &detail) {
        body.isFine = false;
        body.refusal = refuse(call, status, detail);
        return body;
    };
    if (kind == u"multipart/form-data"_s)
        return formOf(call.request.body, type.section(u"boundary="_s, 1).remove(u'"').toLatin1());
    if (kind == u"application/x-www-form-urlencoded"_s) {
        const QUrlQuery form(QString::fromLatin1(QByteArray(call.request.body).replace('+', ' ')));
        for (const auto &[name, value] : form.queryItems(QUrl::FullyDecoded))
            body.values[name] = value;
        return body;
    }
    if (kind != u"application/json"_s && !call.request.body.isEmpty())
        return refused(415, u"Unsupported media type \"%1\" in request."_s.arg(kind));
    if (call.request.body.isEmpty())
        return body;
    const QJsonDocument document = QJsonDocument::fromJson(call.request.body);
    if (document.isNull())
        return refused(400, u"JSON parse error - Expecting value: line 1 column 1 (char 0)"_s);
    if (document.isArray()) {
        body.isFine = false;
        const QString sentence = u"Invalid data. Expected a dictionary, but got list."_s;
        body.refusal = json(call, 400, QJsonObject{{u"non_field_errors"_s, list(sentence)}});
    }
    body.values = document.object();
    return body;
}

OriginalBackend::Body OriginalBackend::formOf(const QByteArray &bytes, const QByteArray &boundary)
{
    static const QRegularExpression nameIn(u"\\bname=\"([^\"]*)\""_s);
    static const QRegularExpression fileIn(u"filename=\"([^\"]*)\""_s);
    Body body;
    const QByteArray mark = "--" + boundary;
    for (qsizetype at = bytes.indexOf(mark); at >= 0;) {
        const qsizetype next = bytes.indexOf(QByteArray("\r\n" + mark), at);
        const QByteArray part = next < 0 ? QByteArray() : bytes.mid(at + mark.size() + 2, next - at - mark.size() - 2);
        const qsizetype end = part.indexOf("\r\n\r\n");
        const QString head = QString::fromUtf8(part.left(std::max<qsizetype>(end, 0)));
        const QString name = nameIn.match(head).captured(1);
        const auto file = fileIn.match(head);
        if (file.hasMatch()) // the last one of a name wins
            body.files[name] = QJsonObject{{u"name"_s, file.captured(1)}, {u"size"_s, part.size() - end - 4}};
        else if (!name.isEmpty())
            body.values[name] = QString::fromUtf8(part.mid(end + 4));
        at = next < 0 ? -1 : next + 2;
    }
    return body;
}

// ---- accounts
// --------------------------------------------------------------------------------------------------------

QJsonObject OriginalBackend::account(const User &user) const
{
    const QJsonObject profile{{u"bio"_s, QJsonValue::Null}, {u"address"_s, QJsonValue::Null},
        {u"city"_s, QJsonValue::Null}, {u"date_of_birth"_s, QJsonValue::Null}, {u"company_name"_s, QJsonValue::Null},
        {u"is_approved"_s, false}, {u"display_name"_s, QJsonValue::Null}, {u"years_of_experience"_s, 0},
        {u"certifications"_s, QJsonArray()}, {u"location_city"_s, QJsonValue::Null}, {u"avg_rating"_s, u"0.00"_s},
        {u"reviews_count"_s, 0}, {u"service_areas"_s, QJsonArray()}, {u"portfolio_projects"_s, QJsonArray()}};
    const QJsonValue phone = user.phone.isEmpty() ? QJsonValue() : QJsonValue(user.phone);
    return {{u"id"_s, user.id}, {u"email"_s, user.email}, {u"username"_s, user.username},
        {u"first_name"_s, user.firstName}, {u"last_name"_s, user.lastName}, {u"role"_s, user.role}, {u"phone"_s, phone},
        {u"is_verified"_s, false}, {u"profile_picture_url"_s, QJsonValue::Null}, {u"profile"_s, profile},
        {u"date_joined"_s, user.joined.toOffsetFromUtc(20'700).toString(u"yyyy-MM-ddTHH:mm:ss.zzz000+05:45"_s)}};
}

FakeAnswer OriginalBackend::registration(const Call &call)
{
    const Body body = bodyOf(call);
    if (!body.isFine)
        return body.refusal;
    const auto text = [&](const QString &name) { return body.values[name].toString(); };
    QJsonObject problems;
    for (const QString &name : {u"email"_s, u"username"_s, u"password"_s, u"password2"_s}) {
        if (!body.values.contains(name))
            problems[name] = list(u"This field is required."_s);
    }
    for (const User &other : std::as_const(m_users)) {
        if (other.email == text(u"email"_s))
            problems[u"email"_s] = list(u"User with this email address already exists."_s);
        if (other.username == text(u"username"_s))
            problems[u"username"_s] = list(u"A user with that username already exists."_s);
    }
    if (problems.isEmpty() && text(u"password"_s) != text(u"password2"_s))
        problems[u"password"_s] = list(u"Password fields didn't match."_s);
    if (!problems.isEmpty())
        return json(call, 400, problems);
    const qint64 id = m_users.last().id + 1;
    const QString role = body.values.contains(u"role"_s) ? text(u"role"_s) : u"customer"_s; // admin, too
    m_users.append({id, text(u"username"_s), text(u"email"_s), text(u"password"_s), text(u"first_name"_s),
        text(u"last_name"_s), role, text(u"phone"_s), now()});
    return json(call, 201,
        QJsonObject{{u"refresh"_s, QString::fromLatin1(token(u"refresh"_s, id))},
            {u"access"_s, QString::fromLatin1(token(u"access"_s, id))}, {u"user"_s, account(m_users.last())}});
}

FakeAnswer OriginalBackend::login(const Call &call)
{
    const Body body = bodyOf(call);
    if (!body.isFine)
        return body.refusal;
    QJsonObject problems;
    for (const QString &name : {u"email"_s, u"password"_s}) {
        if (!body.values.contains(name))
            problems[name] = list(u"This field is required."_s);
    }
    if (!problems.isEmpty())
        return json(call, 400, problems);
    for (const User &user : std::as_const(m_users)) {
        if (user.email == body.values[u"email"_s].toString() && user.password == body.values[u"password"_s].toString())
            return json(call, 200,
                QJsonObject{{u"refresh"_s, QString::fromLatin1(token(u"refresh"_s, user.id))},
                    {u"access"_s, QString::fromLatin1(token(u"access"_s, user.id))}});
    }
    return refuse(call, 401, u"No active account found with the given credentials"_s);
}

//! A new pair; the old refresh token stays good.
FakeAnswer OriginalBackend::refresh(const Call &call)
{
    const Body body = bodyOf(call);
    if (!body.isFine)
        return body.refusal;
    if (!body.values.contains(u"refresh"_s))
        return json(call, 400, QJsonObject{{u"refresh"_s, list(u"This field is required."_s)}});
    QString problem;
    const qint64 id = userOf(body.values[u"refresh"_s].toString(), u"refresh"_s, problem);
    if (id == 0)
        return json(call, 401, QJsonObject{{u"detail"_s, problem}, {u"code"_s, u"token_not_valid"_s}});
    return json(call, 200,
        QJsonObject{{u"access"_s, QString::fromLatin1(token(u"access"_s, id))},
            {u"refresh"_s, QString::fromLatin1(token(u"refresh"_s, id))}});
}

//! Always, since nothing there remembers tokens.
FakeAnswer OriginalBackend::logout(const Call &call)
{
    return refuse(call, 400, u"Invalid token."_s);
}

FakeAnswer OriginalBackend::me(const Call &call)
{
    return json(call, 200, account(*call.who));
}

} // namespace chautari::test
