// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/errorresponse.h"
#include "tests/soak/experiments.h"
#include "tests/soak/fraildisk.h"
#include "tests/soak/storewitness.h"

#include <QtCore/QDir>

#include <atomic>

// guarantees.md G13: the disk is full, or fails, at any write or sync: no false acknowledgement, reading goes on, and
// when it is over so does writing; after a failed fsync nothing is acknowledged any more.
namespace chautari::soak {

using namespace Qt::StringLiterals;
using namespace chautari::server;

namespace {

constexpr int commandsOfARun = 30;

class DiskFaults
{
public:
    explicit DiskFaults(const Settings &settings)
        : m_settings(settings)
        , m_folder(settings.folder + u"/faults"_s)
    {
        m_options.dataDir = m_folder + u"/data"_s;
        m_options.vfs = FrailDisk::name();
        m_options.scrubMs = 0;
        FrailDisk::start({});
        StorageRoom(m_options).addPairs(StoreWitness::conversations);
        copyFolder(m_options.dataDir, m_folder + u"/fresh"_s);
        // How many writes and syncs there are to fail at.
        (void)run({}, m_settings.seed);
    }
    ~DiskFaults() { QDir(m_folder).removeRecursively(); }
    DiskFaults(const DiskFaults &) = delete;
    DiskFaults &operator=(const DiskFaults &) = delete;

    [[nodiscard]] int writes() const { return m_writes; }
    [[nodiscard]] int syncs() const { return m_syncs; }
    [[nodiscard]] int hits() const { return m_hits; }
    [[nodiscard]] int acknowledged() const { return m_acknowledged; }

    QStringList run(const FrailDisk::Plan &plan, quint32 seed, bool believesEarly = false)
    {
        QDir(m_options.dataDir).removeRecursively();
        copyFolder(m_folder + u"/fresh"_s, m_options.dataDir);
        QStringList findings;
        StoreWitness witness(seed, believesEarly);
        FrailDisk::start(plan);
        live(plan, witness, findings);
        m_acknowledged += witness.acknowledged();
        m_hits += FrailDisk::hasFailed() ? 1 : 0;
        if (plan.fault == FrailDisk::Fault::None) {
            m_writes = int(FrailDisk::writes());
            m_syncs = int(FrailDisk::syncs());
        }
        return findings + witness.examine(m_options.dataDir);
    }

private:
    void live(const FrailDisk::Plan &plan, StoreWitness &witness, QStringList &findings)
    {
        std::atomic<int> givenUp{0};
        SqliteStorage::Options options = m_options;
        options.onUntrusted = [&givenUp] { ++givenUp; };
        StorageRoom room(options, StorageRoom::Door::Shut);
        if (const auto opened = room.tryOpen(); !opened) {
            if (!FrailDisk::hasFailed())
                findings.append(u"it did not open: "_s + opened.error().firstMessage());
            return; // a start that fails says so and can be tried again
        }
        for (int i = 0; i < commandsOfARun; ++i) {
            const bool hadGivenUp = givenUp > 0; // a checkpoint may fail behind the answer
            const std::optional<Error> failure = witness.giveCommand(room);
            if (!failure && hadGivenUp)
                findings.append(u"acknowledged after a failed fsync"_s);
            if (failure && plan.fault != FrailDisk::Fault::SyncError && failure->code != ErrorCode::StorageFull)
                findings.append(u"answered %1, not 507"_s.arg(httpStatus(failure->code)));
            if (!room.conversation(ConversationId(1)).id.isValid())
                findings.append(u"reading does not go on"_s);
        }
        const bool isFatal = plan.fault == FrailDisk::Fault::SyncError && FrailDisk::hasFailed();
        if (!isFatal && givenUp > 0)
            findings.append(u"gave up without a failed fsync"_s);
        if (isFatal && givenUp != 1)
            findings.append(u"went on after a failed fsync"_s);
        FrailDisk::heal();
        if (!isFatal && witness.giveCommand(room))
            findings.append(u"does not recover"_s);
    }

    const Settings &m_settings;
    QString m_folder;
    SqliteStorage::Options m_options;
    int m_writes = 0;
    int m_syncs = 0;
    int m_hits = 0;
    int m_acknowledged = 0;
};

struct Kind
{
    FrailDisk::Fault fault;
    const char *name;
};
constexpr std::array kinds{Kind{FrailDisk::Fault::Full, "full"}, Kind{FrailDisk::Fault::WriteError, "write error"},
    Kind{FrailDisk::Fault::ShortWrite, "short write"}, Kind{FrailDisk::Fault::SyncError, "failed fsync"}};

} // namespace

Outcome runDiskFaults(const Settings &settings)
{
    Outcome outcome;
    DiskFaults disk(settings);
    // Quick: every so many, beginning elsewhere with each seed.
    const int step = settings.pick(9, 1);
    for (const Kind &kind : kinds) {
        const bool isSync = kind.fault == FrailDisk::Fault::SyncError;
        const int last = isSync ? disk.syncs() : disk.writes();
        for (int at = 1 + int(settings.seed) % step; at <= last; at += step) {
            FrailDisk::Plan plan;
            plan.fault = kind.fault;
            plan.at = at;
            plan.lasts = isSync ? 1 : 1 + at % 7;
            const QStringList findings = disk.run(plan, settings.seed);
            for (const QString &finding : findings)
                outcome.findings.append(u"%1 at %2: %3"_s.arg(QLatin1StringView(kind.name)).arg(at).arg(finding));
        }
    }
    outcome.counts
        = {u"%1 writes and %2 syncs of %3 commands"_s.arg(disk.writes()).arg(disk.syncs()).arg(commandsOfARun),
            u"%1 faults"_s.arg(disk.hits()), u"%1 acknowledged"_s.arg(disk.acknowledged())};

    FrailDisk::Plan full;
    full.fault = FrailDisk::Fault::Full;
    full.at = disk.writes() / 2;
    full.lasts = disk.writes();
    outcome.controls.append(
        {u"acknowledged before the commit"_s, disk.run(full, settings.seed, true).filter(u"lost"_s).size()});
    return outcome;
}

} // namespace chautari::soak
