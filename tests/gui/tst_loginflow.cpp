// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/login/loginflow.h"

#include "app/ui/host/qrpicture.h"
#include "app/ui/host/scandialog.h"
#include "app/ui/login/joinpage.h"
#include "app/ui/widgets/languagecontroller.h"
#include "tests/support/fakeserver.h"

#include <QtCore/QBuffer>
#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtGui/QClipboard>
#include <QtGui/QDropEvent>
#include <QtGui/QPainter>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace chautari;

namespace {

constexpr int patience = 20'000; // a deadline, not a wait

const QByteArray chautariHealth = R"({"status":"healthy","service":"messaging","version":"1.0.0","server":{
    "product":"Chautari","version":"0.1.0","api":1,"capabilities":[],"limits":{"text":5000},"epoch":"e","server_id":"s","spki":null}})";

QString invitation()
{
    return u"chautari://192.168.1.5:8000/?also=10.0.0.2&ticket=dGlja2V0#sha256/"_s + QString(42, u'A') + u'I';
}

//! As InviteDialog shows it.
QImage qrImage(const QString &text)
{
    QrPicture widget;
    widget.setText(text);
    widget.resize(400, 400);
    QImage image(widget.size(), QImage::Format_RGB32);
    image.fill(Qt::white);
    widget.render(&image);
    return image;
}

//! Sees nothing at first, then an invitation, again and again while it is on.
class PosedCamera : public CameraSource
{
public:
    explicit PosedCamera(bool &isOn)
        : m_isOn(isOn)
    {
        connect(&m_timer, &QTimer::timeout, this, [this] {
            QImage blank(320, 240, QImage::Format_RGB32);
            blank.fill(Qt::gray);
            Q_EMIT frameArrived(++m_frames < 3 ? blank : qrImage(invitation()));
        });
    }
    void start() override
    {
        m_isOn = true;
        m_timer.start(20);
    }
    void stop() override
    {
        m_isOn = false;
        m_timer.stop();
    }

private:
    bool &m_isOn;
    int m_frames = 0;
    QTimer m_timer;
};

} // namespace

//! The whole flow in a real window, walked with keys and clicks.
class TestLoginFlow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void startsWithTwoButtons();
    void hidesTryItWithoutServerInside();
    void saysWhileTypingWhatAnAddressMeans_data();
    void saysWhileTypingWhatAnAddressMeans();
    void refusesWhatIsNoAddress_data();
    void refusesWhatIsNoAddress();
    void namesWhatIsWrongWithTheServer_data();
    void namesWhatIsWrongWithTheServer();
    void saysWhenNobodyAnswers();
    void readsAnInvitationFromAPicture_data();
    void readsAnInvitationFromAPicture();
    void refusesPicturesThatAreNone_data();
    void refusesPicturesThatAreNone();
    void opensAPictureByKeys();
    void scansWithTheCamera();
    void cancelsWhileAsking();
    void signsInWithKeysOnly();
    void showsErrorsUnderTheirFields();
    void asksForMissingFieldsBeforeTheServer();
    void showsAndHidesThePassword();
    void registersWithARole();
    void marksRegistrationProblemsBeforeTheServer();
    void placesTheServersRegistrationErrors();
    void speaksNepaliAtOnce();

private:
    template <typename T>
    T *visible(const QString &name) const;
    void click(const QString &name) { QTest::mouseClick(visible<QAbstractButton>(name), Qt::LeftButton); }
    void openJoin(const QString &address);
    void drop(const QMimeData &data);
    void openSignIn(const test::FakeServer &server);
    void openRegister(const test::FakeServer &server);
    void type(const QString &field, const QString &text) { QTest::keyClicks(visible<QLineEdit>(field), text); }
    [[nodiscard]] QString note(const QString &name) const;

    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<LanguageController> m_language;
    std::unique_ptr<ClientCore> m_core;
    std::unique_ptr<LoginFlow> m_flow;
};

// Every page has its own "backButton": only the one that is seen counts.
template <typename T>
T *TestLoginFlow::visible(const QString &name) const
{
    for (T *candidate : m_flow->findChildren<T *>(name)) {
        if (candidate->isVisible()) {
            return candidate;
        }
    }
    return nullptr;
}

QString TestLoginFlow::note(const QString &name) const
{
    const auto *label = visible<QLabel>(name);
    return label != nullptr ? label->text() : QString();
}

void TestLoginFlow::init()
{
    m_theme = std::make_unique<ThemeController>();
    m_language = std::make_unique<LanguageController>();
    m_core = std::make_unique<ClientCore>();
    m_flow = std::make_unique<LoginFlow>(*m_core, *m_theme, true);
    m_flow->resize(800, 700);
    m_flow->show();
    m_flow->showStart();
    QVERIFY(QTest::qWaitForWindowActive(m_flow.get()));
}

void TestLoginFlow::cleanup()
{
    m_flow.reset();
    m_core.reset();
    m_language.reset();
    m_theme.reset();
}

void TestLoginFlow::openJoin(const QString &address)
{
    click(u"joinButton"_s);
    QTRY_VERIFY(visible<QLineEdit>(u"addressEdit"_s));
    type(u"addressEdit"_s, address);
}

// Qt gives a drop to whoever took the drag.
void TestLoginFlow::drop(const QMimeData &data)
{
    auto *page = m_flow->findChild<JoinPage *>();
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(page, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent dropped(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(page, &dropped);
}

void TestLoginFlow::openSignIn(const test::FakeServer &server)
{
    openJoin(server.url().toString());
    QTest::keyClick(visible<QLineEdit>(u"addressEdit"_s), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(visible<QLineEdit>(u"emailEdit"_s), patience);
}

void TestLoginFlow::openRegister(const test::FakeServer &server)
{
    openSignIn(server);
    click(u"createAccountButton"_s);
    QTRY_VERIFY(visible<QLineEdit>(u"firstNameEdit"_s));
}

void TestLoginFlow::startsWithTwoButtons()
{
    QVERIFY(visible<QPushButton>(u"tryButton"_s)->hasFocus());
    QSignalSpy tries(m_flow.get(), &LoginFlow::tryRequested);
    QTest::keyClick(visible<QPushButton>(u"tryButton"_s), Qt::Key_Return);
    QCOMPARE(tries.size(), 1);
    QVERIFY(visible<QToolButton>(u"backButton"_s) == nullptr);
}

void TestLoginFlow::hidesTryItWithoutServerInside()
{
    m_flow = std::make_unique<LoginFlow>(*m_core, *m_theme, false);
    m_flow->show();
    m_flow->showStart();
    QVERIFY(visible<QPushButton>(u"tryButton"_s) == nullptr);
    QVERIFY(visible<QPushButton>(u"joinButton"_s) != nullptr);
}

void TestLoginFlow::saysWhileTypingWhatAnAddressMeans_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("said");
    QTest::addRow("bare address") << u"192.168.1.5"_s << u"http://192.168.1.5:8000"_s;
    QTest::addRow("name with port") << u"office-pc:9000"_s << u"http://office-pc:9000"_s;
    QTest::addRow("whole URL") << u"https://chat.example.np"_s << u"https://chat.example.np"_s;
    QTest::addRow("not yet one") << u"http://"_s << u"192.168.1.5, office-pc:8000"_s;
}

void TestLoginFlow::saysWhileTypingWhatAnAddressMeans()
{
    QFETCH(QString, typed);
    QFETCH(QString, said);
    openJoin(typed);
    QVERIFY2(note(u"addressNote"_s).contains(said), qPrintable(note(u"addressNote"_s)));
    QCOMPARE(visible<QLineEdit>(u"addressEdit"_s)->property("invalid").toBool(), false);
}

void TestLoginFlow::refusesWhatIsNoAddress_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addRow("nothing") << QString();
    QTest::addRow("blanks") << u"   "_s;
    QTest::addRow("another scheme") << u"ftp://example.np"_s;
    QTest::addRow("no host") << u"http://"_s;
}

void TestLoginFlow::refusesWhatIsNoAddress()
{
    QFETCH(QString, typed);
    openJoin(typed);
    click(u"joinServerButton"_s);
    QVERIFY(!note(u"addressNote"_s).isEmpty());
    auto *edit = visible<QLineEdit>(u"addressEdit"_s);
    QCOMPARE(edit->property("invalid").toBool(), true);
    QVERIFY(edit->hasFocus());
    QCOMPARE(edit->accessibleDescription(), note(u"addressNote"_s));
}

void TestLoginFlow::namesWhatIsWrongWithTheServer_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("word");
    QTest::addRow("a printer's web page") << QByteArray("<html>hello</html>") << u"not a Chautari server"_s;
    QTest::addRow("other JSON") << QByteArray(R"({"hello":1})") << u"not a Chautari server"_s;
}

void TestLoginFlow::namesWhatIsWrongWithTheServer()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, word);
    test::FakeServer server([body](const test::FakeRequest &) { return test::FakeAnswer{200, body}; });
    openJoin(server.url().toString());
    QTest::keyClick(visible<QLineEdit>(u"addressEdit"_s), Qt::Key_Return);
    QTRY_VERIFY2_WITH_TIMEOUT(note(u"addressNote"_s).contains(word), qPrintable(note(u"addressNote"_s)), patience);
    QVERIFY(visible<QLineEdit>(u"addressEdit"_s)->hasFocus());
    QVERIFY(!visible<QLineEdit>(u"addressEdit"_s)->isReadOnly());
}

void TestLoginFlow::saysWhenNobodyAnswers()
{
    QUrl gone;
    {
        const test::FakeServer server([](const test::FakeRequest &) { return test::FakeAnswer{}; });
        gone = server.url();
    }
    openJoin(gone.toString());
    click(u"joinServerButton"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(
        note(u"addressNote"_s).contains(u"Nothing answers"_s), qPrintable(note(u"addressNote"_s)), patience);
}

// As a host's screen shows it, and as it comes: sharp, photographed askew, on nothing.
void TestLoginFlow::readsAnInvitationFromAPicture_data()
{
    QTest::addColumn<int>("form");
    QTest::newRow("as a PNG file, dropped") << 0;
    QTest::newRow("as a JPEG file, turned and small in a large photo") << 1;
    QTest::newRow("from the clipboard") << 2;
    QTest::newRow("without a background") << 3;
}

void TestLoginFlow::readsAnInvitationFromAPicture()
{
    QFETCH(const int, form);
    const QString link = invitation();
    QImage picture = qrImage(link);
    QTemporaryDir folder;
    openJoin({});
    auto *address = visible<QLineEdit>(u"addressEdit"_s);
    QMimeData data;
    if (form == 1) {
        QImage photo(3000, 2000, QImage::Format_RGB32);
        photo.fill(QColor(120, 110, 100));
        QPainter painter(&photo);
        painter.translate(1200, 500);
        painter.rotate(17);
        painter.drawImage(QRect(0, 0, 700, 700), picture);
        painter.end();
        QVERIFY(photo.save(folder.filePath(u"photo.jpg"_s), "jpeg", 70));
        data.setUrls({QUrl::fromLocalFile(folder.filePath(u"photo.jpg"_s))});
    } else if (form == 0) {
        QVERIFY(picture.save(folder.filePath(u"qr.png"_s)));
        data.setUrls({QUrl::fromLocalFile(folder.filePath(u"qr.png"_s))});
    } else if (form == 3) {
        picture = picture.convertToFormat(QImage::Format_ARGB32);
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                if (picture.pixel(x, y) == 0xffffffff)
                    picture.setPixel(x, y, 0);
            }
        }
        data.setImageData(picture);
    }
    if (form == 2) {
        QGuiApplication::clipboard()->setImage(picture);
        QTest::keySequence(address, QKeySequence::Paste);
    } else {
        drop(data);
    }
    QTRY_COMPARE_WITH_TIMEOUT(address->text(), link, patience);
    QVERIFY(note(u"addressNote"_s).contains(u"192.168.1.5"_s));
    QVERIFY(visible<QPushButton>(u"joinServerButton"_s)->hasFocus()); // and nobody was asked yet
}

void TestLoginFlow::refusesPicturesThatAreNone_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const auto png = [](const QImage &picture) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        picture.save(&buffer, "png");
        return bytes;
    };
    const QString none = u"no picture that can be read"_s;
    QTest::newRow("a text") << u"qr.png"_s << QByteArray("chautari://") << none;
    QTest::newRow("SVG") << u"qr.png"_s << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>") << none;
    QTest::newRow("cut off") << u"qr.png"_s << png(qrImage(invitation())).left(60) << none;
    // 60,000 x 60,000 pixels in a header of 33 bytes
    QByteArray bomb = png(QImage(1, 1, QImage::Format_RGB32));
    bomb.replace(16, 8, QByteArray::fromHex("0000ea600000ea60"));
    QTest::newRow("a bomb") << u"qr.png"_s << bomb << none;
    QImage blank(300, 300, QImage::Format_RGB32);
    blank.fill(Qt::white);
    QTest::newRow("nothing in it") << u"qr.png"_s << png(blank) << u"No QR code was found"_s;
    QTest::newRow("another QR code") << u"qr.png"_s << png(qrImage(u"https://example.np/menu"_s)) << u"no invitation"_s;
    QTest::newRow("a folder") << QString() << QByteArray() << none;
}

void TestLoginFlow::refusesPicturesThatAreNone()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, says);
    QTemporaryDir folder;
    const QString path = folder.filePath(name);
    if (!name.isEmpty()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    openJoin({});
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    drop(data);
    QTRY_VERIFY_WITH_TIMEOUT(note(u"addressNote"_s).contains(says), patience);
    QCOMPARE(visible<QLineEdit>(u"addressEdit"_s)->text(), QString());
}

void TestLoginFlow::opensAPictureByKeys()
{
    QTemporaryDir folder;
    QVERIFY(qrImage(invitation()).save(folder.filePath(u"qr.png"_s)));
    openJoin({});
    auto *button = visible<QPushButton>(u"openQrButton"_s);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Return);
    QTRY_VERIFY(m_flow->findChild<QFileDialog *>());
    auto *dialog = m_flow->findChild<QFileDialog *>();
    auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
    QVERIFY(name);
    name->setText(folder.filePath(u"qr.png"_s));
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(visible<QLineEdit>(u"addressEdit"_s)->text(), invitation(), patience);
}

// A blurred start, then the code; the camera is off again as soon as it was read.
void TestLoginFlow::scansWithTheCamera()
{
    bool isOn = false;
    m_flow->setCamera({[] { return true; }, [&isOn] { return std::make_unique<PosedCamera>(isOn); }});
    openJoin({});
    QTRY_VERIFY(visible<QPushButton>(u"scanQrButton"_s));
    auto *button = visible<QPushButton>(u"scanQrButton"_s);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Return);
    QVERIFY(isOn);
    QTRY_COMPARE_WITH_TIMEOUT(visible<QLineEdit>(u"addressEdit"_s)->text(), invitation(), patience);
    QVERIFY(!isOn);
    QTRY_VERIFY(!m_flow->findChild<ScanDialog *>());
}

void TestLoginFlow::cancelsWhileAsking()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost, 0));
    openJoin(u"127.0.0.1:%1"_s.arg(silent.serverPort()));
    click(u"joinServerButton"_s);
    auto *button = visible<QPushButton>(u"joinServerButton"_s);
    QCOMPARE(button->text(), u"Cancel"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(button->text(), u"Continue"_s);
    QVERIFY(!visible<QLineEdit>(u"addressEdit"_s)->isReadOnly());
}

// Tab, letters, Enter and Esc: no mouse from the first screen to the refusal and back again.
void TestLoginFlow::signsInWithKeysOnly()
{
    test::FakeServer server([](const test::FakeRequest &request) {
        return request.path.contains("health")
            ? test::FakeAnswer{200, chautariHealth}
            : test::FakeAnswer{401, R"({"detail":"No active account found with the given credentials"})"};
    });
    const auto focused = [] { return QApplication::focusWidget(); };
    QTest::keyClick(focused(), Qt::Key_Tab);
    QCOMPARE(focused()->objectName(), u"joinButton"_s);
    QTest::keyClick(focused(), Qt::Key_Return);
    QTRY_COMPARE(focused()->objectName(), u"addressEdit"_s);
    QTest::keyClicks(focused(), server.url().toString());
    QTest::keyClick(focused(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(focused()->objectName(), u"emailEdit"_s, patience);
    QTest::keyClicks(focused(), u"asha@demo.chautari.app"_s);
    QTest::keyClick(focused(), Qt::Key_Return);
    QCOMPARE(focused()->objectName(), u"passwordEdit"_s);
    QTest::keyClicks(focused(), u"wrong"_s);
    QTest::keyClick(focused(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(note(u"problemLabel"_s).contains(u"password is not right"_s), patience);
    QCOMPARE(focused()->objectName(), u"passwordEdit"_s);
    QTest::keyClick(focused(), Qt::Key_Escape);
    QTRY_COMPARE(focused()->objectName(), u"addressEdit"_s);
    QTest::keyClick(focused(), Qt::Key_Escape);
    QTRY_COMPARE(focused()->objectName(), u"tryButton"_s);
}

void TestLoginFlow::showsErrorsUnderTheirFields()
{
    test::FakeServer server([](const test::FakeRequest &request) {
        return request.path.contains("health")
            ? test::FakeAnswer{200, chautariHealth}
            : test::FakeAnswer{400, R"({"email":["Enter a valid email address."],"other":["Come back later."]})"};
    });
    openSignIn(server);
    type(u"emailEdit"_s, u"x@y.z"_s);
    type(u"passwordEdit"_s, u"secret"_s);
    click(u"signInButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(note(u"emailNote"_s), u"Enter a valid email address."_s, patience);
    QCOMPARE(note(u"problemLabel"_s), u"Come back later."_s);
    QVERIFY(visible<QLineEdit>(u"emailEdit"_s)->hasFocus());
    type(u"emailEdit"_s, u"a"_s);
    QVERIFY2(note(u"emailNote"_s).isEmpty(), "typing takes the complaint away");
}

void TestLoginFlow::asksForMissingFieldsBeforeTheServer()
{
    test::FakeServer server([](const test::FakeRequest &) { return test::FakeAnswer{200, chautariHealth}; });
    openSignIn(server);
    const qsizetype asked = server.requests().size();
    click(u"signInButton"_s);
    QVERIFY(!note(u"emailNote"_s).isEmpty());
    QVERIFY(!note(u"passwordNote"_s).isEmpty());
    QCOMPARE(server.requests().size(), asked);
}

void TestLoginFlow::showsAndHidesThePassword()
{
    test::FakeServer server([](const test::FakeRequest &) { return test::FakeAnswer{200, chautariHealth}; });
    openSignIn(server);
    auto *edit = visible<QLineEdit>(u"passwordEdit"_s);
    QCOMPARE(edit->echoMode(), QLineEdit::Password);
    auto *button = visible<QToolButton>(u"passwordShowButton"_s);
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(edit->echoMode(), QLineEdit::Normal);
    QCOMPARE(button->accessibleName(), u"Hide the password"_s);
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(edit->echoMode(), QLineEdit::Password);
}

void TestLoginFlow::registersWithARole()
{
    test::FakeServer server([](const test::FakeRequest &) { return test::FakeAnswer{200, chautariHealth}; });
    openRegister(server);
    click(u"providerButton"_s);
    type(u"firstNameEdit"_s, u"Maya"_s);
    type(u"lastNameEdit"_s, u"Gurung"_s);
    type(u"emailEdit"_s, u"maya@example.np"_s);
    QCOMPARE(visible<QLineEdit>(u"usernameEdit"_s)->text(), u"maya"_s);
    type(u"passwordEdit"_s, u"pipal-tree-7"_s);
    type(u"password2Edit"_s, u"pipal-tree-7"_s);
    click(u"registerButton"_s);
    const auto posted = [&server]() -> QByteArray {
        for (const test::FakeRequest &request : server.requests()) {
            if (request.path.startsWith("/api/auth/register")) {
                return request.body;
            }
        }
        return {};
    };
    QTRY_VERIFY_WITH_TIMEOUT(!posted().isEmpty(), patience);
    QVERIFY(posted().contains("provider"));
    QVERIFY(posted().contains("\"maya\""));
}

void TestLoginFlow::marksRegistrationProblemsBeforeTheServer()
{
    test::FakeServer server([](const test::FakeRequest &) { return test::FakeAnswer{200, chautariHealth}; });
    openRegister(server);
    type(u"firstNameEdit"_s, u"Maya"_s);
    type(u"emailEdit"_s, u"maya"_s);
    type(u"passwordEdit"_s, u"short"_s);
    type(u"password2Edit"_s, u"other"_s);
    const qsizetype asked = server.requests().size();
    click(u"registerButton"_s);
    QVERIFY(note(u"firstNameNote"_s).isEmpty());
    for (const QString &name : {u"lastNameNote"_s, u"emailNote"_s, u"passwordNote"_s, u"password2Note"_s}) {
        QVERIFY2(!note(name).isEmpty(), qPrintable(name));
    }
    QVERIFY(visible<QLineEdit>(u"lastNameEdit"_s)->hasFocus());
    QCOMPARE(server.requests().size(), asked);
}

void TestLoginFlow::placesTheServersRegistrationErrors()
{
    test::FakeServer server([](const test::FakeRequest &request) {
        return request.path.contains("health")
            ? test::FakeAnswer{200, chautariHealth}
            : test::FakeAnswer{400, R"({"username":["A user with that username already exists."]})"};
    });
    openRegister(server);
    type(u"firstNameEdit"_s, u"Maya"_s);
    type(u"lastNameEdit"_s, u"Gurung"_s);
    type(u"emailEdit"_s, u"maya@example.np"_s);
    type(u"passwordEdit"_s, u"pipal-tree-7"_s);
    type(u"password2Edit"_s, u"pipal-tree-7"_s);
    QTest::keyClick(visible<QLineEdit>(u"password2Edit"_s), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(note(u"usernameNote"_s), u"A user with that username already exists."_s, patience);
    QVERIFY(visible<QLineEdit>(u"usernameEdit"_s)->hasFocus());
}

void TestLoginFlow::speaksNepaliAtOnce()
{
    openJoin(u"http://"_s);
    const QString english = note(u"addressNote"_s);
    m_language->setLanguage(Language::Nepali);
    QTRY_COMPARE(visible<QPushButton>(u"joinServerButton"_s)->text(), u"अगाडि बढ्नुहोस्"_s);
    QVERIFY(visible<QLineEdit>(u"addressEdit"_s)->accessibleName() != u"Address of the server"_s);
    QVERIFY(note(u"addressNote"_s) != english);
    m_language->setLanguage(Language::English);
    QTRY_COMPARE(visible<QPushButton>(u"joinServerButton"_s)->text(), u"Continue"_s);
}

QTEST_MAIN(TestLoginFlow)
#include "tst_loginflow.moc"
