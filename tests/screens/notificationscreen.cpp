// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screens/realscreen.h"
#include "tests/support/privatebus.h"

#include <QtCore/QMap>
#include <QtCore/QStandardPaths>
#include <QtDBus/QDBusConnection>
#include <QtWidgets/QMenu>

namespace chautari::screens {

//! The desktop that shows notices.
class ScreenDesktop : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QMap<uint, QStringList> shown; //!< title and text
    int calls = 0;

public Q_SLOTS:
    QStringList GetCapabilities() { return {u"actions"_s, u"body"_s, u"inline-reply"_s}; }
    uint Notify(const QString &, uint replaces, const QString &, const QString &title, const QString &body,
        const QStringList &, const QVariantMap &, int)
    {
        ++calls;
        const uint id = replaces ? replaces : ++m_last;
        shown[id] = {title, body};
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

//! What the desktop is told of real messages, and what its answers do.
class NotificationsScreen : public RealScreen
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aMessageIsToldAnsweredAndRead();
    void whatIsReadElsewhereOrDeletedIsTakenBack();
    void nothingIsToldOfWhatIsMutedOrLookedAt();

private:
    void prepare() override;
    //! She works with something else.
    void lookAway()
    {
        m_other.show();
        m_other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_other));
    }
    QStringList notice() const { return m_desktop->shown.isEmpty() ? QStringList() : m_desktop->shown.first(); }

    test::PrivateBus m_bus;
    std::unique_ptr<QDBusConnection> m_connection;
    std::unique_ptr<ScreenDesktop> m_desktop;
    QWidget m_other;
};

void NotificationsScreen::prepare()
{
    if (QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty())
        QSKIP("no dbus-daemon here");
    QVERIFY(m_bus.start());
    m_connection = std::make_unique<QDBusConnection>(
        QDBusConnection::connectToBus(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"), u"desktop"_s));
    QVERIFY(m_connection->isConnected());
}

void NotificationsScreen::init()
{
    m_desktop = std::make_unique<ScreenDesktop>();
    QVERIFY(m_connection->registerObject(u"/org/freedesktop/Notifications"_s, m_desktop.get(),
        QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    QVERIFY(m_connection->registerService(u"org.freedesktop.Notifications"_s));
    RealScreen::init();
}

void NotificationsScreen::cleanup()
{
    RealScreen::cleanup();
    m_other.hide();
    m_connection->unregisterService(u"org.freedesktop.Notifications"_s);
    m_connection->unregisterObject(u"/org/freedesktop/Notifications"_s);
    m_desktop.reset();
}

void NotificationsScreen::aMessageIsToldAnsweredAndRead()
{
    lookAway();
    bikash->session->sendText(cleaning, u"Is 3 < 4 o'clock?"_s);
    TRY_COMPARE(notice(), QStringList({u"Bikash Thapa"_s, u"Is 3 < 4 o'clock?"_s}));
    TRY_COMPARE(bikash->delivery(u"Is 3 < 4 o'clock?"_s), DeliveryState::Delivered);
    Q_EMIT m_desktop->NotificationReplied(m_desktop->shown.firstKey(), u"In an hour"_s);
    TRY_COMPARE(bikash->last().text, u"In an hour"_s);
    TRY_COMPARE(bikash->delivery(u"Is 3 < 4 o'clock?"_s), DeliveryState::Read);
    TRY_VERIFY(m_desktop->shown.isEmpty());

    bikash->session->sendText(cleaning, u"Look here"_s);
    TRY_COMPARE(notice().value(1), u"Look here"_s);
    open(u"Maya Gurung"_s);
    lookAway();
    Q_EMIT m_desktop->ActionInvoked(m_desktop->shown.firstKey(), u"default"_s);
    TRY_COMPARE(view().messages().conversation(), cleaning);
    TRY_COMPARE(bikash->delivery(u"Look here"_s), DeliveryState::Read);
    TRY_VERIFY(m_desktop->shown.isEmpty());
}

void NotificationsScreen::whatIsReadElsewhereOrDeletedIsTakenBack()
{
    lookAway();
    Peer &phone = join(u"asha"_s);
    bikash->session->sendText(cleaning, u"first"_s);
    bikash->session->sendText(cleaning, u"second"_s);
    TRY_VERIFY(notice().value(1).contains(u"second"_s));
    TRY_VERIFY(phone.has(u"second"_s));
    const Message second = phone.message(u"second"_s);
    phone.session->markRead(cleaning, second.id, second.seq);
    TRY_VERIFY(m_desktop->shown.isEmpty());
    bikash->session->sendText(cleaning, u"a slip"_s);
    TRY_VERIFY(notice().value(1).contains(u"a slip"_s));
    TRY_VERIFY(bikash->message(u"a slip"_s).id.isValid());
    bikash->session->deleteMessage(bikash->message(u"a slip"_s), DeletionType::Everyone);
    TRY_VERIFY(m_desktop->shown.isEmpty());
}

void NotificationsScreen::nothingIsToldOfWhatIsMutedOrLookedAt()
{
    receive(u"She sees this"_s);
    open(u"Gopal Maharjan"_s);
    QVERIFY(choose(conversationMenu(), u"muteAction"_s));
    constexpr ConversationId laptop{5};
    Peer &gopal = join(u"gopal"_s);
    Peer &phone = join(u"asha"_s);
    TRY_VERIFY(phone.conversation(laptop).isMuted);
    open(u"Maya Gurung"_s);
    lookAway();
    gopal.session->sendText(laptop, u"The SSD is here"_s);
    const auto *list = asha->window.findChild<ConversationListModel *>();
    TRY_COMPARE(list->conversation(laptop)->latestMessages.first().text, u"The SSD is here"_s);
    bikash->session->sendText(cleaning, u"told"_s);
    TRY_COMPARE(notice(), QStringList({u"Bikash Thapa"_s, u"told"_s}));
    QCOMPARE(m_desktop->calls, 1);
}

std::unique_ptr<QObject> notificationsScreen()
{
    return std::make_unique<NotificationsScreen>();
}

} // namespace chautari::screens

#include "notificationscreen.moc"
