// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which position a client may remember: one too high loses messages for ever, and nobody would see it.
#include "app/session/syncengine.h"

#include <QtTest/QTest>

using namespace chautari;
using namespace Qt::StringLiterals;

namespace {

class Recorder final : public SyncOwner
{
public:
    void sendResume(const ResumeCommand &resume) override { log.append(u"resume %1"_s.arg(resume.position)); }
    void askForChanges(const SyncPoint &from) override { log.append(u"page from %1"_s.arg(from.position)); }
    void loadEverything() override { log.append(u"everything"_s); }
    void applyMissed(const QList<ServerFrame> &) override { log.append(u"apply"_s); }
    void handleNewHistory() override { log.append(u"new history"_s); }
    void handleCaughtUp() override { ++caughtUp; }
    void handlePoint(const SyncPoint &point) override { points.append(point.position); }

    QStringList takeLog() { return std::exchange(log, {}); }

    QStringList log;
    QList<qint64> points;
    int caughtUp = 0;
};

ConnectionEvent greeting(qint64 position, const QString &epoch = u"e1"_s)
{
    ConnectionEvent event;
    event.epoch = epoch;
    event.position = position;
    return event;
}

} // namespace

class TestSyncEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_owner.log.clear();
        m_owner.points.clear();
        m_owner.caughtUp = 0;
    }
    void firstTimeEverythingComesAndThenThePosition();
    void liveNewsBeforeSyncedMoveNothing();
    void comesBackFromWhereItWas();
    void aLostConnectionBeforeSyncedForgetsWhatItSaw();
    void tooMuchIsPagedAndEachPageIsKept();
    void anotherHistoryBeginsEmpty_data();
    void anotherHistoryBeginsEmpty();

private:
    Recorder m_owner;
};

void TestSyncEngine::firstTimeEverythingComesAndThenThePosition()
{
    SyncEngine engine(m_owner);
    engine.start({});
    engine.handleConnected(greeting(10));
    QCOMPARE(m_owner.takeLog(), QStringList(u"everything"_s));
    engine.noteLive(12); // while the list is on its way
    QVERIFY(m_owner.points.isEmpty());
    engine.handleListComplete();
    QCOMPARE(m_owner.points, QList<qint64>{12});
    QCOMPARE(m_owner.caughtUp, 1);
    engine.noteLive(13);
    engine.noteLive(13);
    QCOMPARE(m_owner.points, (QList<qint64>{12, 13}));
}

void TestSyncEngine::liveNewsBeforeSyncedMoveNothing()
{
    SyncEngine engine(m_owner);
    engine.start({u"e1"_s, 5});
    engine.handleConnected(greeting(10));
    engine.noteLive(11); // overtakes what was missed
    engine.noteLive(7); // which comes now
    QVERIFY(m_owner.points.isEmpty());
    engine.handle(SyncedEvent{u"e1"_s, 10});
    QCOMPARE(m_owner.points, QList<qint64>{11});
}

void TestSyncEngine::comesBackFromWhereItWas()
{
    SyncEngine engine(m_owner);
    engine.start({u"e1"_s, 5});
    engine.handleConnected(greeting(10));
    engine.handle(SyncedEvent{u"e1"_s, 10});
    engine.noteLive(14);
    engine.handleLost();
    engine.handleConnected(greeting(20));
    QCOMPARE(m_owner.takeLog(), (QStringList{u"resume 5"_s, u"resume 14"_s}));
}

void TestSyncEngine::aLostConnectionBeforeSyncedForgetsWhatItSaw()
{
    SyncEngine engine(m_owner);
    engine.start({u"e1"_s, 5});
    engine.handleConnected(greeting(10));
    engine.noteLive(11);
    engine.handleLost();
    engine.handleConnected(greeting(12));
    QCOMPARE(m_owner.takeLog(), (QStringList{u"resume 5"_s, u"resume 5"_s}));
    QVERIFY(m_owner.points.isEmpty());
}

void TestSyncEngine::tooMuchIsPagedAndEachPageIsKept()
{
    SyncEngine engine(m_owner);
    engine.start({u"e1"_s, 5});
    engine.handleConnected(greeting(9'000));
    engine.handle(ResyncRequiredEvent{ResyncReason::TooMany});
    engine.handlePage(ChangesPage{u"e1"_s, 1'000, true, {}});
    engine.handlePage(Error::of(ErrorCode::ServerBusy)); // the owner asks again from the same place
    QCOMPARE(engine.known().position, 1'000);
    engine.noteLive(9'001);
    engine.handlePage(ChangesPage{u"e1"_s, 9'000, false, {}});
    QCOMPARE(m_owner.points, (QList<qint64>{1'000, 9'001}));
    QCOMPARE(
        m_owner.takeLog(), (QStringList{u"resume 5"_s, u"page from 5"_s, u"apply"_s, u"page from 1000"_s, u"apply"_s}));
}

void TestSyncEngine::anotherHistoryBeginsEmpty_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("the greeting says so") << 0;
    QTest::newRow("the answer to resume says so") << 1;
    QTest::newRow("the server has not come that far") << 2;
    QTest::newRow("a page says so") << 3;
}

void TestSyncEngine::anotherHistoryBeginsEmpty()
{
    QFETCH(int, how);
    SyncEngine engine(m_owner);
    engine.start({u"e1"_s, 5});
    engine.handleConnected(greeting(3, how == 0 ? u"e2"_s : u"e1"_s));
    if (how == 1)
        engine.handle(ResyncRequiredEvent{ResyncReason::Epoch});
    if (how == 2)
        engine.handle(ResyncRequiredEvent{ResyncReason::Ahead});
    if (how == 3) {
        engine.handle(ResyncRequiredEvent{ResyncReason::TooMany});
        engine.handlePage(Error::of(ErrorCode::ResyncRequired));
    }
    QCOMPARE(m_owner.log.mid(m_owner.log.size() - 2), (QStringList{u"new history"_s, u"everything"_s}));
    engine.handleListComplete();
    QCOMPARE(m_owner.points, QList<qint64>{3}); // not 5
}

QTEST_GUILESS_MAIN(TestSyncEngine)
#include "tst_syncengine.moc"
