// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// contract.md 14.10 and 1.3: every filter and ordering of the two lists; bad values are refused, unknown keys are not.
#include "tests/conformance/contractfixture.h"

#include <QtCore/QUrlQuery>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace chautari::conformance;

class TestListFilters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_fixture.reset(); }
    void findsMessages_data();
    void findsMessages();
    void findsConversations_data();
    void findsConversations();
    void refusesBadValues_data();
    void refusesBadValues();

private:
    QString expanded(QString query) const
    {
        return query.replace(u"MIDDLE"_s, m_middle).replace(u"PAST"_s, u"2020-01-01T00:00:00Z"_s);
    }

    std::unique_ptr<ContractFixture> m_fixture;
    QString m_middle; //!< when "two" was said, percent-encoded
};

// Conversation 1: one (customer), two (provider), a picture (customer); 4: customer 1 asks provider 2 about service 2.
void TestListFilters::initTestCase()
{
    m_fixture = std::make_unique<ContractFixture>();
    QVERIFY(m_fixture->send(u"one"_s, u"customer1"_s) > 0);
    const QJsonObject two = ContractFixture::object(m_fixture->post(
        u"/api/messaging/messages/"_s, {{u"conversation"_s, 1}, {u"text"_s, u"two"_s}}, u"provider1"_s));
    m_middle = QString::fromLatin1(QUrl::toPercentEncoding(two.value("created_at"_L1).toString()));
    QCOMPARE(
        m_fixture->upload({{u"attachment"_s, {}, u"p.png"_s, u"image/png"_s, u"png"_s}}, u"customer1"_s).status, 201);
    const QJsonObject start{{u"service_id"_s, 2}, {u"provider_id"_s, 5}, {u"initial_message"_s, u"three"_s}};
    QCOMPARE(m_fixture->post(u"/api/messaging/conversations/"_s, start, u"customer1"_s).status, 201);
}

void TestListFilters::findsMessages_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("texts");
    const QString one = u"one"_s, two = u"two"_s, picture, three = u"three"_s;
    QTest::newRow("all, oldest first") << QString() << QStringList{one, two, picture, three};
    QTest::newRow("newest first") << u"ordering=-created_at"_s << QStringList{three, picture, two, one};
    QTest::newRow("an ordering nobody knows") << u"ordering=-price"_s << QStringList{one, two, picture, three};
    QTest::newRow("of one conversation") << u"conversation=1"_s << QStringList{one, two, picture};
    QTest::newRow("of a conversation of others") << u"conversation=2"_s << QStringList();
    QTest::newRow("pictures") << u"message_type=image"_s << QStringList{picture};
    QTest::newRow("texts") << u"message_type=text"_s << QStringList{one, two, three};
    QTest::newRow("with a file") << u"has_attachment=true"_s << QStringList{picture};
    QTest::newRow("without one") << u"has_attachment=false"_s << QStringList{one, two, three};
    QTest::newRow("with what is no bool") << u"has_attachment=maybe"_s << QStringList{one, two, picture, three};
    QTest::newRow("by a provider") << u"sender_role=provider"_s << QStringList{two};
    QTest::newRow("by user 1") << u"sender=1"_s << QStringList{one, picture, three};
    QTest::newRow("flagged") << u"is_flagged=true"_s << QStringList();
    QTest::newRow("from a moment on") << u"created_after=MIDDLE"_s << QStringList{two, picture, three};
    QTest::newRow("up to a moment") << u"created_before=MIDDLE"_s << QStringList{one, two};
    QTest::newRow("a word") << u"search=two"_s << QStringList{two};
    QTest::newRow("a word that was not said") << u"search=four"_s << QStringList();
    QTest::newRow("two filters") << u"sender=1&conversation=1"_s << QStringList{one, picture};
    QTest::newRow("a key nobody knows") << u"colour=red"_s << QStringList{one, two, picture, three};
}

void TestListFilters::findsMessages()
{
    QFETCH(const QString, query);
    QFETCH(const QStringList, texts);
    const RawAnswer answer = m_fixture->get(u"/api/messaging/messages/?"_s + expanded(query), u"customer1"_s);
    QVERIFY2(answer.status == 200, answer.body.constData());
    QStringList found;
    for (const QJsonValue message : ContractFixture::object(answer).value("results"_L1).toArray())
        found.append(message["text"_L1].toString());
    QCOMPARE(found, texts);
    QCOMPARE(ContractFixture::object(answer).value("count"_L1).toInt(), texts.size());
}

void TestListFilters::findsConversations_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QList<int>>("ids");
    QTest::newRow("all, the last one first") << QString() << QList<int>{4, 1};
    QTest::newRow("the last one last") << u"ordering=last_message_at"_s << QList<int>{1, 4};
    QTest::newRow("by their beginning") << u"ordering=-created_at"_s << QList<int>{4, 1};
    QTest::newRow("of a service") << u"service=2"_s << QList<int>{4};
    QTest::newRow("with a provider") << u"provider=4"_s << QList<int>{1};
    // Not refused, as the original does: that would tell who exists (W1).
    QTest::newRow("with nobody") << u"provider=999"_s << QList<int>();
    QTest::newRow("of a customer") << u"customer=1"_s << QList<int>{4, 1};
    QTest::newRow("of a category") << u"service_category=home-cleaning"_s << QList<int>{4, 1};
    QTest::newRow("of another one") << u"service_category=plumbing"_s << QList<int>();
    QTest::newRow("with something unread") << u"has_unread=true"_s << QList<int>{1};
    QTest::newRow("open ones") << u"is_active=true"_s << QList<int>{4, 1};
    QTest::newRow("closed ones") << u"is_active=false"_s << QList<int>();
    QTest::newRow("by the service's title") << u"search=service%202"_s << QList<int>{4};
    QTest::newRow("by the other's name") << u"search=number2"_s << QList<int>{4};
    QTest::newRow("begun after") << u"created_after=PAST"_s << QList<int>{4, 1};
    QTest::newRow("begun before") << u"created_before=PAST"_s << QList<int>();
    QTest::newRow("said something after") << u"last_message_after=MIDDLE"_s << QList<int>{4, 1};
    QTest::newRow("said nothing after") << u"last_message_before=PAST"_s << QList<int>();
}

void TestListFilters::findsConversations()
{
    QFETCH(const QString, query);
    QFETCH(const QList<int>, ids);
    const RawAnswer answer = m_fixture->get(u"/api/messaging/conversations/?"_s + expanded(query), u"customer1"_s);
    QVERIFY2(answer.status == 200, answer.body.constData());
    QList<int> found;
    for (const QJsonValue conversation : ContractFixture::object(answer).value("results"_L1).toArray())
        found.append(conversation["id"_L1].toInt());
    QCOMPARE(found, ids);
}

void TestListFilters::refusesBadValues_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("sentence");
    const QString messages = u"/api/messaging/messages/?"_s;
    const QString conversations = u"/api/messaging/conversations/?"_s;
    const QString noNumber = u"Enter a number."_s;
    const QString noTime = u"Enter a valid date/time."_s;
    const QString noChoice = u"Select a valid choice. That choice is not one of the available choices."_s;
    QTest::newRow("conversation") << QString(messages + u"conversation=abc"_s) << u"conversation"_s << noNumber;
    QTest::newRow("type") << QString(messages + u"message_type=voice"_s) << u"message_type"_s
                          << u"Select a valid choice. voice is not one of the available choices."_s;
    QTest::newRow("status") << QString(messages + u"status=gone"_s) << u"status"_s
                            << u"Select a valid choice. gone is not one of the available choices."_s;
    QTest::newRow("after") << QString(messages + u"created_after=yesterday"_s) << u"created_after"_s << noTime;
    QTest::newRow("service") << QString(conversations + u"service=abc"_s) << u"service"_s << noChoice;
    QTest::newRow("provider") << QString(conversations + u"provider=abc"_s) << u"provider"_s << noChoice;
    QTest::newRow("last message") << QString(conversations + u"last_message_before=x"_s) << u"last_message_before"_s
                                  << noTime;
}

void TestListFilters::refusesBadValues()
{
    QFETCH(const QString, path);
    QFETCH(const QString, key);
    QFETCH(const QString, sentence);
    const RawAnswer answer = m_fixture->get(path, u"customer1"_s);
    QVERIFY2(answer.status == 400, answer.body.constData());
    QCOMPARE(ContractFixture::object(answer).value(key)[0].toString(), sentence);
}

QTEST_GUILESS_MAIN(TestListFilters)
#include "tst_listfilters.moc"
