// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QProcess>
#include <QtCore/QStringList>

namespace chautari::soak {

//! \brief A cable (veth) between this process's network namespace, which must be one of its own, and another, in which
//! the server is started. While an end is down packets vanish: no RST, no FIN, no error for who is at the other end.
class Line
{
public:
    enum class End { Here, There };

    //! What cannot be had ends the program.
    Line();
    ~Line();
    Line(const Line &) = delete;
    Line &operator=(const Line &) = delete;

    //! Executes the command behind it at the other end.
    [[nodiscard]] QStringList launcher() const;
    [[nodiscard]] static QString serverAddress() { return QStringLiteral("127.77.0.1"); }
    //! A TCP connection to the server from its own end, which the cable does not part; the caller owns the descriptor.
    [[nodiscard]] int connectThere(quint16 port) const;
    void setUp(End end, bool isUp);

    //! Why this machine has no such thing; empty: it has.
    static QString whyNot();

private:
    QProcess m_holder; //!< of the other namespace, while the server is not there
};

} // namespace chautari::soak
