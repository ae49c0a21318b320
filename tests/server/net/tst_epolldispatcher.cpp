// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/epolldispatcher.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QProcess>
#include <QtCore/QSocketNotifier>
#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QtTest>

#include <array>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using chautari::server::EpollDispatcher;

namespace {

//! A connected pair of stream sockets that are closed at the end of the test.
struct SocketPair
{
    SocketPair() { m_open = ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) == 0; }
    ~SocketPair()
    {
        ::close(ends[0]);
        ::close(ends[1]);
    }
    Q_DISABLE_COPY_MOVE(SocketPair)
    [[nodiscard]] bool isOpen() const { return m_open; }
    void send() const { QCOMPARE(::write(ends[1], "x", 1), 1); }
    void receive() const
    {
        char byte = 0;
        QCOMPARE(::read(ends[0], &byte, 1), 1);
    }
    int ends[2] = {-1, -1};

private:
    bool m_open = false;
};

} // namespace

// The whole test runs on the dispatcher: main() installs it before the application.
class TestEpollDispatcher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isTheDispatcherUnderTest();

    void firesIntervalTimerRepeatedly();
    void firesSingleShotOnce();
    void firesZeroTimerOncePerTurn();
    void firesTimersInOrderOfTheirTime();
    void stopsTimerInItsOwnSlot();
    void deletesTimerInItsOwnSlot();
    void stopsAnotherDueTimer();
    void runsNoTimerInsideItsOwnSlot();
    void roundsTimersByType_data();
    void roundsTimersByType();
    void tellsRemainingTime();
    void listsRegisteredTimers();
    void excludesTimers();

    void notifiesRead();
    void notifiesWriteWhenThereIsRoom();
    void notifiesException();
    void notifiesHangUp();
    void silentWhenDisabled();
    void deletesNotifierInItsOwnSlot();
    void deletesAnotherReadyNotifier();
    void dropsEventsOfAReusedNumber();
    void reusesDescriptorNumbers();
    void excludesSocketNotifiers();
    void movesMuchDataThroughASmallBuffer();

    void runsCallsOfOtherThreads();
    void wakesUpWhileBlocked();
    void returnsFromWaitAfterInterrupt();
    void nestsEventLoops();
    void nestedLoopInANotifierSlot();
    void deletesLater();
    void startsProcess();
    void runsInAThread();
    void returnsFalseWithNothingToDo();
};

void TestEpollDispatcher::isTheDispatcherUnderTest()
{
    QVERIFY(qobject_cast<EpollDispatcher *>(QAbstractEventDispatcher::instance()));
}

void TestEpollDispatcher::firesIntervalTimerRepeatedly()
{
    QTimer timer;
    QSignalSpy spy(&timer, &QTimer::timeout);
    QElapsedTimer clock;
    clock.start();
    timer.start(10);
    QTRY_COMPARE_GE(spy.count(), 5);
    QVERIFY(clock.elapsed() >= 49);
}

void TestEpollDispatcher::firesSingleShotOnce()
{
    int fired = 0;
    bool later = false;
    QTimer::singleShot(1, this, [&] { ++fired; });
    QTimer::singleShot(30, this, [&] { later = true; });
    QTRY_VERIFY(later);
    QCOMPARE(fired, 1);
}

void TestEpollDispatcher::firesZeroTimerOncePerTurn()
{
    QTimer timer;
    QSignalSpy spy(&timer, &QTimer::timeout);
    timer.start(0);
    for (int turn = 1; turn <= 3; ++turn) {
        QAbstractEventDispatcher::instance()->processEvents(QEventLoop::WaitForMoreEvents);
        QCOMPARE(spy.count(), turn);
    }
}

void TestEpollDispatcher::firesTimersInOrderOfTheirTime()
{
    QList<int> order;
    for (const int ms : {30, 10, 20, 0}) {
        QTimer::singleShot(ms, Qt::PreciseTimer, this, [&order, ms] { order.append(ms); });
    }
    QTRY_COMPARE(order, (QList<int>{0, 10, 20, 30}));
}

void TestEpollDispatcher::stopsTimerInItsOwnSlot()
{
    QTimer timer;
    int fired = 0;
    connect(&timer, &QTimer::timeout, &timer, [&] {
        ++fired;
        timer.stop();
    });
    timer.start(0);
    bool later = false;
    QTimer::singleShot(20, this, [&] { later = true; });
    QTRY_VERIFY(later);
    QCOMPARE(fired, 1);
}

void TestEpollDispatcher::deletesTimerInItsOwnSlot()
{
    auto *timer = new QTimer;
    QPointer<QTimer> alive = timer;
    connect(timer, &QTimer::timeout, this, [timer] { delete timer; });
    timer->start(0);
    QTRY_VERIFY(!alive);
}

void TestEpollDispatcher::stopsAnotherDueTimer()
{
    // Both are due in the same turn; whichever comes first stops the other.
    QTimer first;
    QTimer second;
    int fired = 0;
    connect(&first, &QTimer::timeout, this, [&] {
        ++fired;
        second.stop();
    });
    connect(&second, &QTimer::timeout, this, [&] {
        ++fired;
        first.stop();
    });
    first.setSingleShot(true);
    second.setSingleShot(true);
    first.start(0);
    second.start(0);
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    QCOMPARE(fired, 1);
}

void TestEpollDispatcher::runsNoTimerInsideItsOwnSlot()
{
    QTimer timer;
    int depth = 0;
    int deepest = 0;
    bool done = false;
    connect(&timer, &QTimer::timeout, this, [&] {
        deepest = qMax(deepest, ++depth);
        QEventLoop loop;
        QTimer::singleShot(15, &loop, &QEventLoop::quit);
        loop.exec();
        --depth;
        done = true;
        timer.stop();
    });
    timer.start(1);
    QTRY_VERIFY(done);
    QCOMPARE(deepest, 1);
}

void TestEpollDispatcher::roundsTimersByType_data()
{
    QTest::addColumn<Qt::TimerType>("type");
    QTest::addColumn<int>("interval");
    QTest::addColumn<int>("atMost");
    QTest::newRow("precise") << Qt::PreciseTimer << 1000 << 1000;
    QTest::newRow("coarse") << Qt::CoarseTimer << 1000 << 1050;
    QTest::newRow("coarse, short") << Qt::CoarseTimer << 10 << 10;
    QTest::newRow("very coarse") << Qt::VeryCoarseTimer << 1500 << 2500;
}

void TestEpollDispatcher::roundsTimersByType()
{
    QFETCH(const Qt::TimerType, type);
    QFETCH(const int, interval);
    QFETCH(const int, atMost);
    QTimer timer;
    timer.setTimerType(type);
    QElapsedTimer clock;
    clock.start();
    timer.start(interval);
    const int remaining = timer.remainingTime();
    QVERIFY(remaining <= atMost);
    QVERIFY(remaining >= interval - int(clock.elapsed()) - 1);
}

void TestEpollDispatcher::tellsRemainingTime()
{
    auto *dispatcher = QAbstractEventDispatcher::instance();
    QCOMPARE(dispatcher->remainingTime(123456789), -1);
    QTimer timer;
    timer.start(0);
    QCOMPARE(timer.remainingTime(), 0);
}

void TestEpollDispatcher::listsRegisteredTimers()
{
    auto *dispatcher = QAbstractEventDispatcher::instance();
    QObject owner;
    const int id = owner.startTimer(5000, Qt::VeryCoarseTimer);
    const auto timers = dispatcher->registeredTimers(&owner);
    QCOMPARE(timers.size(), 1);
    QCOMPARE(timers[0].timerId, id);
    QCOMPARE(timers[0].interval, 5000);
    QCOMPARE(timers[0].timerType, Qt::VeryCoarseTimer);
    QVERIFY(dispatcher->unregisterTimers(&owner));
    QVERIFY(dispatcher->registeredTimers(&owner).isEmpty());
    QVERIFY(!dispatcher->unregisterTimer(id));
}

void TestEpollDispatcher::excludesTimers()
{
    QTimer timer;
    QSignalSpy spy(&timer, &QTimer::timeout);
    timer.start(0);
    QAbstractEventDispatcher::instance()->processEvents(QEventLoop::X11ExcludeTimers);
    QCOMPARE(spy.count(), 0);
    QCoreApplication::processEvents();
    QCOMPARE_GE(spy.count(), 1);
}

void TestEpollDispatcher::notifiesRead()
{
    SocketPair pair;
    QVERIFY(pair.isOpen());
    QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
    int notified = 0;
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        ++notified;
        pair.receive();
    });
    QCoreApplication::processEvents();
    QCOMPARE(notified, 0);
    for (int i = 1; i <= 3; ++i) {
        pair.send();
        QTRY_COMPARE(notified, i);
    }
}

void TestEpollDispatcher::notifiesWriteWhenThereIsRoom()
{
    SocketPair pair;
    QVERIFY(pair.isOpen());
    const QByteArray block(64 * 1024, 'x');
    while (::write(pair.ends[0], block.constData(), size_t(block.size())) > 0) { }

    QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Write);
    int notified = 0;
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        ++notified;
        notifier.setEnabled(false);
    });
    for (int turn = 0; turn < 3; ++turn)
        QCoreApplication::processEvents();
    QCOMPARE(notified, 0);

    QByteArray sink(1024 * 1024, Qt::Uninitialized);
    while (::read(pair.ends[1], sink.data(), size_t(sink.size())) > 0) { }
    QTRY_COMPARE(notified, 1);

    notifier.setEnabled(true);
    QTRY_COMPARE(notified, 2);
}

void TestEpollDispatcher::notifiesException()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTcpSocket client;
    client.connectToHost(server.serverAddress(), server.serverPort());
    QTRY_VERIFY(server.hasPendingConnections());
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    const QTcpSocket *peer = server.nextPendingConnection();

    QSocketNotifier notifier(peer->socketDescriptor(), QSocketNotifier::Exception);
    int notified = 0;
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        ++notified;
        notifier.setEnabled(false);
    });
    QCOMPARE(::send(int(client.socketDescriptor()), "!", 1, MSG_OOB), 1);
    QTRY_COMPARE(notified, 1);
}

void TestEpollDispatcher::notifiesHangUp()
{
    SocketPair pair;
    QVERIFY(pair.isOpen());
    QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
    bool notified = false;
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        notified = true;
        notifier.setEnabled(false);
    });
    QCOMPARE(::shutdown(pair.ends[1], SHUT_RDWR), 0);
    QTRY_VERIFY(notified);
}

void TestEpollDispatcher::silentWhenDisabled()
{
    SocketPair pair;
    QVERIFY(pair.isOpen());
    QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
    int notified = 0;
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        ++notified;
        pair.receive();
    });
    QCoreApplication::processEvents();
    notifier.setEnabled(false);
    pair.send();
    for (int turn = 0; turn < 3; ++turn)
        QCoreApplication::processEvents();
    QCOMPARE(notified, 0);
    notifier.setEnabled(true);
    QTRY_COMPARE(notified, 1);
}

void TestEpollDispatcher::deletesNotifierInItsOwnSlot()
{
    SocketPair pair;
    QVERIFY(pair.isOpen());
    auto *notifier = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read);
    auto *other = new QSocketNotifier(pair.ends[0], QSocketNotifier::Write);
    int notified = 0;
    connect(notifier, &QSocketNotifier::activated, this, [&] {
        ++notified;
        delete notifier;
        delete other;
    });
    other->setEnabled(false);
    pair.send();
    QTRY_COMPARE(notified, 1);
    QCoreApplication::processEvents();
    QCOMPARE(notified, 1);
}

void TestEpollDispatcher::deletesAnotherReadyNotifier()
{
    // All are ready in the same turn; the first slot deletes the others, whose events are already in the array.
    std::array<SocketPair, 8> pairs;
    QList<QSocketNotifier *> notifiers;
    int notified = 0;
    for (const SocketPair &pair : pairs) {
        auto *notifier = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read);
        connect(notifier, &QSocketNotifier::activated, this, [&] {
            ++notified;
            qDeleteAll(notifiers);
            notifiers.clear();
        });
        notifiers.append(notifier);
        pair.send();
    }
    QTRY_COMPARE(notified, 1);
    QCoreApplication::processEvents();
    QCOMPARE(notified, 1);
}

void TestEpollDispatcher::dropsEventsOfAReusedNumber()
{
    // The first slot replaces the other's descriptor by one that has nothing to read.
    std::array<SocketPair, 2> pairs;
    SocketPair quiet;
    QScopedPointer<QSocketNotifier> notifiers[2];
    QScopedPointer<QSocketNotifier> replacement;
    int notified = 0;
    int wrong = 0;
    for (size_t i = 0; i < 2; ++i) {
        notifiers[i].reset(new QSocketNotifier(pairs[i].ends[0], QSocketNotifier::Read));
        connect(notifiers[i].get(), &QSocketNotifier::activated, this, [&, i] {
            ++notified;
            notifiers[i]->setEnabled(false);
            notifiers[1 - i].reset();
            QCOMPARE(::dup2(quiet.ends[0], pairs[1 - i].ends[0]), pairs[1 - i].ends[0]);
            replacement.reset(new QSocketNotifier(pairs[1 - i].ends[0], QSocketNotifier::Read));
            connect(replacement.get(), &QSocketNotifier::activated, this, [&] { ++wrong; });
        });
        pairs[i].send();
    }
    QTRY_COMPARE(notified, 1);
    QCoreApplication::processEvents();
    QCOMPARE(notified, 1);
    QCOMPARE(wrong, 0);
}

void TestEpollDispatcher::reusesDescriptorNumbers()
{
    // Without an EPOLL_CTL_DEL at the moment the last notifier goes, new sockets with old numbers lose their events.
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&server] {
        while (QTcpSocket *socket = server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->write(socket->readAll()); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    QSet<qintptr> numbers;
    constexpr int rounds = 2000;
    for (int i = 0; i < rounds; ++i) {
        QTcpSocket client;
        QEventLoop loop;
        QTimer::singleShot(5000, &loop, [&loop] { loop.exit(1); });
        connect(&client, &QTcpSocket::connected, &client, [&client] { client.write("ping"); });
        connect(&client, &QTcpSocket::readyRead, &loop, &QEventLoop::quit);
        client.connectToHost(server.serverAddress(), server.serverPort());
        QCOMPARE(loop.exec(), 0);
        numbers.insert(client.socketDescriptor());
        client.abort();
    }
    QVERIFY(numbers.size() < rounds / 10);
}

void TestEpollDispatcher::excludesSocketNotifiers()
{
    SocketPair pair;
    QVERIFY(pair.isOpen());
    QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
    int notified = 0;
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        ++notified;
        pair.receive();
    });
    pair.send();
    QEventLoop loop;
    QTimer::singleShot(10, &loop, &QEventLoop::quit);
    loop.exec(QEventLoop::ExcludeSocketNotifiers);
    QCOMPARE(notified, 0);
    QTRY_COMPARE(notified, 1);
}

void TestEpollDispatcher::movesMuchDataThroughASmallBuffer()
{
    // The reader's notifier goes off whenever 4 KiB wait, the writer's whenever the kernel is full.
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTcpSocket client;
    client.setReadBufferSize(4096);
    QByteArray sent(20 * 1024 * 1024, Qt::Uninitialized);
    for (qsizetype i = 0; i < sent.size(); ++i)
        sent[i] = char((i * 31) ^ (i >> 11));
    QByteArray received;
    connect(&client, &QTcpSocket::readyRead, this, [&] { received += client.readAll(); });
    connect(&server, &QTcpServer::newConnection, this, [&] { server.nextPendingConnection()->write(sent); });
    client.connectToHost(server.serverAddress(), server.serverPort());
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), sent.size(), 30000);
    QVERIFY(received == sent);
}

void TestEpollDispatcher::runsCallsOfOtherThreads()
{
    constexpr int calls = 10'000;
    int done = 0;
    QScopedPointer<QThread> thread(QThread::create([&] {
        for (int i = 0; i < calls; ++i)
            QMetaObject::invokeMethod(
                this, [&done] { ++done; }, Qt::QueuedConnection);
    }));
    thread->start();
    QTRY_COMPARE(done, calls);
    QVERIFY(thread->wait());
}

void TestEpollDispatcher::wakesUpWhileBlocked()
{
    // No timer runs here: only wakeUp() can end the wait. A lost one hangs until the test's own time limit.
    QSemaphore blocked;
    QObject context;
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, &context,
        [&blocked] { blocked.release(); });
    int rounds = 0;
    QEventLoop loop;
    QScopedPointer<QThread> thread(QThread::create([&] {
        for (int i = 0; i < 500; ++i) {
            blocked.acquire();
            QMetaObject::invokeMethod(
                &loop, [&rounds] { ++rounds; }, Qt::QueuedConnection);
        }
        QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
    }));
    thread->start();
    loop.exec();
    QCOMPARE(rounds, 500);
    QVERIFY(thread->wait());
}

void TestEpollDispatcher::returnsFromWaitAfterInterrupt()
{
    auto *dispatcher = QAbstractEventDispatcher::instance();
    QSemaphore blocked;
    QObject context;
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, &context, [&blocked] { blocked.release(); });
    QScopedPointer<QThread> thread(QThread::create([&] {
        blocked.acquire();
        dispatcher->interrupt();
    }));
    thread->start();
    while (blocked.available() == 0 && !thread->isFinished())
        dispatcher->processEvents(QEventLoop::WaitForMoreEvents);
    QVERIFY(thread->wait());
}

void TestEpollDispatcher::nestsEventLoops()
{
    QList<int> left;
    std::function<void(int)> enter = [&](int depth) {
        QEventLoop loop;
        if (depth < 5)
            QMetaObject::invokeMethod(
                this, [&, depth] { enter(depth + 1); }, Qt::QueuedConnection);
        QTimer::singleShot(5, &loop, &QEventLoop::quit);
        loop.exec();
        left.append(depth);
    };
    enter(1);
    QCOMPARE(left, (QList<int>{5, 4, 3, 2, 1}));
}

void TestEpollDispatcher::nestedLoopInANotifierSlot()
{
    // The nested loop handles the second socket; the outer turn must not deliver that event a second time.
    std::array<SocketPair, 2> pairs;
    QSocketNotifier first(pairs[0].ends[0], QSocketNotifier::Read);
    QSocketNotifier second(pairs[1].ends[0], QSocketNotifier::Read);
    int notified = 0;
    const auto handle = [&](const SocketPair &own) {
        own.receive(); // fails the test when there is nothing to read
        if (++notified == 1) {
            QEventLoop loop;
            QTimer::singleShot(10, &loop, &QEventLoop::quit);
            loop.exec();
        }
    };
    connect(&first, &QSocketNotifier::activated, this, [&] { handle(pairs[0]); });
    connect(&second, &QSocketNotifier::activated, this, [&] { handle(pairs[1]); });
    pairs[0].send();
    pairs[1].send();
    QTRY_COMPARE(notified, 2);
    QCoreApplication::processEvents();
    QCOMPARE(notified, 2);
}

void TestEpollDispatcher::deletesLater()
{
    QPointer<QObject> object = new QObject;
    object->deleteLater();
    QTRY_VERIFY(!object);
}

void TestEpollDispatcher::startsProcess()
{
    QProcess process;
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(QStringLiteral("/bin/cat"), QStringList());
    process.write("hello");
    process.closeWriteChannel();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(process.readAllStandardOutput(), QByteArray("hello"));
}

void TestEpollDispatcher::runsInAThread()
{
    QThread thread;
    thread.setEventDispatcher(new EpollDispatcher);
    thread.start();
    QObject worker;
    worker.moveToThread(&thread);
    std::atomic<bool> right = false;
    std::atomic<bool> fired = false;
    QMetaObject::invokeMethod(&worker, [&] {
        right = qobject_cast<EpollDispatcher *>(QAbstractEventDispatcher::instance()) != nullptr;
        QTimer::singleShot(1, &worker, [&] { fired = true; });
    });
    QTRY_VERIFY(fired);
    QVERIFY(right);
    thread.quit();
    QVERIFY(thread.wait());
}

void TestEpollDispatcher::returnsFalseWithNothingToDo()
{
    auto *dispatcher = QAbstractEventDispatcher::instance();
    // What earlier tests left behind (Qt Test's own timer is excluded).
    for (int i = 0; i < 10 && dispatcher->processEvents(QEventLoop::X11ExcludeTimers); ++i) { }
    QVERIFY(!dispatcher->processEvents(QEventLoop::X11ExcludeTimers));
    QMetaObject::invokeMethod(
        this, [] {}, Qt::QueuedConnection);
    QVERIFY(dispatcher->processEvents(QEventLoop::X11ExcludeTimers));
}

int main(int argc, char **argv)
{
    QCoreApplication::setEventDispatcher(new EpollDispatcher);
    QCoreApplication application(argc, argv);
    TestEpollDispatcher test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_epolldispatcher.moc"
