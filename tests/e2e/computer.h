// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QProcess>
#include <QtCore/QStringList>

#include <memory>
#include <optional>

namespace chautari::test {

//! \brief One computer of two: a process with the program's real windows, in a network namespace of its own and with a
//! home of its own. It does what a person would, one order at a time. Only inside of a user namespace whose root this
//! process is.
class Computer
{
public:
    //! \param home an empty folder
    //! \param plug this computer's end of the cable
    Computer(const QString &home, const QString &plug);
    ~Computer(); //!< ends the program

    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    //! An order and what it needs; what came of it, or nothing when it could not be done (the reason is logged).
    std::optional<QString> ask(const QStringList &order);
    //! A command of its network, as `ip address add ...`.
    bool run(const QString &command) const;

private:
    QProcess m_process;
};

//! The program at the other end: reads orders from standard input until it ends.
int runComputer(int &argc, char **argv);

} // namespace chautari::test
