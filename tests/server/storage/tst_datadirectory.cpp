// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/datadirectory.h"
#include "tests/server/storage/storageroom.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFileInfo>
#include <QtTest/QTest>

#include <sys/stat.h>

using namespace chautari;
using namespace chautari::server;
using namespace Qt::StringLiterals;

class TestDataDirectory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void belongsToOneProcess();
    void isClosedToOtherPeopleWhateverTheUmask();
    void keepsItsKeysAndIdentity();
    void refusesADamagedKey();
    void refusesADamagedDatabase();
    void saysWhyAFileInItsPlaceWillNotDo();
};

void TestDataDirectory::belongsToOneProcess()
{
    StorageRoom room;
    const SystemClock clock;
    SqliteStorage::Options options;
    options.dataDir = room.path();
    const auto second = SqliteStorage::open(options, clock);
    QVERIFY(!second);
    QVERIFY2(second.error().detail.contains(u"in use"_s), qPrintable(second.error().detail));

    room.close();
    QVERIFY(SqliteStorage::open(options, clock));
}

void TestDataDirectory::isClosedToOtherPeopleWhateverTheUmask()
{
    const mode_t before = ::umask(0);
    StorageRoom room;
    room.addPairs(1); // so that -wal and -shm exist
    const mode_t after = ::umask(before);
    QCOMPARE(after, mode_t(0)); // process-wide state is not the library's to change

    struct stat folder = {};
    QCOMPARE(::stat(QFile::encodeName(room.path()).constData(), &folder), 0);
    QCOMPARE(folder.st_mode & 0777, 0700U);
    int files = 0;
    QDirIterator it(room.path(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        it.next();
        struct stat info = {};
        QCOMPARE(::stat(QFile::encodeName(it.filePath()).constData(), &info), 0);
        QVERIFY2((info.st_mode & 0777) == (it.fileInfo().isDir() ? 0700U : 0600U), qPrintable(it.filePath()));
        ++files;
    }
    QVERIFY2(files >= 7, "lock, keys/, two keys, database, -wal, -shm");
}

void TestDataDirectory::keepsItsKeysAndIdentity()
{
    StorageRoom room;
    const QByteArray token = room.storage().tokenKey();
    const QByteArray hash = room.storage().requestHashKey();
    const QString epoch = room.storage().epoch();
    const QString server = room.storage().serverId();
    QCOMPARE(token.size(), 32);
    QCOMPARE(hash.size(), 32);
    QVERIFY(token != hash);
    QVERIFY(!epoch.isEmpty() && !server.isEmpty() && epoch != server);

    room.close();
    room.open();
    QCOMPARE(room.storage().tokenKey(), token);
    QCOMPARE(room.storage().requestHashKey(), hash);
    QCOMPARE(room.storage().epoch(), epoch);
    QCOMPARE(room.storage().serverId(), server);

    StorageRoom another;
    QVERIFY(another.storage().tokenKey() != token);
}

void TestDataDirectory::refusesADamagedKey()
{
    StorageRoom room;
    room.close();
    QFile key(room.path() + u"/keys/token.key"_s);
    QVERIFY(key.resize(31));
    SqliteStorage::Options options;
    options.dataDir = room.path();
    const auto opened = SqliteStorage::open(options, SystemClock());
    QVERIFY(!opened);
    QVERIFY2(opened.error().detail.contains(u"token.key"_s), qPrintable(opened.error().detail));
}

void TestDataDirectory::refusesADamagedDatabase()
{
    StorageRoom room;
    room.addPairs(200);
    room.close();
    QFile database(room.databasePath());
    QVERIFY(database.open(QIODevice::ReadWrite));
    QVERIFY(database.size() > 20 * 4096);
    for (qint64 page = 5; page < 20; ++page) {
        QVERIFY(database.seek(page * 4096));
        database.write(QByteArray(64, '\xff'));
    }
    database.close();
    SqliteStorage::Options options;
    options.dataDir = room.path();
    const auto opened = SqliteStorage::open(options, SystemClock());
    QVERIFY(!opened);
    QVERIFY2(opened.error().detail.contains(u"damaged"_s), qPrintable(opened.error().detail));
}

void TestDataDirectory::saysWhyAFileInItsPlaceWillNotDo()
{
    const QTemporaryDir temporary;
    const QString path = temporary.filePath(u"file"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto opened = DataDirectory::open(path);
    QVERIFY(!opened);
    QVERIFY2(opened.error().detail.contains(u"not a folder"_s), qPrintable(opened.error().detail));
}

QTEST_GUILESS_MAIN(TestDataDirectory)
#include "tst_datadirectory.moc"
