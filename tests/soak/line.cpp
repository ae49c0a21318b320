// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/line.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace chautari::soak {

using namespace Qt::StringLiterals;

namespace {

constexpr int lineMs = 10'000;

// The server listens on loopback addresses only, so these are told to travel.
constexpr auto localnet = "echo 1 >/proc/sys/net/ipv4/conf/all/route_localnet";

void must(const QStringList &command)
{
    if (QProcess::execute(command.first(), command.mid(1)) != 0)
        qFatal("no line: %s", qPrintable(command.join(u' ')));
}

} // namespace

Line::Line()
{
    m_holder.start(u"unshare"_s,
        {u"-n"_s, u"sh"_s, u"-c"_s,
            QString(QLatin1StringView(localnet) + u" && echo there && exec cat"_s)}); // ends with our pipe to it
    if (!m_holder.waitForReadyRead(lineMs))
        qFatal("no line: no second network namespace");
    must({u"sh"_s, u"-c"_s, QLatin1StringView(localnet)});
    const QString there = QString::number(m_holder.processId());
    must({u"ip"_s, u"link"_s, u"add"_s, u"here"_s, u"type"_s, u"veth"_s, u"peer"_s, u"name"_s, u"there"_s, u"netns"_s,
        there});
    must({u"ip"_s, u"addr"_s, u"add"_s, u"127.77.0.2/24"_s, u"dev"_s, u"here"_s});
    // The server's address is not the cable's: at its own end it can be reached whatever happens to that.
    must(launcher()
        + QStringList{u"sh"_s, u"-c"_s,
            u"ip link set lo up && ip addr flush dev lo && ip addr add %1/32 dev lo && "
            "ip addr add 127.77.0.3/24 dev there"_s.arg(serverAddress())});
    setUp(End::Here, true);
    setUp(End::There, true);
}

Line::~Line()
{
    QProcess::execute(u"ip"_s, {u"link"_s, u"delete"_s, u"here"_s});
    m_holder.closeWriteChannel();
    m_holder.waitForFinished(lineMs);
}

QStringList Line::launcher() const
{
    return {u"nsenter"_s, u"-t"_s, QString::number(m_holder.processId()), u"-n"_s};
}

void Line::setUp(End end, bool isUp)
{
    const QString state = isUp ? u"up"_s : u"down"_s;
    if (end == End::Here)
        must({u"ip"_s, u"link"_s, u"set"_s, u"here"_s, state});
    else
        must(launcher() + QStringList{u"ip"_s, u"link"_s, u"set"_s, u"there"_s, state});
}

int Line::connectThere(quint16 port) const
{
    int connected = -1;
    const QByteArray name = "/proc/" + QByteArray::number(m_holder.processId()) + "/ns/net";
    // A socket belongs to the network of the thread that made it.
    std::thread([&] {
        const int network = ::open(name.constData(), O_RDONLY | O_CLOEXEC);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        ::inet_pton(AF_INET, serverAddress().toLatin1().constData(), &address.sin_addr);
        if (network < 0 || ::setns(network, CLONE_NEWNET) != 0)
            return;
        ::close(network);
        connected = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (::connect(connected, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            connected = -1;
    }).join();
    if (connected < 0)
        qFatal("no line: nobody can be reached at its other end");
    return connected;
}

QString Line::whyNot()
{
    QProcess tried;
    tried.start(u"unshare"_s,
        {u"-rn"_s, u"sh"_s, u"-c"_s,
            QString(QLatin1StringView(localnet)
                + u" && ip link add here type veth peer name there && unshare -n true && nsenter -V"_s)});
    if (!tried.waitForFinished(lineMs) || tried.exitCode() != 0)
        return u"networks of our own need user namespaces, veth, ip, unshare and nsenter"_s;
    return {};
}

} // namespace chautari::soak
