// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/mainwindow/appcontroller.h"
#include "tests/screens/realscreen.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QLabel>

namespace chautari::screens {

//! From the first page of the program to a person's conversations, and out again.
class LoginScreen : public RealScreen
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void entersByATypedAddressAfterAWrongPassword();
    void aTakenNameIsSaidInItsFieldAndAnotherOneIsTaken();
    void signedOutTheNextPersonMayComeIn();

private:
    QString address() const { return m_server.url().authority(); }
    static QString note(const char *name)
    {
        const auto *label = visible<QLabel>(name);
        return label ? label->text() : QString();
    }
    static void type(const char *field, const QString &text)
    {
        auto *edit = visible<QLineEdit>(field);
        QVERIFY(edit);
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(edit, text);
    }
    static void enter(const char *field) { QTest::keyClick(visible<QLineEdit>(field), Qt::Key_Return); }
    void join()
    {
        TRY_VERIFY(visible<QWidget>("joinButton"));
        QTest::keyClick(visible<QWidget>("joinButton"), Qt::Key_Return);
        type("addressEdit", address());
        enter("addressEdit");
        TRY_VERIFY(visible<QLineEdit>("emailEdit"));
    }
    int rows() const
    {
        const auto *list = m_program->mainWindow()->findChild<QListView *>(u"conversationList"_s);
        return list->model()->rowCount();
    }
    //! Whether somebody is let in with these.
    bool mayEnter(const QString &email, const QString &password)
    {
        ClientCore core;
        const std::unique_ptr<ChatSession> session = core.createSession(ServerAddress::fromHttpUrl(m_server.url()));
        QSignalSpy in(session.get(), &ChatSession::signedIn);
        session->signIn(email, password);
        return QTest::qWaitFor([&in] { return !in.isEmpty(); }, 30'000);
    }

    std::unique_ptr<AppController> m_program;
};

void LoginScreen::init()
{
    const QString profile = u"login-screen"_s;
    QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/chautari/client/"_s + profile)
        .removeRecursively();
    AppSettings(profile).setAccount({}, {});
    AppOptions options;
    options.profile = profile;
    m_program = std::make_unique<AppController>(options);
    QVERIFY(m_program->start());
}

void LoginScreen::cleanup()
{
    m_program.reset();
}

void LoginScreen::entersByATypedAddressAfterAWrongPassword()
{
    join();
    type("emailEdit", demoEmail(u"asha"_s));
    enter("emailEdit");
    type("passwordEdit", u"not this one"_s);
    enter("passwordEdit");
    TRY_VERIFY(!note("problemLabel").isEmpty());
    QVERIFY(!m_program->mainWindow());
    type("passwordEdit", demoPassword());
    enter("passwordEdit");
    TRY_VERIFY(m_program->mainWindow() && m_program->mainWindow()->isVisible());
    TRY_VERIFY(rows() >= 3);
    QVERIFY(m_program->mainWindow()->windowTitle().contains(u"Asha Rai"_s));
    TRY_VERIFY(!visible<QWidget>("loginWindow"));
}

void LoginScreen::aTakenNameIsSaidInItsFieldAndAnotherOneIsTaken()
{
    join();
    QTest::keyClick(visible<QWidget>("createAccountButton"), Qt::Key_Return);
    TRY_VERIFY(visible<QLineEdit>("usernameEdit"));
    type("firstNameEdit", u"Kamala"_s);
    type("lastNameEdit", u"KC"_s);
    type("emailEdit", u"kamala@example.np"_s);
    type("usernameEdit", u"bikash"_s);
    type("passwordEdit", u"pipal-tree-7"_s);
    type("password2Edit", u"pipal-tree-7"_s);
    enter("password2Edit");
    TRY_VERIFY(!note("usernameNote").isEmpty() && visible<QLineEdit>("usernameEdit")->property("invalid").toBool());
    QVERIFY(visible<QLineEdit>("usernameEdit")->hasFocus());
    QVERIFY(!visible<QLineEdit>("emailEdit")->property("invalid").toBool());
    type("usernameEdit", u"kamala.kc"_s);
    enter("usernameEdit");
    TRY_VERIFY(m_program->mainWindow() && m_program->mainWindow()->windowTitle().contains(u"Kamala KC"_s));
    TRY_VERIFY(visible<QWidget>("emptyStateButton")); // she knows nobody yet
    QCOMPARE(rows(), 0);
    QVERIFY(mayEnter(u"kamala@example.np"_s, u"pipal-tree-7"_s));
}

void LoginScreen::signedOutTheNextPersonMayComeIn()
{
    join();
    type("emailEdit", demoEmail(u"asha"_s));
    type("passwordEdit", demoPassword());
    enter("passwordEdit");
    TRY_VERIFY(m_program->mainWindow());
    TRY_VERIFY(rows() >= 3);
    m_program->mainWindow()->findChild<QAction *>(u"signOutAction"_s)->trigger();
    TRY_VERIFY(!m_program->mainWindow());
    TRY_VERIFY(visible<QLineEdit>("emailEdit"));
    type("emailEdit", demoEmail(u"bikash"_s));
    type("passwordEdit", demoPassword());
    enter("passwordEdit");
    TRY_VERIFY(m_program->mainWindow() && m_program->mainWindow()->windowTitle().contains(u"Bikash Thapa"_s));
    TRY_COMPARE(rows(), 2); // his, and nothing of hers
    const auto *list = m_program->mainWindow()->findChild<ConversationListModel *>();
    QVERIFY(list->conversation(cleaning) && !list->conversation(ConversationId(4)));
}

std::unique_ptr<QObject> loginScreen()
{
    return std::make_unique<LoginScreen>();
}

} // namespace chautari::screens

#include "loginscreen.moc"
