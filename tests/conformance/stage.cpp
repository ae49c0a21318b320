// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/stage.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QThread>

#include <algorithm>

namespace chautari::conformance {

using namespace Qt::StringLiterals;

namespace {

constexpr int pairs = 3;
constexpr int frameTimeoutMs = 3'000;
constexpr unsigned long ownGraceMs = 250; //!< until somebody who left our own server is offline
constexpr unsigned long graceMs = 10'500;
constexpr int mostRequests = 2'000; //!< until a server must have refused one

Error cannot(const QString &why)
{
    return Error::of(ErrorCode::NotFound, why);
}

QJsonObject objectOf(const RawAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

//! The first entry's id of a list that may be an array or a page.
qint64 firstId(const RawAnswer &answer)
{
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    const QJsonArray list = document.isArray() ? document.array() : document["results"_L1].toArray();
    return list.at(0)["id"_L1].toInteger();
}

} // namespace

Stage::Stage(World &world, OwnServer *own)
    : m_world(world)
    , m_own(own)
    , m_graceMs(own ? ownGraceMs : graceMs)
{ }

Result<void> Stage::makePopulation()
{
    for (int i = 1; i <= pairs; ++i) {
        if (auto done = registerPerson(u"customer%1"_s.arg(i), u"customer"_s, i); !done)
            return done;
    }
    for (int i = 1; i <= pairs; ++i) {
        if (auto done = registerPerson(u"provider%1"_s.arg(i), u"provider"_s, pairs + i); !done)
            return done;
    }
    for (int i = 1; i <= pairs; ++i) {
        if (auto done = offerService(i); !done)
            return done;
    }
    return {};
}

Result<void> Stage::registerPerson(const QString &name, const QString &role, qint64 captured)
{
    QJsonObject body{{u"email"_s, m_world.email(name)}, {u"username"_s, QString(name + m_world.run())},
        {u"password"_s, World::password()}, {u"password2"_s, World::password()}, {u"role"_s, role},
        {u"first_name"_s, QString(name.left(1).toUpper() + name.mid(1).chopped(1))},
        {u"last_name"_s, QString(u"Number"_s + name.right(1))}};
    if (captured == 1)
        body.insert(u"phone"_s, u"9800000000"_s);
    const QJsonObject answer = objectOf(m_world.post(u"/api/auth/register/"_s, body));
    const qint64 id = answer["user"_L1]["id"_L1].toInteger();
    if (id == 0)
        return cannot(u"%1 could not be registered"_s.arg(name));
    m_world.ids().bind(u"user"_s, captured, id);
    m_world.keepRegistration(m_world.email(name), answer);
    return {};
}

Result<void> Stage::offerService(qint64 number)
{
    const QString token = m_world.accessToken(u"provider%1"_s.arg(number));
    const auto get = [&](const QString &path) { return RawHttp::ask(m_world.server(), u"GET"_s, path, {}, {}); };
    const QJsonObject offer{{u"title"_s, u"Service %1"_s.arg(number)},
        {u"description"_s, u"For the conformance suite"_s}, {u"price"_s, u"1500.00"_s}, {u"duration"_s, u"2 hours"_s},
        {u"status"_s, u"active"_s}, {u"category"_s, firstId(get(u"/api/services/categories/"_s))},
        {u"city_ids"_s, QJsonArray{firstId(get(u"/api/services/cities/"_s))}}};
    const qint64 service = objectOf(m_world.post(u"/api/services/"_s, offer, token))["id"_L1].toInteger();
    if (service == 0)
        return cannot(u"service %1 could not be offered: the server needs a category and a city"_s.arg(number));
    m_world.ids().bind(u"service"_s, number, service);
    return number == 1 ? Result<void>() : startConversation(number, u"start"_s, 0);
}

// Over the API a conversation begins with a message; the captures' began without one. The first one waits for the first
// message of the captures, the others' rows know (comparer.cpp).
Result<void> Stage::startConversation(qint64 number, const QString &text, qint64 message)
{
    const QJsonObject start{{u"service_id"_s, m_world.ids().ours(u"service"_s, number).value_or(0)},
        {u"provider_id"_s, m_world.ids().ours(u"user"_s, pairs + number).value_or(0)}, {u"initial_message"_s, text}};
    const QJsonObject answer = objectOf(
        m_world.post(u"/api/messaging/conversations/"_s, start, m_world.accessToken(u"customer%1"_s.arg(number))));
    const qint64 conversation = answer["conversation_id"_L1].toInteger();
    if (conversation == 0)
        return cannot(u"conversation %1 could not be started"_s.arg(number));
    m_world.ids().bind(u"conversation"_s, number, conversation);
    if (message != 0)
        m_world.ids().bind(
            u"message"_s, message, answer["conversation"_L1]["latest_messages"_L1][0]["id"_L1].toInteger());
    return {};
}

Result<void> Stage::prepare(const QList<QJsonObject> &given)
{
    for (const QJsonObject &action : given) {
        if (auto done = doOne(action); !done)
            return done;
    }
    return {};
}

Result<void> Stage::doOne(const QJsonObject &action)
{
    const QString what = action.value("do"_L1).toString();
    const QString user = action.value("user"_L1).toString();
    if (what == u"send"_s)
        return send(action);
    if (what == u"connect"_s)
        return keepOpen(action.value("sockets"_L1).toArray());
    if (what == u"close"_s || what == u"open"_s)
        return setActive(action.value("conversation"_L1).toInteger(), what == u"open"_s);
    if (what == u"disable"_s || what == u"enable"_s)
        return setEnabled(user, what == u"enable"_s);
    if (what == u"wait"_s)
        return wait(action.value("minutes"_L1).toInt());
    if (what == u"exhaust"_s)
        return exhaust(action.value("path"_L1).toString());
    if (what == u"stay-exhausted"_s)
        return m_limited ? Result<void>() : Result<void>(cannot(u"would lock this address out"_s));
    if (what == u"sign-in"_s) {
        m_world.forgetTokens(user);
        return m_world.accessToken(user).isEmpty() ? Result<void>(cannot(user + u" cannot sign in"_s)) : Result<void>();
    }
    return cannot(u"nobody knows how to "_s + what);
}

Result<void> Stage::send(const QJsonObject &action)
{
    const qint64 number = action.value("conversation"_L1).toInteger();
    const auto conversation = m_world.ids().ours(u"conversation"_s, number);
    if (!conversation)
        return startConversation(number, action.value("text"_L1).toString(), action.value("message"_L1).toInteger());
    const QString token = m_world.accessToken(action.value("by"_L1).toString());
    const QJsonObject answer = objectOf(m_world.post(u"/api/messaging/messages/"_s,
        QJsonObject{{u"conversation"_s, conversation.value_or(0)}, {u"text"_s, action.value("text"_L1)}}, token));
    const qint64 id = answer.value("id"_L1).toInteger();
    if (id == 0)
        return cannot(u"a message before it could not be sent"_s);
    m_world.ids().bind(u"message"_s, action.value("message"_L1).toInteger(), id);
    return {};
}

Result<void> Stage::keepOpen(const QJsonArray &sockets)
{
    bool hasClosed = false;
    for (auto it = m_sockets.begin(); it != m_sockets.end();) {
        const bool isWanted = sockets.contains(it->first) && it->second->isOpen();
        if (!isWanted)
            it->second->close();
        hasClosed = hasClosed || !isWanted;
        it = isWanted ? std::next(it) : m_sockets.erase(it);
    }
    // Nobody tells when the grace of the one who left is over: those who hear of it may have left as well.
    if (hasClosed)
        QThread::msleep(m_graceMs);
    for (const QJsonValue name : sockets) {
        if (!socket(name.toString()))
            return cannot(u"socket %1 does not open"_s.arg(name.toString()));
    }
    settle();
    return {};
}

RawSocket *Stage::socket(const QString &name)
{
    std::unique_ptr<RawSocket> &socket = m_sockets[name];
    if (socket && socket->isOpen())
        return socket.get();
    const QString user = World::nameOfSocket(name);
    const qint64 id = m_world.ids().ours(u"user"_s, name.mid(4, 1).toInt()).value_or(0);
    socket = std::make_unique<RawSocket>(
        m_world.server(), u"/ws/messaging/?user_id=%1&token=%2"_s.arg(id).arg(m_world.accessToken(user)));
    socket->wait(frameTimeoutMs, [](const QList<QJsonObject> &frames) { return !frames.isEmpty(); });
    return socket->isOpen() ? socket.get() : nullptr;
}

RawSocket *Stage::knownSocket(const QString &name) const
{
    const auto found = m_sockets.find(name);
    return found == m_sockets.end() ? nullptr : found->second.get();
}

void Stage::closeSocket(const QString &name)
{
    const auto found = m_sockets.find(name);
    if (found == m_sockets.end())
        return;
    found->second->close();
    m_sockets.erase(found);
}

void Stage::settle()
{
    for (const auto &[name, socket] : m_sockets) {
        socket->fence();
        socket->take();
    }
}

void Stage::dropSockets()
{
    m_sockets.clear();
}

Result<void> Stage::change(const QString &sql)
{
    if (!m_own)
        return cannot(u"needs the server's own database"_s);
    dropSockets();
    if (auto changed = m_own->change(sql); !changed)
        return changed;
    m_world.moveTo(m_own->url());
    return {};
}

// The original let either side close a conversation, ours lets nobody (contract.md 12, 20): on a server elsewhere the
// row before this has tried.
Result<void> Stage::setActive(qint64 conversation, bool isActive)
{
    const qint64 id = m_world.ids().ours(u"conversation"_s, conversation).value_or(0);
    if (m_own)
        return change(u"UPDATE conversations SET is_active = %1 WHERE id = %2"_s.arg(int(isActive)).arg(id));
    const QJsonObject answer = objectOf(m_world.post(u"/api/messaging/conversations/%1/"_s.arg(id),
        QJsonObject{{u"is_active"_s, isActive}}, m_world.accessToken(u"customer%1"_s.arg(conversation)), u"PATCH"_s));
    if (answer.value("is_active"_L1) == QJsonValue(isActive))
        return {};
    return cannot(u"nobody may close a conversation there"_s);
}

Result<void> Stage::setEnabled(const QString &user, bool isEnabled)
{
    if (isEnabled && !m_own)
        return {}; // nobody could disable him
    if (auto changed
        = change(u"UPDATE users SET is_active = %1 WHERE email = '%2'"_s.arg(int(isEnabled)).arg(m_world.email(user)));
        !changed)
        return changed;
    if (isEnabled)
        m_world.forgetTokens(user);
    return {};
}

Result<void> Stage::wait(int minutes)
{
    if (!m_own)
        return cannot(u"would take %1 minutes"_s.arg(minutes));
    m_own->clock().advanceMinutes(minutes);
    m_world.forgetTokens(); // access tokens do not live that long
    return {};
}

Result<void> Stage::exhaust(const QString &path)
{
    if (!m_own)
        return cannot(u"would lock this address out"_s);
    m_limited = std::make_unique<OwnServer>(OwnServer::RateLimits::On);
    dropSockets();
    if (auto started = m_limited->start(m_world.ids()); !started)
        return started;
    m_world.moveTo(m_limited->url());
    m_world.forgetTokens();
    m_world.accessToken(u"customer1"_s); // while he still may
    m_limited->clock().freeze(); // no new request becomes allowed meanwhile
    for (int i = 0; i < mostRequests; ++i) {
        if (RawHttp::ask(m_world.server(), u"GET"_s, path, {}, {}).status == 429)
            return {};
    }
    return cannot(u"%1 requests were not too many"_s.arg(mostRequests));
}

} // namespace chautari::conformance
