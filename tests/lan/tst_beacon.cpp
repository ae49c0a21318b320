// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a guest of the network can send to port 22428, and what two programs of one computer say to each other there.
#include "lan/beaconlistener.h"
#include "lan/beaconsender.h"
#include "lan/hostfinder.h"
#include "tests/support/fakeclock.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QRandomGenerator>
#include <QtNetwork/QNetworkDatagram>
#include <QtNetwork/QUdpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>

using namespace chautari;
using namespace chautari::lan;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int longWaitMs = 20'000;
const QHostAddress here(QHostAddress::LocalHost);

Beacon announcement(const QByteArray &pin = "realkey!", quint16 port = 8000)
{
    return {Beacon::Kind::Announcement, u"0123456789abcdef"_s, protocolVersion, pin, port};
}

Beacon goodbye()
{
    Beacon beacon = announcement();
    beacon.kind = Beacon::Kind::Goodbye;
    return beacon;
}

QHostAddress neighbour(int number)
{
    return QHostAddress(0xC0A80000U + quint32(number)); // 192.168.x.y
}

QByteArray madeUpPin(int number)
{
    return QByteArray::number(number).leftJustified(pinPrefixBytes, '!');
}

QList<LanInterface> onlyLoopback()
{
    QList<LanInterface> found = usableInterfaces();
    found.removeIf([](const LanInterface &interface) { return !interface.isLoopback; });
    return found;
}

//! Loopback, and a port that nobody has.
LanSurroundings thisComputer(const Clock *clock = nullptr)
{
    QUdpSocket probe;
    probe.bind(QHostAddress(QHostAddress::AnyIPv4));
    return {probe.localPort(), onlyLoopback, clock, 50};
}

Announcement host(const QByteArray &pin = "realkey!")
{
    return {u"0123456789abcdef"_s, pin, 8000, QHostAddress(QHostAddress::Any)};
}

bool hasPin(const QList<FoundHost> &hosts, const QByteArray &pin)
{
    return std::any_of(hosts.begin(), hosts.end(), [&pin](const FoundHost &one) { return one.pinPrefix == pin; });
}

} // namespace

class TestBeacon : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysThisAndNothingElse();
    void refusesWhatIsNone_data();
    void refusesWhatIsNone();
    void takesMoreOfALaterVersion();
    void randomBytesAreHarmless();
    void oneLoudGuestDoesNotDrownOthers();
    void farawaySendersAreNotNeighbours();
    void aFloodOfHostsIsBounded();
    void oneSourceHasOnlySoMany();
    void whoFallsSilentIsForgotten();
    void twoHostsOfOneNameAreTwo();
    void nobodyTakesAnothersPlace();
    void addressesKeepTheirScope();
    void fingerprintsBeginWithTheirPrefix();
    void bothListsAreOne();
    void findsAHostOfThisComputer();
    void aQuestionIsAnsweredSoonAndSeldom();
    void theFloodOfAGuestHidesNobody();
    void networksMayComeLater();
    void aPortThatIsTakenIsTriedAgain();
    void tellsOnlyWhereTheHostListens();
};

void TestBeacon::saysThisAndNothingElse()
{
    QCOMPARE(encode(announcement()).toHex(' '),
        QByteArray("63 68 61 75 74 61 72 69 01 01 01 23 45 67 89 ab cd ef 00 01 1f 40 72 65 61 6c 6b 65 79 21"));
    QCOMPARE(encode(Beacon()).toHex(' '),
        QByteArray("63 68 61 75 74 61 72 69 01 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00"));
    for (const Beacon &beacon : {announcement(), goodbye(), Beacon()})
        QCOMPARE(decodeBeacon(encode(beacon)), std::optional(beacon));
    QVERIFY(isInstance(randomInstance()));
    QVERIFY(randomInstance() != randomInstance());
}

void TestBeacon::refusesWhatIsNone_data()
{
    QTest::addColumn<QByteArray>("datagram");
    const QByteArray whole = encode(announcement());
    for (qsizetype size = 0; size < whole.size(); ++size)
        QTest::addRow("cut after %d", int(size)) << whole.first(size);
    const auto with = [&whole](qsizetype place, const QByteArray &bytes) {
        return QByteArray(whole).replace(place, bytes.size(), bytes);
    };
    QTest::newRow("magic") << with(0, "C");
    QTest::newRow("layout 0") << with(8, QByteArray(1, '\0'));
    QTest::newRow("kind 0") << with(9, QByteArray(1, '\0'));
    QTest::newRow("kind 4") << with(9, QByteArray(1, '\4'));
    QTest::newRow("version 0") << with(18, QByteArray(2, '\0'));
    QTest::newRow("port 0") << with(20, QByteArray(2, '\0'));
    QTest::newRow("no key") << with(22, QByteArray(8, '\0'));
    QTest::newRow("more than there is") << QByteArray(whole + '\0');
    QTest::newRow("too long for any version") << with(8, "\2").leftJustified(maxBeaconBytes + 1, 'x');
}

void TestBeacon::refusesWhatIsNone()
{
    QFETCH(QByteArray, datagram);
    QVERIFY(!decodeBeacon(datagram));
}

void TestBeacon::takesMoreOfALaterVersion()
{
    QByteArray later = encode(announcement());
    later[8] = 2;
    QCOMPARE(decodeBeacon(later), std::optional(announcement()));
    QCOMPARE(decodeBeacon(later.leftJustified(maxBeaconBytes, 'x')), std::optional(announcement()));
}

void TestBeacon::randomBytesAreHarmless()
{
    QRandomGenerator random(20261126);
    const QByteArray head = encode(announcement()).first(9);
    int taken = 0;
    for (int i = 0; i < 100'000; ++i) {
        QByteArray bytes(random.bounded(int(maxBeaconBytes) + 20), Qt::Uninitialized);
        for (char &byte : bytes)
            byte = char(random.bounded(256));
        if (i % 2 == 0) {
            bytes = QByteArray(head + char(random.bounded(5)) + bytes).left(beaconBytes);
        }
        const std::optional<Beacon> beacon = decodeBeacon(bytes);
        if (!beacon)
            continue;
        ++taken;
        QVERIFY(beacon->kind == Beacon::Kind::Question || encode(*beacon) == bytes);
    }
    QVERIFY(taken > 1000); // so the rest was tried, too
}

void TestBeacon::oneLoudGuestDoesNotDrownOthers()
{
    FakeClock clock;
    BeaconIntake intake(clock);
    int looked = 0;
    for (int i = 0; i < 1000; ++i)
        looked += intake.mayRead() && intake.mayLookAt(neighbour(66));
    QCOMPARE(looked, BeaconIntake::lookedAtPerSource);
    QVERIFY(intake.mayRead() && intake.mayLookAt(neighbour(7)));
    // Whoever makes up his address as well is stopped by the sum, and remembered no longer than a second.
    int read = 0;
    for (int i = 0; i < 100'000; ++i) {
        if (intake.mayRead()) {
            ++read;
            QVERIFY(intake.mayLookAt(neighbour(1000 + i)));
        }
    }
    QCOMPARE(read, BeaconIntake::readPerSecond - 1001);
    QVERIFY(intake.sourceCount() <= BeaconIntake::readPerSecond);
    QVERIFY(intake.waitMs() > 0);
    clock.advanceMs(intake.waitMs());
    QVERIFY(intake.mayRead());
    QCOMPARE(intake.sourceCount(), 0);
}

void TestBeacon::farawaySendersAreNotNeighbours()
{
    LanInterface interface;
    QNetworkAddressEntry entry;
    entry.setIp(QHostAddress(u"192.168.1.5"_s));
    entry.setPrefixLength(24);
    interface.addresses.append(entry);
    entry.setIp(QHostAddress(u"2001:db8::5"_s));
    entry.setPrefixLength(64);
    interface.addresses.append(entry);
    for (const QString &near : {u"192.168.1.9"_s, u"2001:db8::9"_s, u"fe80::9%eth0"_s, u"127.0.0.1"_s, u"::1"_s})
        QVERIFY2(isNeighbour({interface}, QHostAddress(near)), qUtf8Printable(near));
    for (const QString &far : {u"192.168.2.9"_s, u"2001:db8:0:1::9"_s, u"8.8.8.8"_s})
        QVERIFY2(!isNeighbour({interface}, QHostAddress(far)), qUtf8Printable(far));
    QCOMPARE(interface.broadcasts(), QList<QHostAddress>()); // none was told: then none is made up
}

void TestBeacon::aFloodOfHostsIsBounded()
{
    FakeClock clock;
    HostTable table(clock);
    table.hear(announcement(), neighbour(5));
    clock.advanceSeconds(4);
    table.hear(announcement(), neighbour(5));
    for (int i = 0; i < 100'000; ++i) {
        if (i % 100 == 0)
            clock.advanceMs(1);
        table.hear(announcement(madeUpPin(i)), neighbour(100 + i % 5000));
    }
    const QList<FoundHost> hosts = table.hosts();
    QCOMPARE(hosts.size(), HostTable::maxHosts);
    QVERIFY(hasPin(hosts, "realkey!")); // it has been heard before, and was not the first to go
    // The addresses of one host, likewise.
    for (int i = 0; i < 1000; ++i)
        table.hear(announcement(), neighbour(10'000 + i));
    for (const FoundHost &found : table.hosts())
        QVERIFY(found.addresses.size() <= HostTable::maxAddresses);
}

void TestBeacon::oneSourceHasOnlySoMany()
{
    FakeClock clock;
    HostTable table(clock);
    for (int i = 0; i < 20; ++i)
        table.hear(announcement(madeUpPin(i)), neighbour(i)); // each heard once
    for (int i = 100; i < 1000; ++i) {
        table.hear(announcement(madeUpPin(i)), neighbour(66));
        table.hear(announcement(madeUpPin(i)), neighbour(66));
    }
    QCOMPARE(table.hosts().size(), 20 + HostTable::maxHostsOfSource);
    for (int i = 0; i < 20; ++i)
        QVERIFY(hasPin(table.hosts(), madeUpPin(i)));
}

void TestBeacon::whoFallsSilentIsForgotten()
{
    FakeClock clock;
    HostTable table(clock);
    QVERIFY(table.hear(announcement(), neighbour(5)));
    QVERIFY(table.hear(announcement(), neighbour(6)));
    QVERIFY(!table.hear(announcement(), neighbour(6))); // nothing new
    clock.advanceMs(HostTable::silenceMs - 1);
    QVERIFY(!table.forgetSilent());
    QVERIFY(!table.hear(announcement(), neighbour(6)));
    clock.advanceMs(1);
    QVERIFY(table.forgetSilent()); // the way by which it is not heard any more
    QCOMPARE(table.hosts().first().addresses, QList<QHostAddress>{neighbour(6)});
    clock.advanceMs(HostTable::silenceMs);
    QVERIFY(table.forgetSilent());
    QVERIFY(table.hosts().isEmpty());
}

void TestBeacon::twoHostsOfOneNameAreTwo()
{
    FakeClock clock;
    HostTable table(clock);
    table.hear(announcement("key-of-a"), neighbour(5));
    table.hear(announcement("key-of-b"), neighbour(6));
    table.hear(announcement("key-of-a", 9000), neighbour(5)); // and two ports of one key
    const QList<FoundHost> hosts = table.hosts();
    QCOMPARE(hosts.size(), 3);
    QCOMPARE(hosts.at(0).port, 8000);
    QCOMPARE(hosts.at(1).port, 9000);
    QCOMPARE(hosts.at(2).pinPrefix, QByteArray("key-of-b"));
    QCOMPARE(hosts.at(2).instance, hosts.at(0).instance);
}

void TestBeacon::nobodyTakesAnothersPlace()
{
    FakeClock clock;
    HostTable table(clock);
    table.hear(announcement(), neighbour(5));
    const FoundHost real = table.hosts().first();
    // From elsewhere: its key, with another name; a goodbye in its name; another key from its address.
    Beacon spoofed = announcement();
    spoofed.instance = u"ffffffffffffffff"_s;
    table.hear(spoofed, neighbour(66));
    table.hear(spoofed, neighbour(66));
    QCOMPARE(table.hosts().size(), 1);
    QCOMPARE(table.hosts().first().instance, real.instance);
    QCOMPARE(table.hosts().first().addresses, (QList<QHostAddress>{neighbour(5), neighbour(66)}));
    QVERIFY(!table.hear(goodbye(), neighbour(67)));
    QVERIFY(table.hear(goodbye(), neighbour(66)));
    table.hear(announcement("otherkey"), neighbour(5));
    QCOMPARE(table.hosts().size(), 2);
    QVERIFY(hasPin(table.hosts(), "realkey!"));
    // Its own goodbye ends it, and nobody else.
    QVERIFY(table.hear(goodbye(), neighbour(5)));
    QCOMPARE(table.hosts().size(), 1);
    QVERIFY(hasPin(table.hosts(), "otherkey"));
}

void TestBeacon::addressesKeepTheirScope()
{
    FakeClock clock;
    HostTable table(clock);
    const QHostAddress byCable(u"fe80::1%eth0"_s);
    const QHostAddress byAir(u"fe80::1%wlan0"_s);
    QVERIFY(table.hear(announcement(), byAir));
    QVERIFY(table.hear(announcement(), here));
    QVERIFY(table.hear(announcement(), byCable)); // the same digits on another network
    QVERIFY(table.hear(announcement(), neighbour(5)));
    QStringList told;
    const FoundHost found = table.hosts().first();
    for (const QHostAddress &address : found.addresses)
        told.append(address.toString());
    QCOMPARE(told, (QStringList{u"192.168.0.5"_s, u"fe80::1%eth0"_s, u"fe80::1%wlan0"_s, u"127.0.0.1"_s}));
}

void TestBeacon::fingerprintsBeginWithTheirPrefix()
{
    const QByteArray hash = QByteArray::fromHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1eff");
    const QString fingerprint = u"sha256/"_s
        + QString::fromLatin1(hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    QCOMPARE(pinPrefixOf(fingerprint), std::optional(hash.first(8)));
    for (const QString &none : {QString(), fingerprint.mid(7), fingerprint.chopped(1),
             QString(u"sha512/"_s + fingerprint.mid(7)), QString(fingerprint).replace(10, 1, u'+')})
        QVERIFY2(!pinPrefixOf(none), qUtf8Printable(none));
    FoundHost found;
    found.pinPrefix = hash.first(8);
    QVERIFY(found.canHave(fingerprint));
    found.pinPrefix[7] = 'x';
    QVERIFY(!found.canHave(fingerprint));
    QVERIFY(!found.canHave(QString()));
}

void TestBeacon::bothListsAreOne()
{
    const auto found = [](const QByteArray &pin, const QStringList &addresses, bool isByBeacon) {
        FoundHost one;
        one.pinPrefix = pin;
        one.port = 8000;
        one.isByBeacon = isByBeacon;
        one.isByDnsSd = !isByBeacon;
        for (const QString &address : addresses)
            one.addresses.append(QHostAddress(address));
        return one;
    };
    const QList<FoundHost> all = joined({found("bbbbbbbb", {u"10.0.0.2"_s, u"fe80::2%eth0"_s}, true)},
        {found("bbbbbbbb", {u"10.0.0.1"_s, u"10.0.0.2"_s}, false), found("aaaaaaaa", {u"10.0.0.2"_s}, false)});
    QCOMPARE(all.size(), 2);
    QVERIFY(all.at(0).isByDnsSd && !all.at(0).isByBeacon);
    QVERIFY(all.at(1).isByDnsSd && all.at(1).isByBeacon);
    QCOMPARE(all.at(1).addresses,
        (QList<QHostAddress>{
            QHostAddress(u"10.0.0.1"_s), QHostAddress(u"10.0.0.2"_s), QHostAddress(u"fe80::2%eth0"_s)}));
}

void TestBeacon::findsAHostOfThisComputer()
{
    FakeClock clock;
    const LanSurroundings surroundings = thisComputer(&clock);
    BeaconSender first(surroundings);
    first.start(host());
    // Both listen on one port, as two programs do, and the second one's question is answered.
    BeaconListener listener(surroundings);
    BeaconListener other(surroundings);
    listener.start();
    other.start();
    QTRY_COMPARE_WITH_TIMEOUT(listener.hosts().size(), 1, longWaitMs);
    QTRY_COMPARE_WITH_TIMEOUT(other.hosts(), listener.hosts(), longWaitMs);
    const FoundHost found = listener.hosts().first();
    QCOMPARE(found.instance, u"0123456789abcdef"_s);
    QCOMPARE(found.pinPrefix, QByteArray("realkey!"));
    QCOMPARE(found.port, 8000);
    QCOMPARE(found.addresses, QList<QHostAddress>{here});
    QVERIFY(found.isByBeacon && !found.isByDnsSd);
    {
        BeaconSender second(surroundings);
        second.start(host("otherkey"));
        QTRY_COMPARE_WITH_TIMEOUT(listener.hosts().size(), 2, longWaitMs);
    }
    QTRY_COMPARE_WITH_TIMEOUT(listener.hosts().size(), 1, longWaitMs); // it said goodbye
    QVERIFY(hasPin(listener.hosts(), "realkey!"));
    other.stop();
    QVERIFY(other.hosts().isEmpty());
}

// However fast one asks again, the next answer is a second away; but it comes before the next one that would come
// anyhow.
void TestBeacon::aQuestionIsAnsweredSoonAndSeldom()
{
    const LanSurroundings surroundings = thisComputer();
    QUdpSocket guest;
    QVERIFY(guest.bind(QHostAddress(QHostAddress::AnyIPv4), surroundings.port,
        QAbstractSocket::ShareAddress | QAbstractSocket::ReuseAddressHint));
    const auto ask = [&] {
        for (int i = 0; i < 10; ++i)
            guest.writeDatagram(encode(Beacon()), QHostAddress(u"127.255.255.255"_s), surroundings.port);
    };
    int heard = 0;
    connect(&guest, &QUdpSocket::readyRead, this, [&] {
        while (guest.hasPendingDatagrams()) {
            const std::optional<Beacon> beacon = decodeBeacon(guest.receiveDatagram().data());
            if (beacon && beacon->kind == Beacon::Kind::Announcement) {
                ++heard;
                ask();
            }
        }
    });
    BeaconSender sender(surroundings);
    QElapsedTimer time;
    time.start();
    sender.start(host());
    QTRY_VERIFY_WITH_TIMEOUT(heard >= 3, longWaitMs);
    QVERIFY2(time.elapsed() >= 1800, "two answers in less than two seconds");
    guest.disconnect(this);
}

void TestBeacon::theFloodOfAGuestHidesNobody()
{
    const LanSurroundings surroundings = thisComputer();
    BeaconListener listener(surroundings);
    listener.start();
    QUdpSocket guest;
    QVERIFY(guest.bind(QHostAddress(u"127.0.0.66"_s)));
    for (int i = 0; i < 20'000; ++i) {
        guest.writeDatagram(encode(announcement(madeUpPin(i))), QHostAddress(u"127.255.255.255"_s), surroundings.port);
        if (i % 200 == 0)
            QCoreApplication::processEvents();
    }
    QTRY_VERIFY_WITH_TIMEOUT(!listener.hosts().isEmpty(), longWaitMs);
    BeaconSender sender(surroundings);
    sender.start(host());
    QTRY_VERIFY_WITH_TIMEOUT((listener.refresh(), hasPin(listener.hosts(), "realkey!")), longWaitMs);
    QVERIFY(listener.hosts().size() <= 1 + HostTable::maxHostsOfSource);
}

void TestBeacon::networksMayComeLater()
{
    FakeClock clock;
    bool isPlugged = false;
    LanSurroundings surroundings = thisComputer(&clock);
    surroundings.interfaces = [&isPlugged] { return isPlugged ? onlyLoopback() : QList<LanInterface>(); };
    BeaconSender sender(surroundings);
    BeaconListener listener(surroundings);
    QSignalSpy changes(&listener, &BeaconListener::hostsChanged);
    sender.start(host());
    listener.start();
    listener.refresh();
    QTest::qWait(200); // nothing can be waited for
    QCOMPARE(changes.size(), 0);
    isPlugged = true;
    QTRY_COMPARE_WITH_TIMEOUT(listener.hosts().size(), 1, longWaitMs);
    isPlugged = false;
    QTRY_VERIFY_WITH_TIMEOUT((clock.advanceSeconds(1), listener.hosts().isEmpty()), longWaitMs);
    isPlugged = true;
    QTRY_COMPARE_WITH_TIMEOUT(listener.hosts().size(), 1, longWaitMs);
}

void TestBeacon::aPortThatIsTakenIsTriedAgain()
{
    const LanSurroundings surroundings = thisComputer();
    QUdpSocket selfish;
    QVERIFY(selfish.bind(QHostAddress(QHostAddress::AnyIPv4), surroundings.port, QAbstractSocket::DontShareAddress));
    BeaconListener listener(surroundings);
    listener.start();
    BeaconSender sender(surroundings);
    sender.start(host());
    // It cannot hear, but it can speak.
    QTRY_VERIFY_WITH_TIMEOUT(selfish.hasPendingDatagrams(), longWaitMs);
    QVERIFY(listener.hosts().isEmpty());
    selfish.close();
    QTRY_COMPARE_WITH_TIMEOUT(listener.hosts().size(), 1, longWaitMs);
}

void TestBeacon::tellsOnlyWhereTheHostListens()
{
    const LanSurroundings surroundings = thisComputer();
    BeaconListener listener(surroundings);
    listener.start();
    BeaconSender elsewhere(surroundings);
    Announcement told = host("otherkey");
    told.listening = QHostAddress(u"192.0.2.1"_s); // no address of this network
    elsewhere.start(told);
    BeaconSender ip6(surroundings);
    told.pinPrefix = "ip6-only";
    told.listening = QHostAddress(QHostAddress::AnyIPv6);
    ip6.start(told);
    BeaconSender ip4(surroundings);
    told.pinPrefix = "ip4-only";
    told.listening = QHostAddress(QHostAddress::AnyIPv4);
    ip4.start(told);
    QTRY_COMPARE_WITH_TIMEOUT(listener.hosts().size(), 1, longWaitMs);
    QVERIFY(hasPin(listener.hosts(), "ip4-only"));
}

QTEST_GUILESS_MAIN(TestBeacon)
#include "tst_beacon.moc"
