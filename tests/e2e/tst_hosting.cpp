// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/ownhost.h"
#include "app/session/hostfollower.h"
#include "app/ui/mainwindow/appcontroller.h"
#include "lan/beaconsender.h"
#include "tests/e2e/clientside.h"
#include "tests/lan/fakeavahi.h"
#include "tests/support/fakesystemd.h"
#include "tests/support/impostor.h"
#include "tests/support/ownnetwork.h"
#include "tests/support/privatebus.h"

#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QScopeGuard>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace chautari;

namespace {

constexpr int patience = 30'000; // a deadline, not a wait

bool hasOwnNetwork = false;
bool hasBus = false;

//! A keyring, for a program that is started again.
class MemoryVault : public TokenVault
{
public:
    void read(const QString &account, std::function<void(const QString &refresh)> done) override
    {
        done(m_tokens.value(account));
    }
    void write(const QString &account, const QString &refresh, std::function<void(bool)> done) override
    {
        m_tokens.insert(account, refresh);
        done(true);
    }
    void remove(const QString &account) override { m_tokens.remove(account); }

private:
    QHash<QString, QString> m_tokens; // of one program at a time
};

} // namespace

//! "Host on this computer" and joining there, by keys and clicks in two programs' windows, with real servers, TLS and
//! disks. In a network of its own.
class HostingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aLinkLeadsIn();
    void anOwnersLinkWithoutAKeyLeadsIn();
    void whoAsksIsLetIn();
    void aCodeLeadsIn();
    void aWrongCodeIsVoid();
    void theSameNumberLeadsOn();
    void anImpostorIsRefused();
    void aManInTheMiddleIsRefused();
    void aSpoofedServiceIsRefused();
    void whoAnswersLateIsListedToo();
    void whoIsSentAwayIsTold();
    void hostingComesBackAndStops();
    void aKeptPlaceOutlivesItsWindow();
    void whoClosesTheWindowAtOnceIsKeptToo();
    void aServiceThatDoesNotStartChangesNothing();
    void aBackupIsPutBack();
    void aHostThatMovedIsFollowed();
    void whoStandsAtTheOldAddressIsNotInTheWay();
    void anAddressOfTheLinkIsEnough();
    void anOldLinkFindsTheHostByItsKey();
    void theSelfTestSaysWhy();
    void aHostInNoNetworkSaysSoAndRecovers();

private:
    //! One program: the host's or a guest's. Before somebody is signed in, its windows are told apart by being new.
    struct Program
    {
        explicit Program(const QString &profile, std::shared_ptr<TokenVault> vault = {})
        {
            AppOptions options;
            options.vault = std::move(vault);
            options.profile = profile;
            before = QApplication::topLevelWidgets();
            controller = std::make_unique<AppController>(options);
        }
        std::unique_ptr<AppController> controller;
        QWidgetList before;

        //! The visible one of that name in any window of this program.
        template <typename T>
        T *find(const QString &name) const
        {
            QWidgetList windows = QApplication::topLevelWidgets();
            if (QWidget *main = controller->mainWindow())
                windows = {main}; // its dialogs are its children
            for (QWidget *window : std::as_const(windows)) {
                if (before.contains(window) || !window->isVisible())
                    continue;
                for (T *each : window->findChildren<T *>(name)) {
                    if (each->isVisible())
                        return each;
                }
            }
            return nullptr;
        }
    };

    static void type(QWidget *field, const QString &text) { QTest::keyClicks(field, text); }
    static void click(QAbstractButton *button)
    {
        // A page that has just been shown is laid out a moment later.
        QVERIFY(QTest::qWaitFor([button] { return !button->rect().isEmpty(); }));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    static bool isOnline(const Program &program)
    {
        const auto *label = program.find<QLabel>(u"connectionStateLabel"_s);
        return label && label->text() == u"Online"_s;
    }
    //! What stands last in the first conversation.
    static QString lastText(const Program &program)
    {
        const auto *list = program.controller->mainWindow()->findChild<QListView *>(u"conversationList"_s);
        return list->model()->index(0, 0).data(ConversationListModel::LastTextRole).toString();
    }
    void sayFirst(const QString &text);
    void say(const QString &text);
    void openConsole();
    void fillRegistration(const Program &program, const QString &name);
    static QString findings(const Program &program); //!< of its self-test
    void openHost(const QString &rule);
    void meetHost();
    void giveCode(const QString &code);
    void giveCodeInVain(const test::Impostor &relay);
    QString joinCode();
    void joinByAddress(const QString &text, const QString &name);
    QString invitationLink();

    std::unique_ptr<QTemporaryDir> m_home;
    std::shared_ptr<TokenVault> m_hostVault; //!< null: the host signs in with each start
    std::unique_ptr<Program> m_host;
    std::unique_ptr<Program> m_guest;
};

// Waiting macros return from the function they stand in: callers look at currentTestFailed().
#define STEP(call)                                                                                                     \
    do {                                                                                                               \
        call;                                                                                                          \
        if (QTest::currentTestFailed())                                                                                \
            return;                                                                                                    \
    } while (false)

void HostingTest::initTestCase()
{
    if (!hasOwnNetwork)
        QSKIP("this machine does not allow a network of one's own");
    QApplication::setQuitOnLastWindowClosed(false);
}

void HostingTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_home->filePath(u"data"_s)));
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home->filePath(u"config"_s)));
}

void HostingTest::cleanup()
{
    m_guest.reset();
    m_host.reset();
    m_hostVault.reset();
    m_home.reset();
}

void HostingTest::fillRegistration(const Program &program, const QString &name)
{
    QTRY_VERIFY_WITH_TIMEOUT(program.find<QLineEdit>(u"firstNameEdit"_s), patience);
    type(program.find<QLineEdit>(u"firstNameEdit"_s), name);
    type(program.find<QLineEdit>(u"lastNameEdit"_s), u"Rai"_s);
    type(program.find<QLineEdit>(u"emailEdit"_s), name.toLower() + u"@example.np"_s);
    type(program.find<QLineEdit>(u"passwordEdit"_s), u"Str0ng-pass-42"_s);
    type(program.find<QLineEdit>(u"password2Edit"_s), u"Str0ng-pass-42"_s);
    click(program.find<QPushButton>(u"registerButton"_s));
}

QString HostingTest::findings(const Program &program)
{
    QStringList all;
    if (auto *list = program.find<QListWidget>(u"findingsList"_s)) {
        for (int row = 0; row < list->count(); ++row)
            all.append(list->item(row)->text());
    }
    return all.join(u'\n');
}

void HostingTest::openHost(const QString &rule)
{
    m_host = std::make_unique<Program>(u"host"_s, m_hostVault);
    QVERIFY(m_host->controller->start());
    QTRY_VERIFY(m_host->find<QPushButton>(u"hostButton"_s));
    click(m_host->find<QPushButton>(u"hostButton"_s));
    QTRY_VERIFY(m_host->find<QLineEdit>(u"placeNameEdit"_s));
    type(m_host->find<QLineEdit>(u"placeNameEdit"_s), u"Workshop"_s);
    click(m_host->find<QRadioButton>(rule));
    click(m_host->find<QPushButton>(u"startHostingButton"_s));
    STEP(fillRegistration(*m_host, u"Ramesh"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_host->find<QLabel>(u"accountNameLabel"_s), patience);
    QTRY_COMPARE(m_host->find<QLabel>(u"accountNameLabel"_s)->text(), u"Ramesh Rai"_s);
}

// The guest, who asks for the place's own service.
void HostingTest::sayFirst(const QString &text)
{
    m_guest->controller->mainWindow()->findChild<QAction *>(u"servicesAction"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QListView>(u"serviceList"_s), patience);
    auto *services = m_guest->find<QListView>(u"serviceList"_s);
    QTRY_COMPARE_WITH_TIMEOUT(services->model()->rowCount(), 1, patience);
    const QPoint first = services->visualRect(services->model()->index(0, 0)).center();
    QTest::mouseClick(services->viewport(), Qt::LeftButton, {}, first);
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QPlainTextEdit>(u"firstMessageEdit"_s), patience);
    QTest::keyClicks(m_guest->find<QPlainTextEdit>(u"firstMessageEdit"_s), u' ' + text);
    click(m_guest->find<QPushButton>(u"sendFirstButton"_s));
}

// The guest again, in the conversation that stands open.
void HostingTest::say(const QString &text)
{
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QPlainTextEdit>(u"messageEdit"_s), patience);
    auto *edit = m_guest->find<QPlainTextEdit>(u"messageEdit"_s);
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Return);
}

void HostingTest::openConsole()
{
    m_host->controller->mainWindow()->findChild<QAction *>(u"peopleAction"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_host->find<QPushButton>(u"stopHostingButton"_s), patience);
}

QString HostingTest::invitationLink()
{
    m_host->controller->mainWindow()->findChild<QAction *>(u"inviteAction"_s)->trigger();
    const auto link = [this] {
        auto *edit = m_host->find<QLineEdit>(u"invitationLinkEdit"_s);
        return edit ? edit->text() : QString();
    };
    const bool came = QTest::qWaitFor([&] { return !link().isEmpty(); }, patience);
    const QString text = came ? link() : QString();
    if (auto *button = m_host->find<QPushButton>(u"closeButton"_s))
        click(button);
    return text;
}

void HostingTest::joinByAddress(const QString &text, const QString &name)
{
    m_guest = std::make_unique<Program>(u"guest"_s);
    QVERIFY(m_guest->controller->start());
    QTRY_VERIFY(m_guest->find<QPushButton>(u"joinButton"_s));
    click(m_guest->find<QPushButton>(u"joinButton"_s));
    QTRY_VERIFY(m_guest->find<QLineEdit>(u"addressEdit"_s));
    type(m_guest->find<QLineEdit>(u"addressEdit"_s), text);
    QTest::keyClick(m_guest->find<QLineEdit>(u"addressEdit"_s), Qt::Key_Return);
    if (!text.contains(u"ticket="_s)) {
        QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QPushButton>(u"createAccountButton"_s), patience);
        click(m_guest->find<QPushButton>(u"createAccountButton"_s));
    }
    fillRegistration(*m_guest, name);
}

// From nothing to the first message, as two people would do it.
void HostingTest::aLinkLeadsIn()
{
    STEP(openHost(u"invitationRadio"_s));
    const QString link = invitationLink();
    QVERIFY2(link.startsWith(u"chautari://192.168.77.1:"_s), qPrintable(link));
    STEP(joinByAddress(link, u"Hari"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QLabel>(u"accountNameLabel"_s), patience);
    STEP(sayFirst(u"Namaste"_s));
    QTRY_VERIFY_WITH_TIMEOUT(lastText(*m_host).contains(u"Namaste"_s), patience);
}

// A server without TLS, on this computer: `chautari-server --owner-link`.
void HostingTest::anOwnersLinkWithoutAKeyLeadsIn()
{
    const QTemporaryDir data;
    QProcess server;
    server.start(QStringLiteral(CHAUTARI_SERVER_FOLDER "/chautari-server"),
        {u"--data-dir"_s, data.path(), u"--listen"_s, u"127.0.0.1:0"_s, u"--owner-link"_s});
    QString said;
    const auto link = [&] {
        said += QString::fromUtf8(server.readAllStandardOutput());
        static const QRegularExpression form(u"chautari://\\S+\n"_s);
        return form.match(said).captured().trimmed();
    };
    QTRY_VERIFY_WITH_TIMEOUT(!link().isEmpty(), patience);
    QVERIFY2(!link().contains(u'#'), qPrintable(link()));
    STEP(joinByAddress(link(), u"Hari"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QLabel>(u"accountNameLabel"_s), patience);
    auto *people = m_guest->controller->mainWindow()->findChild<QAction *>(u"peopleAction"_s);
    QTRY_VERIFY_WITH_TIMEOUT(people->isVisible(), patience); // an owner
    m_guest.reset();
    server.terminate();
    QVERIFY(server.waitForFinished(patience));
}

void HostingTest::whoAsksIsLetIn()
{
    STEP(openHost(u"approvalRadio"_s));
    const QString link = invitationLink();
    const QString withoutTicket = QString(link).remove(QRegularExpression(u"\\?[^#]*"_s));
    STEP(joinByAddress(withoutTicket, u"Hari"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QPushButton>(u"leaveWaitingButton"_s), patience);
    auto *people = m_host->controller->mainWindow()->findChild<QAction *>(u"peopleAction"_s);
    QTRY_VERIFY_WITH_TIMEOUT(people->text().contains(u'1'), patience); // told without being asked
    people->trigger();
    QTRY_VERIFY(m_host->find<QPushButton>(u"letInButton"_s));
    click(m_host->find<QPushButton>(u"letInButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QLabel>(u"accountNameLabel"_s), patience);
    QTRY_VERIFY(!people->text().contains(u'1'));
}

void HostingTest::whoIsSentAwayIsTold()
{
    STEP(openHost(u"approvalRadio"_s));
    const QString withoutTicket = invitationLink().remove(QRegularExpression(u"\\?[^#]*"_s));
    STEP(joinByAddress(withoutTicket, u"Hari"_s));
    auto *people = m_host->controller->mainWindow()->findChild<QAction *>(u"peopleAction"_s);
    QTRY_VERIFY_WITH_TIMEOUT(people->text().contains(u'1'), patience);
    people->trigger();
    QTRY_VERIFY(m_host->find<QPushButton>(u"refuseButton"_s));
    click(m_host->find<QPushButton>(u"refuseButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QPushButton>(u"signInButton"_s), patience);
    QVERIFY(!m_guest->find<QLabel>(u"accountNameLabel"_s));
}

// Picked from what is found on the network.
void HostingTest::meetHost()
{
    m_guest = std::make_unique<Program>(u"guest"_s);
    QVERIFY(m_guest->controller->start());
    QTRY_VERIFY(m_guest->find<QPushButton>(u"joinButton"_s));
    click(m_guest->find<QPushButton>(u"joinButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QListWidget>(u"foundHostsList"_s), patience);
    auto *hosts = m_guest->find<QListWidget>(u"foundHostsList"_s);
    QTRY_COMPARE(hosts->count(), 1);
    QVERIFY2(hosts->item(0)->text().startsWith(u"Workshop"_s), qPrintable(hosts->item(0)->text()));
    hosts->setFocus();
    QTest::keyClick(hosts, Qt::Key_Down);
    QTest::keyClick(hosts, Qt::Key_Return);
    QTRY_VERIFY(m_guest->find<QLineEdit>(u"joinCodeEdit"_s));
}

QString HostingTest::joinCode()
{
    m_host->controller->mainWindow()->findChild<QAction *>(u"inviteAction"_s)->trigger();
    if (!QTest::qWaitFor([this] { return m_host->find<QPushButton>(u"joinCodeButton"_s) != nullptr; }))
        return {};
    click(m_host->find<QPushButton>(u"joinCodeButton"_s));
    if (!QTest::qWaitFor([this] { return m_host->find<QLabel>(u"joinCodeLabel"_s) != nullptr; }, patience))
        return {};
    return m_host->find<QLabel>(u"joinCodeLabel"_s)->text();
}

void HostingTest::giveCode(const QString &code)
{
    auto *edit = m_guest->find<QLineEdit>(u"joinCodeEdit"_s);
    edit->clear();
    type(edit, code);
    QTest::keyClick(edit, Qt::Key_Return);
}

// Through his hands it proves nothing, and he does not learn it.
void HostingTest::giveCodeInVain(const test::Impostor &relay)
{
    const QString code = joinCode();
    giveCode(code);
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QLineEdit>(u"joinCodeEdit"_s)->property("invalid").toBool(), patience);
    QVERIFY(!m_guest->find<QLineEdit>(u"firstNameEdit"_s));
    QVERIFY(relay.heard.contains("/api/")); // so he was in between
    QVERIFY(!relay.heard.contains(code.toUtf8()) && !relay.heard.contains(QString(code).remove(u' ').toUtf8()));
}

void HostingTest::aCodeLeadsIn()
{
    STEP(openHost(u"invitationRadio"_s));
    STEP(meetHost());
    giveCode(joinCode());
    STEP(fillRegistration(*m_guest, u"Hari"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QLabel>(u"accountNameLabel"_s), patience);
    QVERIFY(m_guest->controller->mainWindow());

    // The window for another account comes again after it was closed.
    auto *add = m_guest->controller->mainWindow()->findChild<QAction *>(u"addAccountAction"_s);
    const auto loginWindow = []() -> QWidget * {
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (window->isVisible() && window->inherits("chautari::LoginWindow"))
                return window;
        }
        return nullptr;
    };
    QTRY_VERIFY(!loginWindow());
    add->trigger();
    QVERIFY(loginWindow());
    loginWindow()->close();
    QVERIFY(!loginWindow());
    add->trigger();
    QVERIFY(loginWindow());
}

void HostingTest::aWrongCodeIsVoid()
{
    STEP(openHost(u"invitationRadio"_s));
    STEP(meetHost());
    const QString code = joinCode();
    giveCode(code == u"0000 0000" ? u"1111 1111"_s : u"0000 0000"_s);
    auto *edit = m_guest->find<QLineEdit>(u"joinCodeEdit"_s);
    QTRY_VERIFY_WITH_TIMEOUT(edit->property("invalid").toBool(), patience);
    giveCode(code);
    QTRY_VERIFY_WITH_TIMEOUT(edit->property("invalid").toBool(), patience);
    QVERIFY(!m_guest->find<QLineEdit>(u"firstNameEdit"_s));
}

void HostingTest::theSameNumberLeadsOn()
{
    STEP(openHost(u"approvalRadio"_s));
    STEP(meetHost());
    m_host->controller->mainWindow()->findChild<QAction *>(u"inviteAction"_s)->trigger();
    QTRY_VERIFY(m_host->find<QLabel>(u"keyNumberLabel"_s));
    const QString number = m_guest->find<QLabel>(u"meetNumberLabel"_s)->text();
    QVERIFY(number.size() == 24);
    QVERIFY(m_host->find<QLabel>(u"keyNumberLabel"_s)->text().contains(number));
    click(m_guest->find<QPushButton>(u"sameNumberButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QPushButton>(u"createAccountButton"_s), patience);
}

// Another host with the same name: the list has both, and the code of the one proves nothing to the other.
void HostingTest::anImpostorIsRefused()
{
    STEP(openHost(u"invitationRadio"_s));
    HostedServer impostor;
    impostor.start({m_home->filePath(u"impostor"_s), 9000, {u"Workshop"_s, Registration::Open}});
    QTRY_VERIFY_WITH_TIMEOUT(impostor.isRunning(), patience);
    m_guest = std::make_unique<Program>(u"guest"_s);
    QVERIFY(m_guest->controller->start());
    QTRY_VERIFY(m_guest->find<QPushButton>(u"joinButton"_s));
    click(m_guest->find<QPushButton>(u"joinButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QListWidget>(u"foundHostsList"_s), patience);
    auto *hosts = m_guest->find<QListWidget>(u"foundHostsList"_s);
    QTRY_COMPARE_WITH_TIMEOUT(hosts->count(), 2, patience);
    const QString code = joinCode();
    const auto choose = [&](bool isImpostor) {
        for (int row = 0; row < hosts->count(); ++row) {
            if (hosts->item(row)->text().endsWith(u":9000"_s) == isImpostor)
                QTest::mouseClick(
                    hosts->viewport(), Qt::LeftButton, {}, hosts->visualItemRect(hosts->item(row)).center());
        }
    };
    choose(true);
    QTRY_VERIFY(m_guest->find<QLineEdit>(u"joinCodeEdit"_s));
    giveCode(code);
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QLineEdit>(u"joinCodeEdit"_s)->property("invalid").toBool(), patience);
    QVERIFY(!m_guest->find<QLineEdit>(u"firstNameEdit"_s));
    // His key has another number, too.
    const QString number = m_guest->find<QLabel>(u"meetNumberLabel"_s)->text();
    QVERIFY(!m_host->find<QLabel>(u"keyNumberLabel"_s)->text().contains(number));
    QTest::keyClick(m_guest->find<QLineEdit>(u"joinCodeEdit"_s), Qt::Key_Escape);
    QTRY_VERIFY(m_guest->find<QListWidget>(u"foundHostsList"_s));
    choose(false);
    QTRY_VERIFY(m_guest->find<QLineEdit>(u"joinCodeEdit"_s));
    giveCode(code); // nobody has used it up
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QLineEdit>(u"firstNameEdit"_s), patience);
}

// He passes on every byte, the code's exchange too, and his name is the place's; once under the real key's first bytes,
// which anybody can say, and once under his own.
void HostingTest::aManInTheMiddleIsRefused()
{
    STEP(openHost(u"invitationRadio"_s));
    const QString link = invitationLink();
    const auto key = KeyPin::parse(u"sha256/"_s + link.section(u"sha256/"_s, 1));
    QVERIFY(key);
    test::Impostor relay;
    QVERIFY(relay.listen(QHostAddress(u"192.168.77.1"_s), 9000));
    relay.relayTo(QUrl(u"https://127.0.0.1:8000"_s));
    lan::BeaconSender poser;
    poser.start({u"0123456789abcdef"_s, key->bytes().left(lan::pinPrefixBytes), 9000});
    STEP(meetHost()); // one row: the real one
    QTRY_VERIFY_WITH_TIMEOUT(relay.connections > 0, patience);
    QCOMPARE(relay.heard, QByteArray());
    const QString number = m_guest->find<QLabel>(u"meetNumberLabel"_s)->text();
    QTest::keyClick(m_guest->find<QLineEdit>(u"joinCodeEdit"_s), Qt::Key_Escape);

    poser.start({u"0123456789abcdef"_s, KeyPin::parse(relay.fingerprint())->bytes().left(lan::pinPrefixBytes), 9000});
    QTRY_VERIFY(m_guest->find<QListWidget>(u"foundHostsList"_s));
    auto *hosts = m_guest->find<QListWidget>(u"foundHostsList"_s);
    QTRY_COMPARE_WITH_TIMEOUT(hosts->count(), 2, patience);
    int row = 0;
    while (row < 2 && !hosts->item(row)->text().endsWith(u":9000"_s))
        ++row;
    QVERIFY(row < 2 && hosts->item(row)->text().startsWith(u"Workshop"_s));
    QTest::mouseClick(hosts->viewport(), Qt::LeftButton, {}, hosts->visualItemRect(hosts->item(row)).center());
    QTRY_VERIFY(m_guest->find<QLineEdit>(u"joinCodeEdit"_s));
    QVERIFY(m_guest->find<QLabel>(u"meetNumberLabel"_s)->text() != number);
    STEP(giveCodeInVain(relay));
}

// The same by DNS-SD, which anybody on the network can speak: first under the bytes of the real key, then under his
// own.
void HostingTest::aSpoofedServiceIsRefused()
{
    if (!hasBus)
        QSKIP("no dbus-daemon here");
    test::FakeAvahi avahi(QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"avahi"_s));
    QVERIFY(avahi.appear());
    STEP(openHost(u"invitationRadio"_s));
    const auto key = KeyPin::parse(u"sha256/"_s + invitationLink().section(u"sha256/"_s, 1));
    QVERIFY(key);
    test::Impostor relay;
    QVERIFY(relay.listen(QHostAddress(u"192.168.77.1"_s), 9000));
    relay.relayTo(QUrl(u"https://127.0.0.1:8000"_s));
    const auto announce = [&avahi](const QString &name, const KeyPin &pin) {
        test::FakeService service;
        service.name = name;
        service.type = u"_chautari._tcp"_s;
        service.address = u"192.168.77.1"_s;
        service.port = 9000;
        service.txt = {"v=1", "pin=" + pin.bytes().left(lan::pinPrefixBytes).toHex()};
        avahi.add(service);
    };
    announce(u"0123456789abcdef"_s, *key);
    STEP(meetHost()); // one row: the real one
    QTRY_VERIFY_WITH_TIMEOUT(relay.connections > 0, patience);
    QCOMPARE(relay.heard, QByteArray());
    QTest::keyClick(m_guest->find<QLineEdit>(u"joinCodeEdit"_s), Qt::Key_Escape);

    announce(u"fedcba9876543210"_s, *KeyPin::parse(relay.fingerprint()));
    QTRY_VERIFY(m_guest->find<QListWidget>(u"foundHostsList"_s));
    auto *hosts = m_guest->find<QListWidget>(u"foundHostsList"_s);
    QTRY_COMPARE_WITH_TIMEOUT(hosts->count(), 2, patience);
    const bool isFirst = hosts->item(0)->text().endsWith(u":9000"_s);
    QListWidgetItem *row = hosts->item(isFirst ? 0 : 1);
    QTest::mouseClick(hosts->viewport(), Qt::LeftButton, {}, hosts->visualItemRect(row).center());
    QTRY_VERIFY(m_guest->find<QLineEdit>(u"joinCodeEdit"_s));
    STEP(giveCodeInVain(relay));
}

// A computer that announces a host and lets nobody in, until its firewall is opened.
void HostingTest::whoAnswersLateIsListedToo()
{
    STEP(openHost(u"invitationRadio"_s));
    test::Impostor other; // as far as the list goes, one more host
    other.relayTo(QUrl(u"https://127.0.0.1:8000"_s));
    lan::BeaconSender announcement;
    announcement.start(
        {u"0123456789abcdef"_s, KeyPin::parse(other.fingerprint())->bytes().left(lan::pinPrefixBytes), 9000});
    int knocks = 0;
    QTcpServer shut;
    connect(&shut, &QTcpServer::newConnection, &shut, [&] {
        ++knocks;
        shut.nextPendingConnection()->abort();
    });
    QVERIFY(shut.listen(QHostAddress(u"192.168.77.1"_s), 9000));
    m_guest = std::make_unique<Program>(u"guest"_s);
    QVERIFY(m_guest->controller->start());
    QTRY_VERIFY(m_guest->find<QPushButton>(u"joinButton"_s));
    click(m_guest->find<QPushButton>(u"joinButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QListWidget>(u"foundHostsList"_s), patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_guest->find<QListWidget>(u"foundHostsList"_s)->count(), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(knocks > 1, patience); // again, without being told
    shut.close();
    QVERIFY(other.listen(QHostAddress(u"192.168.77.1"_s), 9000));
    QTRY_COMPARE_WITH_TIMEOUT(m_guest->find<QListWidget>(u"foundHostsList"_s)->count(), 2, patience);
}

// A host that is started again serves the same people with the same key; stopped, it serves nobody.
void HostingTest::hostingComesBackAndStops()
{
    STEP(openHost(u"invitationRadio"_s));
    STEP(joinByAddress(invitationLink(), u"Hari"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QLabel>(u"accountNameLabel"_s), patience);
    const auto isOnline = [this] {
        const auto *label = m_guest->find<QLabel>(u"connectionStateLabel"_s);
        return label && label->text() == u"Online"_s;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(), patience);
    m_host.reset();
    QTRY_VERIFY_WITH_TIMEOUT(!isOnline(), patience);
    m_host = std::make_unique<Program>(u"host"_s);
    QVERIFY(m_host->controller->start());
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(), 2 * patience);
    m_host->controller->mainWindow()->findChild<QAction *>(u"peopleAction"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_host->find<QPushButton>(u"stopHostingButton"_s), patience);
    click(m_host->find<QPushButton>(u"stopHostingButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_host->find<QPushButton>(u"stopHostingNowButton"_s), patience);
    click(m_host->find<QPushButton>(u"stopHostingNowButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!isOnline(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_host->find<QPushButton>(u"stopHostingButton"_s), patience);
    m_guest->controller->mainWindow()->findChild<QAction *>(u"testNetworkAction"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(findings(*m_guest).contains(u"192.168.77.1:8000, but no place is hosted"_s), patience);
}

// From the program to a service and back: nobody signs in again, and what was written in between is there. The
// service's server is a real one, which would not start while the program still held the data.
void HostingTest::aKeptPlaceOutlivesItsWindow()
{
    if (!hasBus)
        QSKIP("no dbus-daemon here");
    test::FakeSystemd systemd;
    m_hostVault = std::make_shared<MemoryVault>();
    STEP(openHost(u"invitationRadio"_s));
    const QString link = invitationLink();
    STEP(joinByAddress(link, u"Hari"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QLabel>(u"accountNameLabel"_s), patience);
    STEP(sayFirst(u"Namaste"_s));
    QTRY_VERIFY_WITH_TIMEOUT(lastText(*m_host).contains(u"Namaste"_s), patience);
    STEP(openConsole());
    auto *keep = m_host->find<QCheckBox>(u"keepRunningBox"_s);
    QVERIFY(keep && keep->isEnabled() && !keep->isChecked());
    QTest::mouseClick(keep, Qt::LeftButton, {}, {keep->height() / 2, keep->height() / 2});
    QTRY_VERIFY_WITH_TIMEOUT(systemd.isRunning() && keep->isEnabled(), patience);
    QVERIFY(keep->isChecked() && systemd.isEnabled());
    QVERIFY(!m_host->find<QLabel>(u"placeProblemLabel"_s));
    const QString settings = m_home->filePath(u"config/chautari/host.conf"_s);
    QCOMPARE(
        QFile::permissions(settings) & ~(QFile::ReadUser | QFile::WriteUser), QFile::ReadOwner | QFile::WriteOwner);
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(*m_host) && isOnline(*m_guest), patience);
    STEP(say(u"still here"_s));
    QTRY_COMPARE_WITH_TIMEOUT(lastText(*m_host), u"still here"_s, patience);
    QTest::keyClick(keep, Qt::Key_Escape);
    const QRegularExpression portAndKey(u":\\d+/|#sha256/.*"_s); // addresses of IPv6 come when the network has them
    const auto whatStays = [&portAndKey](const QString &text) {
        QStringList all;
        for (const QRegularExpressionMatch &match : portAndKey.globalMatch(text))
            all.append(match.captured());
        return all;
    };
    QCOMPARE(whatStays(invitationLink()), whatStays(link));
    QCOMPARE(whatStays(link).size(), 2);

    const qint64 pid = systemd.mainPid();
    m_host.reset();
    QVERIFY(systemd.isRunning());
    STEP(say(u"are you there"_s));
    m_host = std::make_unique<Program>(u"host"_s, m_hostVault);
    QVERIFY(m_host->controller->start());
    QTRY_COMPARE_WITH_TIMEOUT(lastText(*m_host), u"are you there"_s, patience);
    QVERIFY(isOnline(*m_guest));
    STEP(openConsole());
    keep = m_host->find<QCheckBox>(u"keepRunningBox"_s);
    QTRY_VERIFY_WITH_TIMEOUT(keep->isEnabled() && keep->isChecked(), patience);
    QCOMPARE(systemd.mainPid(), pid); // left alone

    QTest::mouseClick(keep, Qt::LeftButton, {}, {keep->height() / 2, keep->height() / 2});
    QTRY_VERIFY_WITH_TIMEOUT(keep->isEnabled() && !systemd.isRunning(), patience);
    QVERIFY(!keep->isChecked() && !systemd.isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(*m_host) && isOnline(*m_guest), patience);
    STEP(say(u"and here"_s));
    QTRY_COMPARE_WITH_TIMEOUT(lastText(*m_host), u"and here"_s, patience);
}

// The program ends while the server inside is being stopped, before the service was asked for. The next one finds that
// the service is not what it was: it has another place's data, or does not start.
void HostingTest::whoClosesTheWindowAtOnceIsKeptToo()
{
    if (!hasBus)
        QSKIP("no dbus-daemon here");
    test::FakeSystemd systemd;
    auto host = std::make_unique<OwnHost>();
    const HostPlan plan{m_home->filePath(u"place"_s), 8000, {u"Workshop"_s, Registration::Open}};
    host->start(plan, false);
    QTRY_VERIFY_WITH_TIMEOUT(host->isRunning() && host->canBeKept(), patience);
    connect(host.get(), &OwnHost::keptChosen, this, [&] { QTimer::singleShot(0, this, [&] { host.reset(); }); });
    host->setKept(true);
    QTRY_VERIFY_WITH_TIMEOUT(!host, patience);
    QTRY_VERIFY_WITH_TIMEOUT(systemd.isRunning(), patience);

    host = std::make_unique<OwnHost>();
    int problems = 0;
    connect(host.get(), &OwnHost::keepFailed, this, [&problems] { ++problems; });
    host->start({m_home->filePath(u"other"_s), 9000, {}}, true);
    QTRY_VERIFY_WITH_TIMEOUT(host->isRunning(), patience);
    QVERIFY(problems == 1 && !host->isKept() && systemd.isRunning());

    systemd.StopUnit(u"chautari-host.service"_s, u"replace"_s);
    QTRY_VERIFY_WITH_TIMEOUT(systemd.mainPid() == 0, patience);
    systemd.startsFail = true;
    host = std::make_unique<OwnHost>();
    connect(host.get(), &OwnHost::keepFailed, this, [&problems] { ++problems; });
    host->start(plan, true);
    QTRY_VERIFY_WITH_TIMEOUT(host->isRunning(), patience);
    QVERIFY(problems == 2 && !host->isKept() && host->status().port == 8000);

    // What answers on loopback could be anybody's, without the key to know it by.
    host.reset();
    systemd.startsFail = false;
    const QString certificate = plan.dataDir + u"/keys/tls-certificate.pem"_s;
    QVERIFY(QFile::remove(certificate));
    host = std::make_unique<OwnHost>();
    connect(host.get(), &OwnHost::keepFailed, this, [&problems] { ++problems; });
    host->start(plan, true);
    QTRY_VERIFY_WITH_TIMEOUT(host->isRunning(), patience);
    QVERIFY(problems == 3 && !host->isKept() && QFile::exists(certificate));
}

void HostingTest::aServiceThatDoesNotStartChangesNothing()
{
    if (!hasBus)
        QSKIP("no dbus-daemon here");
    test::FakeSystemd systemd;
    m_hostVault = std::make_shared<MemoryVault>();
    systemd.startsFail = true;
    STEP(openHost(u"invitationRadio"_s));
    STEP(openConsole());
    auto *keep = m_host->find<QCheckBox>(u"keepRunningBox"_s);
    QVERIFY(keep);
    QTest::mouseClick(keep, Qt::LeftButton, {}, {keep->height() / 2, keep->height() / 2});
    QTRY_VERIFY_WITH_TIMEOUT(m_host->find<QLabel>(u"placeProblemLabel"_s), patience);
    const QString sentence = m_host->find<QLabel>(u"placeProblemLabel"_s)->text();
    QVERIFY2(sentence.contains(u"journalctl --user -u chautari-host"_s), qPrintable(sentence));
    QVERIFY(keep->isEnabled() && !keep->isChecked() && !systemd.isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(*m_host), patience);
    m_host.reset();
    m_host = std::make_unique<Program>(u"host"_s, m_hostVault);
    QVERIFY(m_host->controller->start());
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(*m_host), patience); // inside again, and nobody asks for the service
    QVERIFY(!systemd.isRunning());
}

// By the owner, in the console: what was done after it is undone, and everybody signs in again.
void HostingTest::aBackupIsPutBack()
{
    STEP(openHost(u"invitationRadio"_s));
    constexpr int backupsPage = 5;
    const auto openConsole = [this](int page) {
        m_host->controller->mainWindow()->findChild<QAction *>(u"peopleAction"_s)->trigger();
        QTRY_VERIFY(m_host->find<QListWidget>(u"consolePages"_s));
        m_host->find<QListWidget>(u"consolePages"_s)->setCurrentRow(page);
    };
    const auto registration
        = [this] { return Registration(m_host->find<QComboBox>(u"registrationCombo"_s)->currentData().toInt()); };
    STEP(openConsole(backupsPage));
    QTRY_VERIFY(m_host->find<QPushButton>(u"makeBackupButton"_s));
    click(m_host->find<QPushButton>(u"makeBackupButton"_s));
    auto *backups = m_host->find<QListWidget>(u"backupsList"_s);
    QTRY_COMPARE_WITH_TIMEOUT(backups->count(), 1, patience);
    m_host->find<QListWidget>(u"consolePages"_s)->setCurrentRow(0);
    auto *rule = m_host->find<QComboBox>(u"registrationCombo"_s);
    QTest::keyClick(rule, Qt::Key_Down);
    QTRY_VERIFY(rule->view()->isVisible());
    QTest::keyClick(rule->view(), Qt::Key_End);
    QTest::keyClick(rule->view(), Qt::Key_Return);
    QTRY_COMPARE(registration(), Registration::Open);
    m_host->find<QListWidget>(u"consolePages"_s)->setCurrentRow(backupsPage);
    QTRY_VERIFY(m_host->find<QPushButton>(u"restoreBackupButton"_s)->isEnabled());
    click(m_host->find<QPushButton>(u"restoreBackupButton"_s));
    QTRY_VERIFY(m_host->find<QPushButton>(u"restoreNowButton"_s));
    click(m_host->find<QPushButton>(u"restoreNowButton"_s));

    QTRY_VERIFY_WITH_TIMEOUT(m_host->find<QLineEdit>(u"passwordEdit"_s), patience);
    auto *email = m_host->find<QLineEdit>(u"emailEdit"_s);
    email->clear();
    type(email, u"ramesh@example.np"_s);
    type(m_host->find<QLineEdit>(u"passwordEdit"_s), u"Str0ng-pass-42"_s);
    click(m_host->find<QPushButton>(u"signInButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_host->find<QLabel>(u"accountNameLabel"_s), patience);
    STEP(openConsole(0));
    QTRY_COMPARE(registration(), Registration::Invitation);
}

// The port of last time is somebody else's: the host takes the next one, and its guest finds it by its key.
void HostingTest::aHostThatMovedIsFollowed()
{
    STEP(openHost(u"invitationRadio"_s));
    STEP(joinByAddress(invitationLink(), u"Hari"_s));
    const auto isOnline = [this] {
        const auto *label = m_guest->find<QLabel>(u"connectionStateLabel"_s);
        return label && label->text() == u"Online"_s;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(), patience);
    m_host.reset();
    QTRY_VERIFY_WITH_TIMEOUT(!isOnline(), patience);
    QTcpServer squatter;
    QVERIFY(squatter.listen(QHostAddress::Any, 8000));
    m_host = std::make_unique<Program>(u"host"_s);
    QVERIFY(m_host->controller->start());
    QTRY_VERIFY_WITH_TIMEOUT(isOnline(), 2 * patience);
}

// Somebody else has got its address, with another key; the host is back where only the invitation says it may be, and
// nobody announces it.
void HostingTest::whoStandsAtTheOldAddressIsNotInTheWay()
{
    QHostAddress place(u"192.168.77.1"_s);
    test::TestServer server([&place](server::ServerConfig &config) {
        config.tls.mode = server::TlsSettings::Mode::Own;
        config.address = place;
        config.port = 8100;
    });
    ServerAddress address = ServerAddress::fromHttpUrl(QUrl(u"https://192.168.77.1:8100"_s))
                                .pinned(*KeyPin::parse(server.server().tlsFingerprint()));
    address.alsoAt = QStringList{u"192.168.77.9"_s, u"127.0.0.1"_s};
    ClientCore core;
    HostFollower follower(core);
    test::ClientSide asha(core, address);
    follower.add(*asha.session);
    asha.signIn(u"asha"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline(), patience);
    server.stop();
    test::Impostor impostor;
    QTRY_VERIFY(impostor.isListening() || impostor.listen(place, 8100));
    const auto state = [&asha] { return asha.session->connectionStatus().state; };
    QTRY_COMPARE_WITH_TIMEOUT(state(), ConnectionState::KeyChanged, patience);
    const QString sentence = asha.session->connectionStatus().reason;
    QVERIFY2(sentence.contains(impostor.fingerprint()), qUtf8Printable(sentence));
    const ConversationId withBikash(1);
    asha.session->sendText(withBikash, u"after the move"_s);
    place = QHostAddress(QHostAddress::LocalHost);
    server.start();
    QTRY_VERIFY_WITH_TIMEOUT(asha.isOnline(), patience);
    QCOMPARE(asha.session->server().http.host(), u"127.0.0.1"_s);
    QTRY_COMPARE_WITH_TIMEOUT(asha.count(withBikash, u"after the move"_s), 1, patience);
    QCOMPARE(impostor.heard, QByteArray());
}

// The first address leads to somebody else, the next one to nobody, the last one there. Who was in once comes back from
// the list, with nothing to compare and although nobody announces the place.
void HostingTest::anAddressOfTheLinkIsEnough()
{
    test::TestServer server([](server::ServerConfig &config) {
        config.tls.mode = server::TlsSettings::Mode::Own;
        config.address = QHostAddress(u"192.168.77.1"_s);
        config.port = 8100;
    });
    test::Impostor impostor;
    QVERIFY(impostor.listen(QHostAddress(u"127.0.0.2"_s), 8100));
    m_guest = std::make_unique<Program>(u"guest"_s);
    QVERIFY(m_guest->controller->start());
    QTRY_VERIFY(m_guest->find<QPushButton>(u"joinButton"_s));
    click(m_guest->find<QPushButton>(u"joinButton"_s));
    QTRY_VERIFY(m_guest->find<QLineEdit>(u"addressEdit"_s));
    auto *address = m_guest->find<QLineEdit>(u"addressEdit"_s);
    type(address, u"chautari://127.0.0.2:8100/?also=127.0.0.3#"_s + server.server().tlsFingerprint());
    QTest::keyClick(address, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(address->property("invalid").toBool(), patience);
    const QString problem = m_guest->find<QLabel>(u"addressNote"_s)->text();
    QVERIFY2(problem.contains(impostor.fingerprint()), qPrintable(problem));
    QVERIFY(impostor.connections > 0);
    QCOMPARE(impostor.heard, QByteArray());
    address->clear();
    type(address,
        u"chautari://127.0.0.2:8100/?also=192.168.77.9&also=192.168.77.1#"_s + server.server().tlsFingerprint());
    QTest::keyClick(address, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QPushButton>(u"signInButton"_s), patience);
    type(m_guest->find<QLineEdit>(u"emailEdit"_s), u"asha@demo.chautari.app"_s);
    type(m_guest->find<QLineEdit>(u"passwordEdit"_s), QString::fromLatin1(test::demoPassword));
    click(m_guest->find<QPushButton>(u"signInButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QLabel>(u"accountNameLabel"_s), patience);
    QCOMPARE(impostor.heard, QByteArray());

    m_guest->controller->mainWindow()->findChild<QAction *>(u"signOutAction"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!m_guest->controller->mainWindow(), patience);
    QTRY_VERIFY(m_guest->find<QLineEdit>(u"passwordEdit"_s));
    QTest::keyClick(m_guest->find<QLineEdit>(u"passwordEdit"_s), Qt::Key_Escape);
    QTRY_VERIFY(m_guest->find<QListWidget>(u"foundHostsList"_s));
    auto *hosts = m_guest->find<QListWidget>(u"foundHostsList"_s);
    QCOMPARE(hosts->count(), 1);
    QVERIFY2(hosts->item(0)->text().contains(u"joined before"_s), qPrintable(hosts->item(0)->text()));
    hosts->setFocus();
    QTest::keyClick(hosts, Qt::Key_Down);
    QTest::keyClick(hosts, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QPushButton>(u"signInButton"_s), patience);
}

// Nobody is where the link leads, with the ticket in it: the host is heard elsewhere.
void HostingTest::anOldLinkFindsTheHostByItsKey()
{
    STEP(openHost(u"invitationRadio"_s));
    STEP(joinByAddress(invitationLink().replace(u":8000/"_s, u":8009/"_s), u"Hari"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QLabel>(u"accountNameLabel"_s), patience);
}

// From both ends, by keys alone.
void HostingTest::theSelfTestSaysWhy()
{
    STEP(openHost(u"invitationRadio"_s));
    m_host->controller->mainWindow()->findChild<QAction *>(u"inviteAction"_s)->trigger();
    QTRY_VERIFY(m_host->find<QPushButton>(u"testNetworkButton"_s));
    auto *fromHost = m_host->find<QPushButton>(u"testNetworkButton"_s);
    fromHost->setFocus();
    QTest::keyClick(fromHost, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(findings(*m_host).contains(u"can be reached at 192.168.77.1:8000"_s), patience);
    QTest::keyClick(m_host->find<QListWidget>(u"findingsList"_s), Qt::Key_Escape);
    QTRY_VERIFY(!m_host->find<QListWidget>(u"findingsList"_s));

    m_guest = std::make_unique<Program>(u"guest"_s);
    QVERIFY(m_guest->controller->start());
    QTRY_VERIFY(m_guest->find<QPushButton>(u"joinButton"_s));
    click(m_guest->find<QPushButton>(u"joinButton"_s));
    QTRY_VERIFY(m_guest->find<QLineEdit>(u"addressEdit"_s));
    type(m_guest->find<QLineEdit>(u"addressEdit"_s), u"192.168.77.1:8009"_s);
    auto *fromGuest = m_guest->find<QPushButton>(u"testNetworkButton"_s);
    fromGuest->setFocus();
    QTest::keyClick(fromGuest, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(findings(*m_guest).contains(u"192.168.77.1:8009, but no place is hosted"_s), patience);
    auto *copy = m_guest->find<QPushButton>(u"copyReportButton"_s);
    QTest::keyClick(m_guest->find<QListWidget>(u"findingsList"_s), Qt::Key_Tab);
    QTRY_VERIFY(copy->hasFocus());
    QTest::keyClick(copy, Qt::Key_Space);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"tried: 192.168.77.1:8009: refused"_s));
    QTest::keyClick(m_guest->find<QPushButton>(u"runAgainButton"_s), Qt::Key_Space);
    QTRY_VERIFY(!copy->isEnabled()); // it runs again, and may be closed meanwhile
}

// The place is open for this computer alone, and for the others as soon as there is a network, without a restart.
void HostingTest::aHostInNoNetworkSaysSoAndRecovers()
{
    const auto setCable = [](const QString &state) {
        return QProcess::execute(u"ip"_s, {u"link"_s, u"set"_s, u"here"_s, state}) == 0;
    };
    QVERIFY(setCable(u"down"_s));
    const auto plugIn = qScopeGuard([&setCable] { setCable(u"up"_s); });
    m_host = std::make_unique<Program>(u"host"_s);
    QVERIFY(m_host->controller->start());
    QTRY_VERIFY(m_host->find<QPushButton>(u"hostButton"_s));
    click(m_host->find<QPushButton>(u"hostButton"_s));
    QTRY_VERIFY(m_host->find<QLabel>(u"noNetworkLabel"_s));
    m_host.reset();
    STEP(openHost(u"invitationRadio"_s));
    m_host->controller->mainWindow()->findChild<QAction *>(u"inviteAction"_s)->trigger();
    QTRY_VERIFY(m_host->find<QLabel>(u"noNetworkLabel"_s));
    QVERIFY(!m_host->find<QLineEdit>(u"invitationLinkEdit"_s));
    QVERIFY(setCable(u"up"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_host->find<QLineEdit>(u"invitationLinkEdit"_s), patience);
    QVERIFY(!m_host->find<QLabel>(u"noNetworkLabel"_s));
    const QString link = m_host->find<QLineEdit>(u"invitationLinkEdit"_s)->text();
    QVERIFY2(link.startsWith(u"chautari://192.168.77.1:"_s), qPrintable(link));
    STEP(joinByAddress(link, u"Hari"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_guest->find<QLabel>(u"accountNameLabel"_s), patience);
}

int main(int argc, char *argv[])
{
    hasOwnNetwork = chautari::test::enterOwnNetwork();
    test::PrivateBus bus; // older than the application, which asks it
    hasBus = bus.start();
    if (hasBus)
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", qgetenv("DBUS_SESSION_BUS_ADDRESS"));
    qputenv("PATH", CHAUTARI_SERVER_FOLDER ":" + qgetenv("PATH"));
    QApplication application(argc, argv);
    HostingTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_hosting.moc"
