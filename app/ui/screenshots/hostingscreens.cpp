// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// ScreenshotRun, hosting and joining: the pages are the real ones, the neighbours and their keys are posed.
#include "app/ui/host/invitedialog.h"
#include "app/ui/host/placedialog.h"
#include "app/ui/host/selftestdialog.h"
#include "app/ui/login/joinpage.h"
#include "app/ui/login/meetpage.h"
#include "app/ui/login/waitingpage.h"
#include "app/ui/screenshots/screenshotrun.h"

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QLabel>

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

void ScreenshotRun::addPlaceSteps()
{
    // Nobody here is an owner: what the server refuses is put right before the picture.
    const auto open = [this] {
        auto *dialog = new PlaceDialog(*m_session, m_theme, posedPeople().people,
            {u"Ramesh's workshop"_s, Registration::Approval}, m_window.get());
        dialog->setStoppable(true);
        dialog->open();
    };
    const auto invite = [this] { (new InviteDialog(*m_session, m_theme, m_window.get()))->open(); };
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
        QString problem; //!< the label that says what was refused
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
    const Pose poses[]{{u"people"_s, u"placeDialog"_s, u"placeProblemLabel"_s, open, answerPeople},
        {u"invite"_s, u"inviteDialog"_s, u"inviteProblemLabel"_s, invite, answerInvitation}};
    for (const Pose &pose : poses) {
        for (const Look &look : {Look{ColorScheme::Light, Language::English}, Look{ColorScheme::Dark, Language::Nepali},
                 Look{ColorScheme::HighContrast, Language::English}, Look{ColorScheme::Light, Language::Nepali, 2.0}}) {
            step(pose.screen, [this, look, show = pose.show] {
                dress(look);
                show();
            });
            waitFor(u"the refusal"_s, [this, name = pose.problem] { return visible<QLabel>(name) != nullptr; });
            step(pose.screen, pose.answer);
            step(pose.screen, [] {}); // it is laid out anew
            step(pose.screen,
                [this, pose, look] { save(*m_window->findChild<QDialog *>(pose.dialog), pose.screen, look); });
            step(pose.screen, [this, name = pose.dialog] { m_window->findChild<QDialog *>(name)->close(); });
        }
    }
}

} // namespace chautari
