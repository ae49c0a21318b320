// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// contract.md 14.13 and 7: who is notified of what in which words, and who asked not to be.
#include "tests/conformance/contractfixture.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace chautari::conformance;

class TestNotificationContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<ContractFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void shortensTheText_data();
    void shortensTheText();
    void tellsTheRecipientOnly();
    void namesTheKindOfFile();
    void staysSilentWhenAskedTo();
    void isReadAndCleared();

private:
    //! They are written behind the sender's back.
    QJsonArray of(const QString &who, int count)
    {
        QJsonArray list;
        (void)QTest::qWaitFor([&] {
            list = ContractFixture::array(m_fixture->get(u"/api/notifications/"_s, who));
            return list.size() >= count;
        });
        return list;
    }

    std::unique_ptr<ContractFixture> m_fixture;
};

void TestNotificationContract::shortensTheText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("preview");
    QTest::newRow("short") << u"ok"_s << u"ok"_s;
    QTest::newRow("50") << QString(50, u'a') << QString(50, u'a');
    QTest::newRow("51") << QString(51, u'a') << QString(QString(47, u'a') + u"..."_s);
    QTest::newRow("Nepali") << u"नमस्ते"_s << u"नमस्ते"_s;
}

void TestNotificationContract::shortensTheText()
{
    QFETCH(const QString, text);
    QFETCH(const QString, preview);
    const qint64 id = m_fixture->send(text, u"customer1"_s);
    const QJsonObject notification = of(u"provider1"_s, 1).at(0).toObject();
    QCOMPARE(notification.value("message"_L1).toString(), u"New message from Customer: "_s + preview);
    QCOMPARE(notification.value("title"_L1).toString(), u"New Message Received"_s);
    QCOMPARE(notification.value("data"_L1)["message_id"_L1].toInteger(), id);
    QCOMPARE(notification.value("action_url"_L1).toString(), u"/dashboard/provider/messages/1"_s);
}

void TestNotificationContract::tellsTheRecipientOnly()
{
    m_fixture->send(u"hello"_s, u"customer1"_s);
    QCOMPARE(of(u"provider1"_s, 1).size(), 1);
    QCOMPARE(of(u"customer1"_s, 0).size(), 0);
    QCOMPARE(of(u"provider2"_s, 0).size(), 0);
}

void TestNotificationContract::namesTheKindOfFile()
{
    const auto sent = [&](const QString &name, const QString &content) {
        return m_fixture->upload({{u"attachment"_s, {}, name, u"application/octet-stream"_s, content}}, u"customer1"_s)
            .status;
    };
    QCOMPARE(sent(u"a.png"_s, u"png"_s), 201);
    QCOMPARE(sent(u"a.pdf"_s, u"pdf"_s), 201);
    QCOMPARE(sent(u"a.webm"_s, u"webm"_s), 201);
    const QJsonArray list = of(u"provider1"_s, 3);
    QCOMPARE(list.size(), 3);
    QCOMPARE(list.at(2)["message"_L1].toString(), u"New image from Customer"_s);
    QCOMPARE(list.at(1)["message"_L1].toString(), u"New file from Customer"_s);
    QCOMPARE(list.at(0)["message"_L1].toString(), u"New audio message from Customer"_s);
}

void TestNotificationContract::staysSilentWhenAskedTo()
{
    const RawAnswer answer
        = m_fixture->patch(u"/api/notifications/preferences/"_s, {{u"message_notifications"_s, false}}, u"provider1"_s);
    QCOMPARE(answer.status, 200);
    QCOMPARE(ContractFixture::object(answer).value("message_notifications"_L1), QJsonValue(false));
    m_fixture->send(u"unheard"_s, u"customer1"_s);
    m_fixture->patch(u"/api/notifications/preferences/"_s, {{u"message_notifications"_s, true}}, u"provider1"_s);
    m_fixture->send(u"heard"_s, u"customer1"_s);
    const QJsonArray list = of(u"provider1"_s, 1);
    QCOMPARE(list.size(), 1);
    QVERIFY(list.at(0)["message"_L1].toString().endsWith(u": heard"_s));
}

void TestNotificationContract::isReadAndCleared()
{
    m_fixture->send(u"one"_s, u"customer1"_s);
    m_fixture->send(u"two"_s, u"customer1"_s);
    const QString who = u"provider1"_s;
    const qint64 id = of(who, 2).at(0)["id"_L1].toInteger();
    const auto unread = [&] {
        return ContractFixture::object(m_fixture->get(u"/api/notifications/unread_count/"_s, who))
            .value("unread_count"_L1);
    };
    QCOMPARE(unread(), QJsonValue(2));
    const RawAnswer read = m_fixture->post(u"/api/notifications/%1/mark_read/"_s.arg(id), {}, who);
    QCOMPARE(ContractFixture::object(read).value("message"_L1).toString(), u"Notification marked as read"_s);
    QCOMPARE(unread(), QJsonValue(1));
    const RawAnswer all = m_fixture->post(u"/api/notifications/mark_all_read/"_s, {}, who);
    QCOMPARE(ContractFixture::object(all).value("message"_L1).toString(), u"1 notifications marked as read"_s);
    const RawAnswer cleared = m_fixture->remove(u"/api/notifications/clear_read/"_s, {}, who);
    QCOMPARE(ContractFixture::object(cleared).value("message"_L1).toString(), u"2 read notifications cleared"_s);
    QCOMPARE(ContractFixture::array(m_fixture->get(u"/api/notifications/"_s, who)).size(), 0);
    QCOMPARE(m_fixture->post(u"/api/notifications/"_s, {}, who).status, 405);
}

QTEST_GUILESS_MAIN(TestNotificationContract)
#include "tst_notificationcontract.moc"
