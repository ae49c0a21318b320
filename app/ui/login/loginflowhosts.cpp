// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later

// LoginFlow, which hosts there are, and where the one of a link is.
#include "app/models/displaytext.h"
#include "app/ui/host/selftestdialog.h"
#include "app/ui/login/joinpage.h"
#include "app/ui/login/loginflow.h"
#include "app/ui/login/meetpage.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace chautari {

namespace {

constexpr int lookAgainMs = 4'000; // a firewall may be opened meanwhile
constexpr int listenMs = 2'000; // who is asked answers within one second, and is asked for the key then

QString soughtId(int number)
{
    return u"sought %1"_s.arg(number);
}

//! Of a row that nothing is heard of just now.
QString knownId(const KnownHost &host)
{
    return u"known "_s + host.keyPin;
}

std::optional<AppLink> linkOf(const KnownHost &host)
{
    const std::optional<KeyPin> pin = KeyPin::parse(host.keyPin);
    if (!pin)
        return std::nullopt;
    AppLink link{ServerAddress::fromHttpUrl(host.server).pinned(*pin), {}};
    link.server.alsoAt = host.alsoAt;
    return link;
}

QString idOf(const lan::FoundHost &host)
{
    return u"%1:%2"_s.arg(QString::fromLatin1(host.pinPrefix.toHex())).arg(host.port);
}

} // namespace

void LoginFlow::setFindsHosts(bool finds)
{
    m_findsHosts = finds;
    m_join->setLooking(finds);
    if (!finds)
        m_finder.stop();
}

void LoginFlow::readKnownHosts()
{
    m_known = knownhosts::all(m_core.accountRoot());
    for (const AccountRecord &account : m_core.accounts()) { // who follows a host knows better where it is
        const auto known = std::ranges::find(m_known, account.keyPin, &KnownHost::keyPin);
        if (known != m_known.end()) {
            known->server = account.server;
            known->alsoAt = account.alsoAt;
        }
    }
}

// Everybody is asked for a name until he has said it, as long as there.
void LoginFlow::lookAround()
{
    for (const lan::FoundHost &host : m_finder.hosts()) {
        const QString id = idOf(host);
        const QList<QUrl> places = HostLookup::placesOf(host);
        if (m_lookedAt.value(id) == places)
            continue; // another address may be the only one left
        m_lookedAt.insert(id, places);
        m_lookup->look(id, places, host.pinPrefix);
    }
    showHosts();
}

void LoginFlow::showHosts()
{
    QList<JoinPage::Row> rows;
    QSet<QString> there;
    QSet<QString> keys;
    for (const lan::FoundHost &host : m_finder.hosts()) {
        const QString id = idOf(host);
        there.insert(id);
        const auto facts = m_hosts.constFind(id);
        if (facts == m_hosts.constEnd())
            continue; // nobody to talk to, as it seems
        const QString name = facts->health.server ? facts->health.server->place.name : QString();
        const QString pin = facts->server.pin.toString();
        keys.insert(pin);
        rows.append({id, name.isEmpty() ? tr("A Chautari server") : displaytext::name(name),
            facts->server.http.authority(), true, knownHost(pin) != nullptr});
    }
    for (const KnownHost &host : std::as_const(m_known)) {
        if (!keys.contains(host.keyPin))
            rows.append({knownId(host), host.name.isEmpty() ? tr("A Chautari server") : displaytext::name(host.name),
                host.server.authority(), false, true});
    }
    m_hosts.removeIf([&there](const auto &entry) { return !there.contains(entry.key()); });
    m_lookedAt.removeIf([&there](const auto &entry) { return !there.contains(entry.key()); });
    m_join->setHosts(rows);
}

const KnownHost *LoginFlow::knownHost(const QString &keyPin) const
{
    const auto found = std::ranges::find(m_known, keyPin, &KnownHost::keyPin);
    return found == m_known.end() ? nullptr : &*found;
}

// Whose key was agreed before needs no further proof.
void LoginFlow::choose(const QString &id)
{
    const auto known = std::ranges::find(m_known, id, knownId);
    const auto facts = m_hosts.constFind(id);
    if (known != m_known.end()) {
        if (const std::optional<AppLink> link = linkOf(*known))
            join(*link);
        return;
    }
    if (facts == m_hosts.constEnd())
        return;
    if (const KnownHost *host = knownHost(facts->server.pin.toString())) {
        const std::optional<AppLink> link = linkOf(*host);
        joinInvited(link ? link->server.movedTo(facts->server) : facts->server, {});
        return;
    }
    m_met = *facts;
    m_meet->setHost(m_met);
    setCurrentWidget(m_meet);
    m_meet->focusFirst();
}

// Whichever address was asked: the key says whether it is the one of the link.
void LoginFlow::handleFound(const QString &id, const HostFacts &facts)
{
    if (m_lookedAt.contains(id)) {
        m_hosts.insert(id, facts);
        showHosts();
    }
    if (m_sought && facts.server.pin == m_sought->server.pin)
        handleSought(facts);
}

void LoginFlow::handleNotFound(const QString &id, const Error &why)
{
    if (m_sought && id == soughtId(m_seeks))
        handleSoughtNowhere(why);
    if (m_lookedAt.remove(id) && !m_lookAgain.isActive())
        m_lookAgain.start(lookAgainMs);
}

// One's own host is found without that.
void LoginFlow::remember()
{
    const ServerAddress &server = m_session->server();
    if (server.pin.isSet() && !m_isHost)
        knownhosts::remember(
            m_core.accountRoot(), {server.pin.toString(), m_session->place().name, server.http, server.alsoAt});
}

// Which of its addresses leads there, only the key can say.
void LoginFlow::join(const AppLink &link)
{
    m_hasListened = false;
    if (!link.server.pin.isSet() || link.server.alsoAt.isEmpty()) {
        joinInvited(link.server, link.ticket);
        return;
    }
    dropSession();
    m_sought = link;
    setCurrentWidget(m_join);
    m_join->setBusy(true);
    m_lookup->look(soughtId(++m_seeks), link.server.places(), link.server.pin.bytes());
}

void LoginFlow::handleSought(const HostFacts &facts)
{
    m_listenFor.stop();
    if (const std::optional<AppLink> link = std::exchange(m_sought, std::nullopt))
        joinInvited(link->server.movedTo(facts.server), link->ticket);
}

// Nobody at the addresses that were known, or heard; the time to listen may go on.
void LoginFlow::handleSoughtNowhere(const Error &why)
{
    if (m_listenFor.isActive())
        return;
    if (m_findsHosts && m_sought && !m_hasListened)
        listenFor(AppLink(*m_sought), why);
    else
        showSoughtProblem(why);
}

// Addresses change, and a link stays as it was made: who has its key may tell of itself.
void LoginFlow::listenFor(const AppLink &link, const Error &problem)
{
    dropSession();
    m_sought = link;
    m_soughtProblem = problem;
    m_hasListened = true;
    // Who has answered before may have another address by now.
    m_hosts.removeIf([&link](const auto &entry) { return entry->server.pin == link.server.pin; });
    m_lookedAt.clear();
    m_listenFor.start(listenMs);
    m_finder.start(); // whoever is heard is asked for the key
    m_finder.refresh();
    lookAround();
}

void LoginFlow::showSoughtProblem(const Error &problem)
{
    dropSession();
    m_join->setBusy(false);
    m_join->showAddressProblem(problem.firstMessage());
}

// What is typed, or whoever is heard.
void LoginFlow::testNetwork()
{
    SelfTestPlan plan;
    if (const std::optional<AppLink> link = m_join->link())
        plan.server = link->server;
    (new SelfTestDialog(plan, m_theme, this))->start();
}

} // namespace chautari
