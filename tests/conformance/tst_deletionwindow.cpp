// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// contract.md 14.7: who may delete what until when, and that what was deleted is gone.
#include "tests/conformance/contractfixture.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace chautari::conformance;

class TestDeletionWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<ContractFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void endsAfterFifteenMinutes_data();
    void endsAfterFifteenMinutes();
    void forMyselfThereIsNone();
    void twiceIsOnce();
    void theRecipientDeletesForHimselfOnly();
    void nothingOfItIsLeft();

private:
    RawAnswer remove(qint64 id, const QString &type, const QString &who)
    {
        return m_fixture->remove(u"/api/messaging/messages/%1/"_s.arg(id), {{u"deletion_type"_s, type}}, who);
    }
    RawAnswer look(qint64 id, const QString &who)
    {
        return m_fixture->get(u"/api/messaging/messages/%1/"_s.arg(id), who);
    }

    std::unique_ptr<ContractFixture> m_fixture;
};

void TestDeletionWindow::endsAfterFifteenMinutes_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("status");
    QTest::newRow("at once") << 0 << 204;
    QTest::newRow("14:59") << 14 * 60 + 59 << 204;
    QTest::newRow("15:01") << 15 * 60 + 1 << 400;
    QTest::newRow("a day") << 24 * 3600 << 400;
}

void TestDeletionWindow::endsAfterFifteenMinutes()
{
    QFETCH(const int, seconds);
    QFETCH(const int, status);
    const qint64 id = m_fixture->send(u"too late?"_s, u"customer1"_s);
    // The second is not up when the message is a little older than the clock was moved.
    m_fixture->advanceSeconds(seconds == 14 * 60 + 59 ? seconds - 1 : seconds);
    const RawAnswer answer = remove(id, u"everyone"_s, u"customer1"_s);
    QCOMPARE(answer.status, status);
    if (status == 400) {
        const QJsonObject error = ContractFixture::object(answer);
        QCOMPARE(error.value("error"_L1).toString(), u"Cannot delete for everyone after 15 minutes"_s);
        QCOMPARE(error.value("time_limit_minutes"_L1).toInt(), 15);
        QCOMPARE(error.value("message_age_minutes"_L1).toInt(), seconds / 60);
        QCOMPARE(ContractFixture::object(look(id, u"provider1"_s)).value("text"_L1).toString(), u"too late?"_s);
    }
}

void TestDeletionWindow::forMyselfThereIsNone()
{
    const qint64 id = m_fixture->send(u"old"_s, u"customer1"_s);
    m_fixture->advanceSeconds(24 * 3600);
    QCOMPARE(remove(id, u"self"_s, u"customer1"_s).status, 204);
    QCOMPARE(look(id, u"customer1"_s).status, 404);
    QCOMPARE(ContractFixture::object(look(id, u"provider1"_s)).value("text"_L1).toString(), u"old"_s);
}

void TestDeletionWindow::twiceIsOnce()
{
    const qint64 everyones = m_fixture->send(u"for everyone"_s, u"customer1"_s);
    QCOMPARE(remove(everyones, u"everyone"_s, u"customer1"_s).status, 204);
    QCOMPARE(remove(everyones, u"everyone"_s, u"customer1"_s).status, 204);
    const qint64 mine = m_fixture->send(u"for myself"_s, u"customer1"_s);
    QCOMPARE(remove(mine, u"self"_s, u"customer1"_s).status, 204);
    QCOMPARE(remove(mine, u"self"_s, u"customer1"_s).status, 404);
}

void TestDeletionWindow::theRecipientDeletesForHimselfOnly()
{
    const qint64 id = m_fixture->send(u"not yours"_s, u"customer1"_s);
    QCOMPARE(remove(id, u"everyone"_s, u"provider1"_s).status, 403);
    QCOMPARE(remove(id, u"self"_s, u"provider1"_s).status, 204);
    QCOMPARE(look(id, u"provider1"_s).status, 404);
    QCOMPARE(look(id, u"customer1"_s).status, 200);
    QCOMPARE(remove(id, u"self"_s, u"customer2"_s).status, 404);
}

void TestDeletionWindow::nothingOfItIsLeft()
{
    const qint64 id = m_fixture->send(u"zwiebelfisch"_s, u"customer1"_s);
    QCOMPARE(remove(id, u"everyone"_s, u"customer1"_s).status, 204);
    const QStringList paths{u"/api/messaging/messages/%1/"_s.arg(id), u"/api/messaging/messages/?conversation=1"_s,
        u"/api/messaging/conversations/"_s, u"/api/messaging/conversations/1/"_s, u"/api/notifications/"_s,
        u"/api/messaging/messages/?search=zwiebelfisch"_s};
    for (const QString &who : {u"customer1"_s, u"provider1"_s}) {
        for (const QString &path : paths) {
            const RawAnswer answer = m_fixture->get(path, who);
            QCOMPARE(answer.status, 200);
            QVERIFY2(!answer.body.contains("zwiebelfisch"), qPrintable(path));
        }
    }
}

QTEST_GUILESS_MAIN(TestDeletionWindow)
#include "tst_deletionwindow.moc"
