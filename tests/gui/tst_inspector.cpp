// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/embeddedserver.h"
#include "app/session/clientcore.h"
#include "app/ui/inspector/connectioninspector.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>

using namespace Qt::StringLiterals;
using namespace chautari;

namespace {

constexpr int patience = 30'000; // a deadline, not a wait

WireEvent frame(WireKind kind, const QString &name, qint64 tickUs, const QString &key = {})
{
    WireEvent event;
    event.kind = kind;
    event.name = name;
    event.key = key;
    event.tickUs = tickUs;
    event.at = Timestamp(1'790'000'000'000'000);
    return event;
}

} // namespace

//! The window for developers on a real session with a real server, and its parts.
class TestInspector : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hidesWhatIsSecret_data();
    void hidesWhatIsSecret();
    void hidesWhatPeopleWrote();
    void holdsTheNewestOnly();
    void pairsQuestionsWithAnswers();
    void checksAFrameBeforeItIsSent();
    void showsARealLine();

private:
    template <typename T>
    T &part(const QWidget &window, const QString &name)
    {
        return *window.findChild<T *>(name);
    }
};

void TestInspector::hidesWhatIsSecret_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addRow("sign-in") << QByteArray(R"json({"email":"a@b.np","password":"s3cret-word"})json");
    QTest::addRow("registration") << QByteArray(R"json({"password":"s3cret-word","password2":"s3cret-word"})json");
    QTest::addRow("tokens") << QByteArray(R"json({"data":{"access":"s3cret-word","refresh":"s3cret-word"}})json");
    QTest::addRow("frame") << QByteArray(R"json({"type":"auth","data":{"token":"s3cret-word"}})json");
    QTest::addRow("list") << QByteArray(R"json([{"ticket":["s3cret-word"]}])json");
    QTest::addRow("number") << QByteArray(R"json({"otp":"s3cret-word"})json");
    QTest::addRow("within") << QByteArray(R"json({"Token":{"value":["s3cret-word"]}})json");
    QTest::addRow("signed link") << QByteArray(R"json({"file_url":"/media/7/a.jpg?signature=s3cret-word"})json");
}

void TestInspector::hidesWhatIsSecret()
{
    QFETCH(QByteArray, json);
    WireTap tap;
    WireEvent request;
    request.kind = WireKind::Request;
    request.sent = request.body = json;
    tap.note(request);
    tap.noteFrame(WireKind::FrameOut, json);
    for (const WireEvent &event : tap.take().events) {
        QVERIFY(!event.body.isEmpty());
        QVERIFY2(!event.body.contains("s3cret-word") && !event.sent.contains("s3cret-word"), event.body.constData());
    }
}

void TestInspector::hidesWhatPeopleWrote()
{
    const QByteArray json = R"json({"type":"message","data":{"content":"meet me at four","conversation_id":7}})json";
    QVERIFY(wirejson::readable(json, false).contains(u"meet me at four"));
    const QString hidden = wirejson::readable(json, true);
    QVERIFY(!hidden.contains(u"meet me"));
    QVERIFY(hidden.contains(u"conversation_id"));
}

void TestInspector::holdsTheNewestOnly()
{
    WireTap tap;
    for (int i = 0; i < WireTap::most + 3; ++i)
        tap.noteFrame(WireKind::FrameIn, R"json({"type":"typing"})json");
    const WireTap::Batch batch = tap.take();
    QCOMPARE(batch.events.size(), WireTap::most);
    QCOMPARE(batch.dropped, 3);
    QVERIFY(tap.take().events.isEmpty());

    WireLogModel log;
    const QAbstractItemModelTester tester(&log);
    log.append(batch.events);
    log.append({frame(WireKind::FrameIn, u"last"_s, 1), frame(WireKind::FrameOut, u"very last"_s, 2)});
    QCOMPARE(log.rowCount(), WireTap::most);
    QCOMPARE(log.eventAt(log.rowCount() - 1).name, u"very last"_s);
    WireLogFilter filter(log);
    filter.setWords(u"VERY"_s);
    QCOMPARE(filter.rowCount(), 1);
    filter.setShown(WireLogFilter::Show::Requests);
    QCOMPARE(filter.rowCount(), 0);
    log.append(batch.events + batch.events); // more at once than it holds
    QCOMPARE(log.rowCount(), WireTap::most);
    log.clear();
    QCOMPARE(log.rowCount(), 0);
}

void TestInspector::pairsQuestionsWithAnswers()
{
    Latencies latencies;
    latencies.note(frame(WireKind::FrameOut, u"message"_s, 1'000, u"a"_s));
    latencies.note(frame(WireKind::FrameOut, u"message"_s, 2'000, u"b"_s));
    latencies.note(frame(WireKind::FrameOut, u"heartbeat"_s, 2'500));
    latencies.note(frame(WireKind::FrameIn, u"ack"_s, 5'000, u"b"_s));
    latencies.note(frame(WireKind::FrameIn, u"ack"_s, 9'000, u"a"_s));
    latencies.note(frame(WireKind::FrameIn, u"heartbeat"_s, 2'900));
    QCOMPARE(latencies.of(Latencies::Kind::Ack), (QList<qint64>{3'000, 8'000}));
    QCOMPARE(latencies.of(Latencies::Kind::Heartbeat), (QList<qint64>{400}));
    QCOMPARE(latencies.summary(Latencies::Kind::Ack).worstUs, 8'000);
    // A line that broke takes its questions with it.
    latencies.note(frame(WireKind::FrameOut, u"heartbeat"_s, 10'000));
    latencies.note(frame(WireKind::Connection, u"lost"_s, 11'000));
    latencies.note(frame(WireKind::FrameOut, u"heartbeat"_s, 20'000));
    latencies.note(frame(WireKind::FrameIn, u"heartbeat"_s, 20'700));
    QCOMPARE(latencies.of(Latencies::Kind::Heartbeat), (QList<qint64>{400, 700}));
}

void TestInspector::checksAFrameBeforeItIsSent()
{
    QCOMPARE(wirejson::problemAt(u"{\"type\": \"heartbeat\"}"_s), 0);
    QVERIFY(wirejson::problemAt(u"{\"type\": }"_s) > 0);
    QCOMPARE(wirejson::problemAt(u"[1]"_s), 1);
    QVERIFY(wirejson::problemAt(QString()) > 0);
}

void TestInspector::showsARealLine()
{
    EmbeddedServer server;
    QVERIFY(server.startDemo().hasValue());
    ClientCore core;
    ThemeController theme;
    const std::unique_ptr<ChatSession> session = core.createSession(ServerAddress::fromHttpUrl(server.url()));
    auto window = std::make_unique<ConnectionInspector>(*session, theme);
    window->setAttribute(Qt::WA_DeleteOnClose, false);
    window->show();
    QVERIFY(!part<QPushButton>(*window, u"sendFrameButton"_s).isEnabled());
    session->signIn(u"asha@demo.chautari.app"_s, u"chautari-demo"_s);

    const auto &table = part<QTreeView>(*window, u"trafficTable"_s);
    const auto rowOf = [&table](const QString &words, int from = 0) {
        for (int row = from; row < table.model()->rowCount(); ++row) {
            if (table.model()->index(row, WireLogModel::What).data().toString().contains(words))
                return row;
        }
        return -1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(rowOf(u"POST /api/auth/login/"_s) >= 0, patience);
    QTRY_VERIFY_WITH_TIMEOUT(rowOf(u"connection"_s) >= 0, patience);
    QVERIFY(table.model()->index(rowOf(u"POST"_s), WireLogModel::Outcome).data().toString().startsWith(u"200"));
    part<QCheckBox>(*window, u"hideTextsBox"_s).setChecked(false);
    part<QPushButton>(*window, u"copyButton"_s).click();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(u"refresh") && copied.contains(u"asha@demo.chautari.app"));
    QVERIFY(!copied.contains(u"chautari-demo") && !copied.contains(u"eyJ"));

    auto &frameEdit = part<QLineEdit>(*window, u"frameEdit"_s);
    frameEdit.setText(u"{\"type\": heartbeat"_s);
    QVERIFY(!part<QPushButton>(*window, u"sendFrameButton"_s).isEnabled());
    QVERIFY(part<QLabel>(*window, u"frameProblemLabel"_s).isVisible());
    frameEdit.setText(u"{\"type\": \"heartbeat\"}"_s);
    QTRY_VERIFY(part<QPushButton>(*window, u"sendFrameButton"_s).isEnabled());
    const QString unmeasured = part<QLabel>(*window, u"heartbeatLatencyLabel"_s).text();
    QTest::keyClick(&frameEdit, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>(*window, u"heartbeatLatencyLabel"_s).text() != unmeasured, patience);
    const QString unsent = part<QLabel>(*window, u"ackLatencyLabel"_s).text();
    session->sendText(ConversationId(1), u"How long does this take?"_s);
    QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>(*window, u"ackLatencyLabel"_s).text() != unsent, patience);

    const QAbstractItemModel &history = *part<QTreeView>(*window, u"historyTable"_s).model();
    const int before = history.rowCount();
    part<QPushButton>(*window, u"dropButton"_s).click();
    QTRY_VERIFY_WITH_TIMEOUT(history.rowCount() >= before + 3, patience); // lost, connecting, connected
    QVERIFY(history.index(before, WireLogModel::What).data().toString().contains(u"by hand"));
    QTRY_COMPARE_WITH_TIMEOUT(session->connectionStatus().state, ConnectionState::Online, patience);

    part<QPushButton>(*window, u"pauseButton"_s).click();
    const int rows = table.model()->rowCount();
    session->sendText(ConversationId(1), u"And this?"_s);
    QCOMPARE(table.model()->rowCount(), rows);
    part<QPushButton>(*window, u"pauseButton"_s).click();
    QTRY_VERIFY_WITH_TIMEOUT(rowOf(u"ack"_s, rows) >= 0, patience);
    part<QPushButton>(*window, u"clearButton"_s).click();
    QCOMPARE(table.model()->rowCount(), 0);
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
