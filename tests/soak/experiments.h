// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace chautari::soak {

//! What a run was asked for.
struct Settings
{
    bool isFull = false;
    quint32 seed = 1;
    QString serverProgram;
    QString folder; //!< for data, emptied by whoever made it

    [[nodiscard]] int pick(int quick, int full) const { return isFull ? full : quick; }
};

//! The same experiment with its protection switched off: a check that finds nothing then cannot find anything.
struct Control
{
    QString what;
    qsizetype found = 0;
};

struct Outcome
{
    QStringList counts; //!< what was done, "20 kills"
    QStringList findings; //!< must be empty
    QList<Control> controls; //!< each must have found something
    QStringList notRun; //!< and why

    [[nodiscard]] bool hasRun() const { return !counts.isEmpty(); }
    [[nodiscard]] bool isGood() const
    {
        for (const Control &control : controls) {
            if (control.found == 0)
                return false;
        }
        return findings.isEmpty();
    }
};

using Experiment = Outcome (*)(const Settings &);

Outcome runKillCycles(const Settings &settings);
Outcome runPowerCuts(const Settings &settings);
Outcome runDoubleSends(const Settings &settings);
Outcome runResumeCuts(const Settings &settings);
Outcome runManyWriters(const Settings &settings);
Outcome runDiskFaults(const Settings &settings);
Outcome runFullDisk(const Settings &settings);
Outcome runBitFlips(const Settings &settings);
Outcome runRoughNetwork(const Settings &settings);
Outcome runPartitions(const Settings &settings);
Outcome runSlowConsumers(const Settings &settings);

} // namespace chautari::soak
