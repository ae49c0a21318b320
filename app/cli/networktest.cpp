// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/networktest.h"

#include "app/cli/commands.h"
#include "app/selftest/diagnosis.h"
#include "app/session/applink.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cstdio>

namespace chautari::cli {

NetworkTest::NetworkTest(const Command &command)
{
    SelfTestPlan plan;
    if (const std::optional<AppLink> link = AppLink::parse(command.text))
        plan = selfTestPlanFor(link->server);
    else if (const Result<ServerAddress> address = ServerAddress::fromUserInput(command.text); address)
        plan = selfTestPlanFor(*address);
    m_probe = std::make_unique<NetworkProbe>(plan);
    connect(m_probe.get(), &NetworkProbe::finished, this, &NetworkTest::finish);
}

void NetworkTest::start()
{
    m_probe->start();
}

void NetworkTest::finish(const NetworkFacts &facts)
{
    std::fputs(reportOf(facts).toUtf8().constData(), stdout);
    const bool isTrouble = std::ranges::count(diagnosed(facts), Severity::Trouble, &Finding::severity) > 0;
    QCoreApplication::exit(isTrouble ? Failed : Fine);
}

} // namespace chautari::cli
