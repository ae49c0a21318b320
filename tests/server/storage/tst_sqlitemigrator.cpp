// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/datadirectory.h"
#include "server/storage/sqlite/sqlitemigrator.h"
#include "server/storage/sqlite/sqlitesealfunctions.h"
#include "server/storage/textcipher.h"

#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <sys/stat.h>

using namespace chautari;
using namespace chautari::server;
using namespace Qt::StringLiterals;

namespace {

const Migration first{1, u"0001_first.sql"_s, "CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (41);"};
const Migration second{2, u"0002_second.sql"_s, "ALTER TABLE a ADD COLUMN y INTEGER; UPDATE a SET x = 42;"};
const Migration broken{3, u"0003_broken.sql"_s, "UPDATE a SET x = 43; CREATE TABLE a (x INTEGER);"};
const Migration fourth{4, u"0004_fourth.sql"_s, "UPDATE a SET x = 44;"};

} // namespace

class TestSqliteMigrator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void bundledMakeAWholeSchemaOnce();
    void peopleOfSchema2HaveNoPicture();
    void appliesOnlyWhatIsMissing();
    void stopsAtTheFirstErrorAndLeavesTheOldData();
    void copiesAsideBeforeChanging();
    void refusesANewerSchema();
    void refusesAnotherEditionOfAStep();
    void refusesAForeignDatabase();

private:
    Result<void> migrate(const QList<Migration> &migrations);
    qint64 ask(const char *sql);

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    std::unique_ptr<SqliteConnection> m_connection;
    SystemClock m_clock;
    const TextCipher m_cipher{QByteArray(32, 'k'), QByteArray(32, 'w')};
};

void TestSqliteMigrator::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"test.db"_s);
    QVERIFY(DataDirectory::createPrivateFile(m_path));
    auto connection = SqliteConnection::open(m_path, SqliteConnection::Access::ReadWrite);
    QVERIFY(connection);
    m_connection = std::move(*connection);
    QVERIFY(addSealFunctions(*m_connection, m_cipher));
}

void TestSqliteMigrator::cleanup()
{
    m_connection.reset();
}

Result<void> TestSqliteMigrator::migrate(const QList<Migration> &migrations)
{
    return SqliteMigrator(migrations, m_clock).migrate(*m_connection, m_path);
}

qint64 TestSqliteMigrator::ask(const char *sql)
{
    SqliteQuery query = m_connection->query(sql);
    return query.next() ? query.readInteger() : -1;
}

void TestSqliteMigrator::bundledMakeAWholeSchemaOnce()
{
    const QList<Migration> bundled = SqliteMigrator::bundled();
    QVERIFY(!bundled.isEmpty());
    for (qsizetype i = 0; i < bundled.size(); ++i)
        QCOMPARE(bundled.at(i).version, int(i) + 1);
    QVERIFY(migrate(bundled));
    QVERIFY(migrate(bundled));
    QCOMPARE(ask("SELECT count(*) FROM schema_version"), bundled.size());
    QCOMPARE(ask("SELECT count(*) FROM messages"), 0);
}

void TestSqliteMigrator::peopleOfSchema2HaveNoPicture()
{
    QVERIFY(migrate(SqliteMigrator::bundled().first(2)));
    for (const char *name : {"a", "b"}) {
        SqliteQuery insert
            = m_connection->query("INSERT INTO users (email, username, password_hash, first_name, last_name,"
                                  " role, date_joined) VALUES (?1, ?1, x'', '', '', 0, 1)");
        QVERIFY(insert.bind(QString::fromLatin1(name)).run());
    }
    QVERIFY(migrate(SqliteMigrator::bundled()));
    QCOMPARE(ask("SELECT count(*) FROM users WHERE picture = '' AND picture_type = '' AND picture_hash = x''"), 2);
}

void TestSqliteMigrator::appliesOnlyWhatIsMissing()
{
    QVERIFY(migrate({first}));
    QCOMPARE(ask("SELECT x FROM a"), 41);
    QVERIFY(migrate({first, second}));
    QCOMPARE(ask("SELECT x FROM a WHERE y IS NULL"), 42);
    QCOMPARE(ask("PRAGMA user_version"), 2);
}

void TestSqliteMigrator::stopsAtTheFirstErrorAndLeavesTheOldData()
{
    QVERIFY(migrate({first, second}));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"already exists"_s));
    const auto failed = migrate({first, second, broken, fourth});
    QVERIFY(!failed);
    QVERIFY2(failed.error().detail.contains(broken.name), qPrintable(failed.error().detail));
    QCOMPARE(ask("SELECT x FROM a"), 42);
    QCOMPARE(ask("PRAGMA user_version"), 2);
    QCOMPARE(ask("SELECT count(*) FROM schema_version"), 2);
}

void TestSqliteMigrator::copiesAsideBeforeChanging()
{
    QVERIFY(migrate({first}));
    const QString copy = m_path + u".schema-1"_s;
    QVERIFY(!QFileInfo::exists(copy)); // an empty database is not worth a copy
    QVERIFY(migrate({first, second}));

    struct stat info = {};
    QCOMPARE(::stat(QFile::encodeName(copy).constData(), &info), 0);
    QCOMPARE(info.st_mode & 0777, 0600U);
    auto old = SqliteConnection::open(copy, SqliteConnection::Access::ReadOnly);
    QVERIFY(old);
    SqliteQuery query = (*old)->query("SELECT x FROM a");
    QVERIFY(query.next());
    QCOMPARE(query.readInteger(), 41);
}

void TestSqliteMigrator::refusesANewerSchema()
{
    QVERIFY(migrate({first, second}));
    const auto refused = migrate({first});
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(u"newer"_s), qPrintable(refused.error().detail));
    QCOMPARE(ask("SELECT x FROM a"), 42);
}

void TestSqliteMigrator::refusesAnotherEditionOfAStep()
{
    QVERIFY(migrate({first}));
    Migration edited = first;
    edited.sql += " -- edited after it was applied somewhere";
    const auto refused = migrate({edited, second});
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(first.name), qPrintable(refused.error().detail));
    QCOMPARE(ask("SELECT x FROM a"), 41);
}

void TestSqliteMigrator::refusesAForeignDatabase()
{
    QVERIFY(m_connection->executeScript("CREATE TABLE theirs (x)"));
    const auto refused = migrate({first});
    QVERIFY(!refused);
    QCOMPARE(ask("SELECT count(*) FROM sqlite_schema"), 1);
}

QTEST_GUILESS_MAIN(TestSqliteMigrator)
#include "tst_sqlitemigrator.moc"
