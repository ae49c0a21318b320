// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// ScreenshotRun, hosting and joining: the pages are the real ones, the neighbours and their keys are posed.
#include "app/net/networkproblem.h"
#include "app/ui/console/consoledialog.h"
#include "app/ui/host/invitedialog.h"
#include "app/ui/host/selftestdialog.h"
#include "app/ui/login/joinpage.h"
#include "app/ui/login/meetpage.h"
#include "app/ui/login/waitingpage.h"
#include "app/ui/screenshots/screenshotrun.h"

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

QString posedKey()
{
    return u"sha256/b3VyIG93biBrZXkgb2YgdGhpcyBwaWN0dXJlIG9ubHk"_s;
}

HostFacts posedHost()
{
    HostFacts facts;
    facts.server = ServerAddress::fromHttpUrl(QUrl(u"https://192.168.1.5:8000"_s));
    if (const std::optional<KeyPin> pin = KeyPin::parse(posedKey()))
        facts.server = facts.server.pinned(*pin);
    facts.health.server.emplace();
    facts.health.server->place.name = u"रमेशको कार्यशाला"_s;
    return facts;
}

PlacePerson posedPerson(qint64 id, const QString &first, const QString &last)
{
    PlacePerson person;
    person.id = UserId(id);
    person.firstName = first;
    person.lastName = last;
    person.username = first.toLower();
    person.email = person.username + u"@example.np"_s;
    return person;
}

PeopleList posedPeople()
{
    PeopleList list{{posedPerson(1, u"Hari"_s, u"Gurung"_s), posedPerson(2, u"Ramesh"_s, u"Rai"_s),
        posedPerson(3, u"सुनीता"_s, u"श्रेष्ठ"_s), posedPerson(4, u"Gopal"_s, u"Thapa"_s)}};
    list.people[0].isPending = true;
    list.people[0].isActive = false;
    list.people[1].isOwner = true;
    list.people[2].isOnline = true;
    list.people[3].isActive = false;
    return list;
}

//! Somebody in a network who does not reach that address.
NetworkFacts posedFacts(const QString &address, Reach reach)
{
    NetworkFacts facts;
    facts.addresses = {{u"wlan0"_s, QHostAddress(u"192.168.1.7"_s), 24}};
    facts.hasDefaultRoute = true;
    facts.canHear = true;
    facts.hasHeardItself = true;
    facts.wantedKey = posedKey();
    TriedPlace tried;
    tried.place = QUrl(u"https://%1:8000"_s.arg(address));
    tried.reach = reach;
    tried.isOwnNetwork = address.startsWith(u"192.168.1."_s);
    facts.places = {tried};
    return facts;
}

NetworkFacts posedFirewall()
{
    NetworkFacts facts = posedFacts(u"192.168.1.5"_s, Reach::Silent);
    facts.places.first().isNeighbourSeen = true;
    facts.tunnels = {u"wg0"_s};
    lan::FoundHost host;
    host.pinPrefix = QByteArray::fromHex("6f7572206f776e20");
    host.port = 8000;
    host.addresses = {QHostAddress(u"192.168.1.5"_s)};
    host.isByBeacon = true;
    facts.hosts = {host};
    return facts;
}

NetworkFacts posedOtherKey()
{
    NetworkFacts facts = posedFacts(u"192.168.1.5"_s, Reach::OtherKey);
    facts.places.first().foundKey = u"sha256/c29tZWJvZHkgZWxzZSdzIGtleSBvZiB0aGlzIHBpYyE"_s;
    facts.places.first().clockAhead = -3 * 24 * 3600;
    return facts;
}

Timestamp ago(qint64 seconds)
{
    return Timestamp(QDateTime(QDate(2026, 11, 24), QTime(18, 30)).toMSecsSinceEpoch() * 1000).plusSeconds(-seconds);
}

QList<ConsoleAnswer> posedAnswers()
{
    constexpr qint64 mebi = 1024 * 1024;
    constexpr qint64 hour = 3600;
    PlaceFigures figures;
    figures.uptimeSeconds = 52 * hour;
    figures.connections = 23;
    figures.peopleOnline = 17;
    for (int minute = 0; minute < 60; ++minute)
        figures.messagesPerMinute.append((minute * minute * 7 + minute * 13) % 41 + (minute > 30 ? 20 : 0));
    figures.latencyP99Us = 4'300;
    figures.databaseBytes = 84 * mebi;
    QList<ConsoleAnswer> answers;
    for (int moment = 0; moment < 40; ++moment) {
        figures.connections = 18 + (moment * 5) % 9;
        figures.latencyP99Us = 2'000 + (moment * 977) % 3'100;
        figures.databaseBytes += mebi / 8;
        answers.append(figures);
    }
    SessionList sessions;
    for (qint64 id = 1; id <= 4; ++id) {
        sessions.sessions.append({SessionId(id), UserId(id), id % 2 ? u"Chautari 0.1 on Linux"_s : u"Firefox"_s,
            ago(id * 90 * hour), ago(id * 700), id == 3, id == 2});
    }
    answers.append(sessions);
    answers.append(ReportList{{Report{MessageId(7), UserId(4), UserId(3), u"Pay me double or I tell everybody."_s,
                                   u"threatens me"_s, ago(3 * hour), ago(2 * hour)},
        Report{MessageId(9), UserId(3), UserId(4), u"किन यति महँगो?"_s, {}, ago(hour), ago(hour / 2)}}});
    StorageReport storage{84 * mebi, 3'170 * mebi, 9'400 * mebi, 181'000 * mebi, 48'210, 3'912, {}};
    storage.shares = {{UserId(2), 2'100, 1'900 * mebi}, {UserId(3), 1'204, 820 * mebi}, {UserId(4), 540, 410 * mebi},
        {UserId(1), 68, 40 * mebi}};
    answers.append(storage);
    answers.append(PlaceRules{365, 1'000, 24, 7});
    BackupState backups{u"/var/lib/chautari/backups"_s, false, true, {}, {}};
    for (qint64 day = 0; day < 4; ++day)
        backups.files.append({u"chautari-2026112%1T020000Z-scheduled-with-keys.tar"_s.arg(4 - day),
            (3'140 - day * 12) * mebi, ago(day * 24 * hour), day < 3});
    answers.append(backups);
    answers.append(Notice{u"The workshop is closed on Friday. Write to Ramesh if something burns."_s, ago(5 * hour)});
    AuditPart log;
    const std::tuple<AuditAction, qint64, qint64, QString> lines[]{{AuditAction::BackupMade, 0, 0, {}},
        {AuditAction::SignInRefused, 0, 4, u"from=192.168.1.77"_s}, {AuditAction::LetIn, 2, 3, {}},
        {AuditAction::RulesChanged, 2, 0, u"keep_days=365"_s}, {AuditAction::PasswordReset, 2, 4, {}},
        {AuditAction::SignedIn, 3, 0, {}}, {AuditAction::ServerStarted, 0, 0, u"0.1.0"_s}};
    qint64 id = 412;
    for (const auto &[action, actor, person, detail] : lines) {
        log.page.entries.append({id, ago((412 - id) * 2'900), UserId(actor), action, UserId(person), detail});
        --id;
    }
    log.page.nextBefore = id;
    answers.append(log);
    answers.append(AuditCheck{true, 412, 0});
    return answers;
}

} // namespace

void ScreenshotRun::addHostingSteps(Language language)
{
    step(u"host"_s, [this, language] {
        openLogin(language);
        visible<QAbstractButton>(u"hostButton"_s)->click();
    });
    pictureLogin(u"host"_s, language);
    const Look large{ColorScheme::Light, language, 2.0};
    step(u"host at 200 %"_s, [this, large] { dress(large); });
    step(u"host at 200 %"_s, [this, large] { save(*m_login, u"host"_s, large); });
    step(u"host"_s, [this] { m_login->flow().showStart(); });
    step(u"join list"_s, [this] { visible<QAbstractButton>(u"joinButton"_s)->click(); });
    step(u"join list"_s, [this] {
        m_login->findChild<JoinPage *>()->setHosts(
            {{u"1"_s, u"रमेशको कार्यशाला"_s, u"192.168.1.5:8000"_s}, {u"2"_s, u"Maya's kitchen"_s, u"192.168.1.9:8000"_s},
                {u"3"_s, u"Hari's office"_s, u"10.0.0.4:8000"_s, false, true}});
    });
    pictureLogin(u"join-list"_s, language);
    step(u"meet"_s, [this] {
        auto *page = m_login->findChild<MeetPage *>();
        page->setHost(posedHost());
        m_login->flow().setCurrentWidget(page);
    });
    pictureLogin(u"meet"_s, language);
    step(u"waiting"_s, [this] {
        auto *page = m_login->findChild<WaitingPage *>();
        page->setPlace(u"रमेशको कार्यशाला"_s);
        m_login->flow().setCurrentWidget(page);
    });
    pictureLogin(u"waiting"_s, language);
    step(u"waiting"_s, [this] { m_login.reset(); });
}

void ScreenshotRun::addKeySteps()
{
    for (const Look &look : {Look{ColorScheme::Light, Language::English}, Look{ColorScheme::Dark, Language::Nepali},
             Look{ColorScheme::Light, Language::Nepali, 2.0}}) {
        step(u"key changed"_s, [this, look] { dress(look); });
        // The words are the guard's own, in the language in force.
        step(u"key changed"_s, [this] {
            const Error refusal = otherKey(QUrl(u"https://192.168.1.5:8000"_s), posedKey(),
                u"sha256/c29tZWJvZHkgZWxzZSdzIGtleSwgd2hvIHN0b29kIHRoZXI"_s);
            Q_EMIT m_session->connectionStatusChanged({ConnectionState::KeyChanged, 0, refusal.detail});
        });
        step(u"key changed"_s, [this, look] { save(*m_window, u"key-changed"_s, look); });
        step(u"key changed"_s, [this] { Q_EMIT m_session->connectionStatusChanged({ConnectionState::Online, 0, {}}); });
    }
}

void ScreenshotRun::addConsoleSteps()
{
    const QStringList pages{
        u"overview"_s, u"sign-ins"_s, u"reports"_s, u"storage"_s, u"backups"_s, u"notice"_s, u"audit-log"_s};
    for (int page = 0; page < pages.size(); ++page) {
        const QString screen = u"console-"_s + pages.at(page);
        for (const Look &look : {Look{ColorScheme::Light, Language::English}, Look{ColorScheme::Dark, Language::Nepali},
                 Look{ColorScheme::Light, Language::Nepali, 2.0}}) {
            step(screen, [this, look, page] {
                dress(look);
                auto *dialog = new ConsoleDialog(*m_session, m_theme, posedPeople().people,
                    {u"Ramesh's workshop"_s, Registration::Approval}, m_window.get());
                dialog->setHosted({.isHere = true, .canBeKept = true});
                dialog->open();
                dialog->findChild<QListWidget *>(u"consolePages"_s)->setCurrentRow(page + 1);
            });
            // Nobody here is an owner: what the server refuses is put right before the picture.
            waitFor(u"the refusal"_s, [this] { return visible<QLabel>(u"placeProblemLabel"_s) != nullptr; });
            step(screen, [this] {
                for (const ConsoleAnswer &answer : posedAnswers())
                    Q_EMIT m_session->consoleAnswered(answer);
                m_window->findChild<QLabel *>(u"placeProblemLabel"_s)->hide();
            });
            step(screen, [] {}); // it is laid out anew
            step(screen,
                [this, screen, look] { save(*m_window->findChild<QDialog *>(u"consoleDialog"_s), screen, look); });
            step(screen, [this] { m_window->findChild<QDialog *>(u"consoleDialog"_s)->close(); });
        }
    }
}

void ScreenshotRun::addPlaceSteps()
{
    // Nobody here is an owner: what the server refuses is put right before the picture.
    const auto open = [this] {
        auto *dialog = new ConsoleDialog(*m_session, m_theme, posedPeople().people,
            {u"Ramesh's workshop"_s, Registration::Approval}, m_window.get());
        dialog->setHosted({.isHere = true, .canBeKept = true});
        dialog->open();
    };
    const auto inviteTo = [this](const ServerAddress &server) {
        (new InviteDialog(*m_session, server, m_theme, m_window.get()))->open();
    };
    const auto invite = [inviteTo] { inviteTo(posedHost().server); };
    const auto inviteInVain = [this, inviteTo] { inviteTo(m_session->server()); }; // that of the pictures has no TLS
    const auto answerPeople = [this] {
        Q_EMIT m_session->placeAnswered(posedPeople());
        m_window->findChild<QLabel *>(u"placeProblemLabel"_s)->hide();
    };
    const auto answerInvitation = [this] {
        Q_EMIT m_session->placeAnswered(Invitation{u"b3VyLXRpY2tldC1vZi10aGlzLXBpY3R1cmU"_s, 20, {}});
        Q_EMIT m_session->placeAnswered(JoinCode{u"48210736"_s, 600});
    };
    struct Pose
    {
        QString screen;
        QString dialog;
        QString problem; //!< the label that says what was refused; empty: nothing was asked
        std::function<void()> show;
        std::function<void()> answer;
    };
    const auto test = [this](const NetworkFacts &facts) {
        return [this, facts] {
            auto *dialog = new SelfTestDialog({}, m_theme, m_window.get());
            dialog->showFacts(facts);
            dialog->open();
        };
    };
    const std::pair<QString, NetworkFacts> troubles[]{{u"selftest-firewall"_s, posedFirewall()},
        {u"selftest-network"_s, posedFacts(u"10.0.0.5"_s, Reach::Silent)}, {u"selftest-key"_s, posedOtherKey()}};
    for (const auto &[screen, facts] : troubles) {
        for (const Look &look : {Look{ColorScheme::Light, Language::English}, Look{ColorScheme::Dark, Language::Nepali},
                 Look{ColorScheme::HighContrast, Language::English}, Look{ColorScheme::Light, Language::Nepali, 2.0}}) {
            step(screen, [this, look] { dress(look); });
            step(screen, test(facts));
            step(screen, [] {}); // it is laid out
            step(screen, [this, name = screen, look] {
                save(*m_window->findChild<QDialog *>(u"selfTestDialog"_s), name, look);
            });
            step(screen, [this] { m_window->findChild<QDialog *>(u"selfTestDialog"_s)->close(); });
        }
    }
    const Pose poses[]{{u"people"_s, u"consoleDialog"_s, u"placeProblemLabel"_s, open, answerPeople},
        {u"invite"_s, u"inviteDialog"_s, u"inviteProblemLabel"_s, invite, answerInvitation},
        {u"invite-without-tls"_s, u"inviteDialog"_s, {}, inviteInVain, [] {}}};
    for (const Pose &pose : poses) {
        for (const Look &look : {Look{ColorScheme::Light, Language::English}, Look{ColorScheme::Dark, Language::Nepali},
                 Look{ColorScheme::HighContrast, Language::English}, Look{ColorScheme::Light, Language::Nepali, 2.0}}) {
            step(pose.screen, [this, look, show = pose.show] {
                dress(look);
                show();
            });
            if (!pose.problem.isEmpty()) {
                waitFor(u"the refusal"_s, [this, name = pose.problem] { return visible<QLabel>(name) != nullptr; });
                step(pose.screen, pose.answer);
                // It is laid out anew, and the last of the refusals has come.
                step(pose.screen, [this, name = pose.problem] { m_window->findChild<QLabel *>(name)->hide(); });
            }
            step(pose.screen,
                [this, pose, look] { save(*m_window->findChild<QDialog *>(pose.dialog), pose.screen, look); });
            step(pose.screen, [this, name = pose.dialog] { m_window->findChild<QDialog *>(name)->close(); });
        }
    }
}

} // namespace chautari
