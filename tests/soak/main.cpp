// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/bitflips.h"
#include "tests/soak/partitions.h"
#include "tests/soak/report.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFileInfo>
#include <QtCore/QLoggingCategory>
#include <QtCore/QTemporaryDir>

#include <array>
#include <cstdio>

using namespace chautari::soak;
using namespace Qt::StringLiterals;

namespace {

struct Named
{
    const char *name;
    Experiment run;
    bool isFullOnly = false;
};

constexpr std::array experiments{
    Named{"kills", runKillCycles},
    Named{"power", runPowerCuts},
    Named{"double", runDoubleSends},
    Named{"resume", runResumeCuts},
    Named{"writers", runManyWriters},
    Named{"network", runRoughNetwork},
    Named{"partitions", runPartitions},
    Named{"faults", runDiskFaults},
    Named{"full-disk", runFullDisk},
    Named{"flips", runBitFlips},
    Named{"slow", runSlowConsumers, true},
};

int complain(const QString &sentence)
{
    std::fprintf(stderr, "chautari-soak: %s\n", qPrintable(sentence));
    return 2;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (QCoreApplication::arguments().value(1) == u"--read-aloud"_s)
        return readFoldersAloud(QCoreApplication::arguments().mid(2));
    if (QCoreApplication::arguments().value(1) == u"--in-own-network"_s)
        return runPartitionsHere(QCoreApplication::arguments().mid(2));
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Breaks the server in many ways and looks whether anything that it promised is lost, doubled, altered or out "
        "of order. Without a name: everything."_s);
    parser.addHelpOption();
    parser.addOptions(
        {{u"full"_s, u"The long run."_s}, {u"quick"_s, u"The short one, which is what happens without it."_s},
            {u"seed"_s, u"Of everything random."_s, u"N"_s, u"1"_s},
            {u"report"_s, u"Where the table is written."_s, u"FILE"_s}});
    parser.addPositionalArgument(u"name"_s, u"An experiment, or several."_s);
    parser.process(application);

    QLoggingCategory::setFilterRules(u"chautari.*=false"_s); // a broken disk is told about at length
    const QTemporaryDir folder;
    Settings settings;
    settings.isFull = parser.isSet(u"full"_s);
    settings.seed = parser.value(u"seed"_s).toUInt();
    settings.serverProgram = QStringLiteral(CHAUTARI_SERVER_PROGRAM);
    settings.folder = folder.path();

    QStringList wanted = parser.positionalArguments();
    Report report(settings);
    for (const Named &experiment : experiments) {
        const QString name = QLatin1StringView(experiment.name);
        if (wanted.isEmpty() ? experiment.isFullOnly && !settings.isFull : !wanted.contains(name))
            continue;
        QElapsedTimer timer;
        timer.start();
        const Outcome outcome = experiment.run(settings);
        report.add(name, outcome, timer.elapsed());
    }
    if (report.isEmpty())
        return complain(u"there is no such experiment"_s);
    report.conclude();
    const QString path = parser.value(u"report"_s);
    if (!path.isEmpty() && !(QDir().mkpath(QFileInfo(path).path()) && report.save(path)))
        return complain(u"the report cannot be written to "_s + path);
    return report.isGood() ? 0 : 1;
}
