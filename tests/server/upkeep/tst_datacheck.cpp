// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/upkeep/datacheck.h"
#include "sqlite/sqliteconnection.h"
#include "tests/server/storage/storageroom.h"
#include "tests/support/testserver.h"

#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::server;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

void executeIn(const QString &dataDir, const QByteArray &sql)
{
    auto connection = SqliteConnection::open(dataDir + u"/chautari.db"_s, SqliteConnection::Access::ReadWrite);
    QVERIFY(connection);
    QVERIFY((*connection)->executeScript("PRAGMA foreign_keys=OFF"));
    QVERIFY((*connection)->executeScript(sql));
}

qint64 numberIn(const QString &dataDir, const char *sql)
{
    auto connection = SqliteConnection::open(dataDir + u"/chautari.db"_s, SqliteConnection::Access::ReadWrite);
    if (!connection)
        return 0;
    SqliteQuery query = (*connection)->query(sql);
    return query.next() ? query.readInteger() : 0;
}

QString onlyFileIn(const QString &folder)
{
    for (const QString &name : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QStringList files = QDir(folder + u'/' + name).entryList(QDir::Files);
        if (!files.isEmpty())
            return folder + u'/' + name + u'/' + files.constFirst();
    }
    return {};
}

} // namespace

//! Each kind of damage, found in a demo server's data; without damage nothing is found.
class TestDataCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsNothingWhereNothingIsWrong();
    void findsWrongRows_data();
    void findsWrongRows();
    void findsChangedFiles_data();
    void findsChangedFiles();
    void findsDamagedPages();
    void saysWhatItCannotLookAt();

private:
    DataCheck::Report check();

    std::unique_ptr<TestServer> m_server;
};

void TestDataCheck::init()
{
    m_server = std::make_unique<TestServer>();
    HttpClient &http = m_server->http();
    const QString token = m_server->token(u"asha"_s);
    const auto text = [&](const char *words) {
        const QJsonObject body{{u"conversation"_s, 1}, {u"text"_s, QString::fromLatin1(words)}};
        return http.post(u"/api/messaging/messages/"_s, body, token).json().value(u"id"_s).toInteger();
    };
    text("first");
    const qint64 hidden = text("second");
    const QString url = u"/api/messaging/messages/%1/"_s.arg(hidden);
    QCOMPARE(http.send("DELETE", url, m_server->token(u"bikash"_s)).status / 100, 2);
    const HttpAnswer sent = http.postForm(u"/api/messaging/messages/"_s, token,
        {{u"conversation"_s, {}, "1"}, {u"attachment"_s, u"notes.pdf"_s, "%PDF-1.4 content", "application/pdf"}});
    QCOMPARE(sent.status, 201);
    m_server->server().stop();
}

DataCheck::Report TestDataCheck::check()
{
    const auto report = DataCheck(m_server->dataDir()).run();
    if (!report)
        qFatal("%s", qPrintable(report.error().firstMessage()));
    return *report;
}

void TestDataCheck::findsNothingWhereNothingIsWrong()
{
    const DataCheck::Report report = check();
    QVERIFY2(report.isFine(), qUtf8Printable(report.problems.join(u'\n')));
    QVERIFY(report.messages > 50);
    QCOMPARE(report.conversations, 8);
    QCOMPARE(report.files, 1);
}

void TestDataCheck::findsWrongRows_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *sql, const QString &words) {
        QTest::newRow(name) << QByteArray(sql) << words;
    };
    row("gap", "DELETE FROM messages WHERE conversation = 2 AND seq = 2",
        u"Conversation 2 should have messages 1 to"_s);
    row("lost end",
        "DELETE FROM messages WHERE conversation = 2 AND seq = (SELECT last_seq FROM conversations WHERE id = 2)",
        u"Conversation 2 should"_s);
    row("unread", "UPDATE conversations SET unread_provider = unread_provider + 1 WHERE id = 1", u"unread messages"_s);
    row("hidden", "UPDATE participants SET hidden_count = hidden_count + 1", u"hidden messages"_s);
    row("mark", "UPDATE conversations SET customer_read_seq = last_seq + 1 WHERE id = 3", u"Conversation 3 ends"_s);
    row("position", "UPDATE meta SET value = 1 WHERE key = 'position'", u"at position 1,"_s);
    row("swapped texts",
        "UPDATE messages SET body = (SELECT body FROM messages WHERE conversation = 1 AND seq = 2) WHERE conversation "
        "= 1 "
        "AND seq = 1",
        u"The text of message 1 in conversation 1 does not open"_s);
    row("another sender", "UPDATE messages SET sender = 3 - sender WHERE conversation = 1 AND seq = 1",
        u"does not open"_s);
    row("name of a file", "UPDATE attachments SET sealed_name = x'010203'", u"called the file"_s);
    row("reference", "UPDATE messages SET sender = 9999 WHERE conversation = 1 AND seq = 1", u"is not there"_s);
    row("unknown file", "UPDATE messages SET extras = 0 WHERE extras = 1", u"does not know of it"_s);
}

void TestDataCheck::findsWrongRows()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, words);
    executeIn(m_server->dataDir(), sql);
    const DataCheck::Report report = check();
    const QString said = report.problems.join(u'\n');
    QVERIFY2(said.contains(words), qUtf8Printable(said));
    QVERIFY(said.count(u'\n') < 4); // one wrong number is not a hundred problems
}

void TestDataCheck::findsChangedFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("words");
    QTest::newRow("other bytes") << QByteArray("%PDF-1.4 Content") << u"has changed"_s;
    QTest::newRow("shorter") << QByteArray("%PDF-1.4") << u"8 bytes instead of 16"_s;
    QTest::newRow("gone") << QByteArray() << u"not on the disk"_s;
}

void TestDataCheck::findsChangedFiles()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, words);
    QFile file(onlyFileIn(m_server->dataDir() + u"/media"_s));
    if (content.isEmpty()) {
        QVERIFY(file.remove());
    } else {
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
        file.close();
    }
    const DataCheck::Report report = check();
    QCOMPARE(report.problems.size(), 1);
    QVERIFY2(report.problems.constFirst().contains(words), qUtf8Printable(report.problems.constFirst()));
}

void TestDataCheck::findsDamagedPages()
{
    // A page of the messages: those of the schema are found sooner, by whoever opens the database.
    const qint64 page = numberIn(m_server->dataDir(), "SELECT rootpage FROM sqlite_schema WHERE name = 'messages'");
    const qint64 pageBytes = numberIn(m_server->dataDir(), "PRAGMA page_size");
    QVERIFY(page > 1);
    QFile file(m_server->dataDir() + u"/chautari.db"_s);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek((page - 1) * pageBytes);
    file.write(QByteArray(pageBytes, 'x'));
    file.close();
    const DataCheck::Report report = check();
    QVERIFY(!report.isFine());
    QVERIFY2(report.problems.constFirst().contains(u"damaged"_s), qUtf8Printable(report.problems.constFirst()));
}

void TestDataCheck::saysWhatItCannotLookAt()
{
    const QTemporaryDir empty;
    const auto nothing = DataCheck(empty.path()).run();
    QVERIFY(!nothing);
    QVERIFY(nothing.error().firstMessage().contains(u"There is no Chautari database"_s));
    executeIn(m_server->dataDir(), "PRAGMA user_version = 1");
    const auto older = DataCheck(m_server->dataDir()).run();
    QVERIFY(!older);
    QVERIFY(older.error().firstMessage().contains(u"another version"_s));
}

QTEST_GUILESS_MAIN(TestDataCheck)
#include "tst_datacheck.moc"
