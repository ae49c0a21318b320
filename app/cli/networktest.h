// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/clicommand.h"
#include "app/selftest/networkprobe.h"

namespace chautari::cli {

//! \brief Looks what stands between this computer and a server, prints the report and ends the program's loop: 0 when
//! nothing does, else 1. Needs no account and opens none. Main thread.
class NetworkTest : public QObject
{
    Q_OBJECT
public:
    explicit NetworkTest(const Command &command);

    void start();

private:
    void finish(const NetworkFacts &facts);

    std::unique_ptr<NetworkProbe> m_probe;
};

} // namespace chautari::cli
