// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people ask of every messenger first, as they would try it: pull the plug, write, kill the program, start it
// again without a network, and plug in. Real windows, a real server, a real kill.
#include "app/models/conversationlistmodel.h"
#include "app/session/filevault.h"
#include "sqlite/sqliteconnection.h"
#include "tests/e2e/windowside.h"
#include "tests/support/testserver.h"

#include <QtCore/QProcess>
#include <QtGui/QImage>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>

#include <cstdio>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

const QStringList written{u"The plug is out."_s, u"भोलि कति बजे आउने?"_s, u"And a photo of the tap:"_s};
constexpr auto photoLine = "Photo"; // how a photo begins in the list

//! Everything that a window needs, on the files of one person.
struct Desk
{
    explicit Desk(const QString &home)
        : core({home + u"/accounts"_s, std::make_shared<FileVault>(home + u"/keyring"_s)})
    { }

    ThemeController theme;
    LanguageController language;
    AppSettings settings;
    ClientCore core;
    Shell shell{theme, language, settings};
};

// The other process: writes, says that it has, and waits to be killed.
int writeAndWait(const QStringList &arguments)
{
    Desk desk(arguments.at(2));
    WindowSide asha(desk.core, QUrl(arguments.at(3)), desk.shell);
    asha.session->restore();
    if (!QTest::qWaitFor([&] { return asha.open(u"Bikash Thapa"_s); }))
        return 2;
    for (const QString &text : written)
        asha.say(text);
    if (!asha.attach(arguments.at(4)))
        return 3;
    if (!QTest::qWaitFor([&] { return asha.countOf(DeliveryState::Queued) == 4; }))
        return 4;
    QTest::keyClicks(asha.edit(), u"half a sen"_s);
    QTest::qWait(1'500); // a person stops to think
    std::puts("waiting");
    std::fflush(stdout);
    QTest::qWait(60'000);
    return 5;
}

} // namespace

class TestNothingIsLost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writtenOfflineSurvivesAKill();
    void readsAndFindsWithoutANetwork();
    void picturesSeenCanBeSeenWithoutANetwork();
    void whatWasMissedComesOnce();
    void whatADiskRefusedComesOnceMore();
    void withoutAKeyringItCanBeReadAndAsksForThePassword();
    void signedOutNothingIsLeft();

private:
    void signInOnce(TestServer &server, Desk &desk);
};

void TestNothingIsLost::signInOnce(TestServer &server, Desk &desk)
{
    WindowSide asha(desk.core, server.url(), desk.shell);
    asha.session->signIn(u"asha@demo.chautari.app"_s, u"chautari-demo"_s);
    QTRY_VERIFY(asha.isOnline());
    QTRY_VERIFY(asha.open(u"Bikash Thapa"_s));
    QTRY_VERIFY(asha.messages().storedCount() > 3);
}

void TestNothingIsLost::writtenOfflineSurvivesAKill()
{
    QTemporaryDir home;
    const QString photo = home.filePath(u"tap.png"_s);
    QImage picture(64, 48, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    QVERIFY(picture.save(photo));
    quint16 port = 0;
    TestServer server([&port](server::ServerConfig &config) { config.port = port; });
    const QUrl url = server.url();
    port = quint16(url.port());
    {
        Desk desk(home.path());
        signInOnce(server, desk);
    }
    server.stop();

    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QCoreApplication::applicationFilePath(), {u"--write"_s, home.path(), url.toString(), photo});
    QVERIFY(program.waitForReadyRead(30'000));
    QCOMPARE(program.readAllStandardOutput().trimmed(), QByteArray("waiting"));
    program.kill();
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);

    Desk desk(home.path());
    WindowSide asha(desk.core, url, desk.shell);
    asha.session->restore();
    QTRY_VERIFY(asha.open(u"Bikash Thapa"_s));
    QTRY_COMPARE(asha.countOf(DeliveryState::Queued), 4);
    QCOMPARE(asha.edit()->toPlainText(), u"half a sen"_s);
    const QStringList waiting = asha.lastTexts(4);
    QCOMPARE(waiting.mid(0, 3), written);
    QVERIFY(waiting.last().startsWith(QLatin1StringView(photoLine)));
    QVERIFY(asha.messages().storedCount() > 3);
    if (const QString folder = qEnvironmentVariable("CHAUTARI_PICTURES"); !folder.isEmpty())
        asha.window.grab().save(folder + u"/offline-waiting.png"_s);

    server.start();
    asha.session->retryNow();
    QTRY_COMPARE_WITH_TIMEOUT(asha.countOf(DeliveryState::Queued) + asha.countOf(DeliveryState::Sending), 0, 15'000);
    QCOMPARE(asha.countOf(DeliveryState::Failed), 0);
    const QString token = server.token(u"bikash"_s);
    const QJsonArray stored = server.http()
                                  .get(u"/api/messaging/messages/?conversation=1&page_size=100"_s, token)
                                  .json()["results"_L1]
                                  .toArray();
    QMap<int, QJsonObject> bySeq;
    for (const QJsonValue &message : stored)
        bySeq[message["seq"_L1].toInt()] = message.toObject();
    const QList<QJsonObject> last = bySeq.values().mid(bySeq.size() - 4);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(last.at(i)["text"_L1].toString(), written.at(i));
    const QString link = last.at(3)["attachment_url"_L1].toString();
    QVERIFY(!link.isEmpty());
    QFile original(photo);
    QVERIFY(original.open(QIODevice::ReadOnly));
    const HttpAnswer fetched = server.http().get(QUrl(link).path() + u'?' + QUrl(link).query(), token);
    QCOMPARE(fetched.body, original.readAll());
    for (const QString &text : written) {
        const auto count = std::count_if(
            stored.begin(), stored.end(), [&](const QJsonValue &m) { return m["text"_L1].toString() == text; });
        QCOMPARE(count, 1);
    }
}

void TestNothingIsLost::readsAndFindsWithoutANetwork()
{
    QTemporaryDir home;
    TestServer server;
    const QUrl url = server.url();
    QString old;
    {
        Desk desk(home.path());
        signInOnce(server, desk);
        WindowSide asha(desk.core, server.url(), desk.shell);
        asha.session->restore();
        QTRY_VERIFY(asha.open(u"Bikash Thapa"_s));
        QTRY_VERIFY(asha.messages().storedCount() > 3);
        old = asha.messages().row(0).message.text;
    }
    server.stop();

    Desk desk(home.path());
    WindowSide asha(desk.core, url, desk.shell);
    asha.session->restore();
    QTRY_VERIFY(asha.list()->model()->rowCount() > 1);
    auto *search = asha.find<QLineEdit>(u"searchEdit"_s);
    QTest::keyClick(&asha.window, Qt::Key_K, Qt::ControlModifier);
    search->setText(old.section(u' ', 0, 2));
    QTRY_VERIFY(asha.hits()->isVisible() && asha.hits()->model()->rowCount() > 0);
    if (const QString folder = qEnvironmentVariable("CHAUTARI_PICTURES"); !folder.isEmpty())
        asha.window.grab().save(folder + u"/offline-search.png"_s);
    const QModelIndex hit = asha.hits()->model()->index(0, 0);
    QTest::mouseClick(asha.hits()->viewport(), Qt::LeftButton, {}, asha.hits()->visualRect(hit).center());
    QTRY_VERIFY(asha.messages().rowCount() > 3);
    QTRY_VERIFY(asha.view()->visibleRows().second >= 0);
    QVERIFY(asha.lastTexts(asha.messages().rowCount()).contains(old));
}

// And go with their message, and with the account.
void TestNothingIsLost::picturesSeenCanBeSeenWithoutANetwork()
{
    QTemporaryDir home;
    const QString photo = home.filePath(u"tap.png"_s);
    QImage picture(640, 480, QImage::Format_RGB32);
    picture.fill(QColor(200, 40, 40));
    QVERIFY(picture.save(photo));
    TestServer server;
    const QUrl url = server.url();
    const auto isRed = [](const QColor &color) { return color.red() > 190 && color.green() < 55; };
    const auto kept = [&home] {
        int files = 0;
        QDirIterator all(home.path(), QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext())
            files += all.next().contains(u"/media/"_s) ? 1 : 0;
        return files;
    };
    Desk desk(home.path());
    {
        WindowSide asha(desk.core, url, desk.shell);
        asha.session->signIn(u"asha@demo.chautari.app"_s, u"chautari-demo"_s);
        QTRY_VERIFY(asha.isOnline());
        QTRY_VERIFY(asha.open(u"Bikash Thapa"_s));
        ClientCore elsewhere;
        WindowSide bikash(elsewhere, url, desk.shell);
        bikash.session->signIn(u"bikash@demo.chautari.app"_s, u"chautari-demo"_s);
        QTRY_VERIFY(bikash.isOnline());
        QTRY_VERIFY(bikash.open(u"Asha Rai"_s));
        QTRY_VERIFY(bikash.messages().storedCount() > 3);
        for (int i = 0; i < 2; ++i) {
            const int before = asha.messages().storedCount();
            QVERIFY(bikash.attach(photo));
            QTRY_COMPARE(asha.messages().storedCount(), before + 1);
            QTRY_VERIFY(isRed(asha.pictureColor(before)));
        }
        QTRY_VERIFY(isRed(bikash.pictureColor(bikash.messages().storedCount() - 1)));
        QVERIFY(kept() >= 2);
        const Message first = asha.messages().row(asha.messages().storedCount() - 2).message;
        const int files = kept();
        bikash.session->deleteMessage(first, DeletionType::Everyone);
        QTRY_COMPARE(asha.messages().row(asha.messages().storedCount() - 2).message.deletion, DeletionType::Everyone);
        QTRY_VERIFY(kept() < files);
    }
    server.stop();
    WindowSide asha(desk.core, url, desk.shell);
    asha.session->restore();
    QTRY_VERIFY(asha.open(u"Bikash Thapa"_s));
    QTRY_VERIFY(asha.messages().storedCount() > 3);
    QTRY_VERIFY(isRed(asha.pictureColor(asha.messages().storedCount() - 1)));
    if (const QString folder = qEnvironmentVariable("CHAUTARI_PICTURES"); !folder.isEmpty())
        asha.window.grab().save(folder + u"/offline-picture.png"_s);
    asha.session->signOut();
    QTRY_COMPARE(kept(), 0);
}

// While one was away, the other one wrote, changed and deleted: what is shown is what a fresh look shows.
void TestNothingIsLost::whatWasMissedComesOnce()
{
    QTemporaryDir home;
    TestServer server;
    {
        Desk desk(home.path());
        signInOnce(server, desk);
    }
    const QString bikash = server.token(u"bikash"_s);
    QList<int> ids;
    for (int i = 0; i < 55; ++i) { // more than a page
        const QJsonObject body{{u"conversation"_s, 1}, {u"text"_s, u"missed %1"_s.arg(i)}};
        ids.append(server.http().post(u"/api/messaging/messages/"_s, body, bikash).json()["id"_L1].toInt());
    }
    const QList<QNetworkReply::RawHeaderPair> json{{"Content-Type", "application/json"}};
    server.http().send("PATCH", u"/api/messaging/messages/%1/"_s.arg(ids.at(3)), bikash, json, R"({"text":"changed"})");
    server.http().send(
        "DELETE", u"/api/messaging/messages/%1/"_s.arg(ids.at(5)), bikash, json, R"({"deletion_type":"everyone"})");

    Desk desk(home.path());
    WindowSide asha(desk.core, server.url(), desk.shell);
    asha.session->restore();
    QTRY_VERIFY(asha.isOnline());
    QTRY_VERIFY(asha.open(u"Bikash Thapa"_s));
    QTRY_COMPARE(asha.lastTexts(1), QStringList(u"missed 54"_s));
    QTRY_VERIFY(asha.messages().rowOfMessage(MessageId(ids.first())) >= 0 || asha.messages().storedCount() >= 50);
    asha.view()->scrollToOldest();
    QTRY_VERIFY(asha.messages().rowOfMessage(MessageId(ids.first())) >= 0);
    const int first = asha.messages().rowOfMessage(MessageId(ids.first()));
    QCOMPARE(asha.messages().storedCount() - first, 55);
    QCOMPARE(asha.messages().row(first + 3).message.text, u"changed"_s);
    QCOMPARE(asha.messages().row(first + 5).message.deletion, DeletionType::Everyone);
}

// The disk fails for a while and the connection does not: what came meanwhile must not be missing on the disk for ever.
void TestNothingIsLost::whatADiskRefusedComesOnceMore()
{
    QTemporaryDir home;
    quint16 port = 0;
    TestServer server([&port](server::ServerConfig &config) { config.port = port; });
    const QUrl url = server.url();
    port = quint16(url.port());
    Desk desk(home.path());
    signInOnce(server, desk);
    const QString cache
        = QDirIterator(home.path(), {u"cache.sqlite"_s}, QDir::Files, QDirIterator::Subdirectories).next();
    const auto say = [&](const QString &text) {
        const QJsonObject body{{u"conversation"_s, 1}, {u"text"_s, text}};
        QCOMPARE(server.http().post(u"/api/messaging/messages/"_s, body, server.token(u"bikash"_s)).status, 201);
    };
    {
        WindowSide asha(desk.core, url, desk.shell);
        QSignalSpy caughtUp(asha.session.get(), &ChatSession::caughtUp);
        QSignalSpy problems(asha.session.get(), &ChatSession::storageProblem);
        asha.session->restore();
        QTRY_VERIFY(!caughtUp.isEmpty());
        {
            auto other = SqliteConnection::open(cache, SqliteConnection::Access::ReadWrite);
            QVERIFY(other);
            QVERIFY((*other)->executeScript("BEGIN IMMEDIATE"));
            say(u"while the disk refuses"_s);
            QTRY_VERIFY_WITH_TIMEOUT(!problems.isEmpty(), 20'000);
        }
        for (int i = 1; i <= 15; ++i) // more than a conversation's own frame would bring back
            say(u"not written %1"_s.arg(i));
        // Seen in the list; opened, the conversation would come from the server as a page.
        const auto isListed = [&asha] {
            const QModelIndex first = asha.list()->model()->index(0, 0);
            return first.data(ConversationListModel::LastTextRole).toString() == u"not written 15"_s;
        };
        QTRY_VERIFY(isListed());
        caughtUp.clear();
        server.stop();
        server.start();
        QTRY_VERIFY_WITH_TIMEOUT(!caughtUp.isEmpty(), 20'000);
    }
    server.stop();
    WindowSide offline(desk.core, url, desk.shell);
    offline.session->restore();
    QTRY_VERIFY(offline.open(u"Bikash Thapa"_s));
    QTRY_COMPARE(offline.lastTexts(16).first(), u"while the disk refuses"_s);
    QCOMPARE(offline.lastTexts(1), QStringList(u"not written 15"_s));
}

void TestNothingIsLost::withoutAKeyringItCanBeReadAndAsksForThePassword()
{
    QTemporaryDir home;
    TestServer server;
    {
        Desk desk(home.path());
        signInOnce(server, desk);
    }
    QVERIFY(QDir(home.filePath(u"keyring"_s)).removeRecursively());
    Desk desk(home.path());
    WindowSide asha(desk.core, server.url(), desk.shell);
    QSignalSpy wanted(&asha.window, &MainWindow::signInRequested);
    asha.session->restore();
    QTRY_VERIFY(asha.open(u"Bikash Thapa"_s));
    QTRY_VERIFY(asha.messages().storedCount() > 3);
    auto *button = asha.find<QAbstractButton>(u"retryNowButton"_s);
    QTRY_VERIFY(button->isVisible());
    QCOMPARE(asha.session->connectionStatus().state, ConnectionState::SignInNeeded);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
}

void TestNothingIsLost::signedOutNothingIsLeft()
{
    QTemporaryDir home;
    TestServer server;
    Desk desk(home.path());
    signInOnce(server, desk);
    WindowSide asha(desk.core, server.url(), desk.shell);
    asha.session->restore();
    QTRY_VERIFY(asha.isOnline());
    const auto holds = [&home](const QByteArray &word) {
        QDirIterator files(home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(word))
                return true;
        }
        return false;
    };
    bool isSent = false;
    connect(asha.session.get(), &ChatSession::changed, asha.session.get(),
        [&isSent](const SessionChanges &changes) { isSent = isSent || !changes.outgoingDone.isEmpty(); });
    asha.session->sendText(ConversationId(1), u"canaryword"_s);
    QTRY_VERIFY(isSent); // what waits stays: it is nowhere else
    QVERIFY(holds("canaryword"));
    QSignalSpy out(asha.session.get(), &ChatSession::signedOut);
    asha.session->signOut();
    QTRY_COMPARE(out.count(), 1);
    QTRY_VERIFY(!holds("canaryword"));
    QVERIFY(QDir(home.filePath(u"keyring"_s)).isEmpty());
}

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.value(1) == u"--write"_s)
        return writeAndWait(arguments);
    TestNothingIsLost test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_nothingislost.moc"
