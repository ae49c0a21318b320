// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/bustle.h"
#include "tests/soak/experiments.h"
#include "tests/soak/follower.h"

#include <algorithm>
#include <memory>
#include <vector>

// guarantees.md G4: whoever was cut off after any event comes back to the screen of somebody who starts now.
namespace chautari::soak {

using namespace Qt::StringLiterals;

namespace {

constexpr int syncMs = 60'000;
constexpr int settleMs = 200; // marks are told late, so a screen that differs is looked at again
constexpr int looks = 30;

class ResumeCuts
{
public:
    ResumeCuts(const Settings &settings, const QString &name, Follower::Habit habit)
        : m_random(settings.seed)
        , m_town(settings, name, 2)
        , m_habit(habit)
    {
        m_town.start();
        m_bustle = std::make_unique<Bustle>(m_town, settings.seed);
    }

    void addFollowers(int count)
    {
        for (int i = 0; i < count; ++i) {
            m_followers.push_back(std::make_unique<Follower>(m_bustle->viewer(), m_habit));
            m_followers.back()->goTo(m_town.url());
        }
        waitForAll();
    }

    //! One follower is cut after each event.
    void cutOneAfterEach()
    {
        for (const auto &follower : m_followers) {
            m_bustle->happen();
            follower->cut();
        }
    }

    //! Each is cut after any event, perhaps before it is synced, and comes back after another.
    int cutAtRandom(int events)
    {
        int cuts = 0;
        for (int i = 0; i < events; ++i) {
            m_bustle->happen();
            for (const auto &follower : m_followers) {
                if (m_random.bounded(4) != 0)
                    continue;
                ++cuts;
                follower->cut();
                if (m_random.bounded(2) == 0)
                    follower->goTo(m_town.url());
            }
        }
        return cuts;
    }

    //! Everybody comes back and is compared with a fresh start.
    QStringList compare()
    {
        for (const auto &follower : m_followers) {
            if (!follower->isSynced())
                follower->goTo(m_town.url());
        }
        if (!waitForAll())
            return {u"not everybody was told what he had missed"_s};
        QStringList findings;
        for (int look = 0; look < looks; ++look) {
            const QStringList fresh = freshScreen(m_town.url(), m_bustle->viewer());
            findings = differences(fresh);
            if (findings.isEmpty())
                break;
            runUntil([] { return false; }, settleMs);
        }
        return findings;
    }

private:
    bool waitForAll()
    {
        return runUntil([this] { return std::ranges::all_of(m_followers, &Follower::isSynced); }, syncMs);
    }

    QStringList differences(const QStringList &fresh)
    {
        QStringList findings;
        for (size_t i = 0; i < m_followers.size(); ++i) {
            findings.append(m_followers.at(i)->complaints());
            const QStringList lines = m_followers.at(i)->screen().lines(test::Screen::Unread::Left);
            if (lines == fresh)
                continue;
            QString first;
            for (qsizetype line = 0; line < std::max(lines.size(), fresh.size()) && first.isEmpty(); ++line) {
                if (lines.value(line) != fresh.value(line))
                    first = u"has \"%1\", not \"%2\""_s.arg(lines.value(line), fresh.value(line));
            }
            findings.append(u"follower %1 of %2 %3"_s.arg(i).arg(m_followers.size()).arg(first));
        }
        return findings;
    }

    QRandomGenerator m_random;
    Town m_town;
    Follower::Habit m_habit;
    std::unique_ptr<Bustle> m_bustle;
    std::vector<std::unique_ptr<Follower>> m_followers;
};

} // namespace

Outcome runResumeCuts(const Settings &settings)
{
    const int indices = settings.pick(201, 501);
    const int randomCuts = settings.pick(500, 10'000);
    Outcome outcome;
    {
        ResumeCuts everyIndex(settings, u"resume-index"_s, Follower::Habit::Resuming);
        everyIndex.addFollowers(indices);
        everyIndex.cutOneAfterEach();
        outcome.findings = everyIndex.compare();
    }
    int cuts = 0;
    ResumeCuts atRandom(settings, u"resume-random"_s, Follower::Habit::Resuming);
    atRandom.addFollowers(40);
    while (cuts < randomCuts && outcome.findings.isEmpty()) {
        cuts += atRandom.cutAtRandom(10);
        outcome.findings.append(atRandom.compare());
    }
    outcome.counts = {u"cut after each of %1 events"_s.arg(indices), u"%1 cuts at random moments"_s.arg(cuts)};

    ResumeCuts missing(settings, u"resume-control"_s, Follower::Habit::Missing);
    missing.addFollowers(10);
    missing.cutOneAfterEach();
    outcome.controls.append({u"the client does not ask what it missed"_s, missing.compare().size()});
    return outcome;
}

} // namespace chautari::soak
