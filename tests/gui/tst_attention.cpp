// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// New messages on a real bus, before a daemon that writes down what it is asked to show.
#include "app/ui/notify/attention.h"
#include "app/ui/notify/desktoplock.h"
#include "app/ui/notify/desktopmotion.h"
#include "app/ui/notify/notificationbus.h"
#include "tests/gui/fakesession.h"
#include "tests/gui/messagebuilder.h"
#include "tests/support/privatebus.h"

#include <QtCore/QStandardPaths>
#include <QtDBus/QDBusMessage>
#include <QtTest/QtTest>

using namespace chautari;
using namespace chautari::testing;
using namespace Qt::StringLiterals;

class FakeDaemon : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Notice
    {
        QString title;
        QString body;
        QStringList actions;
    };

    QStringList capabilities{u"actions"_s, u"body"_s, u"body-markup"_s, u"inline-reply"_s};
    QMap<uint, Notice> shown;
    int calls = 0;

public Q_SLOTS:
    QStringList GetCapabilities() { return capabilities; }
    uint Notify(const QString &, uint replaces, const QString &, const QString &title, const QString &body,
        const QStringList &actions, const QVariantMap &, int)
    {
        ++calls;
        const uint id = replaces ? replaces : ++m_last;
        shown[id] = {title, body, actions};
        return id;
    }
    void CloseNotification(uint id)
    {
        shown.remove(id);
        Q_EMIT NotificationClosed(id, 3);
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationReplied(uint id, const QString &text);
    void NotificationClosed(uint id, uint reason);

private:
    uint m_last = 0;
};

//! The portal of the desktop's settings.
class FakePortal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    bool hasAnimations = false;

public Q_SLOTS:
    QDBusVariant Read(const QString &group, const QString &key)
    {
        if (group == u"org.gnome.desktop.interface"_s && key == u"enable-animations"_s)
            return QDBusVariant(QVariant::fromValue(QDBusVariant(hasAnimations)));
        return QDBusVariant(0U);
    }

Q_SIGNALS:
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);
};

class TestAttention : public QObject, public AttentionOwner
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void tellsWhoWroteWhat();
    void textOfOthersIsNeverMarkup();
    void oneNoticePerConversation();
    void silentWhereThePersonIsLooking();
    void silentWhenMutedOrOff();
    void tellsNothingTwice();
    void goesWhenReadElsewhere();
    void clickOpensAndReplySends();
    void withoutTextWhenThePersonSaysSo();
    void aDesktopThatComesLaterIsAsked();
    void tellsNothingOfALockedProgram();
    void hearsWhenTheScreenIsLocked();
    void hearsThatNothingShallMove();

private:
    [[nodiscard]] ConversationId conversationInSight() const override { return m_inSight; }
    void bringToFront(ConversationId conversation) override { m_brought = conversation; }
    void arrive(const Message &message);
    void publish();

    test::PrivateBus m_privateBus;
    std::unique_ptr<QDBusConnection> m_desktop;
    std::unique_ptr<FakeDaemon> m_daemon;
    std::unique_ptr<FakeSession> m_fake;
    std::unique_ptr<ConversationListModel> m_model;
    std::unique_ptr<NotificationBus> m_bus;
    std::unique_ptr<Attention> m_attention;
    ConversationId m_inSight;
    ConversationId m_brought;
};

void TestAttention::initTestCase()
{
    if (QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty())
        QSKIP("no dbus-daemon here");
    QVERIFY(m_privateBus.start());
    const QString address = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
    m_desktop = std::make_unique<QDBusConnection>(QDBusConnection::connectToBus(address, u"desktop"_s));
    QVERIFY(m_desktop->isConnected());
}

void TestAttention::publish()
{
    QVERIFY(m_desktop->registerObject(u"/org/freedesktop/Notifications"_s, m_daemon.get(),
        QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    QVERIFY(m_desktop->registerService(u"org.freedesktop.Notifications"_s));
}

void TestAttention::init()
{
    m_daemon = std::make_unique<FakeDaemon>();
    publish();
    m_fake = std::make_unique<FakeSession>();
    m_model = std::make_unique<ConversationListModel>();
    m_model->setMe(me);
    SessionChanges known;
    known.conversations << conversation();
    m_model->apply(known);
    m_bus = std::make_unique<NotificationBus>(QDBusConnection::sessionBus());
    m_attention = std::make_unique<Attention>(m_fake->session(), *m_model, *m_bus, *this);
    m_inSight = {};
    m_brought = {};
}

void TestAttention::cleanup()
{
    m_attention.reset();
    m_bus.reset();
    m_model.reset();
    m_fake.reset();
    m_desktop->unregisterService(u"org.freedesktop.Notifications"_s);
    m_desktop->unregisterObject(u"/org/freedesktop/Notifications"_s);
    m_daemon.reset();
}

void TestAttention::arrive(const Message &message)
{
    SessionChanges changes;
    changes.messages << message;
    changes.arrived << message;
    Q_EMIT m_fake->session().changed(changes);
}

void TestAttention::tellsWhoWroteWhat()
{
    arrive(message(1, peer, u"Can you come?"_s));
    QTRY_COMPARE(m_daemon->shown.size(), 1);
    QCOMPARE(m_daemon->shown.first().title, u"Bikash Thapa"_s);
    QCOMPARE(m_daemon->shown.first().body, u"Can you come?"_s);
    QVERIFY(m_daemon->shown.first().actions.contains(u"inline-reply"_s));
}

void TestAttention::textOfOthersIsNeverMarkup()
{
    arrive(message(1, peer, u"<img src='http://x/'><b>5 < 6</b> & more"_s));
    QTRY_COMPARE(m_daemon->shown.size(), 1);
    QVERIFY(!m_daemon->shown.first().body.contains(u'<'));
    QVERIFY(m_daemon->shown.first().body.contains(u"&lt;b&gt;5 &lt; 6"_s));
}

void TestAttention::oneNoticePerConversation()
{
    for (int i = 1; i <= 3; ++i) {
        arrive(message(i, peer, u"line %1"_s.arg(i)));
        QTRY_COMPARE(m_daemon->calls, i);
    }
    QTRY_VERIFY(m_daemon->shown.first().body.contains(u"line 3"_s));
    QCOMPARE(m_daemon->shown.size(), 1);
    QVERIFY(m_daemon->shown.first().body.contains(u'3'));
}

void TestAttention::silentWhereThePersonIsLooking()
{
    m_inSight = talk;
    arrive(message(1, peer, u"seen at once"_s));
    m_inSight = {};
    arrive(message(2, me, u"from my phone"_s));
    arrive(message(3, peer, u"told"_s));
    QTRY_COMPARE(m_daemon->calls, 1);
    QCOMPARE(m_daemon->shown.first().body, u"told"_s);
    m_inSight = talk;
    m_attention->handleSight();
    QTRY_VERIFY(m_daemon->shown.isEmpty());
}

void TestAttention::silentWhenMutedOrOff()
{
    SessionChanges muted;
    muted.conversations << conversation();
    muted.conversations.first().isMuted = true;
    muted.conversations.first().position = 5;
    m_model->apply(muted);
    arrive(message(1, peer, u"muted"_s));
    muted.conversations.first().isMuted = false;
    muted.conversations.first().position = 6;
    m_model->apply(muted);
    m_attention->setRules({false, true});
    arrive(message(2, peer, u"off"_s));
    m_attention->setRules({true, true});
    arrive(message(3, peer, u"told"_s));
    QTRY_COMPARE(m_daemon->calls, 1);
    QCOMPARE(m_daemon->shown.first().body, u"told"_s);
}

void TestAttention::tellsNothingTwice()
{
    arrive(message(4, peer, u"once"_s));
    QTRY_COMPARE(m_daemon->calls, 1);
    arrive(message(4, peer, u"once"_s)); // again, after a break
    arrive(message(5, peer, u"next"_s));
    QTRY_COMPARE(m_daemon->calls, 2);
    QVERIFY(m_daemon->shown.first().body.contains(u"next"_s));
}

void TestAttention::goesWhenReadElsewhere()
{
    arrive(message(1, peer, u"hello"_s));
    QTRY_COMPARE(m_daemon->shown.size(), 1);
    SessionChanges read;
    read.conversations << conversation(); // nothing unread
    Q_EMIT m_fake->session().changed(read);
    QTRY_VERIFY(m_daemon->shown.isEmpty());
    // Read before the desktop has even answered.
    arrive(message(2, peer, u"hello again"_s));
    Q_EMIT m_fake->session().changed(read);
    QTRY_COMPARE(m_daemon->calls, 2); // it was shown
    QTRY_VERIFY(m_daemon->shown.isEmpty());
}

void TestAttention::clickOpensAndReplySends()
{
    arrive(message(1, peer, u"Can you come?"_s));
    QTRY_COMPARE(m_daemon->shown.size(), 1);
    Q_EMIT m_daemon->ActionInvoked(999, u"default"_s); // another program's
    Q_EMIT m_daemon->NotificationReplied(m_daemon->shown.firstKey(), u"In an hour"_s);
    QTRY_COMPARE(m_fake->commands(), QStringList({u"sendText 7 In an hour"_s, u"markRead 7 1"_s}));
    QVERIFY(!m_brought.isValid());
    const auto showsOnly = [this](const QString &text) {
        return m_daemon->shown.size() == 1 && m_daemon->shown.first().body.contains(text);
    };
    arrive(message(2, peer, u"Thanks"_s));
    QTRY_VERIFY(showsOnly(u"Thanks"_s));
    Q_EMIT m_daemon->ActionInvoked(m_daemon->shown.firstKey(), u"mark-read"_s);
    QTRY_VERIFY(m_fake->commands().contains(u"markRead 7 2"_s));
    arrive(message(3, peer, u"And?"_s));
    QTRY_VERIFY(showsOnly(u"And?"_s));
    Q_EMIT m_daemon->ActionInvoked(m_daemon->shown.firstKey(), u"default"_s);
    QTRY_COMPARE(m_brought, talk);
}

void TestAttention::withoutTextWhenThePersonSaysSo()
{
    m_attention->setRules({true, false});
    arrive(message(1, peer, u"secret"_s));
    QTRY_COMPARE(m_daemon->shown.size(), 1);
    QVERIFY(!m_daemon->shown.first().body.contains(u"secret"_s));
}

void TestAttention::aDesktopThatComesLaterIsAsked()
{
    m_desktop->unregisterService(u"org.freedesktop.Notifications"_s);
    arrive(message(1, peer, u"nobody hears"_s));
    QTest::qWait(100);
    m_desktop->registerService(u"org.freedesktop.Notifications"_s);
    arrive(message(2, peer, u"heard"_s));
    QTRY_COMPARE(m_daemon->shown.size(), 1);
    QVERIFY(m_daemon->shown.first().body.contains(u"heard"_s));
}

void TestAttention::tellsNothingOfALockedProgram()
{
    arrive(message(1, peer, u"before it"_s));
    QTRY_COMPARE(m_daemon->shown.size(), 1);
    AttentionRules rules;
    rules.isLocked = true;
    m_attention->setRules(rules);
    QTRY_VERIFY(m_daemon->shown.isEmpty()); // it had a name and a text
    arrive(message(2, peer, u"secret"_s));
    QTRY_COMPARE(m_daemon->shown.size(), 1);
    const FakeDaemon::Notice notice = m_daemon->shown.first();
    QVERIFY(!notice.title.contains(u"Bikash"_s) && !notice.body.contains(u"secret"_s));
    QVERIFY(!notice.actions.contains(u"inline-reply"_s) && !notice.actions.contains(u"mark-read"_s));
    // A desktop may send them all the same.
    Q_EMIT m_daemon->NotificationReplied(m_daemon->shown.firstKey(), u"by a stranger"_s);
    Q_EMIT m_daemon->ActionInvoked(m_daemon->shown.firstKey(), u"mark-read"_s);
    Q_EMIT m_daemon->ActionInvoked(m_daemon->shown.firstKey(), u"default"_s);
    QTRY_COMPARE(m_brought, talk); // the last one came
    QVERIFY(m_fake->commands().isEmpty());
}

void TestAttention::hearsWhenTheScreenIsLocked()
{
    const DesktopLock lock(QDBusConnection::sessionBus());
    QSignalSpy locked(&lock, &DesktopLock::locked);
    const auto say = [this](const QString &screen, bool isActive) {
        QDBusMessage signal = QDBusMessage::createSignal(u"/ScreenSaver"_s, screen, u"ActiveChanged"_s);
        signal.setArguments({isActive});
        QVERIFY(m_desktop->send(signal));
    };
    say(u"org.freedesktop.ScreenSaver"_s, true);
    QTRY_COMPARE(locked.size(), 1);
    say(u"org.freedesktop.ScreenSaver"_s, false);
    say(u"org.gnome.ScreenSaver"_s, true);
    QTRY_COMPARE(locked.size(), 2);
}

void TestAttention::hearsThatNothingShallMove()
{
    const DesktopMotion alone(QDBusConnection::sessionBus());
    FakePortal portal;
    QVERIFY(m_desktop->registerObject(u"/org/freedesktop/portal/desktop"_s, &portal,
        QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    QVERIFY(m_desktop->registerService(u"org.freedesktop.portal.Desktop"_s));
    const DesktopMotion motion(QDBusConnection::sessionBus());
    QVERIFY(!motion.isReduced()); // it waits for nothing
    QTRY_VERIFY(motion.isReduced());
    QVERIFY(!alone.isReduced()); // there was nobody to ask
    Q_EMIT portal.SettingChanged(u"org.gnome.desktop.interface"_s, u"enable-animations"_s, QDBusVariant(true));
    QTRY_VERIFY(!motion.isReduced());
    Q_EMIT portal.SettingChanged(u"org.freedesktop.appearance"_s, u"reduced-motion"_s, QDBusVariant(1U));
    QTRY_VERIFY(motion.isReduced() && alone.isReduced());
    m_desktop->unregisterService(u"org.freedesktop.portal.Desktop"_s);
    m_desktop->unregisterObject(u"/org/freedesktop/portal/desktop"_s);
}

QTEST_GUILESS_MAIN(TestAttention)
#include "tst_attention.moc"
