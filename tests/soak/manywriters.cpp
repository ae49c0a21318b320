// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/experiments.h"
#include "tests/soak/follower.h"
#include "tests/soak/sender.h"
#include "tests/soak/snapshot.h"

#include <QtCore/QRandomGenerator>

#include <algorithm>
#include <memory>
#include <vector>

// guarantees.md G3: one order, without gaps, the same for everybody, whoever writes at the same time and however they
// read.
namespace chautari::soak {

using namespace Qt::StringLiterals;

namespace {

constexpr int writersOfEach = 8;
constexpr int roundMs = 40;
constexpr int rounds = 20'000;
constexpr int catchUpMs = 60'000;

class ManyWriters
{
public:
    ManyWriters(const Settings &settings, const QString &name, Follower::Habit habit)
        : m_random(settings.seed)
        , m_town(settings, name, 1)
    {
        m_town.start();
        for (int i = 0; i < 2 * writersOfEach; ++i) {
            Sender::Habits habits;
            habits.door = Sender::Door::Socket;
            habits.window = 4;
            m_writers.push_back(
                std::make_unique<Sender>(m_town.person(1 + i % 2), 1, u"m%1"_s.arg(i), m_ledger, habits));
        }
        for (int i = 0; i < 3; ++i) {
            m_live.push_back(std::make_unique<Follower>(m_town.person(1 + i % 2)));
            m_returning.push_back(std::make_unique<Follower>(m_town.person(1 + i % 2), habit));
        }
        for (const auto *readers : {&m_live, &m_returning}) {
            for (const auto &reader : *readers)
                reader->goTo(m_town.url());
        }
        runUntil([this] { return areSynced(m_live) && areSynced(m_returning); }, catchUpMs);
    }

    QStringList write(int each)
    {
        for (const auto &writer : m_writers) {
            writer->goTo(m_town.url());
            writer->write(each);
        }
        const auto isDone = [this] { return std::ranges::all_of(m_writers, &Sender::isDone); };
        QStringList findings;
        for (int round = 0; round < rounds && !isDone(); ++round) {
            runUntil(isDone, roundMs);
            Follower &reader = *m_returning.at(m_random.bounded(quint32(m_returning.size())));
            if (reader.isSynced())
                reader.cut();
            else
                reader.goTo(m_town.url());
            for (QList<StoredLetter> &known : m_polled)
                known = readConversation(m_town.url(), m_town.person(2), 1, known);
        }
        if (!isDone())
            findings.append(u"not everything was acknowledged"_s);
        return findings + compare();
    }

    [[nodiscard]] int written() const { return m_ledger.written(); }

private:
    using Readers = std::vector<std::unique_ptr<Follower>>;
    static bool areSynced(const Readers &readers) { return std::ranges::all_of(readers, &Follower::isSynced); }

    QStringList compare()
    {
        for (const auto &reader : m_returning) {
            if (!reader->isSynced())
                reader->goTo(m_town.url());
        }
        runUntil([this] { return areSynced(m_returning); }, catchUpMs);
        const QList<StoredLetter> stored = readConversation(m_town.url(), m_town.person(1), 1);
        QStringList findings = m_ledger.compare(stored);
        if (stored.size() != m_ledger.written())
            findings.append(u"%1 messages are %2 rows"_s.arg(m_ledger.written()).arg(stored.size()));
        for (const auto *readers : {&m_live, &m_returning}) {
            for (const auto &reader : *readers)
                compareReader(*reader, stored, readers == &m_live, findings);
        }
        for (QList<StoredLetter> &known : m_polled)
            comparePolled(readConversation(m_town.url(), m_town.person(2), 1, known), stored, findings);
        return findings;
    }

    static void compareReader(
        const Follower &reader, const QList<StoredLetter> &stored, bool isLive, QStringList &findings)
    {
        QList<Message> messages;
        const auto look = [&] {
            messages = reader.screen().messages().values();
            return messages.size() == stored.size();
        };
        if (!runUntil(look, isLive ? catchUpMs : roundMs * 50))
            findings.append(u"a reader has %1 messages of %2"_s.arg(messages.size()).arg(stored.size()));
        std::ranges::sort(messages, {}, &Message::seq);
        for (qsizetype i = 0; i < std::min(messages.size(), stored.size()); ++i) {
            if (messages.at(i).seq != stored.at(i).seq || messages.at(i).text != stored.at(i).letter.text) {
                findings.append(u"a reader has another message in place %1"_s.arg(i + 1));
                return;
            }
        }
        const bool isTwice = std::ranges::any_of(reader.told(), [](int times) { return times != 1; });
        if (isLive && isTwice)
            findings.append(u"a live reader was told a message twice"_s);
        findings.append(reader.complaints());
    }

    static void comparePolled(
        const QList<StoredLetter> &polled, const QList<StoredLetter> &stored, QStringList &findings)
    {
        const bool isSame = std::ranges::equal(polled, stored, [](const StoredLetter &a, const StoredLetter &b) {
            return a.seq == b.seq && a.letter.text == b.letter.text;
        });
        if (!isSame)
            findings.append(u"who asks again and again has another history"_s);
    }

    QRandomGenerator m_random;
    Town m_town;
    Ledger m_ledger;
    std::vector<std::unique_ptr<Sender>> m_writers;
    Readers m_live;
    Readers m_returning;
    std::array<QList<StoredLetter>, 2> m_polled; //!< by readers who ask for what is new
};

} // namespace

Outcome runManyWriters(const Settings &settings)
{
    Outcome outcome;
    {
        ManyWriters many(settings, u"writers"_s, Follower::Habit::Resuming);
        outcome.findings = many.write(settings.pick(250, 2'000));
        outcome.counts = {u"%1 writers"_s.arg(2 * writersOfEach), u"8 readers"_s, u"%1 messages"_s.arg(many.written())};
    }
    ManyWriters missing(settings, u"writers-control"_s, Follower::Habit::Missing);
    outcome.controls.append({u"readers do not ask what they missed"_s, missing.write(150).size()});
    return outcome;
}

} // namespace chautari::soak
