// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/experiments.h"
#include "tests/soak/sender.h"
#include "tests/soak/snapshot.h"

#include <QtCore/QRandomGenerator>

#include <memory>
#include <vector>

// guarantees.md G1: what was acknowledged survives kill -9 of the real server, at any moment, under eight writers.
namespace chautari::soak {

using namespace Qt::StringLiterals;

namespace {

constexpr int pairs = 4;
constexpr int drainMs = 60'000;

class KillCycles
{
public:
    KillCycles(const Settings &settings, const QString &name, bool isHasty)
        : m_random(settings.seed)
        , m_town(settings, name, pairs)
    {
        // Two people in each conversation, each of whom writes through one door.
        constexpr std::array doors{Sender::Door::Socket, Sender::Door::Rest, Sender::Door::Socket, Sender::Door::Form};
        for (qint64 user = 1; user <= 2 * pairs; ++user) {
            Sender::Habits habits;
            habits.door = doors.at(size_t(user - 1) % doors.size());
            habits.window = habits.door == Sender::Door::Socket ? 8 : 1;
            habits.isHasty = isHasty;
            m_senders.push_back(
                std::make_unique<Sender>(m_town.person(user), (user + 1) / 2, u"k%1"_s.arg(user), m_ledger, habits));
        }
    }

    void killOnce(unsigned leastMs, unsigned mostMs)
    {
        m_town.start();
        for (const auto &sender : m_senders) {
            sender->goTo(m_town.url());
            sender->write(1'000'000);
        }
        m_town.killAfter(leastMs * 1000 + m_random.bounded((mostMs - leastMs) * 1000));
        for (const auto &sender : m_senders) {
            sender->leave();
            sender->stopWriting();
        }
    }

    //! What the last server leaves to be sent again is, then everything is compared.
    QStringList compare()
    {
        m_town.start();
        for (const auto &sender : m_senders)
            sender->goTo(m_town.url());
        const auto isDone = [this] { return std::ranges::all_of(m_senders, &Sender::isDone); };
        QStringList findings;
        if (!runUntil(isDone, drainMs))
            findings.append(u"not everything was acknowledged in the end"_s);
        QList<StoredLetter> stored;
        for (qint64 conversation = 1; conversation <= pairs; ++conversation)
            stored.append(readConversation(m_town.url(), m_town.customer(conversation), conversation));
        for (const auto &sender : m_senders)
            findings.append(sender->refusals());
        return findings + m_ledger.compare(stored);
    }

    [[nodiscard]] int acknowledged() const { return m_ledger.acknowledged(); }
    [[nodiscard]] int resent() const
    {
        int resent = 0;
        for (const auto &sender : m_senders)
            resent += sender->resent();
        return resent;
    }

private:
    QRandomGenerator m_random;
    Town m_town;
    Ledger m_ledger;
    std::vector<std::unique_ptr<Sender>> m_senders;
};

} // namespace

Outcome runKillCycles(const Settings &settings)
{
    const int cycles = settings.pick(20, 200);
    Outcome outcome;
    KillCycles killed(settings, u"kills"_s, false);
    for (int i = 0; i < cycles; ++i)
        killed.killOnce(50, 500);
    outcome.findings = killed.compare();
    outcome.counts = {u"%1 kills"_s.arg(cycles), u"%1 acknowledged"_s.arg(killed.acknowledged()),
        u"%1 sent again"_s.arg(killed.resent())};

    KillCycles hasty(settings, u"kills-control"_s, true);
    for (int i = 0; i < 3; ++i)
        hasty.killOnce(100, 300);
    outcome.controls.append({u"what was sent counts as acknowledged"_s, hasty.compare().size()});
    return outcome;
}

} // namespace chautari::soak
