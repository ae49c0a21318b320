// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/discovery.h"
#include "app/cli/networktest.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

using namespace chautari::cli;

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("chautari-cli"));
    const auto command = parse(QCoreApplication::arguments());
    if (!command) {
        const Usage &usage = command.error();
        if (!usage.isAnswer) {
            complain(usage.text);
            return BadUsage;
        }
        std::fputs(usage.text.toUtf8().constData(), stdout);
        return Fine;
    }
    if (command->verb == Verb::Discover) {
        Discovery discovery(*command);
        discovery.start();
        return QCoreApplication::exec();
    }
    if (command->verb == Verb::SelfTest) {
        NetworkTest test(*command);
        test.start();
        return QCoreApplication::exec();
    }
    Runner runner(*command);
    runner.start();
    return QCoreApplication::exec();
}
