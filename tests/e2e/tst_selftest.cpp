// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/selftest/diagnosis.h"
#include "app/selftest/kernelfacts.h"
#include "app/selftest/selftest.h"
#include "tests/support/fakeserver.h"
#include "tests/support/impostor.h"
#include "tests/support/ownnetwork.h"
#include "tests/support/testserver.h"

#include <QtCore/QLocale>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace chautari;

namespace {

constexpr int patience = 30'000; // a deadline, not a wait
constexpr quint16 port = 8100;

bool hasOwnNetwork = false;

QString key(char which)
{
    return u"sha256/"_s + QString(42, QLatin1Char(which)) + u'A';
}

bool run(const QString &commands)
{
    return QProcess::execute(u"sh"_s, {u"-c"_s, commands}) == 0;
}

//! Somebody in a network, with one address tried.
NetworkFacts inNetwork(const QString &tried, Reach reach)
{
    NetworkFacts facts;
    facts.addresses = {{u"eth0"_s, QHostAddress(u"192.168.1.7"_s), 24}};
    facts.hasDefaultRoute = true;
    facts.isClockSet = true;
    facts.canHear = true;
    facts.hasHeardItself = true;
    facts.wantedKey = key('A');
    TriedPlace place;
    place.place = QUrl(u"https://%1:8000"_s.arg(tried));
    place.reach = reach;
    place.isOwnNetwork = tried.startsWith(u"192.168.1."_s);
    facts.places = {place};
    return facts;
}

lan::FoundHost heardAt(const QString &address)
{
    lan::FoundHost host;
    host.instance = u"0123456789abcdef"_s;
    host.pinPrefix = QByteArray(lan::pinPrefixBytes, '\0');
    host.port = 8000;
    host.addresses = {QHostAddress(address)};
    return host;
}

QList<FindingKind> kindsOf(const QList<Finding> &findings, Severity severity)
{
    QList<FindingKind> kinds;
    for (const Finding &finding : findings) {
        if (finding.severity == severity)
            kinds.append(finding.kind);
    }
    return kinds;
}

} // namespace

//! What is concluded from which facts, as a table; and that the facts are found in a real network with real trouble in
//! it.
class SelfTestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void concludes_data();
    void concludes();
    void hasWordsForEverything();
    void readsTheKernelsTables();
    void tellsNoSecrets();
    void findsEachTrouble();
    void findsAHostAndItsClock();
    void findsWhatStopsAHost();
    void findsNoNetwork();

private:
    static NetworkFacts test(SelfTestPlan plan);
    static Reach reachOf(const NetworkFacts &facts, const QString &host);
};

void SelfTestTest::concludes_data()
{
    QTest::addColumn<NetworkFacts>("facts");
    QTest::addColumn<QList<int>>("troubles");
    QTest::addColumn<QList<int>>("hints");
    const auto row = [](const char *name, const NetworkFacts &facts, const QList<FindingKind> &troubles,
                         const QList<FindingKind> &hints = {}) {
        QList<int> first;
        QList<int> second;
        for (FindingKind kind : troubles)
            first.append(int(kind));
        for (FindingKind kind : hints)
            second.append(int(kind));
        QTest::newRow(name) << facts << first << second;
    };
    using K = FindingKind;
    const QString neighbour = u"192.168.1.5"_s;
    const QString stranger = u"10.0.0.5"_s;
    const auto heard = [&](NetworkFacts facts) {
        facts.hosts = {heardAt(neighbour)};
        return facts;
    };
    const auto there = [](NetworkFacts facts) {
        facts.places.first().isNeighbourSeen = true;
        return facts;
    };
    row("reached", heard(inNetwork(neighbour, Reach::Fine)), {});
    row("nothing listens", heard(inNetwork(neighbour, Reach::Refused)), {K::NothingListens});
    row("nothing listens, nobody heard", inNetwork(neighbour, Reach::Refused), {K::NothingListens}, {K::NobodyHeard});
    row("a firewall there", there(inNetwork(neighbour, Reach::Silent)), {K::FirewallThere}, {K::NobodyHeard});
    row("heard, but shut", heard(there(inNetwork(neighbour, Reach::Silent))), {K::HeardButShut});
    row("nobody has the address", inNetwork(neighbour, Reach::NoWay), {K::NobodyThere}, {K::KeptApart, K::NobodyHeard});
    NetworkFacts others = inNetwork(neighbour, Reach::NoWay);
    others.hosts = {heardAt(u"192.168.1.9"_s)}; // so devices are not kept apart
    row("nobody has the address, others are heard", others, {K::NobodyThere});
    row("another network", inNetwork(stranger, Reach::Silent), {K::OtherNetwork}, {K::NobodyHeard});
    row("no way there", inNetwork(stranger, Reach::NoWay), {K::NoWay}, {K::NobodyHeard});
    row("unknown name", inNetwork(u"workshop-pc"_s, Reach::UnknownName), {K::UnknownName}, {K::NobodyHeard});
    row("another key", heard(inNetwork(neighbour, Reach::OtherKey)), {K::OtherKey});
    row("not Chautari", heard(inNetwork(neighbour, Reach::NotChautari)), {K::NotChautari});
    row("plain text", heard(inNetwork(neighbour, Reach::NoTls)), {K::NotChautari});
    row("newer", heard(inNetwork(neighbour, Reach::NewerServer)), {K::NewerServer});
    row("breaks off", heard(inNetwork(neighbour, Reach::Broken)), {K::Unclear});
    NetworkFacts typed = heard(inNetwork(neighbour, Reach::Fine));
    typed.wantedKey.clear();
    typed.places.first().foundKey = key('B');
    row("an address without a key", typed, {}, {K::InvitationNeeded});
    NetworkFacts tunnel = inNetwork(neighbour, Reach::NoWay);
    tunnel.tunnels = {u"wg0"_s};
    tunnel.hosts = {heardAt(u"192.168.1.9"_s)};
    row("a tunnel in the way", tunnel, {K::Tunnel, K::NobodyThere});
    tunnel.places.first().reach = Reach::Fine;
    row("a tunnel beside it", tunnel, {}, {K::Tunnel});
    NetworkFacts proxy = heard(inNetwork(neighbour, Reach::Silent));
    proxy.hasProxy = true;
    row("a proxy", proxy, {K::HeardButShut}, {K::Proxy});
    NetworkFacts late = heard(inNetwork(neighbour, Reach::Fine));
    late.places.first().clockAhead = -(clockToleranceSeconds + 1);
    row("clocks apart", late, {K::ClocksDiffer});
    late.places.first().clockAhead = clockToleranceSeconds;
    row("clocks near enough", late, {});
    NetworkFacts none;
    none.places = inNetwork(neighbour, Reach::NoWay).places;
    row("no network", none, {K::NoNetwork});
    NetworkFacts deaf = heard(inNetwork(neighbour, Reach::Fine));
    deaf.canHear = false;
    row("the port is taken", deaf, {}, {K::CannotHear});
    deaf.canHear = true;
    deaf.hasHeardItself = false;
    row("nothing comes back", deaf, {}, {K::NotHeardBack});
    NetworkFacts several = heard(inNetwork(neighbour, Reach::Fine));
    several.places.append(inNetwork(stranger, Reach::NoWay).places);
    row("one address is enough", several, {});
    several.places.append(inNetwork(u"192.168.1.8"_s, Reach::OtherKey).places);
    row("but another key is told", several, {K::OtherKey});

    NetworkFacts host = inNetwork(u"192.168.1.7"_s, Reach::Fine);
    host.side = TestSide::Host;
    host.port = 8000;
    host.places.append(inNetwork(u"127.0.0.1"_s, Reach::Fine).places);
    row("a host", host, {});
    NetworkFacts walled = host;
    walled.firewall = Firewall::Ufw;
    row("a host behind its firewall", walled, {}, {K::FirewallHere});
    NetworkFacts loopback = host;
    loopback.places.first().reach = Reach::Refused;
    row("a host for itself", loopback, {K::LoopbackOnly});
    NetworkFacts stopped = loopback;
    stopped.places.last().reach = Reach::Refused;
    row("a host that does not run", stopped, {K::NotRunning});
    NetworkFacts unset = host;
    unset.isClockSet = false;
    row("a host with a clock of its own", unset, {}, {K::ClockNotSet});
    NetworkFacts alone = host;
    alone.addresses.clear();
    alone.places.removeFirst();
    row("a host in no network", alone, {K::NoNetwork});
    NetworkFacts half = host;
    half.places.append(inNetwork(u"192.168.2.7"_s, Reach::Refused).places);
    row("a host at one of its addresses", half, {}, {K::PlaceShut});
}

void SelfTestTest::concludes()
{
    QFETCH(const NetworkFacts, facts);
    QFETCH(const QList<int>, troubles);
    QFETCH(const QList<int>, hints);
    const QList<Finding> findings = diagnosed(facts);
    const auto numbers = [&](Severity severity) {
        QList<int> all;
        for (FindingKind kind : kindsOf(findings, severity))
            all.append(int(kind));
        std::ranges::sort(all);
        return all;
    };
    const auto sorted = [](QList<int> list) {
        std::ranges::sort(list);
        return list;
    };
    QCOMPARE(numbers(Severity::Trouble), sorted(troubles));
    QCOMPARE(numbers(Severity::Hint), sorted(hints));
    QVERIFY(std::ranges::is_sorted(findings, std::greater(), &Finding::severity));
    for (const Finding &finding : findings) {
        QVERIFY(!sentenceOf(finding).isEmpty());
        QVERIFY2(
            finding.severity != Severity::Trouble || !adviceFor(finding).isEmpty(), qPrintable(sentenceOf(finding)));
        QVERIFY2(!sentenceOf(finding).contains(u'%'), qPrintable(sentenceOf(finding)));
    }
}

// A hole that nothing fills shows as "%1".
void SelfTestTest::hasWordsForEverything()
{
    for (int kind = 0; kind <= int(FindingKind::FirewallUnknown); ++kind) {
        for (const Firewall firewall : {Firewall::NoneSeen, Firewall::Ufw, Firewall::Firewalld, Firewall::Nftables}) {
            const Finding finding{FindingKind(kind), Severity::Hint, {u"600"_s, u"b"_s, u"c"_s}, port, firewall};
            QVERIFY(!sentenceOf(finding).isEmpty());
            QVERIFY2(!sentenceOf(finding).contains(u"%1"_s), qPrintable(sentenceOf(finding)));
            QVERIFY2(!adviceFor(finding).contains(u"%1"_s), qPrintable(adviceFor(finding)));
        }
    }
}

void SelfTestTest::readsTheKernelsTables()
{
    QTemporaryDir root;
    const auto write = [&root](const QString &path, const QByteArray &text) {
        QDir().mkpath(QFileInfo(root.filePath(path)).path());
        QFile file(root.filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    const QByteArray head = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";
    write(u"proc/net/route"_s, head + "eth0\t0001A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n");
    const QByteArray everywhere = QByteArray(32, '0') + " 00 " + QByteArray(32, '0') + " 00 " + QByteArray(32, '0');
    write(u"proc/net/ipv6_route"_s, everywhere + " ffffffff 00000001 00000000 00200200       lo\n");
    QVERIFY(!kernelfacts::hasDefaultRoute(root.path()));
    write(u"proc/net/ipv6_route"_s, everywhere + " 00000400 00000001 00000000 00000003     eth0\n");
    QVERIFY(kernelfacts::hasDefaultRoute(root.path()));
    write(u"proc/net/ipv6_route"_s, {});
    write(u"proc/net/route"_s, head + "eth0\t00000000\t0101A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n");
    QVERIFY(kernelfacts::hasDefaultRoute(root.path()));

    write(u"proc/net/arp"_s,
        "IP address       HW type     Flags       HW address            Mask     Device\n"
        "192.168.1.5      0x1         0x2         02:00:00:00:00:05     *        eth0\n"
        "192.168.1.6      0x1         0x0         00:00:00:00:00:00     *        eth0\n");
    QVERIFY(kernelfacts::hasNeighbour(QHostAddress(u"192.168.1.5"_s), root.path()));
    QVERIFY(!kernelfacts::hasNeighbour(QHostAddress(u"192.168.1.6"_s), root.path()));

    QCOMPARE(kernelfacts::firewall(root.path()), Firewall::NoneSeen);
    write(u"etc/nftables.conf"_s, "table inet filter { chain input { type filter hook input priority filter; } }\n");
    QCOMPARE(kernelfacts::firewall(root.path()), Firewall::NoneSeen);
    write(u"etc/nftables.conf"_s, "chain input { type filter hook input priority 0; policy drop; }\n");
    QCOMPARE(kernelfacts::firewall(root.path()), Firewall::Nftables);
    write(u"proc/77/comm"_s, "firewalld\n");
    QCOMPARE(kernelfacts::firewall(root.path()), Firewall::Firewalld);
    write(u"etc/ufw/ufw.conf"_s, "# ufw\nENABLED=yes\nLOGLEVEL=low\n");
    QCOMPARE(kernelfacts::firewall(root.path()), Firewall::Ufw);
    QVERIFY(kernelfacts::isTunnel(u"wg0"_s, false) && kernelfacts::isTunnel(u"nebula1"_s, true));
    QVERIFY(!kernelfacts::isTunnel(u"eth0"_s, false) && !kernelfacts::isTunnel(u"wlp3s0"_s, false));
}

NetworkFacts SelfTestTest::test(SelfTestPlan plan)
{
    plan.listenMs = 150;
    SelfTest selfTest;
    QSignalSpy finished(&selfTest, &SelfTest::finished);
    QSignalSpy began(&selfTest, &SelfTest::began);
    selfTest.run(plan);
    if (!finished.wait(patience))
        qFatal("a self-test does not end");
    if (began.size() != 3)
        qFatal("a self-test does not say where it is");
    return finished.first().first().value<NetworkFacts>();
}

Reach SelfTestTest::reachOf(const NetworkFacts &facts, const QString &host)
{
    const auto tried
        = std::ranges::find_if(facts.places, [&host](const TriedPlace &each) { return each.place.host() == host; });
    return tried == facts.places.end() ? Reach::Broken : tried->reach;
}

// A link has a ticket, and a report must not.
void SelfTestTest::tellsNoSecrets()
{
    NetworkFacts facts = inNetwork(u"192.168.1.5"_s, Reach::OtherKey);
    facts.places.first().foundKey = key('B');
    const QString report = reportOf(facts);
    QVERIFY(report.contains(u"192.168.1.5:8000"_s) && report.contains(key('B')));
    if (!hasOwnNetwork)
        QSKIP("this machine does not allow a network of one's own");
    SelfTestPlan plan;
    QUrl place(u"https://hari:secret@127.0.0.1:9/canary?ticket=canary#canary"_s);
    plan.server = ServerAddress{place, {}};
    const QString real = reportOf(test(plan));
    QVERIFY2(!real.contains(u"secret"_s) && !real.contains(u"canary"_s) && !real.contains(u"hari"_s), qPrintable(real));
}

// One knock at each of six addresses under one port: somebody else's key, nobody, a closed port, a firewall (packets
// for a computer that is there and drops them), and two foreign networks.
void SelfTestTest::findsEachTrouble()
{
    if (!hasOwnNetwork)
        QSKIP("this machine does not allow a network of one's own");
    QVERIFY(run(u"ip neigh replace 192.168.77.60 lladdr 02:00:00:00:00:60 dev here nud permanent && "
                "ip route replace 10.97.0.0/16 via 192.168.77.60 && ip link add tun9 type veth peer name far9 && ip "
                "link set far9 up && "
                "ip address add 10.9.9.9/32 dev tun9 && ip link set tun9 up"_s));
    chautari::test::Impostor impostor;
    QVERIFY(impostor.listen(QHostAddress(u"127.0.0.2"_s), port));
    SelfTestPlan plan;
    plan.answerMs = 3'600;
    plan.server = ServerAddress::fromHttpUrl(QUrl(u"https://127.0.0.2:8100"_s)).pinned(*KeyPin::parse(key('A')));
    plan.server->alsoAt = QStringList{u"192.168.77.1"_s, u"192.168.77.50"_s, u"192.168.77.60"_s, u"10.97.0.5"_s,
        u"10.98.0.5"_s, u"no.such.invalid"_s};
    const NetworkFacts facts = test(plan);
    QCOMPARE(reachOf(facts, u"127.0.0.2"_s), Reach::OtherKey);
    QCOMPARE(impostor.heard, QByteArray());
    QCOMPARE(reachOf(facts, u"192.168.77.1"_s), Reach::Refused);
    QCOMPARE(reachOf(facts, u"192.168.77.50"_s), Reach::NoWay);
    QCOMPARE(reachOf(facts, u"192.168.77.60"_s), Reach::Silent);
    QCOMPARE(reachOf(facts, u"10.97.0.5"_s), Reach::Silent);
    QCOMPARE(reachOf(facts, u"10.98.0.5"_s), Reach::NoWay);
    QCOMPARE(reachOf(facts, u"no.such.invalid"_s), Reach::UnknownName);
    QVERIFY(facts.canHear);
    QVERIFY(facts.hasHeardItself);
    QVERIFY(!facts.hasDefaultRoute);
    QCOMPARE(facts.tunnels, QStringList{u"tun9"_s});
    QCOMPARE(facts.addresses.size(), 1);
    QCOMPARE(facts.addresses.first().address, QHostAddress(u"192.168.77.1"_s));
    using K = FindingKind;
    QList<FindingKind> troubles = kindsOf(diagnosed(facts), Severity::Trouble);
    for (const K kind : {K::OtherKey, K::NothingListens, K::NobodyThere, K::FirewallThere, K::OtherNetwork, K::NoWay,
             K::UnknownName, K::Tunnel})
        QVERIFY2(troubles.removeOne(kind), qPrintable(reportOf(facts)));
    QVERIFY2(troubles.isEmpty(), qPrintable(reportOf(facts)));
    QVERIFY(run(u"ip link del tun9"_s));
}

void SelfTestTest::findsAHostAndItsClock()
{
    if (!hasOwnNetwork)
        QSKIP("this machine does not allow a network of one's own");
    chautari::test::TestServer server([](server::ServerConfig &config) {
        config.tls.mode = server::TlsSettings::Mode::Own;
        config.address = QHostAddress(u"192.168.77.1"_s);
        config.port = port;
    });
    SelfTestPlan plan;
    plan.server = *ServerAddress::fromUserInput(u"192.168.77.1:8100"_s); // as it is typed: no word of TLS
    NetworkFacts facts = test(plan);
    QCOMPARE(facts.places.size(), 1);
    QCOMPARE(facts.places.first().foundKey, server.server().tlsFingerprint());
    QCOMPARE(kindsOf(diagnosed(facts), Severity::Hint).first(), FindingKind::InvitationNeeded);
    plan.server = plan.server->pinned(*KeyPin::parse(server.server().tlsFingerprint()));
    facts = test(plan);
    QCOMPARE(reachOf(facts, u"192.168.77.1"_s), Reach::Fine);
    QVERIFY(facts.places.first().clockAhead.has_value() && std::abs(*facts.places.first().clockAhead) < 60);
    QCOMPARE(kindsOf(diagnosed(facts), Severity::Trouble), QList<FindingKind>());

    const QDateTime late = QDateTime::currentDateTimeUtc().addSecs(-3 * 3600);
    const QByteArray date = QLocale::c().toString(late, u"ddd, dd MMM yyyy hh:mm:ss"_s).toLatin1() + " GMT";
    chautari::test::FakeServer behind([&date](const chautari::test::FakeRequest &) {
        return chautari::test::FakeAnswer{200, R"({"status": "healthy", "service": "messaging", "version": "1.0.0"})",
            "application/json", "Date: " + date + "\r\n"};
    });
    plan.server = ServerAddress::fromHttpUrl(behind.url());
    facts = test(plan);
    QVERIFY2(facts.places.first().clockAhead && std::abs(*facts.places.first().clockAhead + 3 * 3600) < 60,
        qPrintable(reportOf(facts)));
}

void SelfTestTest::findsWhatStopsAHost()
{
    if (!hasOwnNetwork)
        QSKIP("this machine does not allow a network of one's own");
    QHostAddress listening(QHostAddress::Any);
    chautari::test::TestServer server([&listening](server::ServerConfig &config) {
        config.tls.mode = server::TlsSettings::Mode::Own;
        config.address = listening;
        config.port = port;
    });
    const SelfTestPlan plan = selfTestPlanFor(ServerAddress::fromHttpUrl(QUrl(u"https://127.0.0.1:8100"_s))
                                                  .pinned(*KeyPin::parse(server.server().tlsFingerprint())));
    const auto kinds = [&plan] {
        QList<FindingKind> all;
        for (const Finding &finding : diagnosed(test(plan)))
            all.append(finding.kind);
        return all;
    };
    const QList<FindingKind> open = kinds();
    QVERIFY(open.contains(FindingKind::Listens) && !open.contains(FindingKind::LoopbackOnly));
    listening = QHostAddress(QHostAddress::LocalHost);
    server.restart();
    QVERIFY(kinds().contains(FindingKind::LoopbackOnly));
    server.stop();
    QVERIFY(kinds().contains(FindingKind::NotRunning));
}

void SelfTestTest::findsNoNetwork()
{
    if (!hasOwnNetwork)
        QSKIP("this machine does not allow a network of one's own");
    QVERIFY(run(u"ip link set here down"_s));
    const NetworkFacts facts = test({});
    QVERIFY(facts.addresses.isEmpty());
    QCOMPARE(kindsOf(diagnosed(facts), Severity::Trouble), QList<FindingKind>{FindingKind::NoNetwork});
}

int main(int argc, char *argv[])
{
    hasOwnNetwork = chautari::test::enterOwnNetwork();
    QCoreApplication application(argc, argv);
    SelfTestTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_selftest.moc"
