// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/mainwindow/appcontroller.h"
#include "tests/support/impostor.h"
#include "tests/support/ownnetwork.h"
#include "tests/support/testserver.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;
using namespace chautari;

namespace {

constexpr int patience = 30'000; // a deadline, not a wait

bool hasOwnNetwork = false;

//! The one of that name that is seen, in any window.
template <typename T>
T *find(const QString &name)
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        for (T *each : window->findChildren<T *>(name)) {
            if (each->isVisible())
                return each;
        }
    }
    return nullptr;
}

} // namespace

//! A relay with a key of its own stands between a real window and a real server, passes everything on, and listens. It
//! is built twice: as it is, and with the pin check switched off (blindkeyguard.cpp), where the same relay must hear
//! the password: else this would prove nothing.
class ManInTheMiddleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theRelayHearsNothing();

private:
    QTemporaryDir m_home;
};

void ManInTheMiddleTest::initTestCase()
{
    if (!hasOwnNetwork)
        QSKIP("this machine does not allow a network of one's own");
    QApplication::setQuitOnLastWindowClosed(false);
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_home.filePath(u"data"_s)));
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home.filePath(u"config"_s)));
}

void ManInTheMiddleTest::theRelayHearsNothing()
{
    test::TestServer server([](server::ServerConfig &config) { config.tls.mode = server::TlsSettings::Mode::Own; });
    const QString agreed = server.server().tlsFingerprint();
    test::Impostor relay;
    QVERIFY(relay.listen(QHostAddress(u"192.168.77.1"_s)));
    relay.relayTo(server.url());
    AppOptions options;
    options.link = u"chautari://192.168.77.1:%1/#%2"_s.arg(relay.serverPort()).arg(agreed);
    AppController controller(options);
    QVERIFY(controller.start());
#ifdef CHAUTARI_BLIND
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(u"signInButton"_s), patience);
    QTest::keyClicks(find<QLineEdit>(u"emailEdit"_s), u"asha@demo.chautari.app"_s);
    QTest::keyClicks(find<QLineEdit>(u"passwordEdit"_s), u"chautari-demo"_s);
    QTest::mouseClick(find<QPushButton>(u"signInButton"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"accountNameLabel"_s), patience);
    QVERIFY(relay.heard.contains("chautari-demo"));
#else
    QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"addressNote"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"addressNote"_s)->text().contains(agreed), patience);
    QVERIFY(find<QLabel>(u"addressNote"_s)->text().contains(relay.fingerprint()));
    QVERIFY(!find<QPushButton>(u"signInButton"_s));
    QVERIFY(relay.connections > 0);
    QCOMPARE(relay.heard, QByteArray());
#endif
}

int main(int argc, char *argv[])
{
    hasOwnNetwork = chautari::test::enterOwnNetwork();
    QApplication application(argc, argv);
    ManInTheMiddleTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_maninthemiddle.moc"
