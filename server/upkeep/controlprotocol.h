// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/peopleorder.h"
#include "server/net/filedescriptor.h"
#include "shared/core/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

#include <optional>

// How a command asks the server that holds the data directory: over DATA_DIR/control.sock, one request for each
// connection. A request and its answer are one line of JSON each; a backup's request brings the open file with it
// (SCM_RIGHTS), so the server needs no right to the folder that the file is in.
namespace chautari::server {

struct ControlRequest
{
    enum class Command { Backup, Check, People };

    Command command = Command::Check;
    QByteArray sealedKeys; //!< of a backup, see keyenvelope.h
    PeopleOrder people{}; //!< of People
};

struct ControlAnswer
{
    bool isFine = false; //!< done, and nothing is wrong
    QStringList sentences; //!< for the person who asked
};

QString controlPath(const QString &dataDir);

namespace control {
inline constexpr qsizetype lineBytes = 1024 * 1024;

Result<void> sendRequest(int socket, const ControlRequest &request, int file);
//! Takes at most a few seconds. `file` gets what came with the request.
Result<ControlRequest> readRequest(int socket, FileDescriptor &file);
Result<void> sendAnswer(int socket, const ControlAnswer &answer);
//! Waits for as long as the server needs.
Result<ControlAnswer> readAnswer(int socket);
//! What bind() and connect() take; paths over 107 bytes do not fit.
std::optional<FileDescriptor> makeSocket();
bool isTooLong(const QString &path);
} // namespace control

//! nullopt: no server listens there.
Result<std::optional<ControlAnswer>> askServer(const QString &dataDir, const ControlRequest &request, int file = -1);

} // namespace chautari::server
