// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QFile>
#include <QtCore/QProcess>

#include <sched.h>
#include <unistd.h>

namespace chautari::test {

//! Puts this process into a network of its own, with loopback and one address on a cable (192.168.77.1), so that a
//! server may listen on all addresses and nobody outside hears of it. Before the first thread. False where the machine
//! refuses it.
inline bool enterOwnNetwork()
{
    const auto write = [](const char *path, const QByteArray &text) {
        QFile file(QString::fromLatin1(path));
        return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(text) == text.size();
    };
    const QByteArray user = QByteArray::number(getuid());
    const QByteArray group = QByteArray::number(getgid());
    if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return false;
    if (!write("/proc/self/setgroups", "deny") || !write("/proc/self/uid_map", "0 " + user + " 1")
        || !write("/proc/self/gid_map", "0 " + group + " 1"))
        return false;
    const QString commands = QStringLiteral("ip link set lo up && ip link add here type veth peer name there && "
                                            "ip address add 192.168.77.1/24 dev here && ip link set here up && "
                                            "ip link set there up");
    return QProcess::execute(QStringLiteral("sh"), {QStringLiteral("-c"), commands}) == 0;
}

} // namespace chautari::test
