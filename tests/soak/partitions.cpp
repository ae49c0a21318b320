// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/partitions.h"
#include "tests/soak/experiments.h"
#include "tests/soak/follower.h"
#include "tests/soak/line.h"
#include "tests/soak/sender.h"
#include "tests/soak/snapshot.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTimer>
#include <QtNetwork/QTcpSocket>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

// guarantees.md G16, partitions: the cable between the server and its clients is out for a while, in which packets
// vanish and nobody is told. The chaos proxy cannot do this: its two sockets are answered by the kernel.
namespace chautari::soak {

using namespace Qt::StringLiterals;

namespace {

constexpr int pairsApart = 2;
constexpr int shortPatienceMs = 700;
constexpr int readerPatienceMs = 1'000;
constexpr int longPatienceMs = 10'000; // as our client's (rulings.md: an acknowledgement in 10 s)
constexpr int joinedMs = 150; // between two partitions at least
constexpr int doneMs = 180'000; // TCP tries again ever more seldom: after a minute, after another minute
constexpr int neighbourMs = 40;
constexpr int hourMs = 3'600'000;
constexpr int screenMs = 100;
constexpr int screenLooks = 200;

//! From well below to above everybody's patience; the long run also passes the server's ping and its 45 s.
QList<int> partitionsOf(const Settings &settings)
{
    if (!settings.isFull)
        return {100, 1200};
    const QList<int> repeated{100, 900, 1500};
    QList<int> lengths;
    for (int i = 0; i < 60; ++i)
        lengths.append(repeated.at(i % repeated.size()) + 8 * i);
    return lengths << 12'000 << 25'000 << 50'000 << 70'000;
}

//! \brief Somebody at the server's own end, whom no partition parts from it: what he writes meanwhile the others miss.
class Neighbour
{
public:
    Neighbour(int descriptor, Person person, qint64 conversation, Ledger &ledger)
        : m_person(std::move(person))
        , m_conversation(conversation)
        , m_ledger(ledger)
    {
        m_socket.setSocketDescriptor(descriptor);
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_pause, [this] { take(); });
        QObject::connect(&m_pause, &QTimer::timeout, &m_pause, [this] { say(); });
        m_pause.setSingleShot(true);
        m_pause.start(neighbourMs);
    }

    void stop() { m_isStopped = true; }
    [[nodiscard]] bool isDone() const { return m_isStopped && !m_isUnderWay; }
    [[nodiscard]] int said() const { return m_said; }

private:
    void say()
    {
        if (m_isStopped)
            return;
        Letter letter;
        letter.word = m_word = u"neighbour-%1"_s.arg(++m_said);
        letter.sender = m_person.id;
        letter.conversation = m_conversation;
        letter.text = letter.word + u" is heard"_s;
        m_ledger.write(letter);
        m_ledger.noteSent(letter.word);
        m_isUnderWay = true;
        const QByteArray body = QJsonDocument({{u"conversation"_s, m_conversation}, {u"text"_s, letter.text}}).toJson();
        m_socket.write("POST /api/messaging/messages/ HTTP/1.1\r\nHost: " + Line::serverAddress().toLatin1()
            + "\r\nContent-Type: application/json\r\nAuthorization: Bearer " + m_person.token
            + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }

    //! The answer ends in a JSON object, which comes in one piece or two.
    void take()
    {
        m_answer += m_socket.readAll();
        const qsizetype head = m_answer.indexOf("\r\n\r\n");
        const QJsonDocument json = head < 0 ? QJsonDocument() : QJsonDocument::fromJson(m_answer.mid(head + 4));
        if (!json.isObject())
            return;
        if (m_answer.startsWith("HTTP/1.1 201"))
            m_ledger.noteAck(m_word, json.object().value(u"seq"_s).toInteger());
        m_answer.clear();
        m_isUnderWay = false;
        m_pause.start(neighbourMs);
    }

    Person m_person;
    qint64 m_conversation;
    Ledger &m_ledger;
    QTcpSocket m_socket;
    QTimer m_pause;
    QByteArray m_answer;
    QString m_word;
    int m_said = 0;
    bool m_isUnderWay = false;
    bool m_isStopped = false;
};

class Partitions
{
public:
    //! \param isProtected false: sends again under other ids, and does not ask what was missed: a control.
    Partitions(const Settings &settings, const QString &name, bool isProtected)
        : m_random(settings.seed)
        , m_town(settings, name, pairsApart)
        , m_looks(isProtected ? screenLooks : 1)
    {
        m_town.start(m_line.launcher(), Line::serverAddress());
        constexpr std::array doors{Sender::Door::Socket, Sender::Door::Socket, Sender::Door::Rest, Sender::Door::Form};
        for (int i = 0; i < 2 * int(doors.size()); ++i) {
            Sender::Habits habits;
            habits.door = doors.at(size_t(i) % doors.size());
            habits.window = habits.door == Sender::Door::Socket ? 8 : 1;
            habits.patienceMs = i % 8 == 1 ? longPatienceMs : shortPatienceMs;
            habits.hasFreshIds = !isProtected;
            const qint64 user = 1 + i % (2 * pairsApart);
            m_senders.push_back(
                std::make_unique<Sender>(m_town.person(user), (user + 1) / 2, u"p%1"_s.arg(i), m_ledger, habits));
            m_senders.back()->goTo(m_town.url());
        }
        m_neighbour = std::make_unique<Neighbour>(
            m_line.connectThere(quint16(m_town.url().port())), m_town.provider(1), 1, m_ledger);
        const auto habit = isProtected ? Follower::Habit::Resuming : Follower::Habit::Missing;
        for (qint64 user = 1; user <= 2 * pairsApart; ++user) {
            m_followers.push_back(std::make_unique<Follower>(m_town.person(user), habit));
            m_followers.back()->setPatience(user == 1 ? longPatienceMs : readerPatienceMs);
            m_followers.back()->goTo(m_town.url());
        }
    }

    //! Everybody writes; a cable is pulled at one end, then at the other.
    void live(const QList<int> &lengths)
    {
        for (const auto &sender : m_senders)
            sender->write(1'000'000);
        pause(joinedMs);
        Line::End end = Line::End::Here;
        for (const int length : lengths) {
            m_line.setUp(end, false);
            pause(length);
            m_line.setUp(end, true);
            end = end == Line::End::Here ? Line::End::There : Line::End::Here;
            // Not before something has come through again; the cycle would else be a longer partition.
            if (!runUntil([this, known = throughCable()] { return throughCable() > known; }, doneMs))
                m_findings.append(u"nothing came through any more after %1 ms"_s.arg(length));
            pause(joinedMs + int(m_random.bounded(joinedMs)));
        }
        for (const auto &sender : m_senders)
            sender->stopWriting();
        m_neighbour->stop();
    }

    QStringList compareLedger()
    {
        if (!runUntil(
                [this] { return m_neighbour->isDone() && std::ranges::all_of(m_senders, &Sender::isDone); }, doneMs))
            m_findings.append(u"not everything was acknowledged in the end"_s);
        QList<StoredLetter> stored;
        for (qint64 conversation = 1; conversation <= pairsApart; ++conversation)
            stored.append(readConversation(m_town.url(), m_town.customer(conversation), conversation));
        for (const auto &sender : m_senders)
            m_findings.append(sender->refusals());
        return m_findings + m_ledger.compare(stored);
    }

    //! Everybody who was there has what somebody who starts now has.
    QStringList compareScreens()
    {
        QStringList findings;
        for (const auto &follower : m_followers) {
            const QStringList fresh = freshScreen(m_town.url(), follower->person());
            const auto isAlike = [&] { return follower->screen().lines(test::Screen::Unread::Left) == fresh; };
            // Marks are told late, and whoever gives up a line late comes back late.
            for (; m_looks > 0 && !isAlike(); --m_looks)
                pause(screenMs);
            if (!isAlike())
                findings.append(u"%1 has another screen"_s.arg(follower->person().id));
            findings.append(follower->complaints());
        }
        return findings;
    }

    [[nodiscard]] QStringList counts() const
    {
        int resent = 0;
        for (const auto &sender : m_senders)
            resent += sender->resent();
        return {u"%1 acknowledged (%2 of them written at the server's end)"_s.arg(m_ledger.acknowledged())
                    .arg(m_neighbour->said()),
            u"%1 sent again"_s.arg(resent)};
    }

private:
    static void pause(int milliseconds)
    {
        runUntil([] { return false; }, milliseconds);
    }

    //! Acknowledged to those beyond the cable.
    [[nodiscard]] int throughCable() const { return m_ledger.acknowledged() - m_neighbour->said(); }

    QRandomGenerator m_random;
    Line m_line;
    Town m_town;
    Ledger m_ledger;
    std::vector<std::unique_ptr<Sender>> m_senders;
    std::unique_ptr<Neighbour> m_neighbour;
    std::vector<std::unique_ptr<Follower>> m_followers;
    QStringList m_findings;
    int m_looks; //!< at screens, until they are alike
};

QJsonObject toJson(const Outcome &outcome)
{
    QJsonObject controls;
    for (const Control &control : outcome.controls)
        controls.insert(control.what, qint64(control.found));
    return {{u"counts"_s, QJsonArray::fromStringList(outcome.counts)},
        {u"findings"_s, QJsonArray::fromStringList(outcome.findings)}, {u"controls"_s, controls}};
}

QStringList strings(const QJsonValue &array)
{
    return QVariant(array.toArray().toVariantList()).toStringList();
}

Outcome outcomeOf(const QJsonObject &json)
{
    Outcome outcome;
    outcome.counts = strings(json.value(u"counts"_s));
    outcome.findings = strings(json.value(u"findings"_s));
    const QJsonObject controls = json.value(u"controls"_s).toObject();
    for (auto control = controls.begin(); control != controls.end(); ++control)
        outcome.controls.append({control.key(), control.value().toInteger()});
    return outcome;
}

} // namespace

Outcome runPartitions(const Settings &settings)
{
    Outcome outcome;
    if (const QString reason = Line::whyNot(); !reason.isEmpty()) {
        outcome.notRun.append(reason);
        return outcome;
    }
    QProcess inside;
    inside.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    inside.start(u"unshare"_s,
        {u"-rn"_s, QCoreApplication::applicationFilePath(), u"--in-own-network"_s, settings.serverProgram,
            settings.folder, QString::number(settings.seed), settings.isFull ? u"full"_s : u"quick"_s});
    inside.waitForFinished(hourMs);
    outcome = outcomeOf(QJsonDocument::fromJson(inside.readAllStandardOutput()).object());
    if (inside.exitStatus() != QProcess::NormalExit || !outcome.hasRun())
        outcome.findings.append(u"it ended with %1 before it was done"_s.arg(inside.exitCode()));
    return outcome;
}

int runPartitionsHere(const QStringList &arguments)
{
    Settings settings;
    settings.serverProgram = arguments.value(0);
    settings.folder = arguments.value(1);
    settings.seed = arguments.value(2).toUInt();
    settings.isFull = arguments.value(3) == u"full"_s;

    Outcome outcome;
    const QList<int> lengths = partitionsOf(settings);
    {
        Partitions parted(settings, u"partitions"_s, true);
        parted.live(lengths);
        outcome.findings = parted.compareLedger();
        outcome.findings += parted.compareScreens();
        outcome.counts = QStringList{u"%1 partitions of %2 to %3 ms"_s.arg(lengths.size())
                                         .arg(*std::ranges::min_element(lengths))
                                         .arg(*std::ranges::max_element(lengths))}
            + parted.counts();
    }
    Partitions control(settings, u"partitions-control"_s, false);
    control.live({900, 1200});
    outcome.controls.append({u"what is sent again has another id"_s, control.compareLedger().size()});
    outcome.controls.append({u"the client does not ask what it missed"_s, control.compareScreens().size()});
    std::puts(QJsonDocument(toJson(outcome)).toJson(QJsonDocument::Compact).constData());
    return 0;
}

} // namespace chautari::soak
