// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/ownhosts.h"

#include <QtCore/QSysInfo>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using chautari::server::OwnHosts;

class TestOwnHosts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsItsNames_data();
    void knowsItsNames();
};

void TestOwnHosts::knowsItsNames_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("isOwn");
    QTest::newRow("none") << QByteArray() << true;
    QTest::newRow("address") << QByteArray("127.0.0.1:8000") << true;
    QTest::newRow("address of a LAN") << QByteArray("192.168.1.20") << true;
    QTest::newRow("IPv6") << QByteArray("[::1]:8000") << true;
    QTest::newRow("localhost") << QByteArray("localhost:8000") << true;
    QTest::newRow("upper case") << QByteArray("LocalHost") << true;
    QTest::newRow("full name") << QByteArray("localhost.") << true;
    QTest::newRow("below localhost") << QByteArray("chat.localhost") << true;
    QTest::newRow("of the LAN") << QByteArray("kitchen.local:8000") << true;
    QTest::newRow("this computer") << QSysInfo::machineHostName().toLatin1() << true;
    QTest::newRow("listed") << QByteArray("Chat.Example.org:443") << true;
    QTest::newRow("below a listed one") << QByteArray("evil.chat.example.org") << false;
    QTest::newRow("foreign") << QByteArray("evil.example") << false;
    QTest::newRow("ends like ours") << QByteArray("notlocalhost") << false;
    QTest::newRow("an address in a name") << QByteArray("127.0.0.1.evil.example") << false;
    QTest::newRow("unclosed bracket") << QByteArray("[::1") << false;
}

void TestOwnHosts::knowsItsNames()
{
    QFETCH(const QByteArray, host);
    QFETCH(const bool, isOwn);
    QCOMPARE(OwnHosts({u"chat.example.org"_s}).contains(host), isOwn);
}

QTEST_GUILESS_MAIN(TestOwnHosts)
#include "tst_ownhosts.moc"
