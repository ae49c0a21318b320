// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/httpclient.h"
#include "tests/support/sanitizer.h"
#include "tests/support/serverprogram.h"
#include "tests/support/wsclient.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <sys/resource.h>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

//! A server, as a program of its own, on a disk that fails under it.
class TestFailingDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_room = std::make_unique<QTemporaryDir>(); }
    void aLimitOnFilesIsAFullDisk();
    void aFullDiskIsSaidAndPasses();
    void aFailedSyncIsNeverAcknowledged();

private:
    void switchDisk(const QByteArray &how) const
    {
        QFile file(m_room->filePath(u"switch"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(how);
    }
    [[nodiscard]] QStringList environment() const
    {
        return {u"LD_PRELOAD="_s + QStringLiteral(CHAUTARI_DISK_SWITCH_LIBRARY),
            u"CHAUTARI_DISK_SWITCH="_s + m_room->filePath(u"switch"_s)};
    }
    static HttpAnswer post(HttpClient &http, const QString &token, const QString &text)
    {
        const QJsonObject body{{u"conversation"_s, 1}, {u"text"_s, text}, {u"client_message_id"_s, text}};
        return http.post(u"/api/messaging/messages/"_s, body, token);
    }
    static HttpAnswer page(HttpClient &http, const QString &token)
    {
        return http.get(u"/api/messaging/messages/?conversation=1&ordering=-created_at"_s, token);
    }

    std::unique_ptr<QTemporaryDir> m_room;
};

// `ulimit -f`, or LimitFSIZE of a unit: by default the kernel ends who runs into it.
void TestFailingDisk::aLimitOnFilesIsAFullDisk()
{
    ServerProgram server(m_room->filePath(u"data"_s));
    HttpClient http(server.url());
    const QString token = http.signIn(u"asha"_s);
    const auto limit = [&](rlim_t bytes) {
        const rlimit files{bytes, RLIM_INFINITY};
        return ::prlimit(pid_t(server.process().processId()), RLIMIT_FSIZE, &files, nullptr) == 0;
    };
    QVERIFY(limit(1));
    QCOMPARE(post(http, token, u"no-room"_s).status, 507);
    QCOMPARE(page(http, token).status, 200);
    QVERIFY(limit(RLIM_INFINITY));
    QCOMPARE(post(http, token, u"no-room"_s).status, 201);
}

void TestFailingDisk::aFullDiskIsSaidAndPasses()
{
    if (hasAddressSanitizer)
        QSKIP("the library that breaks the disk cannot stand before the sanitizer's");
    ServerProgram server(m_room->filePath(u"data"_s), {}, environment());
    HttpClient http(server.url());
    const QString token = http.signIn(u"asha"_s);
    WsClient socket(server.url(), u"/ws/messaging/?token="_s + token);
    QVERIFY(!socket.take(u"connection"_s).isEmpty());
    QCOMPARE(post(http, token, u"room-enough"_s).status, 201); // the library alone breaks nothing

    switchDisk("full");
    for (int i = 0; i < 3; ++i) {
        const HttpAnswer refused = post(http, token, u"by-post"_s);
        QCOMPARE(refused.status, 507);
        QVERIFY(refused.header("Retry-After").toInt() > 0);
        QCOMPARE(refused.json().value(u"code"_s).toString(), u"storage_full"_s);
    }
    socket.sendMessage(1, u"by-socket"_s, u"by-socket"_s);
    const QJsonObject error = socket.take(u"error"_s).value(u"data"_s).toObject();
    QCOMPARE(error.value(u"code"_s).toString(), u"storage_full"_s);
    QCOMPARE(error.value(u"client_message_id"_s).toString(), u"by-socket"_s);
    QVERIFY(error.value(u"retry_after"_s).toInt() > 0);
    const HttpAnswer upload = http.postForm(u"/api/messaging/messages/"_s, token,
        {{u"conversation"_s, {}, "1"}, {u"attachment"_s, u"notes.pdf"_s, "%PDF-1.4 content", "application/pdf"}});
    QCOMPARE(upload.status, 507);
    QCOMPARE(page(http, token).status, 200); // reads go on
    QVERIFY(!page(http, token).body.contains("by-"));

    switchDisk("");
    QCOMPARE(post(http, token, u"by-post"_s).status, 201);
    socket.sendMessage(1, u"by-socket"_s, u"by-socket"_s);
    QVERIFY(!socket.take(u"ack"_s).isEmpty());
    const QByteArray all = page(http, token).body;
    for (const char *text : {"room-enough", "by-post", "by-socket"})
        QVERIFY(all.contains(text));
    const CommandOutcome check = runServerCommand({u"check"_s, u"--data-dir"_s, m_room->filePath(u"data"_s)});
    QVERIFY2(check.exitCode == 0, qUtf8Printable(check.error));
}

// After a failed sync the kernel may have dropped what it was to write, and says "fine" the next time.
void TestFailingDisk::aFailedSyncIsNeverAcknowledged()
{
    if (hasAddressSanitizer)
        QSKIP("the library that breaks the disk cannot stand before the sanitizer's");
    {
        ServerProgram server(m_room->filePath(u"data"_s), {}, environment());
        HttpClient http(server.url());
        const QString token = http.signIn(u"asha"_s);
        QCOMPARE(post(http, token, u"confirmed"_s).status, 201);
        switchDisk("sync");
        const int status = post(http, token, u"never-confirmed"_s).status;
        QVERIFY2(status == 0 || status >= 500, qPrintable(QString::number(status)));
        QCOMPARE(server.exitCode(), 1);
        QVERIFY(server.process().readAllStandardError().contains("no longer be trusted"));
    }
    switchDisk("");
    ServerProgram server(m_room->filePath(u"data"_s));
    HttpClient http(server.url());
    const QString token = http.signIn(u"asha"_s);
    QVERIFY(page(http, token).body.contains("confirmed"));
    QVERIFY(post(http, token, u"never-confirmed"_s).status / 100 == 2); // once, whether it was kept or not
    QCOMPARE(page(http, token).body.count("\"client_message_id\":\"never-confirmed\""), 1);
}

QTEST_GUILESS_MAIN(TestFailingDisk)
#include "tst_failingdisk.moc"
