// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/follower.h"

#include "shared/json/framejson.h"
#include "shared/json/pagejson.h"
#include "tests/support/httpclient.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtNetwork/QNetworkReply>
#include <QtWebSockets/QWebSocket>

namespace chautari::soak {

using namespace Qt::StringLiterals;

namespace {

constexpr int returnMs = 20;

} // namespace

Follower::Follower(Person person, Habit habit)
    : m_person(std::move(person))
    , m_habit(habit)
    , m_screen(UserId(m_person.id))
{
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, &Follower::lose);
    connect(&m_pings, &QTimer::timeout, this, [this] {
        if (m_socket)
            m_socket->ping();
    });
}

Follower::~Follower()
{
    cut();
}

void Follower::setPatience(int milliseconds)
{
    m_silence.setInterval(milliseconds);
    m_pings.start(milliseconds / 3);
}

void Follower::goTo(const QUrl &server)
{
    cut();
    m_server = server;
    connectSocket();
}

void Follower::cut()
{
    m_server.clear();
    m_isSynced = false;
    m_silence.stop();
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket->deleteLater();
    m_socket = nullptr;
}

void Follower::connectSocket()
{
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    connect(m_socket, &QWebSocket::textMessageReceived, this,
        [this](const QString &frame) { handleFrame(frame.toUtf8()); });
    if (m_pings.isActive()) {
        m_silence.start();
        connect(m_socket, &QWebSocket::pong, &m_silence, qOverload<>(&QTimer::start));
        connect(m_socket, &QWebSocket::textMessageReceived, &m_silence, qOverload<>(&QTimer::start));
    }
    connect(m_socket, &QWebSocket::stateChanged, this, [this](QAbstractSocket::SocketState state) {
        if (state == QAbstractSocket::UnconnectedState)
            lose();
    });
    QUrl url = m_server.resolved(QUrl(u"/ws/messaging/"_s));
    url.setScheme(u"ws"_s);
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + m_person.token);
    m_socket->open(request);
}

void Follower::lose()
{
    const QUrl server = m_server;
    cut();
    m_server = server;
    QTimer::singleShot(returnMs, this, [this, server] {
        if (!m_socket && server.isValid() && m_server == server)
            connectSocket();
    });
}

void Follower::handleFrame(const QByteArray &frame)
{
    const Result<ServerFrame> read = readServerFrame(frame, UserId(m_person.id));
    if (!read) {
        m_complaints.append(u"not understood: "_s + QString::fromUtf8(frame.left(200)));
        return;
    }
    m_screen.show(*read);
    std::visit([this](const auto &event) { handle(event); }, *read);
    if (!m_isSynced)
        return;
    const qint64 position
        = QJsonDocument::fromJson(frame).object().value(u"position"_s).toInteger(); // of the frames that tell a change
    m_position = std::max(m_position, position);
    if (const auto *created = std::get_if<MessageCreatedEvent>(&*read))
        ++m_told[created->message.id];
}

void Follower::handle(const ConnectionEvent &event)
{
    if (m_habit == Habit::Missing && !m_epoch.isEmpty()) {
        m_isSynced = true;
        return;
    }
    m_epoch = m_epoch.isEmpty() ? event.epoch : m_epoch;
    resume();
}

void Follower::resume()
{
    m_socket->sendTextMessage(QString::fromUtf8(toJson(ClientFrame(ResumeCommand{m_epoch, m_position}))));
}

void Follower::handle(const SyncedEvent &event)
{
    m_position = std::max(m_position, event.position);
    m_isSynced = true;
}

void Follower::handle(const ResyncRequiredEvent &event)
{
    if (event.reason == ResyncReason::TooMany)
        return fetchPage();
    m_complaints.append(u"sent back to the start: %1"_s.arg(int(event.reason)));
}

void Follower::fetchPage()
{
    const QString path = u"/api/messaging/sync/?epoch=%1&since=%2&limit=1000"_s.arg(m_epoch).arg(m_position);
    QNetworkRequest request(m_server.resolved(QUrl(path)));
    request.setRawHeader("Authorization", "Bearer " + m_person.token);
    if (m_pings.isActive())
        request.setTransferTimeout(m_silence.interval());
    QNetworkReply *const reply = m_network.get(request);
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        if (reply->error() == QNetworkReply::NoError)
            handlePage(reply->readAll());
        else if (m_socket && m_pings.isActive())
            lose();
    });
}

void Follower::handlePage(const QByteArray &body)
{
    const QJsonObject page = QJsonDocument::fromJson(body).object();
    const QJsonArray changes = page.value(u"changes"_s).toArray();
    for (const QJsonValue &change : changes) {
        const auto read = readServerFrame(QJsonDocument(change.toObject()).toJson(), UserId(m_person.id));
        if (read)
            m_screen.show(*read);
    }
    m_position = page.value(u"position"_s).toInteger();
    if (page.value(u"has_more"_s).toBool())
        fetchPage();
    else if (m_socket)
        resume(); // a cut meanwhile comes back with the new position
}

QStringList freshScreen(const QUrl &server, const Person &person)
{
    test::HttpClient http(server);
    const QString token = QString::fromLatin1(person.token);
    test::Screen screen{UserId(person.id)};
    QList<qint64> conversations;
    for (const QString &list : {u"conversations/"_s, u"conversations/archived/"_s}) {
        const QJsonArray page
            = http.get(u"/api/messaging/"_s + list + u"?page_size=100"_s, token).json().value(u"results"_s).toArray();
        for (const QJsonValue &value : page) {
            JsonReader r(value.toObject());
            const Conversation conversation = readConversation(r, UserId(person.id));
            conversations.append(conversation.id.value());
            screen.show(ConversationUpdatedEvent{conversation});
        }
    }
    for (const qint64 conversation : std::as_const(conversations)) {
        for (qint64 after = 0; after >= 0;) {
            const QString path = u"/api/messaging/messages/?conversation=%1&after_seq=%2&page_size=100"_s;
            const QJsonArray page
                = http.get(path.arg(conversation).arg(after), token).json().value(u"results"_s).toArray();
            for (const QJsonValue &value : page) {
                JsonReader r(value.toObject());
                const Message message = readMessage(r);
                after = message.seq;
                screen.show(MessageCreatedEvent{message});
            }
            if (page.isEmpty())
                after = -1;
        }
    }
    return screen.lines(test::Screen::Unread::Left);
}

} // namespace chautari::soak
