// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/displaytext.h"
#include "app/session/applink.h"
#include "app/ui/chat/chatpage.h"
#include "app/ui/chat/typingline.h"
#include "app/ui/mainwindow/autostart.h"
#include "app/ui/mainwindow/settingsdialog.h"
#include "app/ui/mainwindow/singleinstance.h"
#include "tests/gui/lonelywindow.h"
#include "tests/gui/messagebuilder.h"

#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtGui/QAction>
#include <QtNetwork/QLocalSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyle>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTimeEdit>

using namespace chautari;
using namespace chautari::testing;
using namespace Qt::StringLiterals;

//! What a person chooses in the settings counts at once, by keys; and what surrounds the program on a desktop.
class TestSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void looksChangeAtOnce();
    void awayIsKeptAndSaid();
    void digitsChangeAtOnce();
    void nothingMovesForWhoSaysSo();
    void enterSendsOrStartsALine();
    void quietHoursNeedNotifications();
    void quietHoursGoOverMidnight_data();
    void quietHoursGoOverMidnight();
    void choicesOutliveTheProgram();
    void autostartIsAFileOfTheDesktop();
    void autostartSaysWhyNot();
    void aLinkIsAServerOrAConversation_data();
    void aLinkIsAServerOrAConversation();
    void aSecondStartHandsItsLinkOver();
    void aLongMessageIsNotRead();

private:
    void open();
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m->find<T>(name);
    }

    std::unique_ptr<LonelyWindow> m;
};

void TestSettings::init()
{
    m = std::make_unique<LonelyWindow>();
}

void TestSettings::cleanup()
{
    m.reset();
}

void TestSettings::open()
{
    m->open();
    QTest::keyClick(m->window.get(), Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(find<SettingsDialog>("settingsDialog") && find<SettingsDialog>("settingsDialog")->isVisible());
}

void TestSettings::looksChangeAtOnce()
{
    open();
    auto *language = find<QComboBox>("languageBox");
    language->setFocus();
    QTest::keyClick(language, Qt::Key_Down);
    QCOMPARE(m->language.language(), Language::Nepali);
    QCOMPARE(m->settings.language(), Language::Nepali);
    QTRY_VERIFY(find<QTabWidget>("settingsPages")->tabText(1) != u"Notifications"_s);
    auto *theme = find<QComboBox>("themeBox");
    QTest::keyClick(theme, Qt::Key_End);
    QCOMPARE(m->theme.scheme(), ColorScheme::HighContrast);
    QCOMPARE(m->theme.theme().window, Theme::highContrast().window);
    QTest::keyClick(find<QComboBox>("textSizeBox"), Qt::Key_End);
    QCOMPARE(m->theme.textScale(), 2.0);
}

// Over a restart too, and the window says so: nobody forgets that others are told he is away.
void TestSettings::awayIsKeptAndSaid()
{
    open();
    find<QTabWidget>("settingsPages")->setCurrentWidget(find<QWidget>("officeHoursPage"));
    auto *away = find<QCheckBox>("awayCheckBox");
    auto *isOn = find<QCheckBox>("officeHoursCheckBox");
    QVERIFY(!find<QWidget>("opensEdit0")->isEnabled());
    QTest::keyClick(isOn, Qt::Key_Space);
    QTest::keyClick(find<QCheckBox>("dayCheckBox1"), Qt::Key_Space);
    QVERIFY(find<QWidget>("opensEdit0")->isEnabled() && !find<QWidget>("opensEdit1")->isEnabled());
    find<QTimeEdit>("opensEdit0")->setTime({8, 30});
    QTest::keyClicks(find<QPlainTextEdit>("awayTextEdit"), u"Back {opens}."_s);
    const OfficeHours hours = m->settings.officeHours();
    QVERIFY(hours.isOn && hours.week[0].from == QTime(8, 30) && !hours.week[1].isOpen && hours.week[2].isOpen);
    QCOMPARE(hours.text, u"Back {opens}."_s);
    QVERIFY(!find<QLabel>("awayPreviewLabel")->text().contains(u"{opens}"_s));
    QTest::keyClick(away, Qt::Key_Space);
    QVERIFY(m->settings.officeHours().isAway() && find<QAction>("awayAction")->isChecked());
    auto *back = find<QPushButton>("returnButton");
    QVERIFY(back->isVisibleTo(m->window.get()));
    back->click();
    QVERIFY(!m->settings.officeHours().isAway() && !find<QAction>("awayAction")->isChecked());
    QVERIFY(!back->isVisibleTo(m->window.get()));
}

void TestSettings::digitsChangeAtOnce()
{
    open();
    auto *digits = find<QComboBox>("digitsBox");
    QVERIFY(!digits->isEnabled()); // English has no others
    QTest::keyClick(find<QComboBox>("languageBox"), Qt::Key_Down);
    QVERIFY(digits->isEnabled());
    SessionChanges changes;
    changes.conversations = {conversation()};
    changes.conversations.first().unreadCount = 12;
    Q_EMIT m->session->changed(changes);
    QVERIFY2(m->window->windowTitle().contains(u"१२"_s), qPrintable(m->window->windowTitle()));
    QCOMPARE(displaytext::duration(65'000), u"१:०५"_s);
    QTest::keyClick(digits, Qt::Key_Down);
    QCOMPARE(m->settings.digits(), Digits::Latin);
    QTRY_VERIFY2(m->window->windowTitle().contains(u"12"_s), qPrintable(m->window->windowTitle()));
    QCOMPARE(displaytext::duration(65'000), u"1:05"_s);
    QCOMPARE(localtext::dataSize(1'500'000), u"1.43 MiB"_s);
    QCOMPARE(QCoreApplication::translate("Nobody", "%1 of nothing"), u"%1 of nothing"_s); // not translated, not lost
    QCOMPARE(find<QComboBox>("textSizeBox")->itemText(2), u"100 %"_s);
    QTest::keyClick(find<QComboBox>("languageBox"), Qt::Key_Up);
    QVERIFY(m->window->windowTitle().contains(u"12"_s));
}

void TestSettings::nothingMovesForWhoSaysSo()
{
    open();
    auto *box = find<QComboBox>("motionBox");
    QTest::keyClick(box, Qt::Key_Down);
    QVERIFY(m->settings.reducesMotion());
    // What the program does with it then: every animation asks the style.
    TypingLine line(m->theme);
    const auto moves
        = [&line] { return line.style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &line); };
    QVERIFY(moves() > 0);
    line.setTyping(true);
    line.show();
    QVERIFY(line.isAnimated());
    m->theme.setReducesMotion(true);
    QCOMPARE(moves(), 0);
    QVERIFY(!line.isAnimated());
    m->theme.setReducesMotion(false);
    QVERIFY(line.isAnimated());
}

void TestSettings::enterSendsOrStartsALine()
{
    open();
    auto *edit = find<QPlainTextEdit>("messageEdit");
    QTest::keyClick(find<QComboBox>("enterBox"), Qt::Key_Down);
    QVERIFY(!m->settings.sendsOnEnter());
    edit->setPlainText(u"a"_s);
    edit->moveCursor(QTextCursor::End);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(edit->toPlainText(), u"a\n"_s);
    QTest::keyClick(edit, Qt::Key_B);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(edit->toPlainText().isEmpty());
    QTest::keyClick(find<QComboBox>("enterBox"), Qt::Key_Up);
    edit->setPlainText(u"c"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(edit->toPlainText().isEmpty());
}

void TestSettings::quietHoursNeedNotifications()
{
    open();
    find<QTabWidget>("settingsPages")->setCurrentIndex(1);
    QVERIFY(!find<QTimeEdit>("quietFromEdit")->isEnabled());
    QTest::keyClick(find<QCheckBox>("quietBox"), Qt::Key_Space);
    QVERIFY(find<QTimeEdit>("quietFromEdit")->isEnabled());
    QVERIFY(m->settings.quietHours().isOn);
    find<QTimeEdit>("quietFromEdit")->setTime({21, 30});
    QCOMPARE(m->settings.quietHours().from, QTime(21, 30));
    QTest::keyClick(find<QCheckBox>("notifyBox"), Qt::Key_Space);
    QVERIFY(!m->settings.showsNotifications());
    QVERIFY(!find<QCheckBox>("quietBox")->isEnabled() && !find<QTimeEdit>("quietFromEdit")->isEnabled());
}

void TestSettings::quietHoursGoOverMidnight_data()
{
    QTest::addColumn<QTime>("from");
    QTest::addColumn<QTime>("to");
    QTest::addColumn<QTime>("now");
    QTest::addColumn<bool>("isQuiet");
    QTest::newRow("night, late") << QTime(22, 0) << QTime(7, 0) << QTime(23, 0) << true;
    QTest::newRow("night, early") << QTime(22, 0) << QTime(7, 0) << QTime(6, 59) << true;
    QTest::newRow("night is over") << QTime(22, 0) << QTime(7, 0) << QTime(7, 0) << false;
    QTest::newRow("day") << QTime(12, 0) << QTime(13, 0) << QTime(12, 30) << true;
    QTest::newRow("after it") << QTime(12, 0) << QTime(13, 0) << QTime(13, 0) << false;
    QTest::newRow("always") << QTime(8, 0) << QTime(8, 0) << QTime(3, 0) << true;
}

void TestSettings::quietHoursGoOverMidnight()
{
    QFETCH(QTime, from);
    QFETCH(QTime, to);
    QFETCH(QTime, now);
    QFETCH(bool, isQuiet);
    QCOMPARE((QuietHours{true, from, to}).contains(now), isQuiet);
    QVERIFY(!(QuietHours{false, from, to}).contains(now));
}

void TestSettings::choicesOutliveTheProgram()
{
    {
        AppSettings settings(u"choices test"_s);
        settings.setQuietHours({true, {21, 15}, {6, 45}});
        settings.setSendsOnEnter(false);
        settings.setStaysInTray(true);
        settings.setScheme(ColorScheme::HighContrast);
    }
    const AppSettings settings(u"choices test"_s);
    QCOMPARE(settings.quietHours(), (QuietHours{true, {21, 15}, {6, 45}}));
    QVERIFY(!settings.sendsOnEnter() && settings.staysInTray());
    QCOMPARE(settings.scheme(), ColorScheme::HighContrast);
}

void TestSettings::autostartIsAFileOfTheDesktop()
{
    open();
    auto *box = find<QCheckBox>("autostartBox");
    QVERIFY(!box->isChecked());
    QTest::keyClick(box, Qt::Key_Space);
    QVERIFY(autostart::isOn());
    QFile file(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + u"/autostart/app.chautari.Chautari.desktop"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains(
        QByteArray("\nExec=\"" + QApplication::applicationFilePath().toUtf8() + "\" --hidden\n")));
    QTest::keyClick(box, Qt::Key_Space);
    QVERIFY(!autostart::isOn());
}

void TestSettings::autostartSaysWhyNot()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/autostart"_s;
    QVERIFY(QDir(folder).removeRecursively());
    QFile inTheWay(folder);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    open();
    find<QTabWidget>("settingsPages")->setCurrentIndex(2);
    QTest::keyClick(find<QCheckBox>("autostartBox"), Qt::Key_Space);
    QVERIFY(find<QLabel>("autostartProblemLabel")->isVisible());
    QVERIFY(find<QLabel>("autostartProblemLabel")->text().contains(folder));
    QVERIFY(inTheWay.remove());
}

void TestSettings::aLinkIsAServerOrAConversation_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("server");
    QTest::addColumn<qint64>("conversation");
    QTest::newRow("server") << u"chautari://192.168.1.5:8000/"_s << u"http://192.168.1.5:8000"_s << qint64(0);
    QTest::newRow("usual port") << u"chautari://shop.local"_s << u"http://shop.local:8000"_s << qint64(0);
    QTest::newRow("conversation") << u"chautari://[::1]:8000/conversations/7"_s << u"http://[::1]:8000"_s << qint64(7);
    QTest::newRow("another scheme") << u"https://192.168.1.5/"_s << QString() << qint64(0);
    QTest::newRow("a password in it") << u"chautari://me:secret@192.168.1.5/"_s << QString() << qint64(0);
    QTest::newRow("something else") << u"chautari://192.168.1.5/users/7"_s << QString() << qint64(0);
    QTest::newRow("no number") << u"chautari://192.168.1.5/conversations/7x"_s << QString() << qint64(0);
    QTest::newRow("a question") << u"chautari://192.168.1.5/?conversation=7"_s << QString() << qint64(0);
}

void TestSettings::aLinkIsAServerOrAConversation()
{
    QFETCH(QString, text);
    QFETCH(QString, server);
    QFETCH(qint64, conversation);
    const std::optional<AppLink> link = AppLink::parse(text);
    QCOMPARE(link ? link->server.http.toString() : QString(), server);
    QCOMPARE(link ? link->conversation.value() : 0, conversation);
}

void TestSettings::aSecondStartHandsItsLinkOver()
{
    SingleInstance first(u"one"_s);
    QVERIFY(first.claim());
    QSignalSpy started(&first, &SingleInstance::started);
    SingleInstance another(u"two"_s);
    QVERIFY(another.claim()); // another profile is another program
    SingleInstance second(u"one"_s);
    QVERIFY(!second.claim());
    QVERIFY(second.handOver(u"chautari://127.0.0.1:8000/"_s));
    QVERIFY(second.handOver({}));
    QTRY_COMPARE(started.size(), 2);
    QCOMPARE(started.at(0).at(0).toString(), u"chautari://127.0.0.1:8000/"_s);
    QVERIFY(started.at(1).at(0).toString().isEmpty());
}

void TestSettings::aLongMessageIsNotRead()
{
    SingleInstance first(u"long"_s);
    QVERIFY(first.claim());
    QSignalSpy started(&first, &SingleInstance::started);
    QLocalSocket socket;
    socket.connectToServer(
        QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u"/chautari-long.socket"_s);
    QVERIFY(socket.waitForConnected());
    socket.write(QByteArray(2 * SingleInstance::messageBytes, 'x'));
    QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
    QCOMPARE(started.size(), 0);
}

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
