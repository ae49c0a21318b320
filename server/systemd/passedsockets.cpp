// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/systemd/passedsockets.h"

#include "server/systemd/environment.h"
#include <QtCore/QList>

#include <fcntl.h>
#include <vector>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int firstPassed = 3; // SD_LISTEN_FDS_START
constexpr int mostPassed = 16; // a number made up by somebody else must not close what is ours

} // namespace

Result<PassedSockets> PassedSockets::fromEnvironment()
{
    const bool isOurs = takeVariable("LISTEN_PID").toLongLong() == ::getpid();
    const int count = takeVariable("LISTEN_FDS").toInt();
    const QList<QByteArray> names = takeVariable("LISTEN_FDNAMES").split(':');
    PassedSockets passed;
    if (!isOurs || count <= 0)
        return passed;
    if (count > mostPassed)
        return Error::of(ErrorCode::ValidationFailed, u"The service manager passed too many sockets."_s);
    // All are owned before the first error.
    std::vector<FileDescriptor> descriptors;
    for (int i = 0; i < count; ++i) {
        descriptors.emplace_back(firstPassed + i);
        ::fcntl(descriptors.back().value(), F_SETFD, FD_CLOEXEC);
    }
    for (int i = 0; i < count; ++i) {
        auto listener = Listener::adopt(std::move(descriptors[size_t(i)]));
        if (!listener)
            return listener.error();
        std::shared_ptr<Listener> &place = names.value(i) == "metrics" ? passed.metrics : passed.listener;
        if (place) {
            return Error::of(ErrorCode::ValidationFailed,
                u"The service manager passed two sockets for one door. One ListenStream= is enough: [::]:PORT is "
                "IPv4, too. That of the figures has FileDescriptorName=metrics."_s);
        }
        place = std::make_shared<Listener>(std::move(*listener));
    }
    return passed;
}

} // namespace chautari::server
