// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/monkey/monkey.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <cstdio>

#include <malloc.h>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype settledWorlds = 2; // the first two minutes
constexpr double flatMiB = 16;

} // namespace

// Exit code: 0 = alive (and with --flat, no larger than after two minutes), 1 = it grew or did not start.
int main(int argc, char *argv[])
{
    mallopt(M_ARENA_MAX, 1); // or the free pieces of ten servers' threads look like what is kept
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QCommandLineParser parser;
    parser.addOptions(
        {{u"seconds"_s, u"How long."_s, u"N"_s, u"600"_s}, {u"seed"_s, u"What it does."_s, u"N"_s, u"1"_s},
            {u"flat"_s, u"Fail when the memory grows after the first two minutes."_s}});
    parser.process(application);

    chautari::monkey::Monkey monkey(parser.value(u"seed"_s).toUInt(), parser.value(u"seconds"_s).toInt());
    QObject::connect(&monkey, &chautari::monkey::Monkey::finished, &application, &QApplication::quit);
    if (const chautari::Result<void> started = monkey.start(); !started) {
        std::fprintf(stderr, "chautari-monkey: %s\n", qPrintable(started.error().firstMessage()));
        return 1;
    }
    QApplication::exec();
    std::printf("%d actions, seed %s, longest %d ms; memory in MiB after each minute:", monkey.actions(),
        qPrintable(parser.value(u"seed"_s)), monkey.longestMs());
    for (const double memory : monkey.memoryMiB())
        std::printf(" %.1f", memory);
    std::printf("\n");
    const QList<double> later = monkey.memoryMiB().mid(settledWorlds);
    const bool hasGrown = !later.isEmpty() && later.last() > monkey.memoryMiB().at(settledWorlds - 1) + flatMiB;
    if (hasGrown)
        std::printf("It grew by %.1f MiB.\n", later.last() - monkey.memoryMiB().at(settledWorlds - 1));
    return hasGrown && parser.isSet(u"flat"_s) ? 1 : 0;
}
