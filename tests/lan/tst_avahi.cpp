// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// DNS-SD on a bus of the test's own, before a daemon that plays the network.
#include "lan/dnssd.h"
#include "lan/hostannouncer.h"
#include "lan/hostfinder.h"
#include "tests/lan/fakeavahi.h"
#include "tests/support/privatebus.h"

#include <QtCore/QStandardPaths>
#include <QtNetwork/QUdpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::lan;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int longWaitMs = 20'000;
const QByteArray pin = QByteArray::fromHex("000102030405060708").first(pinPrefixBytes);
const QString fingerprint = u"sha256/AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHv8"_s;

FakeService service(const QString &name = u"0123456789abcdef"_s, const QByteArray &itsPin = pin)
{
    FakeService made;
    made.name = name;
    made.type = u"_chautari._tcp"_s;
    made.txt = {"v=1", "pin=" + itsPin.toHex()};
    return made;
}

} // namespace

class TestAvahi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void publishesNameVersionAndPinOnly();
    void publishesOnlyWhereTheHostListens();
    void aTakenNameIsChanged_data();
    void aTakenNameIsChanged();
    void withdrawsWhileAvahiLooksForAName();
    void findsAndLoses();
    void whatWasThereBeforeIsFound();
    void avahiMayComeLaterAndGo();
    void avahiIsNeverStarted();
    void whatIsNotOursIsLeftOut_data();
    void whatIsNotOursIsLeftOut();
    void aForeignKeyIsAnotherHost();
    void addressesHaveTheirScope();
    void aFloodIsBounded();
    void whatWasNotAnsweredIsAskedAgain();
    void whatIsStoppedIsFreed();
    void bothWaysAreOneHost();

private:
    PrivateBus m_privateBus;
    std::unique_ptr<QDBusConnection> m_daemonsBus;
    std::unique_ptr<QDBusConnection> m_bus;
    std::unique_ptr<FakeAvahi> m_avahi;
};

void TestAvahi::initTestCase()
{
    if (QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty())
        QSKIP("no dbus-daemon here");
    QVERIFY(m_privateBus.start());
    const QString address = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
    m_daemonsBus = std::make_unique<QDBusConnection>(QDBusConnection::connectToBus(address, u"daemon"_s));
    m_bus = std::make_unique<QDBusConnection>(QDBusConnection::connectToBus(address, u"client"_s));
    QVERIFY(m_daemonsBus->isConnected() && m_bus->isConnected());
}

void TestAvahi::init()
{
    m_avahi = std::make_unique<FakeAvahi>(*m_daemonsBus);
    QVERIFY(m_avahi->appear());
}

void TestAvahi::cleanup()
{
    m_avahi.reset();
}

void TestAvahi::publishesNameVersionAndPinOnly()
{
    AvahiPublisher publisher(*m_bus);
    publisher.start({randomInstance(), pin, 8000});
    QTRY_VERIFY_WITH_TIMEOUT(publisher.isEstablished(), longWaitMs);
    const auto groups = m_avahi->livingGroups();
    QCOMPARE(groups.size(), size_t(1));
    QCOMPARE(groups.front()->services.size(), size_t(1));
    const FakeService &published = groups.front()->services.front();
    QVERIFY(isInstance(published.name));
    QCOMPARE(published.type, u"_chautari._tcp"_s);
    QCOMPARE(published.txt, (QByteArrayList{"v=1", "pin=0001020304050607"}));
    QCOMPARE(published.port, 8000);
    QCOMPARE(published.publishedDomain, QString());
    QCOMPARE(published.publishedHost, QString());
    QCOMPARE(published.interface, -1);
    QCOMPARE(published.protocol, -1);
}

void TestAvahi::publishesOnlyWhereTheHostListens()
{
    AvahiPublisher publisher(*m_bus);
    publisher.start({randomInstance(), pin, 8000, QHostAddress(QHostAddress::LocalHost)});
    QTRY_VERIFY_WITH_TIMEOUT(publisher.isEstablished(), longWaitMs);
    const FakeService &published = m_avahi->livingGroups().front()->services.front();
    QCOMPARE(published.interface, QNetworkInterface::interfaceIndexFromName(u"lo"_s));
    QCOMPARE(published.protocol, 0);
}

void TestAvahi::aTakenNameIsChanged_data()
{
    QTest::addColumn<int>("refusals");
    QTest::addColumn<int>("collisions");
    QTest::newRow("on this computer") << 2 << 0;
    QTest::newRow("on the network") << 0 << 2;
    QTest::newRow("on both") << 1 << 1;
}

void TestAvahi::aTakenNameIsChanged()
{
    QFETCH(int, refusals);
    QFETCH(int, collisions);
    m_avahi->refusals = refusals;
    m_avahi->collisions = collisions;
    const QString name = randomInstance();
    AvahiPublisher publisher(*m_bus);
    publisher.start({name, pin, 8000});
    QTRY_VERIFY_WITH_TIMEOUT(publisher.isEstablished(), longWaitMs);
    QCOMPARE(m_avahi->groups.size(), size_t(3));
    const auto groups = m_avahi->livingGroups();
    QCOMPARE(groups.size(), size_t(1));
    QVERIFY(isInstance(groups.front()->services.front().name));
    QVERIFY(groups.front()->services.front().name != name);
}

void TestAvahi::withdrawsWhileAvahiLooksForAName()
{
    m_avahi->state = 1;
    AvahiPublisher publisher(*m_bus);
    publisher.start({randomInstance(), pin, 8000});
    m_avahi->setState(2);
    QTRY_VERIFY_WITH_TIMEOUT(publisher.isEstablished(), longWaitMs);
    m_avahi->setState(3);
    QTRY_VERIFY_WITH_TIMEOUT(m_avahi->livingGroups().empty(), longWaitMs);
    QVERIFY(!publisher.isEstablished());
    m_avahi->setState(2);
    QTRY_VERIFY_WITH_TIMEOUT(publisher.isEstablished(), longWaitMs);
    QCOMPARE(m_avahi->livingGroups().size(), size_t(1));
}

void TestAvahi::findsAndLoses()
{
    AvahiBrowser browser(*m_bus);
    browser.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_avahi->browsers.size(), size_t(1), longWaitMs);
    QCOMPARE(m_avahi->browsers.front()->browsedType, u"_chautari._tcp"_s);
    m_avahi->add(service());
    FakeService byIp6 = service();
    byIp6.protocol = 1;
    byIp6.address = u"2001:db8::5"_s;
    m_avahi->add(byIp6);
    QTRY_VERIFY_WITH_TIMEOUT(browser.hosts().size() == 1 && browser.hosts().first().addresses.size() == 2, longWaitMs);
    const FoundHost found = browser.hosts().first();
    QCOMPARE(found.instance, u"0123456789abcdef"_s);
    QCOMPARE(found.pinPrefix, pin);
    QCOMPARE(found.port, 8000);
    QCOMPARE(found.version, 1);
    QCOMPARE(found.addresses, (QList<QHostAddress>{QHostAddress(u"192.168.7.5"_s), QHostAddress(u"2001:db8::5"_s)}));
    QVERIFY(found.isByDnsSd && !found.isByBeacon);
    m_avahi->removeAll(u"0123456789abcdef"_s);
    QTRY_VERIFY_WITH_TIMEOUT(browser.hosts().isEmpty(), longWaitMs);
}

void TestAvahi::whatWasThereBeforeIsFound()
{
    m_avahi->add(service());
    AvahiBrowser browser(*m_bus);
    browser.start();
    QTRY_COMPARE_WITH_TIMEOUT(browser.hosts().size(), 1, longWaitMs);
}

void TestAvahi::avahiMayComeLaterAndGo()
{
    m_avahi->leave();
    AvahiPublisher publisher(*m_bus);
    AvahiBrowser browser(*m_bus);
    publisher.start({randomInstance(), pin, 8000});
    browser.start();
    for (int i = 0; i < 2; ++i) {
        m_avahi->network = {service()};
        QVERIFY(m_avahi->appear());
        QTRY_VERIFY_WITH_TIMEOUT(publisher.isEstablished(), longWaitMs);
        QTRY_COMPARE_WITH_TIMEOUT(browser.hosts().size(), 1, longWaitMs);
        m_avahi->leave();
        QTRY_VERIFY_WITH_TIMEOUT(!publisher.isEstablished(), longWaitMs);
        QTRY_VERIFY_WITH_TIMEOUT(browser.hosts().isEmpty(), longWaitMs);
    }
}

void TestAvahi::avahiIsNeverStarted()
{
    QVERIFY(!dnssd::serverCall(u"GetState"_s).autoStartService());
    QVERIFY(!dnssd::call(u"/"_s, dnssd::entryGroupInterface(), u"Free"_s).autoStartService());
}

void TestAvahi::whatIsNotOursIsLeftOut_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArrayList>("txt");
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("port");
    const QString name = u"00000000000000aa"_s;
    const QString address = u"192.168.7.6"_s;
    const QByteArray itsPin = "pin=0001020304050607";
    QTest::newRow("a person's name") << u"Ram's computer"_s << QByteArrayList{"v=1", itsPin} << address << 8000;
    QTest::newRow("no TXT") << name << QByteArrayList() << address << 8000;
    QTest::newRow("no version") << name << QByteArrayList{itsPin} << address << 8000;
    QTest::newRow("no pin") << name << QByteArrayList{"v=1"} << address << 8000;
    QTest::newRow("short pin") << name << QByteArrayList{"v=1", "pin=00010203040506"} << address << 8000;
    QTest::newRow("no hexadecimal") << name << QByteArrayList{"v=1", "pin=000102030405060g"} << address << 8000;
    QTest::newRow("pin without value") << name << QByteArrayList{"v=1", "pin", itsPin} << address << 8000;
    QTest::newRow("version 0") << name << QByteArrayList{"v=0", itsPin} << address << 8000;
    QTest::newRow("version in words") << name << QByteArrayList{"v=one", itsPin} << address << 8000;
    QTest::newRow("huge version") << name << QByteArrayList{"v=65537", itsPin} << address << 8000;
    QTest::newRow("too much TXT") << name << QByteArrayList(17, "v=1") + QByteArrayList{itsPin} << address << 8000;
    QTest::newRow("no address") << name << QByteArrayList{"v=1", itsPin} << u"everywhere"_s << 8000;
    QTest::newRow("a group") << name << QByteArrayList{"v=1", itsPin} << u"239.1.1.1"_s << 8000;
    QTest::newRow("this computer") << name << QByteArrayList{"v=1", itsPin} << u"127.0.0.1"_s << 8000;
    QTest::newRow("any address") << name << QByteArrayList{"v=1", itsPin} << u"0.0.0.0"_s << 8000;
    QTest::newRow("port 0") << name << QByteArrayList{"v=1", itsPin} << address << 0;
}

void TestAvahi::whatIsNotOursIsLeftOut()
{
    QFETCH(QString, name);
    QFETCH(QByteArrayList, txt);
    QFETCH(QString, address);
    QFETCH(int, port);
    FakeService other = service(name);
    other.txt = txt;
    other.address = address;
    other.port = ushort(port);
    m_avahi->add(other);
    FakeService later = service(u"ffffffffffffffff"_s);
    later.txt = {"V=2", "pin=ffffffffffffffff", "v=1", "colour=blue", "", "=", "v"}; // of which the first counts
    m_avahi->add(later);
    AvahiBrowser browser(*m_bus);
    browser.start();
    QTRY_COMPARE_WITH_TIMEOUT(browser.hosts().size(), 1, longWaitMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_avahi->questions, isInstance(name) ? 2 : 1, longWaitMs);
    QCOMPARE(browser.hosts().size(), 1);
    QCOMPARE(browser.hosts().first().instance, u"ffffffffffffffff"_s);
    QCOMPARE(browser.hosts().first().version, 2);
}

void TestAvahi::aForeignKeyIsAnotherHost()
{
    AvahiBrowser browser(*m_bus);
    browser.start();
    m_avahi->add(service());
    QTRY_COMPARE_WITH_TIMEOUT(browser.hosts().size(), 1, longWaitMs);
    const FoundHost real = browser.hosts().first();
    FakeService spoofed = service(real.instance, "otherkey");
    spoofed.interface = 2; // Avahi lets a name be once on each interface
    spoofed.address = u"192.168.7.66"_s;
    m_avahi->add(spoofed);
    QTRY_COMPARE_WITH_TIMEOUT(browser.hosts().size(), 2, longWaitMs);
    QCOMPARE(browser.hosts().first(), real);
    QCOMPARE(browser.hosts().last().pinPrefix, QByteArray("otherkey"));
}

void TestAvahi::addressesHaveTheirScope()
{
    FakeService byIp6 = service();
    byIp6.interface = QNetworkInterface::interfaceIndexFromName(u"lo"_s);
    byIp6.protocol = 1;
    byIp6.address = u"fe80::5"_s;
    m_avahi->add(byIp6);
    AvahiBrowser browser(*m_bus);
    browser.start();
    QTRY_COMPARE_WITH_TIMEOUT(browser.hosts().size(), 1, longWaitMs);
    QCOMPARE(browser.hosts().first().addresses.first().toString(), u"fe80::5%lo"_s);
}

void TestAvahi::aFloodIsBounded()
{
    const auto madeUp = [](int number) { return u"%1"_s.arg(number, 16, 16, QChar(u'0')); };
    AvahiBrowser browser(*m_bus);
    browser.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_avahi->browsers.size(), size_t(1), longWaitMs);
    const auto isThere = [&browser](const QString &name) {
        const QList<FoundHost> hosts = browser.hosts();
        return std::any_of(hosts.begin(), hosts.end(), [&](const FoundHost &host) { return host.instance == name; });
    };
    const QString early = u"eeeeeeeeeeeeeeee"_s;
    const QString late = u"ffffffffffffffff"_s;
    m_avahi->add(service(early));
    for (int i = 0; i < 400; ++i)
        m_avahi->add(service(madeUp(i), QByteArray::number(10'000'000 + i)));
    m_avahi->add(service(late, "late-key"));
    QTRY_COMPARE_WITH_TIMEOUT(browser.hosts().size(), AvahiBrowser::maxItems, longWaitMs);
    QVERIFY(isThere(early));
    QVERIFY(!isThere(late));
    for (int i = 0; i < 400; ++i)
        m_avahi->removeAll(madeUp(i));
    QTRY_VERIFY_WITH_TIMEOUT(isThere(late) && isThere(early), longWaitMs);
    QCOMPARE(browser.hosts().size(), 2);
}

void TestAvahi::whatWasNotAnsweredIsAskedAgain()
{
    AvahiBrowser browser(*m_bus);
    browser.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_avahi->browsers.size(), size_t(1), longWaitMs);
    FakeService mute = service();
    mute.isMute = true;
    m_avahi->add(mute);
    QTRY_COMPARE_WITH_TIMEOUT(m_avahi->questions, 1, longWaitMs);
    m_avahi->network.front().isMute = false;
    QTRY_VERIFY_WITH_TIMEOUT((browser.refresh(), browser.hosts().size() == 1), longWaitMs);
    // With another address after a sleep, the service is the same one.
    const QHostAddress moved(u"192.168.7.77"_s);
    m_avahi->network.front().address = moved.toString();
    QTRY_VERIFY_WITH_TIMEOUT(
        (browser.refresh(), browser.hosts().constFirst().addresses == QList<QHostAddress>{moved}), longWaitMs);
}

void TestAvahi::whatIsStoppedIsFreed()
{
    AvahiPublisher publisher(*m_bus);
    AvahiBrowser browser(*m_bus);
    publisher.start({randomInstance(), pin, 8000});
    browser.start();
    m_avahi->add(service());
    QTRY_VERIFY_WITH_TIMEOUT(publisher.isEstablished(), longWaitMs);
    QTRY_COMPARE_WITH_TIMEOUT(browser.hosts().size(), 1, longWaitMs);
    publisher.stop();
    browser.stop();
    QVERIFY(browser.hosts().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(m_avahi->livingGroups().empty(), longWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_avahi->browsers.front()->isFreed, longWaitMs);
    // Also what was stopped before Avahi had answered.
    publisher.start({randomInstance(), pin, 8000});
    browser.start();
    publisher.stop();
    browser.stop();
    QTRY_COMPARE_WITH_TIMEOUT(m_avahi->browsers.size(), size_t(2), longWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_avahi->browsers.back()->isFreed, longWaitMs);
    QVERIFY(m_avahi->livingGroups().empty());
}

void TestAvahi::bothWaysAreOneHost()
{
    LanSurroundings surroundings;
    {
        QUdpSocket probe;
        probe.bind(QHostAddress(QHostAddress::AnyIPv4));
        surroundings.port = probe.localPort();
    }
    surroundings.interfaces = [] {
        QList<LanInterface> found = usableInterfaces();
        found.removeIf([](const LanInterface &interface) { return !interface.isLoopback; });
        return found;
    };
    HostAnnouncer announcer(*m_bus, surroundings);
    QVERIFY(!announcer.start(8000, QString()));
    QVERIFY(!announcer.start(0, fingerprint));
    QVERIFY(!announcer.start(8000, fingerprint, QHostAddress(QHostAddress::LocalHost)));
    QVERIFY(announcer.start(8000, fingerprint));
    QTRY_VERIFY_WITH_TIMEOUT(
        m_avahi->livingGroups().size() == 1 && !m_avahi->livingGroups().front()->services.empty(), longWaitMs);
    FakeService published = m_avahi->livingGroups().front()->services.front();
    published.protocol = 0;
    published.interface = 1;

    HostFinder finder(*m_bus, surroundings);
    QSignalSpy found(&finder, &HostFinder::hostFound);
    QSignalSpy changed(&finder, &HostFinder::hostChanged);
    QSignalSpy gone(&finder, &HostFinder::hostGone);
    finder.start();
    QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, longWaitMs);
    QVERIFY(finder.hosts().first().canHave(fingerprint));
    QVERIFY(!finder.hosts().first().isByDnsSd);
    m_avahi->add(published);
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, longWaitMs);
    QCOMPARE(finder.hosts().size(), 1);
    const FoundHost host = finder.hosts().first();
    QVERIFY(host.isByDnsSd && host.isByBeacon);
    QCOMPARE(host.instance, published.name);
    QCOMPARE(
        host.addresses, (QList<QHostAddress>{QHostAddress(u"192.168.7.5"_s), QHostAddress(QHostAddress::LocalHost)}));
    // Without its beacon it is still there; without both it is gone.
    announcer.stop();
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 2, longWaitMs);
    QVERIFY(!finder.hosts().first().isByBeacon);
    m_avahi->removeAll(published.name);
    QTRY_COMPARE_WITH_TIMEOUT(gone.size(), 1, longWaitMs);
    QVERIFY(finder.hosts().isEmpty());
    QCOMPARE(found.size(), 1);
}

QTEST_GUILESS_MAIN(TestAvahi)
#include "tst_avahi.moc"
