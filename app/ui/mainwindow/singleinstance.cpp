// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/mainwindow/singleinstance.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>
#include <QtNetwork/QLocalServer>
#include <QtNetwork/QLocalSocket>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int patienceMs = 1'000;

QString placeOf(QString profile)
{
    profile.replace(QRegularExpression(u"[^A-Za-z0-9_-]"_s), u"_"_s);
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u"/chautari-"_s + profile;
}

} // namespace

SingleInstance::SingleInstance(const QString &profile, QObject *parent)
    : QObject(parent)
    , m_name(placeOf(profile))
    , m_lock(m_name + u".lock"_s)
{
    m_lock.setStaleLockTime(0); // only a process that is gone
}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::claim()
{
    if (!m_lock.tryLock(0))
        return false;
    const QString socket = m_name + u".socket"_s;
    QLocalServer::removeServer(socket); // of one that was killed: the lock says that nobody has it
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, &SingleInstance::handleConnection);
    m_server->listen(socket);
    return true;
}

bool SingleInstance::handOver(const QString &link)
{
    QLocalSocket socket;
    socket.connectToServer(m_name + u".socket"_s);
    if (!socket.waitForConnected(patienceMs))
        return false;
    socket.write(link.toUtf8() + '\n');
    return socket.waitForBytesWritten(patienceMs);
}

void SingleInstance::handleConnection()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        const auto read = [this, socket] {
            if (socket->canReadLine()) {
                Q_EMIT started(QString::fromUtf8(socket->readLine(messageBytes)).trimmed());
                socket->disconnectFromServer();
            } else if (socket->bytesAvailable() >= messageBytes) {
                socket->abort();
            }
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        read();
    }
}

} // namespace chautari
