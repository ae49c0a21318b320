// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/usercommand.h"

#include "server/chatserver.h"
#include "server/upkeep/systemfiles.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestLine = 4096;

//! Nobody beside sees what is typed.
class SilentTerminal
{
public:
    SilentTerminal()
    {
        if (::tcgetattr(STDIN_FILENO, &m_usual) != 0)
            return; // not a terminal
        m_isSilent = true;
        termios silent = m_usual;
        silent.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
        std::fputs("Password: ", stderr);
    }
    ~SilentTerminal()
    {
        if (!m_isSilent)
            return;
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_usual);
        std::fputs("\n", stderr);
    }
    SilentTerminal(const SilentTerminal &) = delete;
    SilentTerminal &operator=(const SilentTerminal &) = delete;

private:
    termios m_usual{};
    bool m_isSilent = false;
};

Result<QString> readPassword(const QString &path)
{
    QFile file(path);
    const SilentTerminal silent;
    const bool isOpen = path.isEmpty() ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return problem(u"The password file %1 cannot be read: %2."_s.arg(path, file.errorString()));
    QByteArray line = file.readLine(longestLine);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty()) {
        return problem(path.isEmpty() ? u"No password came on standard input. Type one, or give --password-file FILE."_s
                                      : u"The first line of %1 is empty, so there is no password in it."_s.arg(path));
    }
    return QString::fromUtf8(line);
}

ControlAnswer answerOf(const Result<QStringList> &done)
{
    return done ? ControlAnswer{true, *done} : ControlAnswer{false, {done.error().firstMessage()}};
}

//! A server without a door takes the data directory, which nobody else has.
Result<ControlAnswer> performHere(const QString &dataDir, const PeopleOrder &order)
{
    ServerConfig config;
    config.dataDir = dataDir;
    config.isClosed = true;
    config.ioThreads = 1;
    ChatServer server(config);
    if (const Result<void> started = server.start(); !started)
        return started.error();
    return answerOf(server.perform(order));
}

Result<ControlAnswer> ask(const QString &dataDir, const PeopleOrder &order)
{
    ControlRequest request;
    request.command = ControlRequest::Command::People;
    request.people = order;
    auto answer = askServer(dataDir, request);
    if (!answer)
        return answer.error();
    return answer->has_value() ? std::move(**answer) : performHere(dataDir, order);
}

} // namespace

Result<ControlAnswer> runUser(const UserCommand &command)
{
    if (!QFileInfo::exists(command.dataDir + u"/chautari.db"_s)) {
        return problem(
            u"There is no Chautari database in %1. Give --data-dir DIR, or start the server there once."_s.arg(
                command.dataDir));
    }
    PeopleOrder order = command.order;
    if (order.action == PeopleOrder::Action::Add || order.action == PeopleOrder::Action::SetPassword) {
        auto password = readPassword(command.passwordFile);
        if (!password)
            return password.error();
        order.password = std::move(*password);
    }
    auto answer = ask(command.dataDir, order);
    if (order.action != PeopleOrder::Action::List)
        return answer;
    while (answer && answer->isFine && answer->sentences.size() == order.offset + peoplePerAnswer) {
        order.offset += peoplePerAnswer;
        auto more = ask(command.dataDir, order);
        if (!more || !more->isFine)
            return more;
        answer->sentences += more->sentences;
    }
    return answer;
}

} // namespace chautari::server
