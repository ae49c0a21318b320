// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/operations/unitfilter.h"
#include "tests/support/httpclient.h"
#include "tests/support/sanitizer.h"
#include "tests/support/serverprogram.h"
#include "tests/support/wsclient.h"

#include <QtCore/QJsonArray>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <csignal>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

//! The units for systemd, without it.
class TestServiceUnit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void isHardened();
    void asksForWhatThereIs_data();
    void asksForWhatThereIs();
    void servesWithinItsOwnBounds_data();
    void servesWithinItsOwnBounds();

private:
    static QString unit(const QString &name) { return QStringLiteral(CHAUTARI_UNITS) + u'/' + name; }
    static QString read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
};

namespace {

//! A picture of one pixel.
const QByteArray onePixel
    = QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwAD"
                             "hgGAWjR9awAAAABJRU5ErkJggg==");

} // namespace

void TestServiceUnit::initTestCase()
{
    if (QStandardPaths::findExecutable(u"systemd-analyze"_s).isEmpty())
        QSKIP("systemd-analyze is not installed.");
}

void TestServiceUnit::isHardened()
{
    QProcess analyze;
    // The threshold is in tenths.
    analyze.start(u"systemd-analyze"_s,
        {u"security"_s, u"--offline=true"_s, u"--threshold=20"_s, u"--no-pager"_s, unit(u"chautari-server.service"_s)});
    QVERIFY(analyze.waitForFinished());
    const QByteArray said = analyze.readAllStandardOutput() + analyze.readAllStandardError();
    QVERIFY2(analyze.exitCode() == 0, said.constData());
    QVERIFY2(said.contains("Overall exposure level for chautari-server.service: "), said.constData());
}

void TestServiceUnit::asksForWhatThereIs_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("system") << u"chautari-server.service"_s;
    QTest::newRow("person") << u"chautari-host.service"_s;
}

// What ExecStart= says is something that the program knows.
void TestServiceUnit::asksForWhatThereIs()
{
    QFETCH(QString, name);
    const QTemporaryDir dir;
    QFile config(dir.filePath(u"server.conf"_s));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("listen = 127.0.0.1:0\n");
    config.close();
    static const QRegularExpression start(
        u"^ExecStart=/\\S+/bin/chautari-server (--config) (\\S+\\.conf)$"_s, QRegularExpression::MultilineOption);
    const QRegularExpressionMatch match = start.match(read(unit(name)));
    QVERIFY(match.hasMatch());
    const CommandOutcome outcome = runServerCommand({match.captured(1), config.fileName(), u"--check-config"_s});
    QVERIFY2(outcome.exitCode == 0, qUtf8Printable(outcome.error));
    QVERIFY(read(unit(name)).contains(u"\nType=notify\n"_s));
}

void TestServiceUnit::servesWithinItsOwnBounds_data()
{
    asksForWhatThereIs_data();
}

// A call that the unit forbids and the server needs is found by nobody but those whose server does not start.
void TestServiceUnit::servesWithinItsOwnBounds()
{
    QFETCH(QString, name);
    if (hasAddressSanitizer)
        QSKIP("AddressSanitizer does not fit into these bounds.");
    const std::unique_ptr<UnitFilter> filter = UnitFilter::of(unit(name));
    QVERIFY(filter);
    QVERIFY(filter->allowedCalls() > 150);
    const QTemporaryDir dir;
    ServerProgram program(
        dir.filePath(u"data"_s), {u"--metrics"_s, u"127.0.0.1:0"_s}, {u"QT_ENABLE_REGEXP_JIT=0"_s}, [&filter] {
            if (!filter->enter())
                ::_exit(99);
        });
    const QUrl url = program.url();
    if (!url.isValid() && program.exitCode() == 99)
        QSKIP("This machine lets nobody filter calls.");
    QVERIFY2(url.isValid(), program.process().readAllStandardError().constData());
    HttpClient http(url);
    const QString token = http.signIn(u"asha"_s); // hashes a password
    QVERIFY(!token.isEmpty());
    {
        WsClient socket(url, u"/ws/messaging/?token="_s + token);
        QVERIFY(!socket.take(u"connection"_s).isEmpty());
        socket.sendMessage(1, u"within bounds"_s, u"bounds-1"_s);
        QVERIFY(!socket.take(u"ack"_s).isEmpty());
    }
    // The media worker is a program of its own under the same filter, and puts on another one.
    const HttpAnswer sent = http.postForm(u"/api/messaging/messages/"_s, token,
        {{u"conversation"_s, {}, "1"}, {u"attachment"_s, u"dot.png"_s, onePixel, "image/png"}});
    QVERIFY2(sent.status == 201, sent.body.constData());
    const auto width = [&] {
        const HttpAnswer page
            = http.get(u"/api/messaging/messages/%1/"_s.arg(sent.json().value(u"id"_s).toInteger()), token);
        return page.json().value(u"attachments"_s).toArray().at(0)[u"width"_s].toInt();
    };
    QTRY_COMPARE(width(), 1);
    const CommandOutcome backup
        = runServerCommand({u"backup"_s, dir.filePath(u"b"_s), u"--data-dir"_s, dir.filePath(u"data"_s)});
    QVERIFY2(backup.exitCode == 0, qUtf8Printable(backup.error));
    program.signal(SIGTERM);
    QCOMPARE(program.exitCode(), 0);
    const QByteArray said = program.process().readAllStandardError();
    QVERIFY2(!said.contains("not permitted"), said.constData());
}

QTEST_GUILESS_MAIN(TestServiceUnit)
#include "tst_serviceunit.moc"
