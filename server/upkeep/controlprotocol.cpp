// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/upkeep/controlprotocol.h"

#include "server/upkeep/systemfiles.h"
#include "shared/json/userjson.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int requestSeconds = 5;
constexpr size_t roomForOneDescriptor = CMSG_SPACE(sizeof(int));

//! The first byte carries the file.
Result<void> sendLine(int socket, QByteArray line, int file)
{
    line += '\n';
    for (qsizetype sent = 0; sent < line.size();) {
        iovec bytes{line.data() + sent, size_t(line.size() - sent)};
        alignas(cmsghdr) std::array<char, roomForOneDescriptor> room{};
        msghdr message{};
        message.msg_iov = &bytes;
        message.msg_iovlen = 1;
        if (sent == 0 && file >= 0) {
            message.msg_control = room.data();
            message.msg_controllen = room.size();
            cmsghdr *head = CMSG_FIRSTHDR(&message);
            head->cmsg_level = SOL_SOCKET;
            head->cmsg_type = SCM_RIGHTS;
            head->cmsg_len = CMSG_LEN(sizeof(int));
            std::memcpy(CMSG_DATA(head), &file, sizeof file);
        }
        const ssize_t written = ::sendmsg(socket, &message, MSG_NOSIGNAL);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return systemError(u"The server's control socket cannot be written to"_s);
        sent += written;
    }
    return {};
}

void takeDescriptor(msghdr &message, FileDescriptor &file)
{
    for (cmsghdr *head = CMSG_FIRSTHDR(&message); head; head = CMSG_NXTHDR(&message, head)) {
        if (head->cmsg_level != SOL_SOCKET || head->cmsg_type != SCM_RIGHTS || head->cmsg_len != CMSG_LEN(sizeof(int)))
            continue;
        int descriptor = -1;
        std::memcpy(&descriptor, CMSG_DATA(head), sizeof descriptor);
        file = FileDescriptor(descriptor);
    }
}

Result<QByteArray> readLine(int socket, FileDescriptor &file)
{
    QByteArray line;
    std::array<char, 4096> block;
    while (line.size() < control::lineBytes) {
        iovec bytes{block.data(), block.size()};
        alignas(cmsghdr) std::array<char, roomForOneDescriptor> room{};
        msghdr message{};
        message.msg_iov = &bytes;
        message.msg_iovlen = 1;
        message.msg_control = room.data();
        message.msg_controllen = room.size();
        const ssize_t got = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return problem(u"The server stopped before it had finished."_s);
        takeDescriptor(message, file);
        line.append(block.data(), got);
        if (line.endsWith('\n'))
            return line;
    }
    return problem(u"The control socket was sent too long a line."_s);
}

QString nameOf(ControlRequest::Command command)
{
    switch (command) {
    case ControlRequest::Command::Backup:
        return u"backup"_s;
    case ControlRequest::Command::Check:
        return u"check"_s;
    case ControlRequest::Command::People:
        return u"people"_s;
    }
    Q_UNREACHABLE();
    return {};
}

QJsonObject toJson(const PeopleOrder &order)
{
    return {{"action"_L1, int(order.action)}, {"email"_L1, order.email}, {"username"_L1, order.username},
        {"first_name"_L1, order.firstName}, {"last_name"_L1, order.lastName}, {"role"_L1, roleName(order.role)},
        {"owner"_L1, order.makesOwner}, {"password"_L1, order.password}, {"offset"_L1, order.offset}};
}

std::optional<PeopleOrder> readPeopleOrder(const QJsonObject &object)
{
    const int action = object["action"_L1].toInt(-1);
    const std::optional<Role> role = roleFromName(object["role"_L1].toString());
    if (action < 0 || action > int(PeopleOrder::Action::Enable) || !role)
        return std::nullopt;
    PeopleOrder order;
    order.action = PeopleOrder::Action(action);
    order.email = object["email"_L1].toString();
    order.username = object["username"_L1].toString();
    order.firstName = object["first_name"_L1].toString();
    order.lastName = object["last_name"_L1].toString();
    order.role = *role;
    order.makesOwner = object["owner"_L1].toBool();
    order.password = object["password"_L1].toString();
    order.offset = std::max<qint64>(0, object["offset"_L1].toInteger());
    return order;
}

QByteArray toLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

QString controlPath(const QString &dataDir)
{
    return dataDir + u"/control.sock"_s;
}

namespace control {

bool isTooLong(const QString &path)
{
    return size_t(QFile::encodeName(path).size()) >= sizeof(sockaddr_un::sun_path);
}

std::optional<FileDescriptor> makeSocket()
{
    FileDescriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    return socket.isValid() ? std::optional(std::move(socket)) : std::nullopt;
}

Result<void> sendRequest(int socket, const ControlRequest &request, int file)
{
    QJsonObject object{{"command"_L1, nameOf(request.command)}};
    if (request.command == ControlRequest::Command::People)
        object["people"_L1] = toJson(request.people);
    if (!request.sealedKeys.isEmpty())
        object["sealed_keys"_L1] = QString::fromLatin1(request.sealedKeys.toBase64());
    return sendLine(socket, toLine(object), file);
}

Result<ControlRequest> readRequest(int socket, FileDescriptor &file)
{
    const timeval patience{requestSeconds, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    const auto line = readLine(socket, file);
    if (!line)
        return line.error();
    const QJsonObject object = QJsonDocument::fromJson(*line).object();
    const QString command = object["command"_L1].toString();
    const std::optional<PeopleOrder> people = readPeopleOrder(object["people"_L1].toObject());
    ControlRequest request;
    request.sealedKeys = QByteArray::fromBase64(object["sealed_keys"_L1].toString().toLatin1());
    request.people = people.value_or(PeopleOrder());
    if (command == nameOf(ControlRequest::Command::Backup) && file.isValid())
        request.command = ControlRequest::Command::Backup;
    else if (command == nameOf(ControlRequest::Command::Check))
        request.command = ControlRequest::Command::Check;
    else if (command == nameOf(ControlRequest::Command::People) && people)
        request.command = ControlRequest::Command::People;
    else
        return problem(u"The running server does not know this command. Is it another version?"_s);
    return request;
}

Result<void> sendAnswer(int socket, const ControlAnswer &answer)
{
    const QJsonObject object{
        {"fine"_L1, answer.isFine}, {"sentences"_L1, QJsonArray::fromStringList(answer.sentences)}};
    return sendLine(socket, toLine(object), -1);
}

Result<ControlAnswer> readAnswer(int socket)
{
    FileDescriptor nothing;
    const auto line = readLine(socket, nothing);
    if (!line)
        return line.error();
    const QJsonObject object = QJsonDocument::fromJson(*line).object();
    ControlAnswer answer;
    answer.isFine = object["fine"_L1].toBool();
    for (const QJsonValue &sentence : object["sentences"_L1].toArray())
        answer.sentences.append(sentence.toString());
    return answer;
}

} // namespace control

Result<std::optional<ControlAnswer>> askServer(const QString &dataDir, const ControlRequest &request, int file)
{
    const QString path = controlPath(dataDir);
    const auto socket = control::makeSocket();
    if (!socket || control::isTooLong(path))
        return std::optional<ControlAnswer>();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path);
    std::memcpy(address.sun_path, name.constData(), size_t(name.size()));
    if (::connect(socket->value(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        if (errno == ENOENT || errno == ECONNREFUSED || errno == ENOTDIR)
            return std::optional<ControlAnswer>();
        return systemError(u"The server's control socket %1 cannot be used"_s.arg(path));
    }
    if (auto sent = control::sendRequest(socket->value(), request, file); !sent)
        return sent.error();
    auto answer = control::readAnswer(socket->value());
    if (!answer)
        return answer.error();
    return std::optional(std::move(*answer));
}

} // namespace chautari::server
