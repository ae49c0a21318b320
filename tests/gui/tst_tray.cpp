// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/notify/trayicon.h"
#include "tests/support/privatebus.h"

#include <QtDBus/QDBusArgument>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingCall>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QSystemTrayIcon>

#include <cstdio>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

//! What a desktop's panel is to programs: told of every icon. It runs in a process of its own, because Qt asks for it
//! while the application is made; says on its output who came.
class FakeWatcher : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ hasHost)
    Q_PROPERTY(int ProtocolVersion READ version)
public:
    [[nodiscard]] bool hasHost() const { return true; }
    [[nodiscard]] int version() const { return 0; }
public Q_SLOTS:
    void RegisterStatusNotifierItem(const QString &service)
    {
        std::printf("%s\n", qPrintable(service));
        std::fflush(stdout);
    }
    void RegisterStatusNotifierHost(const QString &) { }
};

//! On a display and a bus of its own; each is skipped where it is not installed.
class TestTray : public QObject
{
    Q_OBJECT
public:
    explicit TestTray(QProcess &watcher)
        : m_watcher(watcher)
    { }

private Q_SLOTS:
    void showsItselfAndCounts();
    void aClickOpens();

private:
    [[nodiscard]] bool hearOfItem();
    [[nodiscard]] QString tip();
    QDBusMessage call(const QString &interface, const QString &method, const QVariantList &arguments);

    QProcess &m_watcher;
    QString m_item;
};

// The process is older than the application, so it is asked and does not tell.
bool TestTray::hearOfItem()
{
    for (int i = 0; i < 100 && !m_watcher.canReadLine(); ++i) {
        m_watcher.waitForReadyRead(100);
        QCoreApplication::processEvents();
    }
    m_item = QString::fromUtf8(m_watcher.readLine()).trimmed();
    return !m_item.isEmpty();
}

// Not blocking: who is asked lives in this thread.
QDBusMessage TestTray::call(const QString &interface, const QString &method, const QVariantList &arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(m_item, u"/StatusNotifierItem"_s, interface, method);
    message.setArguments(arguments);
    QDBusPendingCall pending = QDBusConnection::sessionBus().asyncCall(message);
    if (!QTest::qWaitFor([&pending] { return pending.isFinished(); }, 10'000))
        return {};
    return pending.reply();
}

QString TestTray::tip()
{
    const QDBusMessage reply
        = call(u"org.freedesktop.DBus.Properties"_s, u"Get"_s, {u"org.kde.StatusNotifierItem"_s, u"ToolTip"_s});
    const auto argument = reply.arguments().value(0).value<QDBusVariant>().variant().value<QDBusArgument>();
    QString name;
    QString title;
    argument.beginStructure();
    argument >> name;
    argument.beginArray();
    while (!argument.atEnd()) {
        int width = 0;
        int height = 0;
        QByteArray bytes;
        argument.beginStructure();
        argument >> width >> height >> bytes;
        argument.endStructure();
    }
    argument.endArray();
    QString text;
    argument >> title >> text;
    argument.endStructure();
    return title;
}

void TestTray::showsItselfAndCounts()
{
    TrayIcon tray;
    QVERIFY(tray.isThere());
    QVERIFY(hearOfItem());
    QCOMPARE(tip(), u"Chautari"_s);
    tray.setUnread(3);
    QVERIFY2(tip().contains(u'3'), qPrintable(tip()));
    tray.setPaused(true);
    QVERIFY(tip().contains(u"not disturbing"_s));
    QVERIFY(TrayIcon::picture(3).pixmap(22, 22).toImage() != TrayIcon::picture(4).pixmap(22, 22).toImage());
    QCOMPARE(TrayIcon::picture(10).pixmap(22, 22).toImage(), TrayIcon::picture(700).pixmap(22, 22).toImage());
    QVERIFY(TrayIcon::picture(0).pixmap(22, 22).toImage() != TrayIcon::picture(1).pixmap(22, 22).toImage());
}

void TestTray::aClickOpens()
{
    TrayIcon tray;
    QVERIFY(hearOfItem());
    QSignalSpy opened(&tray, &TrayIcon::openRequested);
    call(u"org.kde.StatusNotifierItem"_s, u"Activate"_s, {0, 0});
    QTRY_COMPARE(opened.size(), 1);
}

namespace {

int watch(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    FakeWatcher watcher;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.registerObject(u"/StatusNotifierWatcher"_s, &watcher,
            QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllProperties)
        || !bus.registerService(u"org.kde.StatusNotifierWatcher"_s))
        return 1;
    std::printf("ready\n");
    std::fflush(stdout);
    return QCoreApplication::exec();
}

// Returns the number of a display, or nothing where there is no server for one.
QByteArray startDisplay(QProcess &server)
{
    server.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"800x600x24"_s, u"-nolisten"_s, u"tcp"_s});
    return server.waitForReadyRead(10'000) ? ":" + server.readLine().trimmed() : QByteArray();
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 2 && QByteArray(argv[1]) == "--watcher")
        return watch(argc, argv);
    PrivateBus bus;
    QProcess display;
    QProcess watcher;
    const bool hasBus = bus.start();
    const QByteArray number = startDisplay(display);
    if (!hasBus || number.isEmpty()) {
        std::printf("SKIP: no dbus-daemon or no Xvfb here\n");
        return 0;
    }
    watcher.start(QString::fromLocal8Bit(argv[0]), {u"--watcher"_s});
    if (!watcher.waitForReadyRead(10'000) || watcher.readLine() != "ready\n")
        return 1;
    qputenv("DISPLAY", number);
    qputenv("QT_QPA_PLATFORM", "xcb");
    qputenv("XDG_CURRENT_DESKTOP", "KDE");
    int result = 1;
    {
        QApplication application(argc, argv);
        TestTray test(watcher);
        result = QTest::qExec(&test, argc, argv);
    }
    for (QProcess *process : {&watcher, &display}) {
        process->terminate();
        process->waitForFinished();
    }
    return result;
}

#include "tst_tray.moc"
