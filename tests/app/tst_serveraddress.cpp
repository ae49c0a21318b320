// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/serveraddress.h"

#include <QtTest/QTest>

using namespace chautari;
using namespace Qt::StringLiterals;

class ServerAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understandsWhatPeopleType_data();
    void understandsWhatPeopleType();
    void refusesWithASentence_data();
    void refusesWithASentence();
    void buildsApiUrls();
};

void ServerAddressTest::understandsWhatPeopleType_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("http");
    QTest::addColumn<QString>("webSocket");
    const auto row = [](const char *name, const QString &typed, const QString &http, const QString &ws) {
        QTest::newRow(name) << typed << http << ws;
    };
    row("bare address", u"192.168.1.5"_s, u"http://192.168.1.5:8000"_s, u"ws://192.168.1.5:8000/ws/messaging/"_s);
    row("name and port", u"office-pc:8123"_s, u"http://office-pc:8123"_s, u"ws://office-pc:8123/ws/messaging/"_s);
    row("blanks around", u"  office-pc \n"_s, u"http://office-pc:8000"_s, u"ws://office-pc:8000/ws/messaging/"_s);
    row("https keeps its port", u"https://chat.example.np"_s, u"https://chat.example.np"_s,
        u"wss://chat.example.np/ws/messaging/"_s);
    row("http with scheme is port 80", u"http://chat.example.np/"_s, u"http://chat.example.np"_s,
        u"ws://chat.example.np/ws/messaging/"_s);
    row("a pasted page", u"http://127.0.0.1:8000/api/messaging/?a=1#x"_s, u"http://127.0.0.1:8000"_s,
        u"ws://127.0.0.1:8000/ws/messaging/"_s);
    row("IPv6 in brackets", u"[::1]:9000"_s, u"http://[::1]:9000"_s, u"ws://[::1]:9000/ws/messaging/"_s);
    row("IPv6 bare", u"fe80::1"_s, u"http://[fe80::1]:8000"_s, u"ws://[fe80::1]:8000/ws/messaging/"_s);
    row("capitals", u"HTTPS://Chat.Example.NP"_s, u"https://chat.example.np"_s,
        u"wss://chat.example.np/ws/messaging/"_s);
}

void ServerAddressTest::understandsWhatPeopleType()
{
    QFETCH(const QString, typed);
    const Result<ServerAddress> address = ServerAddress::fromUserInput(typed);
    QVERIFY(address);
    QTEST(address->http.toString(), "http");
    QTEST(address->webSocket.toString(), "webSocket");
}

void ServerAddressTest::refusesWithASentence_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << u"  "_s;
    QTest::newRow("two words") << u"office pc"_s;
    QTest::newRow("no host") << u"http://"_s;
    QTest::newRow("another protocol") << u"ftp://example.np"_s;
    QTest::newRow("javascript") << u"javascript://x"_s;
    QTest::newRow("port too large") << u"host:70000"_s;
    QTest::newRow("port zero") << u"host:0"_s;
    QTest::newRow("port in words") << u"host:abc"_s;
    QTest::newRow("a password in it") << u"http://me:secret@example.np"_s;
}

void ServerAddressTest::refusesWithASentence()
{
    QFETCH(const QString, typed);
    const Result<ServerAddress> address = ServerAddress::fromUserInput(typed);
    QVERIFY(!address);
    QVERIFY(address.error().firstMessage().contains(u"office-pc:8000"_s));
}

void ServerAddressTest::buildsApiUrls()
{
    const ServerAddress address = ServerAddress::fromHttpUrl(QUrl(u"http://127.0.0.1:8000/"_s));
    QCOMPARE(address.api(u"/auth/login/"_s), QUrl(u"http://127.0.0.1:8000/api/auth/login/"_s));
}

QTEST_GUILESS_MAIN(ServerAddressTest)
#include "tst_serveraddress.moc"
