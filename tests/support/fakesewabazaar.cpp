// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakesewabazaar.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QPointer>
#include <QtCore/QRegularExpression>
#include <QtNetwork/QTcpSocket>
#include <QtWebSockets/QWebSocket>

#include <algorithm>

namespace chautari::test {

using namespace Qt::StringLiterals;

namespace {

const QByteArray socketPath = "/ws/messaging/";

FakeAnswer errorPage(int status)
{
    const QByteArray title = status == 500 ? "Server Error (500)" : "Not Found";
    return {status, "<!doctype html>\n<html lang=\"en\">\n<head>\n  <title>" + title + "</title>\n</head>\n</html>",
        "text/html", "Vary: Origin\r\n"};
}

QByteArray withoutQuery(const QByteArray &path)
{
    return path.left(path.contains('?') ? path.indexOf('?') : path.size());
}

//! The first one counts, and nothing else: not even the token.
qint64 userIn(const QByteArray &path)
{
    const QUrlQuery query(QString::fromLatin1(path.mid(path.indexOf('?') + 1)));
    bool isNumber = false;
    const qint64 user = query.queryItemValue(u"user_id"_s).toLongLong(&isNumber);
    return isNumber ? user : 0;
}

} // namespace

FakeSewaBazaar::FakeSewaBazaar()
    : m_door(QString(), QWebSocketServer::NonSecureMode)
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        QTcpSocket *socket = nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    });
    connect(&m_door, &QWebSocketServer::newConnection, this, [this] {
        while (QWebSocket *socket = m_door.nextPendingConnection())
            welcome(socket);
    });
    listen(QHostAddress::LocalHost);
}

FakeSewaBazaar::~FakeSewaBazaar()
{
    m_sockets.clear(); // nobody is told any more
}

QUrl FakeSewaBazaar::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(serverPort()));
}

qint64 FakeSewaBazaar::say(qint64 conversation, qint64 user, const QString &text)
{
    const qint64 id = m_backend.say(conversation, user, text);
    deliver();
    return id;
}

void FakeSewaBazaar::showTyping(qint64 conversation, qint64 user, bool isTyping)
{
    m_backend.showTyping(conversation, user, isTyping);
    deliver();
}

void FakeSewaBazaar::answerNow()
{
    for (const auto &answer : std::exchange(m_waiting, {}))
        answer();
}

void FakeSewaBazaar::throttleNext(int requests, int retryAfterSeconds)
{
    m_throttled = requests;
    m_retryAfter = retryAfterSeconds;
}

void FakeSewaBazaar::dropSockets()
{
    const QList<QWebSocket *> sockets = m_sockets.values();
    for (QWebSocket *socket : sockets)
        socket->abort();
}

int FakeSewaBazaar::count(const QByteArray &method, const QByteArray &path) const
{
    return int(std::ranges::count_if(m_requests,
        [&](const FakeRequest &request) { return request.method == method && withoutQuery(request.path) == path; }));
}

// ---- requests
// --------------------------------------------------------------------------------------------------------

void FakeSewaBazaar::serve(QTcpSocket *socket)
{
    if (!socket->isOpen())
        return;
    const QByteArray all = socket->peek(socket->bytesAvailable());
    const qsizetype end = all.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = all.left(end);
    if (upgrade(socket, head))
        return;
    static const QRegularExpression lengthLine(u"content-length: *(\\d+)"_s, QRegularExpression::CaseInsensitiveOption);
    const qsizetype length = lengthLine.match(QString::fromLatin1(head)).captured(1).toInt();
    if (all.size() < end + 4 + length)
        return;
    socket->read(end + 4 + length);
    const QList<QByteArray> words = head.left(head.indexOf("\r\n")).split(' ');
    answer(socket, {words.value(0), words.value(1), head, all.mid(end + 4, length)});
}

void FakeSewaBazaar::answer(QTcpSocket *socket, const FakeRequest &request)
{
    m_requests.append(request);
    Trouble trouble = Trouble::None;
    const FakeAnswer said = answerFor(request, trouble);
    switch (trouble) {
    case Trouble::NeverAnswered:
        socket->abort();
        break;
    case Trouble::AnsweredLate:
        m_waiting.append([guarded = QPointer(socket), said] {
            if (guarded)
                write(guarded, said);
        });
        break;
    case Trouble::ErrorThoughStored:
        write(socket, errorPage(500));
        break;
    case Trouble::None:
    case Trouble::Error:
        write(socket, said);
        break;
    }
    deliver();
}

FakeAnswer FakeSewaBazaar::answerFor(const FakeRequest &request, Trouble &trouble)
{
    if (m_failing > 0) {
        --m_failing;
        return errorPage(500);
    }
    if (m_throttled > 0) {
        --m_throttled;
        const QByteArray seconds = QByteArray::number(m_retryAfter);
        return {429, "{\"detail\":\"Request was throttled. Expected available in " + seconds + " seconds.\"}",
            "application/json", "Vary: Accept, Origin\r\nRetry-After: " + seconds + "\r\n"};
    }
    if (request.method == "POST" && withoutQuery(request.path) == "/api/messaging/messages/" && !m_troubles.isEmpty())
        trouble = m_troubles.takeFirst();
    if (trouble == Trouble::Error)
        return errorPage(500);
    return m_backend.answer(request, url().toString());
}

void FakeSewaBazaar::write(QTcpSocket *socket, const FakeAnswer &answer)
{
    const QByteArray type = answer.type.isEmpty() ? QByteArray() : "Content-Type: " + answer.type + "\r\n";
    socket->write("HTTP/1.1 " + QByteArray::number(answer.status) + " Original\r\n" + type
        + "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\nServer: daphne\r\nConnection: close\r\n"
        + answer.moreHeaders + "\r\n" + answer.body);
    socket->disconnectFromHost();
}

// ---- sockets
// ---------------------------------------------------------------------------------------------------------

bool FakeSewaBazaar::upgrade(QTcpSocket *socket, const QByteArray &head)
{
    if (!head.toLower().contains("\r\nupgrade: websocket"))
        return false;
    const QByteArray path = head.split(' ').value(1);
    if (withoutQuery(path) != socketPath) {
        write(socket, errorPage(500));
    } else if (m_isRefusing || !m_backend.hasUser(userIn(path))) {
        write(socket, {403, "Access denied", "text/plain"});
    } else {
        socket->disconnect(this);
        disconnect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        m_door.handleConnection(socket);
        Q_EMIT socket->readyRead(); // what has come already is not announced again
    }
    return true;
}

void FakeSewaBazaar::welcome(QWebSocket *socket)
{
    const qint64 user = userIn(socket->requestUrl().toEncoded(QUrl::FullyEncoded));
    socket->setParent(this);
    connect(socket, &QWebSocket::textMessageReceived, this, [this, socket, user](const QString &text) {
        m_frames[user].append(text);
        if (m_isMute)
            return;
        for (const QJsonObject &frame : m_backend.take(user, text))
            socket->sendTextMessage(QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact)));
        deliver();
    });
    // It dies of that before it could tell anybody that somebody left.
    connect(socket, &QWebSocket::binaryMessageReceived, this, [this, socket, user] {
        m_sockets.remove(user, socket);
        disconnect(socket, nullptr, this, nullptr);
        connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
        socket->close(QWebSocketProtocol::CloseCode(1011));
    });
    connect(socket, &QWebSocket::disconnected, this, [this, socket, user] {
        m_sockets.remove(user, socket);
        socket->deleteLater();
        m_backend.announce(user, false);
        deliver();
    });
    const QJsonObject greeting{
        {u"type"_s, u"connection"_s}, {u"data"_s, QJsonObject{{u"status"_s, u"connected"_s}, {u"user_id"_s, user}}}};
    socket->sendTextMessage(QString::fromUtf8(QJsonDocument(greeting).toJson(QJsonDocument::Compact)));
    m_sockets.insert(user, socket);
    m_backend.announce(user, true);
    deliver();
}

void FakeSewaBazaar::deliver()
{
    const QList<OriginalBackend::Event> events = m_backend.takeEvents();
    for (const OriginalBackend::Event &event : events) {
        const QString text = QString::fromUtf8(QJsonDocument(event.frame).toJson(QJsonDocument::Compact));
        const QList<QWebSocket *> sockets = m_isMute ? QList<QWebSocket *>() : m_sockets.values(event.user);
        for (QWebSocket *socket : sockets)
            socket->sendTextMessage(text);
    }
}

} // namespace chautari::test
