// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeserver.h"

#include <QtCore/QRegularExpression>
#include <QtNetwork/QTcpSocket>

#include <algorithm>

namespace chautari::test {

using namespace Qt::StringLiterals;

FakeServer::FakeServer(Script script)
    : m_script(std::move(script))
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        QTcpSocket *socket = nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    });
    listen(QHostAddress::LocalHost);
}

QUrl FakeServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(serverPort()));
}

int FakeServer::count(const QByteArray &path) const
{
    return int(std::ranges::count(m_requests, path, &FakeRequest::path));
}

void FakeServer::serve(QTcpSocket *socket)
{
    const QByteArray all = socket->peek(socket->bytesAvailable());
    const qsizetype end = all.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    static const QRegularExpression lengthLine(u"content-length: *(\\d+)"_s, QRegularExpression::CaseInsensitiveOption);
    const QByteArray head = all.left(end);
    const qsizetype length = lengthLine.match(QString::fromLatin1(head)).captured(1).toInt();
    if (all.size() < end + 4 + length)
        return;
    socket->read(end + 4 + length);
    const QList<QByteArray> words = head.left(head.indexOf("\r\n")).split(' ');
    const FakeRequest request{words.value(0), words.value(1), head, all.mid(end + 4, length)};
    m_requests.append(request);
    const FakeAnswer answer = m_script(request);
    socket->write("HTTP/1.1 " + QByteArray::number(answer.status) + " Scripted\r\nContent-Type: " + answer.type
        + "\r\nContent-Length: " + QByteArray::number(answer.body.size()) + "\r\nConnection: close\r\n"
        + answer.moreHeaders + "\r\n" + answer.body);
    socket->disconnectFromHost();
}

} // namespace chautari::test
