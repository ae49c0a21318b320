// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QProcess>
#include <QtCore/QUrl>

#include <functional>

namespace chautari::test {

//! \brief chautari-server on demo data and a free port of loopback, as a person would start it. Killed when it goes.
class ServerProgram
{
public:
    //! \param inChild between fork and exec.
    explicit ServerProgram(const QString &dataDir, const QStringList &more = {}, const QStringList &environment = {},
        const std::function<void()> &inChild = {});
    ~ServerProgram();

    //! Waits for the ready line; an invalid URL when it did not come.
    QUrl url();
    QProcess &process() { return m_process; }
    void signal(int number);
    //! Waits for the end; -1: it did not come, or it crashed.
    int exitCode();

private:
    QProcess m_process;
    QUrl m_url;
};

struct CommandOutcome
{
    int exitCode = -1; //!< -1: it did not end in time
    QString error;
    QString output;
};

//! \param input what it reads from standard input.
CommandOutcome runServerCommand(const QStringList &arguments, const QByteArray &input = {});

} // namespace chautari::test
