// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/wsclient.h"

#include <QtCore/QJsonDocument>
#include <QtNetwork/QNetworkRequest>
#include <QtTest/QTest>

namespace chautari::test {

using namespace Qt::StringLiterals;

WsClient::WsClient(const QUrl &server, const QString &pathAndQuery, const Headers &headers)
    : m_socket(std::make_unique<QWebSocket>())
{
    QObject::connect(m_socket.get(), &QWebSocket::textMessageReceived, m_socket.get(),
        [this](const QString &text) { m_frames.append(QJsonDocument::fromJson(text.toUtf8()).object()); });
    QObject::connect(m_socket.get(), &QWebSocket::disconnected, m_socket.get(), [this] { m_isClosed = true; });
    QUrl url = server.resolved(QUrl(pathAndQuery));
    url.setScheme(u"ws"_s);
    QNetworkRequest request(url);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    m_socket->open(request);
}

WsClient::~WsClient()
{
    m_socket->disconnect(m_socket.get());
}

void WsClient::send(const QJsonObject &frame)
{
    const auto isSettled = [this] { return m_socket->state() == QAbstractSocket::ConnectedState || m_isClosed; };
    if (!QTest::qWaitFor(isSettled))
        qWarning("The socket does not connect");
    m_socket->sendTextMessage(QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact)));
}

void WsClient::sendMessage(qint64 conversation, const QString &content, const QString &clientMessageId)
{
    QJsonObject data{{u"conversation_id"_s, conversation}, {u"content"_s, content}};
    if (!clientMessageId.isEmpty())
        data.insert(u"client_message_id"_s, clientMessageId);
    send({{u"type"_s, u"message"_s}, {u"data"_s, data}});
}

void WsClient::sendTyping(qint64 conversation, bool isTyping)
{
    send({{u"type"_s, u"typing"_s},
        {u"data"_s, QJsonObject{{u"conversation_id"_s, conversation}, {u"is_typing"_s, isTyping}}}});
}

QJsonObject WsClient::take(const QString &type, int timeoutMs)
{
    const auto isWanted = [&](const QJsonObject &frame) { return frame.value(u"type"_s).toString() == type; };
    const auto find = [&] { return std::find_if(m_frames.cbegin(), m_frames.cend(), isWanted); };
    if (!QTest::qWaitFor([&] { return find() != m_frames.cend(); }, timeoutMs))
        return {};
    const auto found = find();
    const QJsonObject frame = *found;
    m_frames.erase(found);
    return frame;
}

bool WsClient::roundTrip()
{
    send({{u"type"_s, u"heartbeat"_s}});
    return !take(u"heartbeat"_s).isEmpty();
}

int WsClient::count(const QString &type) const
{
    return int(types().count(type));
}

QStringList WsClient::types() const
{
    QStringList types;
    for (const QJsonObject &frame : m_frames)
        types.append(frame.value(u"type"_s).toString());
    return types;
}

int WsClient::waitForClose(int timeoutMs)
{
    return QTest::qWaitFor([this] { return m_isClosed; }, timeoutMs) ? int(m_socket->closeCode()) : 0;
}

void WsClient::close()
{
    m_socket->close();
    waitForClose();
}

} // namespace chautari::test
