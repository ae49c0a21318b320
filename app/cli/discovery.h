// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/clicommand.h"
#include "app/cli/output.h"
#include "lan/hostfinder.h"

#include <QtCore/QTimer>

namespace chautari::cli {

//! \brief Listens for a while, prints the servers of this network and ends the program's loop: 0, or 1 when there is
//! none. Needs no account and opens none. Main thread.
class Discovery : public QObject
{
    Q_OBJECT
public:
    explicit Discovery(const Command &command);

    void start();

private:
    void finish();

    Output m_out;
    lan::HostFinder m_finder;
    QTimer m_end;
};

} // namespace chautari::cli
