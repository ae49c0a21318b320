// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/sender.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QUuid>
#include <QtNetwork/QNetworkReply>
#include <QtWebSockets/QWebSocket>

#include <algorithm>

namespace chautari::soak {

using namespace Qt::StringLiterals;

namespace {

constexpr int comeBackMs = 20;
constexpr qsizetype fileBytes = 9'000;

//! A file of a kind that is taken, and no two alike.
QByteArray fileOf(const QString &word)
{
    const QByteArray hash = QCryptographicHash::hash(word.toUtf8(), QCryptographicHash::Sha256);
    return "%PDF-1.4\n" + hash.repeated(fileBytes / hash.size());
}

QByteArray formOf(const QByteArray &boundary, const QList<std::pair<QByteArray, QByteArray>> &fields,
    const QByteArray &file, const QByteArray &fileName)
{
    QByteArray body;
    for (const auto &[name, value] : fields) {
        body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
    return body + "--" + boundary + "\r\nContent-Disposition: form-data; name=\"attachment\"; filename=\"" + fileName
        + "\"\r\nContent-Type: application/pdf\r\n\r\n" + file + "\r\n--" + boundary + "--\r\n";
}

} // namespace

Sender::Sender(Person person, qint64 conversation, QString name, Ledger &ledger, Habits habits)
    : m_person(std::move(person))
    , m_conversation(conversation)
    , m_name(std::move(name))
    , m_ledger(ledger)
    , m_habits(habits)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(habits.patienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_socket && !m_outbox.isEmpty())
            loseSocket();
    });
}

Sender::~Sender()
{
    leave();
}

void Sender::goTo(const QUrl &server)
{
    leave();
    m_server = server;
    if (m_habits.door == Door::Socket)
        connectSocket();
    fill();
}

void Sender::leave()
{
    m_server.clear();
    m_isOpen = false;
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket->deleteLater();
        m_socket = nullptr;
    }
    for (Item &item : m_outbox)
        item.isUnderWay = false;
}

void Sender::write(int count)
{
    m_toWrite += count;
    fill();
}

//! Those that only the former copies of this sender send.
void Sender::skipLetters()
{
    while (m_toWrite > 0 && m_written % m_habits.copies < m_habits.copy) {
        ++m_written;
        --m_toWrite;
    }
}

Sender::Item Sender::newItem()
{
    Item item;
    Letter &letter = item.letter;
    letter.word = u"%1-%2"_s.arg(m_name).arg(++m_written);
    letter.sender = m_person.id;
    letter.conversation = m_conversation;
    letter.text = letter.word + u" नमस्ते"_s + u" and again"_s.repeated(m_written % 17);
    item.id = letter.word;
    if (m_habits.door == Door::Form) {
        item.bytes = fileOf(letter.word);
        letter.file = QCryptographicHash::hash(item.bytes, QCryptographicHash::Sha256);
    }
    m_ledger.write(letter);
    return item;
}

void Sender::fill()
{
    if (!isConnected())
        return;
    for (qsizetype i = 0; i < m_habits.window; ++i) {
        if (i >= m_outbox.size()) {
            skipLetters();
            if (m_toWrite == 0)
                break;
            --m_toWrite;
            m_outbox.append(newItem());
        }
        if (!m_outbox[i].isUnderWay)
            sendItem(m_outbox[i]);
        if (m_habits.isHasty && i < m_outbox.size()) {
            m_ledger.noteAck(m_outbox.at(i).letter.word, 0);
            m_outbox.removeAt(i--);
            break; // the next one when the events of this one were worked off
        }
    }
    if (m_habits.isHasty && m_toWrite > 0)
        QTimer::singleShot(1, this, &Sender::fill);
}

void Sender::sendItem(Item &item)
{
    if (item.sendings > 0)
        ++m_resent;
    if (m_habits.hasFreshIds)
        item.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    ++item.sendings;
    item.isUnderWay = true;
    m_ledger.noteSent(item.letter.word);
    if (m_habits.door != Door::Socket)
        return post(item);
    const QJsonObject data{
        {u"conversation_id"_s, m_conversation}, {u"content"_s, item.letter.text}, {u"client_message_id"_s, item.id}};
    const QJsonObject frame{{u"type"_s, u"message"_s}, {u"data"_s, data}};
    m_socket->sendTextMessage(QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact)));
    m_patience.start();
}

void Sender::post(const Item &item)
{
    QNetworkRequest request(m_server.resolved(QUrl(u"/api/messaging/messages/"_s)));
    request.setRawHeader("Authorization", "Bearer " + m_person.token);
    request.setTransferTimeout(m_habits.patienceMs);
    QByteArray body;
    if (m_habits.door == Door::Form) {
        const QByteArray boundary = "soak-boundary";
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("multipart/form-data; boundary=" + boundary));
        body = formOf(boundary,
            {{"conversation", QByteArray::number(m_conversation)}, {"text", item.letter.text.toUtf8()},
                {"client_message_id", item.id.toLatin1()}},
            item.bytes, item.letter.word.toLatin1() + ".pdf");
    } else {
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        body = QJsonDocument(QJsonObject{{u"conversation"_s, m_conversation}, {u"text"_s, item.letter.text},
                                 {u"client_message_id"_s, item.id}})
                   .toJson(QJsonDocument::Compact);
    }
    QNetworkReply *const reply = m_network.post(request, body);
    connect(reply, &QNetworkReply::finished, this, [this, reply, id = item.id] {
        reply->deleteLater();
        handleAnswer(id, reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            reply->isOpen() ? reply->readAll() : QByteArray());
    });
}

void Sender::handleAnswer(const QString &id, int status, const QByteArray &body)
{
    const QJsonObject answer = QJsonDocument::fromJson(body).object();
    if ((status == 200 || status == 201) && answer.contains(u"seq"_s))
        return settle(id, answer.value(u"seq"_s).toInteger());
    if (status != 0 && status != 200 && status != 201) // a success without a body was cut off
        m_refusals.append(u"%1 %2"_s.arg(status).arg(QString::fromUtf8(body.left(200))));
    tryLater(id);
}

void Sender::tryLater(const QString &id)
{
    QTimer::singleShot(comeBackMs, this, [this, id] {
        for (Item &item : m_outbox) {
            if (item.id == id)
                item.isUnderWay = false;
        }
        fill();
    });
}

void Sender::connectSocket()
{
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    connect(m_socket, &QWebSocket::textMessageReceived, this, &Sender::handleFrame);
    connect(m_socket, &QWebSocket::stateChanged, this, [this](QAbstractSocket::SocketState state) {
        if (state == QAbstractSocket::UnconnectedState)
            loseSocket();
    });
    QUrl url = m_server.resolved(QUrl(u"/ws/messaging/"_s));
    url.setScheme(u"ws"_s);
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + m_person.token);
    m_socket->open(request);
    m_patience.start();
}

void Sender::loseSocket()
{
    const QUrl server = m_server;
    leave();
    m_server = server;
    QTimer::singleShot(comeBackMs, this, [this, server] {
        if (!m_socket && m_server == server && server.isValid())
            connectSocket();
    });
}

void Sender::handleFrame(const QString &frame)
{
    const QJsonObject json = QJsonDocument::fromJson(frame.toUtf8()).object();
    const QString type = json.value(u"type"_s).toString();
    const QJsonObject data = json.value(u"data"_s).toObject();
    const QString id = data.value(u"client_message_id"_s).toString();
    if (type == u"connection"_s) {
        m_isOpen = true;
        fill();
    } else if (type == u"ack"_s) {
        settle(id, data.value(u"seq"_s).toInteger());
    } else if (type == u"error"_s) {
        m_refusals.append(frame.left(200));
        loseSocket(); // what follows must not overtake it
    }
}

void Sender::settle(const QString &id, qint64 seq)
{
    const auto item = std::ranges::find(m_outbox, id, &Item::id);
    if (item == m_outbox.end())
        return; // its acknowledgement came twice
    m_ledger.noteAck(item->letter.word, seq);
    m_outbox.erase(item);
    m_patience.start();
    fill();
}

} // namespace chautari::soak
