// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/clisession.h"
#include "app/cli/output.h"

namespace chautari::cli {

enum ExitCode { Fine = 0, Failed = 1, BadUsage = 2 };

//! \brief Does one command and ends the program's loop with its exit code. Main thread.
class Runner : public QObject
{
    Q_OBJECT
public:
    explicit Runner(const Command &command);

    void start();

private:
    void login();
    void logout();
    void list();
    void history();
    void send();
    void outbox();
    void tail();
    void search();
    void exportAll();

    void withAccount(const std::function<void(bool isCurrent)> &next);
    void wholeConversation(const std::function<void()> &next);
    [[nodiscard]] bool isKnown();
    void watchOutgoing(const QString &clientMessageId);
    void tellOffline(bool isCurrent) const;
    void finish(ExitCode code);

    Command m_command;
    CliSession m_side;
    Output m_out;
    bool m_isDiskBad = false; //!< so what is written may not last
};

} // namespace chautari::cli
