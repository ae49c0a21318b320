// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A real Secret Service on a bus of its own: what is kept there comes back, in the thread that will ask for it.
#include "app/session/keychainvault.h"
#include "tests/support/privatebus.h"

#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtCore/QThread>
#include <QtTest/QTest>

#include <optional>

using namespace chautari;
using namespace Qt::StringLiterals;

namespace {

//! A message bus and, with `unlock`, a keyring on it. Both end with this.
class PrivateDesktop
{
public:
    bool startBus() { return m_bus.start(); }
    bool startKeyring()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_DATA_HOME"_s, m_control.path()); // no secrets of an earlier run
        m_keyring.setProcessEnvironment(environment);
        m_keyring.start(u"gnome-keyring-daemon"_s,
            {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s, u"--control-directory"_s, m_control.path()});
        m_keyring.write("password of a test\n");
        m_keyring.closeWriteChannel();
        return m_keyring.waitForStarted(5'000);
    }
    ~PrivateDesktop()
    {
        m_keyring.kill();
        m_keyring.waitForFinished();
    }

private:
    test::PrivateBus m_bus;
    QProcess m_keyring;
    QTemporaryDir m_control;
};

} // namespace

class TestKeychainVault : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void withoutAKeyringNothingIsKeptAndNothingHangs();
    void keepsReadsAndForgets();

private:
    template <typename Result, typename Ask>
    std::optional<Result> ask(const Ask &ask);

    PrivateDesktop m_desktop;
    QThread m_thread; //!< as the client core has one
    QObject m_context;
    KeychainVault m_vault;
};

void TestKeychainVault::initTestCase()
{
    for (const QString &program : {u"dbus-daemon"_s, u"gnome-keyring-daemon"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP("no dbus-daemon or no gnome-keyring-daemon here");
    }
    QVERIFY(m_desktop.startBus());
    m_context.moveToThread(&m_thread);
    m_thread.start();
}

void TestKeychainVault::cleanupTestCase()
{
    m_thread.quit();
    m_thread.wait();
}

template <typename Result, typename Ask>
std::optional<Result> TestKeychainVault::ask(const Ask &ask)
{
    std::optional<Result> answer;
    std::atomic_bool isAnswered = false;
    QMetaObject::invokeMethod(&m_context, [&] {
        ask([&](Result result) {
            if (QThread::currentThread() == &m_thread)
                answer = std::move(result);
            isAnswered = true;
        });
    });
    (void)QTest::qWaitFor([&] { return isAnswered.load(); }, 30'000);
    return answer;
}

void TestKeychainVault::withoutAKeyringNothingIsKeptAndNothingHangs()
{
    const auto kept = ask<bool>([this](auto done) { m_vault.write(u"server-1"_s, u"a token"_s, done); });
    QVERIFY(kept);
    QVERIFY(!*kept);
    const auto read = ask<QString>([this](auto done) { m_vault.read(u"server-1"_s, done); });
    QVERIFY(read);
    QVERIFY(read->isEmpty());
}

void TestKeychainVault::keepsReadsAndForgets()
{
    QVERIFY(m_desktop.startKeyring());
    const auto readOne = [this] { return ask<QString>([this](auto done) { m_vault.read(u"server-1"_s, done); }); };
    // It owns its name on the bus a moment after it has started.
    QTRY_COMPARE(
        ask<bool>([this](auto done) { m_vault.write(u"server-1"_s, u"a token"_s, done); }), std::optional(true));
    QCOMPARE(ask<bool>([this](auto done) { m_vault.write(u"server-2"_s, u"another"_s, done); }), std::optional(true));
    QCOMPARE(readOne(), std::optional(u"a token"_s));
    QMetaObject::invokeMethod(&m_context, [this] { m_vault.remove(u"server-1"_s); });
    QTRY_COMPARE(readOne(), std::optional(QString()));
    QCOMPARE(ask<QString>([this](auto done) { m_vault.read(u"server-2"_s, done); }), std::optional(u"another"_s));
}

QTEST_GUILESS_MAIN(TestKeychainVault)
#include "tst_keychainvault.moc"
