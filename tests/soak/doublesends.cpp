// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/experiments.h"
#include "tests/soak/follower.h"
#include "tests/soak/sender.h"
#include "tests/soak/snapshot.h"
#include "tests/support/httpclient.h"

#include <QtCore/QRandomGenerator>

#include <algorithm>
#include <memory>
#include <vector>

// guarantees.md G2: a message is stored once and seen once, however often, through whatever doors and across whatever
// breaks it is sent.
namespace chautari::soak {

using namespace Qt::StringLiterals;

namespace {

constexpr int couples = 4;
constexpr int copies = 5;
constexpr int stepMs = 10;
constexpr int allSentMs = 300'000;

class DoubleSends
{
public:
    DoubleSends(const Settings &settings, const QString &name, bool hasFreshIds)
        : m_random(settings.seed)
        , m_town(settings, name, couples)
    {
        constexpr std::array doors{
            Sender::Door::Socket, Sender::Door::Rest, Sender::Door::Socket, Sender::Door::Rest, Sender::Door::Socket};
        for (qint64 user = 1; user <= 2 * couples; ++user) {
            m_followers.push_back(std::make_unique<Follower>(m_town.person(user)));
            for (int copy = 0; copy < copies; ++copy) {
                Sender::Habits habits;
                habits.door = doors.at(size_t(copy));
                habits.window = 2;
                habits.copies = copies;
                habits.copy = copy;
                habits.hasFreshIds = hasFreshIds;
                m_senders.push_back(std::make_unique<Sender>(
                    m_town.person(user), (user + 1) / 2, u"d%1"_s.arg(user), m_ledger, habits));
            }
        }
        start();
    }

    //! \param kills of the server, spread over the sending.
    void send(int messages, int kills)
    {
        const int each = messages / (2 * couples);
        for (const auto &sender : m_senders)
            sender->write(each);
        const auto isDone = [this] { return std::ranges::all_of(m_senders, &Sender::isDone); };
        for (int step = 0; step < allSentMs / stepMs && !isDone(); ++step) {
            runUntil(isDone, stepMs);
            somebodyComesBack(m_senders);
            if (step % 4 == 0)
                somebodyComesBack(m_followers);
            const bool isTime = m_ledger.acknowledged() > (m_kills + 1) * messages / (kills + 1);
            if (m_kills < kills && isTime)
                killServer();
        }
    }

    QStringList compare()
    {
        QStringList findings;
        QList<StoredLetter> stored;
        for (qint64 conversation = 1; conversation <= couples; ++conversation) {
            const auto letters = readConversation(m_town.url(), m_town.customer(conversation), conversation);
            checkReaders(conversation, letters, findings);
            stored.append(letters);
        }
        if (stored.size() != m_ledger.written())
            findings.append(u"%1 messages are %2 rows"_s.arg(m_ledger.written()).arg(stored.size()));
        for (const auto &sender : m_senders)
            findings.append(sender->refusals());
        findings.append(m_ledger.compare(stored, Ledger::Order::ByAck));
        return findings;
    }

    //! The id of a stored message with another text.
    QStringList reuseIds(int count)
    {
        QStringList findings;
        test::HttpClient http(m_town.url());
        for (int i = 1; i <= count; ++i) {
            const auto answer = http.post(u"/api/messaging/messages/"_s,
                {{u"conversation"_s, 1}, {u"text"_s, u"something else"_s}, {u"client_message_id"_s, u"d1-%1"_s.arg(i)}},
                QString::fromLatin1(m_town.person(1).token));
            if (answer.status != 409 || answer.json().value(u"code"_s).toString() != u"id_reused"_s)
                findings.append(u"an id with another text was answered %1"_s.arg(answer.status));
        }
        return findings;
    }

    [[nodiscard]] int written() const { return m_ledger.written(); }
    [[nodiscard]] int kills() const { return m_kills; }

private:
    template <typename T>
    void somebodyComesBack(const std::vector<std::unique_ptr<T>> &people)
    {
        people.at(m_random.bounded(quint32(people.size())))->goTo(m_town.url());
    }

    void killServer()
    {
        ++m_kills;
        m_town.killAfter(m_random.bounded(5'000));
        for (const auto &sender : m_senders)
            sender->leave();
        start();
    }

    void start()
    {
        m_town.start();
        for (const auto &sender : m_senders)
            sender->goTo(m_town.url());
        for (const auto &follower : m_followers)
            follower->goTo(m_town.url());
    }

    void checkReaders(qint64 conversation, const QList<StoredLetter> &letters, QStringList &findings)
    {
        QStringList expected;
        for (const StoredLetter &one : letters)
            expected.append(one.letter.word);
        for (const qint64 user : {2 * conversation - 1, 2 * conversation}) {
            const Follower &follower = *m_followers.at(size_t(user - 1));
            QStringList seen;
            const auto look = [&] {
                seen.clear();
                for (const Message &message : follower.screen().messages())
                    seen.append(Letter::wordOf(message.text));
                return seen == expected;
            };
            if (!runUntil(look, stepMs * 1'000))
                findings.append(u"reader %1 sees %2 messages of %3"_s.arg(user).arg(seen.size()).arg(expected.size()));
            seen.removeDuplicates();
            if (seen.size() != m_ledger.written() / couples)
                findings.append(u"reader %1 sees %2 different messages"_s.arg(user).arg(seen.size()));
        }
    }

    QRandomGenerator m_random;
    Town m_town;
    Ledger m_ledger;
    std::vector<std::unique_ptr<Sender>> m_senders;
    std::vector<std::unique_ptr<Follower>> m_followers;
    int m_kills = 0;
};

} // namespace

Outcome runDoubleSends(const Settings &settings)
{
    const int messages = settings.pick(1'000, 10'000);
    Outcome outcome;
    DoubleSends doubled(settings, u"double"_s, false);
    doubled.send(messages, settings.pick(2, 10));
    outcome.findings = doubled.compare() + doubled.reuseIds(20);
    outcome.counts = {u"%1 messages sent 1 to 5 times each"_s.arg(doubled.written()),
        u"%1 kills meanwhile"_s.arg(doubled.kills()), u"20 ids with another text"_s};

    DoubleSends fresh(settings, u"double-control"_s, true);
    fresh.send(80, 0);
    outcome.controls.append({u"each copy has an id of its own"_s, fresh.compare().size()});
    return outcome;
}

} // namespace chautari::soak
