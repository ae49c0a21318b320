// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/computer.h"
#include "tests/support/ownnetwork.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using chautari::test::Computer;

namespace {

bool hasOwnNetwork = false;

} // namespace

#define DONE(call) QVERIFY2((call).has_value(), #call)

//! Two fresh computers on one cable: from "Host on this computer" to the first message, as two people would do it. How
//! long it took is printed; what is promised is 10 s by the list and 30 s by a code or a link.
class TwoComputersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void byTheList();
    void byACode();
    void byALink();
    void theHostGetsAnotherAddress();
    void theHostSleeps();

private:
    void meetAndTalk();

    std::unique_ptr<QTemporaryDir> m_homes;
    std::unique_ptr<Computer> m_host;
    std::unique_ptr<Computer> m_guest;
    QElapsedTimer m_since; //!< the click on Host
};

void TwoComputersTest::initTestCase()
{
    if (!hasOwnNetwork)
        QSKIP("this machine does not allow networks of one's own");
}

void TwoComputersTest::init()
{
    m_homes = std::make_unique<QTemporaryDir>();
    for (const char *home : {"host", "guest"})
        QVERIFY(QDir(m_homes->path()).mkdir(QString::fromLatin1(home)));
    QCOMPARE(
        QProcess::execute(u"ip"_s, {u"link"_s, u"add"_s, u"left"_s, u"type"_s, u"veth"_s, u"peer"_s, u"right"_s}), 0);
    m_host = std::make_unique<Computer>(m_homes->filePath(u"host"_s), u"left"_s);
    m_guest = std::make_unique<Computer>(m_homes->filePath(u"guest"_s), u"right"_s);
    QVERIFY(m_host->isRunning() && m_guest->isRunning());
    for (const auto &[computer, plug, address] : {std::tuple(m_host.get(), u"left"_s, u"10.77.0.1/24"_s),
             std::tuple(m_guest.get(), u"right"_s, u"10.77.0.2/24"_s)}) {
        QVERIFY(computer->run(u"ip link set lo up"_s));
        QVERIFY(computer->run(u"ip address add %1 dev %2"_s.arg(address, plug)));
        QVERIFY(computer->run(u"ip link set %1 up"_s.arg(plug)));
    }
    m_since.start();
}

void TwoComputersTest::cleanup()
{
    m_guest.reset();
    m_host.reset(); // the cable goes with them
    m_homes.reset();
}

void TwoComputersTest::meetAndTalk()
{
    DONE(m_guest->ask({u"in"_s}));
    DONE(m_guest->ask({u"first"_s, u"Namaste"_s}));
    DONE(m_host->ask({u"reads"_s, u"Namaste"_s}));
    qInfo("from Host to the first message: %.1f s", double(m_since.elapsed()) / 1000);
}

void TwoComputersTest::byTheList()
{
    DONE(m_host->ask({u"host"_s, u"approvalRadio"_s}));
    DONE(m_guest->ask({u"meet"_s}));
    DONE(m_guest->ask({u"samenumber"_s}));
    DONE(m_guest->ask({u"register"_s, u"Hari"_s}));
    DONE(m_host->ask({u"letin"_s}));
    meetAndTalk();
}

void TwoComputersTest::byACode()
{
    DONE(m_host->ask({u"host"_s, u"invitationRadio"_s}));
    DONE(m_host->ask({u"in"_s}));
    const auto code = m_host->ask({u"code"_s});
    DONE(code);
    DONE(m_guest->ask({u"meet"_s}));
    DONE(m_guest->ask({u"givecode"_s, *code}));
    DONE(m_guest->ask({u"register"_s, u"Hari"_s}));
    meetAndTalk();
}

void TwoComputersTest::byALink()
{
    DONE(m_host->ask({u"host"_s, u"invitationRadio"_s}));
    DONE(m_host->ask({u"in"_s}));
    const auto link = m_host->ask({u"link"_s});
    DONE(link);
    DONE(m_guest->ask({u"join"_s, *link}));
    DONE(m_guest->ask({u"register"_s, u"Hari"_s}));
    meetAndTalk();
}

void TwoComputersTest::theHostGetsAnotherAddress()
{
    byALink();
    if (QTest::currentTestFailed())
        return;
    DONE(m_guest->ask({u"online"_s}));
    QVERIFY(m_host->run(u"ip address del 10.77.0.1/24 dev left"_s));
    QElapsedTimer since;
    since.start();
    DONE(m_guest->ask({u"write"_s, u"Are you still there?"_s}));
    QVERIFY(m_host->run(u"ip address add 10.77.0.9/24 dev left"_s));
    DONE(m_host->ask({u"reads"_s, u"Are you still there?"_s})); // waited, and nothing is lost
    DONE(m_guest->ask({u"online"_s}));
    qInfo("found again by its key: %.1f s", double(since.elapsed()) / 1000);
    DONE(m_host->ask({u"reads"_s, u"Are you still there?"_s}));
}

// Its program stands still, as in a computer that sleeps, and goes on.
void TwoComputersTest::theHostSleeps()
{
    byALink();
    if (QTest::currentTestFailed())
        return;
    DONE(m_guest->ask({u"online"_s}));
    QCOMPARE(::kill(pid_t(m_host->pid()), SIGSTOP), 0);
    QVERIFY(m_host->run(u"ip link set left down"_s));
    DONE(m_guest->ask({u"write"_s, u"Good morning"_s}));
    DONE(m_guest->ask({u"offline"_s}));
    QVERIFY(m_host->run(u"ip link set left up"_s));
    QCOMPARE(::kill(pid_t(m_host->pid()), SIGCONT), 0);
    DONE(m_host->ask({u"reads"_s, u"Good morning"_s}));
    DONE(m_guest->ask({u"online"_s}));
}

int main(int argc, char *argv[])
{
    if (argc > 1 && qstrcmp(argv[1], "computer") == 0)
        return chautari::test::runComputer(argc, argv);
    hasOwnNetwork = chautari::test::enterOwnNetwork();
    QCoreApplication application(argc, argv);
    TwoComputersTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_twocomputers.moc"
