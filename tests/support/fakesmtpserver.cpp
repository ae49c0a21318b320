// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakesmtpserver.h"

#include <QtNetwork/QTcpSocket>

#include <memory>

namespace chautari::test {

FakeSmtpServer::FakeSmtpServer()
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("FakeSmtpServer: %s", qPrintable(m_server.errorString()));
    connect(&m_server, &QTcpServer::newConnection, this, &FakeSmtpServer::handleConnection);
}

void FakeSmtpServer::handleConnection()
{
    while (QTcpSocket *const socket = m_server.nextPendingConnection()) {
        ++connections;
        const auto talk = std::make_shared<Talk>();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, talk] { read(socket, *talk); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (!m_isSilent)
            socket->write("220 fake ESMTP\r\n");
    }
}

void FakeSmtpServer::read(QTcpSocket *socket, Talk &talk)
{
    talk.buffer += socket->readAll();
    while (!m_isSilent) {
        const QByteArray end = talk.isData ? "\r\n.\r\n" : "\r\n";
        const qsizetype at = talk.buffer.indexOf(end);
        if (at < 0)
            return;
        const QByteArray line = talk.buffer.left(at);
        talk.buffer.remove(0, at + end.size());
        socket->write(answer(line, talk) + "\r\n");
        if (line == "QUIT")
            socket->disconnectFromHost();
    }
}

QByteArray FakeSmtpServer::answer(const QByteArray &line, Talk &talk)
{
    if (talk.isData) {
        talk.isData = false;
        talk.letter.text = line;
        letters.append(talk.letter);
        return "250 taken";
    }
    if (talk.isSignIn) {
        talk.isSignIn = false;
        talk.letter.signIn = QByteArray::fromBase64(line);
        return "235 fine";
    }
    const QByteArray verb = line.left(4).toUpper();
    if (verb == "EHLO")
        return "250-fake\r\n250 AUTH PLAIN";
    if (verb == "AUTH") {
        talk.isSignIn = line == "AUTH PLAIN";
        if (talk.isSignIn)
            return "334 ";
        talk.letter.signIn = QByteArray::fromBase64(line.mid(line.lastIndexOf(' ') + 1));
        return "235 fine";
    }
    if (verb == "MAIL") {
        if (!m_refusal.isEmpty())
            return std::exchange(m_refusal, {});
        talk.letter.from = line.mid(line.indexOf('<'));
    }
    if (verb == "RCPT")
        talk.letter.to.append(line.mid(line.indexOf('<')));
    if (verb == "DATA") {
        talk.isData = true;
        return "354 go on";
    }
    if (verb == "QUIT")
        return "221 bye";
    return "250 fine";
}

} // namespace chautari::test
