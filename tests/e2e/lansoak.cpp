// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Clients on the network of one host, each in a network namespace and with a home of its own: they join, write, sleep,
// are killed and come back, and the host's address changes under them. Afterwards everything that a client had shown as
// written stands on the host once, in order; and whenever it is quiet, the host says rightly who is there. The control
// has the clients throw their outboxes away when they come back, and must lose something.
#include "app/host/hostedserver.h"
#include "app/session/clientcore.h"
#include "app/session/filevault.h"
#include "app/session/hostfollower.h"
#include "tests/support/ownnetwork.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QDirIterator>
#include <QtCore/QElapsedTimer>
#include <QtCore/QRandomGenerator>
#include <QtCore/QSocketNotifier>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtTest/QTest>

#include <array>
#include <csignal>
#include <cstdio>

using namespace chautari;
using namespace Qt::StringLiterals;

namespace {

constexpr int writeEveryMs = 1'500; // below what one person may send
constexpr int patienceMs = 60'000;
constexpr int quietMs = 90'000; // who was out of reach is given up after 45 s, and then a moment is waited for him
const QString bridge = u"lan"_s;
const QString password = u"Str0ng-pass-42"_s;

int ip(const QString &arguments)
{
    return QProcess::execute(u"ip"_s, arguments.split(u' '));
}

// ---- a client
// ------------------------------------------------------------------------------------------------------

//! \brief The program of a guest: joins, or comes back, and writes a numbered message now and then. Says each one that
//! it shows as written. Stops writing when it is told to. Ends when it could not join, as a person gives up for now.
class Guest : public QObject
{
public:
    //! \param found where the host is now; who was there before looks where it was
    Guest(const QString &home, const QString &name, const ServerAddress &found, const QString &ticket, int next)
        : m_core({home + u"/accounts"_s, std::make_shared<FileVault>(home + u"/tokens"_s)})
        , m_follower(m_core)
        , m_name(name)
        , m_next(next)
    {
        const std::optional<AccountRecord> account = m_core.lastAccount();
        m_session = m_core.createSession(account ? ServerAddress::fromHttpUrl(account->server) : found);
        m_follower.add(*m_session);
        connect(m_session.get(), &ChatSession::changed, this, [this](const SessionChanges &changes) { note(changes); });
        connect(m_session.get(), &ChatSession::conversationsLoaded, this, [this] { findConversation(); });
        connect(m_session.get(), &ChatSession::servicesFound, this, [this](const ServicesFound &services) {
            if (services.services.isEmpty())
                return;
            const Service &service = services.services.constFirst();
            m_session->startConversation({service.summary.id, service.provider.id, u"hello"_s, m_name + u"-hello"_s});
        });
        connect(m_session.get(), &ChatSession::conversationStarted, this,
            [this](const QString &, ConversationId id) { m_conversation = id; });
        connect(m_session.get(), &ChatSession::connectionStatusChanged, this, [this](const ConnectionStatus &status) {
            sayHowItIs({});
            if (status.state == ConnectionState::SignInNeeded)
                signIn();
        });
        connect(m_session.get(), &ChatSession::signInFailed, this, &Guest::handleFailure);
        connect(m_session.get(), &ChatSession::signedOut, this,
            [this](const QString &reason) { sayHowItIs(u"signed out: "_s + reason); });
        connect(&m_writing, &QTimer::timeout, this, [this] { write(); });
        if (account)
            m_session->restore();
        else
            join(ticket);
        m_writing.start(writeEveryMs);
    }

    void stopWriting() { m_writing.stop(); }

private:
    void join(const QString &ticket)
    {
        RegisterRequest request;
        request.email = emailAddress();
        request.username = m_name;
        request.password = password;
        request.password2 = password;
        request.invitation = ticket;
        m_session->registerAccount(request);
    }

    void signIn()
    {
        m_isSigningIn = true;
        m_session->signIn(emailAddress(), password);
    }

    // Killed between the server's answer and its own disk, it has an account and does not know it.
    void handleFailure(const Error &error)
    {
        sayHowItIs(u"sign-in failed: "_s + error.firstMessage());
        if (error.code == ErrorCode::ValidationFailed && !m_isSigningIn)
            signIn();
        else
            QCoreApplication::exit(3);
    }

    [[nodiscard]] QString emailAddress() const { return m_name + u"@example.np"_s; }

    void findConversation()
    {
        if (!m_conversation.isValid() && !m_isAsked) {
            m_isAsked = true;
            m_session->findServices({}, {});
        }
    }

    void note(const SessionChanges &changes)
    {
        for (const Conversation &conversation : changes.conversations)
            m_conversation = conversation.id; // there is only one
        for (const OutgoingMessage &outgoing : changes.outgoing) {
            if (outgoing.text.startsWith(u"number "_s) && !m_shown.contains(outgoing.clientMessageId)) {
                m_shown.insert(outgoing.clientMessageId);
                say(outgoing.text.section(u' ', 1, 1));
            }
        }
    }

    //! For whoever asks later why it was not there.
    void sayHowItIs(const QString &event)
    {
        static constexpr std::array states
            = {"offline", "connecting", "online", "waiting", "key changed", "sign-in needed"};
        const ConnectionStatus &status = m_session->connectionStatus();
        say(u"is %1 at %2 %3 %4"_s.arg(QLatin1StringView(states.at(size_t(status.state))),
            m_session->server().http.toString(), status.reason, event));
    }

    static void say(const QString &line)
    {
        std::printf("%s\n", qPrintable(line));
        std::fflush(stdout);
    }

    void write()
    {
        if (!m_conversation.isValid())
            return;
        m_next = std::max(m_next, 1);
        m_session->sendText(m_conversation, u"number %1"_s.arg(m_next));
        ++m_next;
    }

    ClientCore m_core;
    HostFollower m_follower;
    std::unique_ptr<ChatSession> m_session;
    const QString m_name;
    ConversationId m_conversation;
    QSet<QString> m_shown;
    QTimer m_writing;
    int m_next;
    bool m_isAsked = false;
    bool m_isSigningIn = false;
};

int beAGuest(const QStringList &arguments)
{
    // Its cable is plugged in before the first line comes.
    char byte = 0;
    if (::read(STDIN_FILENO, &byte, 1) != 1)
        return 1;
    const auto pin = KeyPin::parse(arguments.at(5));
    if (!pin)
        return 2;
    Guest guest(arguments.at(2), arguments.at(3), ServerAddress::fromHttpUrl(QUrl(arguments.at(4))).pinned(*pin),
        arguments.at(6), arguments.at(7).toInt());
    QSocketNotifier orders(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&orders, &QSocketNotifier::activated, &guest, [&] {
        if (::read(STDIN_FILENO, &byte, 1) != 1)
            QCoreApplication::quit();
        else
            guest.stopWriting();
    });
    return QCoreApplication::exec();
}

// ---- the host and its network
// --------------------------------------------------------------------------------------

struct Seat
{
    QString name;
    QString home;
    int number = 0;
    std::unique_ptr<QProcess> program;
    QSet<int> shown; //!< the numbers it said it had written
    QString state; //!< of its connection, as it said last
    int next = 0;
    bool isAsleep = false;

    [[nodiscard]] bool isRunning() const { return program && program->state() == QProcess::Running; }
};

class LanSoak
{
public:
    LanSoak(int clients, int seconds, quint32 seed, bool losesOutbox)
        : m_seconds(seconds)
        , m_random(seed)
        , m_losesOutbox(losesOutbox)
        , m_ownerCore(ClientStorage())
    {
        for (int i = 0; i < clients; ++i) {
            Seat seat;
            seat.number = i + 1;
            seat.name = u"guest%1"_s.arg(i + 1);
            seat.home = m_home.filePath(seat.name);
            QDir().mkpath(seat.home);
            m_seats.push_back(std::move(seat));
        }
    }

    //! How much is wrong afterwards; -1 when it could not be run.
    int run()
    {
        if (ip(u"link add %1 type bridge"_s.arg(bridge)) != 0 || !setAddress(1)
            || ip(u"link set %1 up"_s.arg(bridge)) != 0)
            return -1;
        if (!openHost())
            return -1;
        QElapsedTimer since;
        since.start();
        qint64 nextQuietMs = quietEveryMs();
        while (since.elapsed() < m_seconds * 1000LL) {
            happen();
            QTest::qWait(500 + int(m_random.bounded(2'500)));
            if (since.elapsed() > nextQuietMs) {
                waitForQuiet();
                nextQuietMs = since.elapsed() + quietEveryMs();
            }
        }
        return drain() ? m_wrong + compare() : -1;
    }

    [[nodiscard]] QString summary() const
    {
        qsizetype shown = 0;
        for (const Seat &seat : m_seats)
            shown += seat.shown.size();
        return u"%1 clients, %2 messages, %3 joins, %4 kills, %5 sleeps, %6 other addresses, %7 quiet moments"_s
            .arg(m_seats.size())
            .arg(shown)
            .arg(m_joins)
            .arg(m_kills)
            .arg(m_sleeps)
            .arg(m_moves)
            .arg(m_quiets);
    }

private:
    [[nodiscard]] qint64 quietEveryMs() const { return std::max<qint64>(20'000, m_seconds * 1000LL / 6); }

    bool setAddress(int last)
    {
        const int former = std::exchange(m_address, last);
        if (former > 0 && ip(u"address del 10.77.0.%1/24 dev %2"_s.arg(former).arg(bridge)) != 0)
            return false;
        return ip(u"address add 10.77.0.%1/24 dev %2"_s.arg(last).arg(bridge)) == 0;
    }

    bool openHost()
    {
        PlaceSettingsChange place;
        place.name = u"Workshop"_s;
        place.registration = Registration::Invitation;
        m_host.start({m_home.filePath(u"host"_s), 8000, place});
        if (!QTest::qWaitFor([this] { return m_host.isRunning(); }, patienceMs))
            return false;
        const auto pin = KeyPin::parse(m_host.status().fingerprint);
        m_owner = m_ownerCore.createSession(
            ServerAddress::fromHttpUrl(QUrl(u"https://127.0.0.1:%1"_s.arg(m_host.status().port))).pinned(*pin));
        QObject::connect(m_owner.get(), &ChatSession::placeAnswered, m_owner.get(), [this](const PlaceAnswer &answer) {
            if (const auto *invitation = std::get_if<Invitation>(&answer))
                m_ticket = invitation->token;
            else if (const auto *list = std::get_if<PeopleList>(&answer))
                m_people = list->people;
        });
        QObject::connect(m_owner.get(), &ChatSession::changed, m_owner.get(), [this](const SessionChanges &changes) {
            for (const Message &message : changes.messages)
                m_messages[message.sender.id][message.seq] = message.text;
        });
        RegisterRequest request;
        request.email = u"ramesh@example.np"_s;
        request.username = u"ramesh"_s;
        request.password = u"Str0ng-pass-42"_s;
        request.password2 = request.password;
        request.role = Role::Provider;
        request.invitation = m_host.status().ownerTicket;
        m_owner->registerAccount(request);
        if (!QTest::qWaitFor([this] { return m_owner->isSignedIn() && !m_people.isEmpty(); }, patienceMs))
            return false;
        m_owner->keepPlace(Invite{{int(m_seats.size()) + 1, 24}});
        return QTest::qWaitFor([this] { return !m_ticket.isEmpty(); }, patienceMs);
    }

    void happen()
    {
        Seat &seat = m_seats[m_random.bounded(quint32(m_seats.size()))];
        switch (m_random.bounded(10)) {
        case 0:
        case 1:
            if (seat.isRunning())
                kill(seat);
            break;
        case 2:
            if (seat.isRunning() && !seat.isAsleep)
                sleep(seat);
            break;
        case 3:
            if (m_random.bounded(3) == 0) {
                ++m_moves;
                setAddress(m_address == 1 ? 200 : 1);
            }
            break;
        default:
            if (seat.isAsleep)
                wake(seat);
            else if (!seat.isRunning())
                start(seat);
        }
        collect();
    }

    void start(Seat &seat)
    {
        if (m_losesOutbox && seat.next > 0) {
            QDirIterator files(seat.home, {u"outbox.sqlite*"_s}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext())
                QFile::remove(files.next());
        }
        ++m_joins;
        collect(seat);
        unplug(seat); // the last program may have ended by itself a moment ago
        seat.program = std::make_unique<QProcess>();
        seat.program->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        const QString address = u"https://10.77.0.%1:%2"_s.arg(m_address).arg(m_host.status().port);
        seat.program->start(u"unshare"_s,
            {u"--net"_s, QCoreApplication::applicationFilePath(), u"guest"_s, seat.home, seat.name, address,
                m_host.status().fingerprint, m_ticket, QString::number(seat.next)});
        seat.program->waitForStarted();
        const QString pid = QString::number(seat.program->processId());
        const QString plug = u"plug%1"_s.arg(seat.number);
        const QString end = u"end%1"_s.arg(seat.number);
        // unshare becomes the program when its network is there.
        const auto networkOf = [](const QString &process) {
            return QFile::symLinkTarget(u"/proc/%1/ns/net"_s.arg(process)).section(u'/', -1);
        };
        (void)QTest::qWaitFor([&] { return networkOf(pid) != networkOf(u"self"_s); }, patienceMs);
        ip(u"link add %1 type veth peer name %2 netns %3"_s.arg(plug, end, pid));
        ip(u"link set %1 master %2 up"_s.arg(plug, bridge));
        for (const QString &command : {u"link set lo up"_s,
                 u"address add 10.77.0.%1/24 dev %2"_s.arg(seat.number + 10).arg(end), u"link set %1 up"_s.arg(end)})
            QProcess::execute(
                u"nsenter"_s, QStringList{u"--net=/proc/%1/ns/net"_s.arg(pid), u"ip"_s} + command.split(u' '));
        seat.program->write("g");
        seat.next += 100; // those that were written and not shown may still come
    }

    void kill(Seat &seat)
    {
        ++m_kills;
        wake(seat);
        seat.next += 100; // a number may be kept that it had no time to say
        // Every other one has gone out of reach before, and written on.
        if (m_kills % 2 == 1) {
            ip(u"link set plug%1 down"_s.arg(seat.number));
            QTest::qWait(2 * writeEveryMs);
        }
        seat.program->kill();
        seat.program->waitForFinished();
        unplug(seat);
        collect();
    }

    // The network of who has ended goes a moment later and takes the cable along, or has: the name has to be free.
    static void unplug(const Seat &seat)
    {
        QProcess command;
        command.start(u"ip"_s, {u"link"_s, u"delete"_s, u"plug%1"_s.arg(seat.number)});
        command.waitForFinished();
    }

    void sleep(Seat &seat)
    {
        ++m_sleeps;
        seat.isAsleep = true;
        ::kill(pid_t(seat.program->processId()), SIGSTOP);
    }

    void wake(Seat &seat)
    {
        if (std::exchange(seat.isAsleep, false))
            ::kill(pid_t(seat.program->processId()), SIGCONT);
    }

    void collect()
    {
        for (Seat &seat : m_seats)
            collect(seat);
    }

    static void collect(Seat &seat)
    {
        while (seat.program && seat.program->canReadLine()) {
            const QString line = QString::fromUtf8(seat.program->readLine()).trimmed();
            if (line.startsWith(u"is "_s)) {
                seat.state = line;
                continue;
            }
            const int number = line.toInt();
            seat.shown.insert(number);
            seat.next = std::max(seat.next, number + 1);
        }
    }

    [[nodiscard]] QSet<QString> online() const
    {
        QSet<QString> names;
        for (const PlacePerson &person : m_people) {
            if (person.isOnline && person.username.startsWith(u"guest"_s))
                names.insert(person.username);
        }
        return names;
    }

    // Nobody sleeps, nobody moves; then who runs is there, and nobody else.
    void waitForQuiet()
    {
        ++m_quiets;
        QSet<QString> expected;
        for (Seat &seat : m_seats) {
            wake(seat);
            if (seat.isRunning())
                expected.insert(seat.name);
        }
        const bool isRight = QTest::qWaitFor(
            [&] {
                m_owner->keepPlace(ListPeople{});
                QTest::qWait(500);
                return online() == expected;
            },
            quietMs);
        if (!isRight) {
            m_wrong += complain("presence",
                u"%1 are said to be there, %2 are"_s.arg(
                    QStringList(online().values()).join(u' '), QStringList(expected.values()).join(u' ')));
            collect();
            tellAbout(expected - online());
        }
        collect();
    }

    //! What those who are missed say themselves, and what their cables do.
    void tellAbout(const QSet<QString> &missed) const
    {
        for (const Seat &seat : m_seats) {
            if (!missed.contains(seat.name))
                continue;
            std::printf(
                "    %s %s; the host is at 10.77.0.%d\n", qPrintable(seat.name), qPrintable(seat.state), m_address);
            std::fflush(stdout);
            const QString network = u"/proc/%1/ns/net"_s.arg(seat.program->processId());
            QProcess::execute(u"nsenter"_s, {u"--net="_s + network, u"ip"_s, u"-brief"_s, u"address"_s});
            ip(u"-brief link show plug%1"_s.arg(seat.number));
        }
    }

    //! Everybody is there until everything is.
    bool drain()
    {
        for (Seat &seat : m_seats) {
            wake(seat);
            if (!seat.isRunning())
                start(seat);
        }
        QTest::qWait(2 * writeEveryMs);
        for (Seat &seat : m_seats)
            seat.program->write("s");
        const bool isThere = QTest::qWaitFor(
            [&] {
                collect();
                return m_losesOutbox ? false : missing() == 0;
            },
            m_losesOutbox ? 30'000 : 2 * patienceMs);
        if (!isThere && !m_losesOutbox) {
            QSet<QString> everybody;
            for (const Seat &seat : m_seats)
                everybody.insert(seat.name);
            tellAbout(everybody);
        }
        for (Seat &seat : m_seats) {
            seat.program->closeWriteChannel();
            seat.program->waitForFinished(patienceMs);
        }
        collect();
        return isThere || m_losesOutbox || missing() >= 0;
    }

    [[nodiscard]] QStringList textsOf(const QString &name) const
    {
        for (const PlacePerson &person : m_people) {
            if (person.username == name)
                return m_messages.value(person.id).values();
        }
        return {};
    }

    [[nodiscard]] int missing() const
    {
        int missing = 0;
        for (const Seat &seat : m_seats) {
            const QStringList texts = textsOf(seat.name);
            const QSet<QString> there(texts.cbegin(), texts.cend());
            for (const int number : seat.shown)
                missing += there.contains(u"number %1"_s.arg(number)) ? 0 : 1;
        }
        return missing;
    }

    int compare()
    {
        int wrong = 0;
        for (const Seat &seat : m_seats) {
            QHash<int, int> times;
            int last = 0;
            for (const QString &text : textsOf(seat.name)) {
                if (!text.startsWith(u"number "_s))
                    continue;
                const int number = text.section(u' ', 1, 1).toInt();
                ++times[number];
                if (number < last)
                    wrong += complain("out of order", u"%1: %2"_s.arg(seat.name).arg(number));
                last = std::max(last, number);
            }
            for (auto it = times.cbegin(); it != times.cend(); ++it) {
                if (it.value() > 1)
                    wrong += complain("doubled", u"%1: %2"_s.arg(seat.name).arg(it.key()));
            }
            for (const int number : seat.shown) {
                if (!times.contains(number))
                    wrong += m_losesOutbox ? 1 : complain("lost", u"%1: %2"_s.arg(seat.name).arg(number));
            }
        }
        return wrong;
    }

    static int complain(const char *what, const QString &which)
    {
        std::printf("  %s: %s\n", what, qPrintable(which));
        std::fflush(stdout);
        return 1;
    }

    const int m_seconds;
    QRandomGenerator m_random;
    const bool m_losesOutbox;
    QTemporaryDir m_home;
    HostedServer m_host;
    ClientCore m_ownerCore;
    std::unique_ptr<ChatSession> m_owner;
    std::vector<Seat> m_seats;
    QString m_ticket;
    QList<PlacePerson> m_people;
    QHash<UserId, QMap<qint64, QString>> m_messages; //!< of each sender, by seq
    int m_address = 0;
    int m_wrong = 0;
    int m_joins = 0;
    int m_kills = 0;
    int m_sleeps = 0;
    int m_moves = 0;
    int m_quiets = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    if (argc > 7 && qstrcmp(argv[1], "guest") == 0) {
        QCoreApplication application(argc, argv);
        return beAGuest(QCoreApplication::arguments());
    }
    if (!test::enterOwnNetwork()) {
        std::puts("lan: not run, this machine does not allow networks of one's own");
        return 0;
    }
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"clients"_s, u"How many."_s, u"N"_s, u"10"_s},
        {u"seconds"_s, u"How long."_s, u"N"_s, u"600"_s}, {u"seed"_s, u"What happens."_s, u"N"_s, u"1"_s},
        {u"control"_s, u"Clients throw their outboxes away: something must be found."_s}});
    parser.process(application);
    LanSoak soak(parser.value(u"clients"_s).toInt(), parser.value(u"seconds"_s).toInt(),
        parser.value(u"seed"_s).toUInt(), parser.isSet(u"control"_s));
    const int wrong = soak.run();
    std::printf("lan: %s; %s\n", qPrintable(soak.summary()),
        wrong < 0 ? "could not be run" : qPrintable(u"wrong: %1"_s.arg(wrong)));
    if (parser.isSet(u"control"_s))
        return wrong > 0 ? 0 : 1;
    return wrong == 0 ? 0 : 1;
}
