// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/experiments.h"
#include "tests/soak/sender.h"
#include "tests/soak/snapshot.h"
#include "tests/support/chaosproxy.h"

#include <QtCore/QRandomGenerator>

#include <algorithm>
#include <memory>
#include <vector>

// guarantees.md G16 for TCP: whatever the line between client and server does, nothing is lost or doubled.
namespace chautari::soak {

using namespace Qt::StringLiterals;
using chautari::test::ChaosProxy;

namespace {

constexpr int pairsOnTheLine = 2;
constexpr int weatherMs = 250;
constexpr int clearMs = 120'000;

class RoughNetwork
{
public:
    RoughNetwork(const Settings &settings, const QString &name, bool hasFreshIds)
        : m_random(settings.seed)
        , m_town(settings, name, pairsOnTheLine)
        , m_line(settings.seed)
    {
        m_town.start();
        if (!m_line.listen(quint16(m_town.url().port())))
            qFatal("the proxy found no port");
        constexpr std::array doors{Sender::Door::Socket, Sender::Door::Socket, Sender::Door::Rest, Sender::Door::Form};
        for (int i = 0; i < 2 * int(doors.size()); ++i) {
            Sender::Habits habits;
            habits.door = doors.at(size_t(i) % doors.size());
            habits.window = habits.door == Sender::Door::Socket ? 4 : 1;
            habits.patienceMs = 700;
            habits.hasFreshIds = hasFreshIds;
            const qint64 user = 1 + i % (2 * pairsOnTheLine);
            m_senders.push_back(
                std::make_unique<Sender>(m_town.person(user), (user + 1) / 2, u"n%1"_s.arg(i), m_ledger, habits));
            m_senders.back()->goTo(m_line.url());
        }
    }

    void live(int weathers)
    {
        using Mode = ChaosProxy::Mode;
        constexpr std::array modes{Mode::Clear, Mode::Delay, Mode::Trickle, Mode::HalfOpen, Mode::Deaf, Mode::Cutting,
            Mode::Resetting, Mode::Refusing};
        for (const auto &sender : m_senders)
            sender->write(1'000'000);
        for (int i = 0; i < weathers; ++i) {
            m_line.setMode(modes.at(size_t(i) % modes.size()));
            runUntil([] { return false; }, int(m_random.bounded(weatherMs)) + weatherMs);
            if (m_random.bounded(3) == 0)
                m_random.bounded(2) == 0 ? m_line.cutAll() : m_line.resetAll();
        }
        for (const auto &sender : m_senders)
            sender->stopWriting();
    }

    QStringList compare()
    {
        m_line.setMode(ChaosProxy::Mode::Clear);
        QStringList findings;
        if (!runUntil([this] { return std::ranges::all_of(m_senders, &Sender::isDone); }, clearMs))
            findings.append(u"not everything was acknowledged in the end"_s);
        QList<StoredLetter> stored;
        for (qint64 conversation = 1; conversation <= pairsOnTheLine; ++conversation)
            stored.append(readConversation(m_town.url(), m_town.customer(conversation), conversation));
        for (const auto &sender : m_senders)
            m_refused += int(sender->refusals().size());
        return findings + m_ledger.compare(stored);
    }

    [[nodiscard]] QStringList counts() const
    {
        int resent = 0;
        for (const auto &sender : m_senders)
            resent += sender->resent();
        return {u"%1 connections"_s.arg(m_line.connections()), u"%1 acknowledged"_s.arg(m_ledger.acknowledged()),
            u"%1 sent again"_s.arg(resent), u"%1 refused in between"_s.arg(m_refused)};
    }

private:
    QRandomGenerator m_random;
    Town m_town;
    ChaosProxy m_line;
    Ledger m_ledger;
    std::vector<std::unique_ptr<Sender>> m_senders;
    int m_refused = 0;
};

} // namespace

Outcome runRoughNetwork(const Settings &settings)
{
    Outcome outcome;
    RoughNetwork rough(settings, u"network"_s, false);
    rough.live(settings.pick(24, 240));
    outcome.findings = rough.compare();
    outcome.counts = rough.counts();

    RoughNetwork fresh(settings, u"network-control"_s, true);
    fresh.live(8);
    outcome.controls.append({u"what is sent again has another id"_s, fresh.compare().size()});
    return outcome;
}

} // namespace chautari::soak
