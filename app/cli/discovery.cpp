// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/discovery.h"

#include "app/cli/commands.h"

#include <QtCore/QCoreApplication>

namespace chautari::cli {

using namespace Qt::StringLiterals;

namespace {
constexpr int fewSeconds = 5; // who did not hear the question speaks every four
}

Discovery::Discovery(const Command &command)
    : m_out(command.isJson)
{
    m_end.setSingleShot(true);
    m_end.setInterval(1000 * (command.seconds > 0 ? command.seconds : fewSeconds));
    connect(&m_end, &QTimer::timeout, this, &Discovery::finish);
}

void Discovery::start()
{
    m_finder.start();
    m_end.start();
}

void Discovery::finish()
{
    for (const lan::FoundHost &host : m_finder.hosts())
        m_out.print(host);
    m_out.flush();
    if (m_finder.hosts().isEmpty())
        complain(u"no server tells of itself here. One may still be there: its address can be typed."_s);
    QCoreApplication::exit(m_finder.hosts().isEmpty() ? Failed : Fine);
}

} // namespace chautari::cli
