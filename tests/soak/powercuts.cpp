// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/experiments.h"
#include "tests/soak/fraildisk.h"
#include "tests/soak/storewitness.h"

#include <QtCore/QDir>

// guarantees.md G1: what was acknowledged survives a power cut at any write or sync, whatever part of the unsynced
// sectors made it to the platter.
namespace chautari::soak {

using namespace Qt::StringLiterals;
using namespace chautari::server;

namespace {

constexpr int cutsOfOneDisk = 10; // then the next one begins empty, so that it stays quick

//! One database that loses its power again and again; what is found then is what the next one goes on with.
class FrailDatabase
{
public:
    FrailDatabase(const Settings &settings, const QString &name, quint32 seed, bool liesAboutSync, bool believesEarly)
        : m_folder(settings.folder + u'/' + name)
        , m_random(seed)
        , m_witness(seed, believesEarly)
        , m_liesAboutSync(liesAboutSync)
    {
        m_options.dataDir = m_folder + u"/data"_s;
        m_options.vfs = FrailDisk::name();
        m_options.scrubMs = 0; // a checkpoint after each deletion
        FrailDisk::start({});
        StorageRoom(m_options).addPairs(StoreWitness::conversations);
    }
    ~FrailDatabase() { QDir(m_folder).removeRecursively(); }
    FrailDatabase(const FrailDatabase &) = delete;
    FrailDatabase &operator=(const FrailDatabase &) = delete;

    //! \returns what was found when the power was back.
    QStringList cutOnce()
    {
        FrailDisk::Plan plan;
        plan.fault = FrailDisk::Fault::PowerCut;
        plan.at = 1 + m_random.bounded(m_usualOperations);
        plan.liesAboutSync = m_liesAboutSync;
        FrailDisk::start(plan);
        live();
        if (FrailDisk::hasPower()) { // it came to its end before: after the goodbye, then
            m_usualOperations = int(FrailDisk::writes() + FrailDisk::syncs());
            FrailDisk::cutPower();
        }
        const QString after = m_folder + u"/after"_s;
        QDir(after).removeRecursively();
        copyFolder(m_options.dataDir + u"/keys"_s, after + u"/keys"_s);
        FrailDisk::savePlatter(after, m_random);
        QDir(m_options.dataDir).removeRecursively();
        copyFolder(after, m_options.dataDir); // with its log, so that the next cut may hit the recovery
        return m_witness.examine(after);
    }

    [[nodiscard]] int acknowledged() const { return m_witness.acknowledged(); }

private:
    void live()
    {
        constexpr int commands = 12;
        StorageRoom room(m_options, StorageRoom::Door::Shut);
        if (!room.tryOpen())
            return;
        for (int i = 0; i < commands && FrailDisk::hasPower(); ++i)
            (void)m_witness.giveCommand(room);
    }

    QString m_folder;
    SqliteStorage::Options m_options;
    QRandomGenerator m_random;
    StoreWitness m_witness;
    bool m_liesAboutSync;
    int m_usualOperations = 200;
};

struct CutsFound
{
    QStringList findings;
    int acknowledged = 0;
};

CutsFound cut(const Settings &settings, int cuts, bool liesAboutSync, bool believesEarly)
{
    CutsFound found;
    for (int i = 0; i < cuts;) {
        FrailDatabase database(settings, u"power"_s, settings.seed + quint32(i), liesAboutSync, believesEarly);
        for (int j = 0; j < cutsOfOneDisk && i < cuts; ++j, ++i) {
            const QStringList findings = database.cutOnce();
            for (const QString &finding : findings)
                found.findings.append(u"cut %1: %2"_s.arg(i).arg(finding));
            if (!findings.isEmpty())
                j = cutsOfOneDisk; // what follows would be found again
        }
        found.acknowledged += database.acknowledged();
    }
    return found;
}

} // namespace

Outcome runPowerCuts(const Settings &settings)
{
    const int cuts = settings.pick(200, 2'000);
    const int controlCuts = 20;
    Outcome outcome;
    const CutsFound found = cut(settings, cuts, false, false);
    outcome.findings = found.findings;
    outcome.counts = {u"%1 power cuts"_s.arg(cuts), u"%1 acknowledged"_s.arg(found.acknowledged)};
    outcome.controls
        = {{u"the disk lies about sync (= synchronous=OFF)"_s, cut(settings, controlCuts, true, false).findings.size()},
            {u"acknowledged before the commit"_s, cut(settings, controlCuts * 2, false, true).findings.size()}};
    return outcome;
}

} // namespace chautari::soak
