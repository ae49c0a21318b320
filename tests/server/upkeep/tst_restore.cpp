// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/tlsidentity.h"
#include "server/storage/datadirectory.h"
#include "server/storage/sqlite/sqlitestorage.h"
#include "server/upkeep/backup.h"
#include "server/upkeep/keyenvelope.h"
#include "server/upkeep/restore.h"
#include "server/upkeep/systemfiles.h"
#include "tests/server/upkeep/backupforgery.h"
#include "tests/support/testserver.h"

#include <QtCore/QDirIterator>
#include <QtTest/QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace chautari;
using namespace chautari::server;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray passphrase = "correct horse battery staple";

using Entries = QList<BackupEntry>;
using Change = std::function<void(Entries &)>;

void changeAByte(Entries &entries)
{
    for (BackupEntry &entry : entries) {
        if (entry.name == "chautari.db"_L1)
            entry.bytes[entry.bytes.size() - 100] = char(entry.bytes.at(entry.bytes.size() - 100) ^ 1);
    }
}

QStringList contentsOf(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

} // namespace

//! Putting a backup in the place of a data directory: all of it or nothing, and never over something.
class TestRestore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void isAnotherHistoryOfTheSameServer();
    void refusesAChangedBackup_data();
    void refusesAChangedBackup();
    void refusesWithoutTheRightPassphrase_data();
    void refusesWithoutTheRightPassphrase();
    void refusesKeysThatAnotherHasSealed();
    void leavesADirectoryToItsOwner();
    void movesWhatIsThereAside();
    void aStartAfterHalfARestoreIsRefused();

private:
    std::unique_ptr<TestServer> m_server;
    QTemporaryDir m_room;
    QString m_backup;
    QString m_identity; //!< of its TLS key
    std::unique_ptr<QTemporaryDir> m_target;
};

void TestRestore::initTestCase()
{
    m_server = std::make_unique<TestServer>();
    // As a server off loopback makes it: what clients have pinned.
    m_identity = TlsIdentity::ofFolder(m_server->dataDir() + u"/keys"_s, QDateTime::currentDateTime())->fingerprint();
    m_backup = m_room.filePath(u"backup"_s);
    const auto keys = readBackupKeys(m_server->dataDir() + u"/keys"_s);
    QVERIFY(keys);
    const auto sealed = sealKeys(*keys, *sealFor(passphrase));
    QVERIFY(sealed);
    const FileDescriptor file = openPrivate(m_backup, O_WRONLY | O_CREAT | O_EXCL);
    QVERIFY(Backup(m_server->dataDir()).writeTo(file.value(), *sealed));
}

void TestRestore::init()
{
    m_target = std::make_unique<QTemporaryDir>();
}

// The bugs: a client that goes on from a position of a history that is gone; a session that comes back from the dead.
void TestRestore::isAnotherHistoryOfTheSameServer()
{
    const QString token = m_server->token(u"asha"_s);
    const QJsonObject before = m_server->http().get(u"/api/messaging/health/"_s).json().value(u"server"_s).toObject();
    WsClient socket(m_server->url(), u"/ws/messaging/?token=%1"_s.arg(token));
    const QString epoch = socket.take(u"connection"_s).value(u"data"_s).toObject().value(u"epoch"_s).toString();
    QVERIFY(!epoch.isEmpty());

    QVERIFY(Restore::run({m_backup, m_target->path(), passphrase, false}));
    const auto identity = TlsIdentity::ofFolder(m_target->path() + u"/keys"_s, QDateTime::currentDateTime());
    QCOMPARE(identity->fingerprint(), m_identity); // else every client would stop for an impostor
    TestServer restored([this](ServerConfig &config) { config.dataDir = m_target->path(); });
    const QJsonObject after = restored.http().get(u"/api/messaging/health/"_s).json().value(u"server"_s).toObject();
    QVERIFY(!before.value(u"server_id"_s).toString().isEmpty());
    QCOMPARE(after.value(u"server_id"_s), before.value(u"server_id"_s));
    QCOMPARE(restored.http().get(u"/api/messaging/conversations/"_s, token).status, 401);

    const auto anew = restored.socket(u"asha"_s);
    anew->send({{u"type"_s, u"resume"_s}, {u"data"_s, QJsonObject{{u"epoch"_s, epoch}, {u"position"_s, 1}}}});
    const QJsonObject answer = anew->take(u"resync_required"_s).value(u"data"_s).toObject();
    QCOMPARE(answer.value(u"reason"_s).toString(), u"epoch"_s);
}

void TestRestore::refusesAChangedBackup_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("words");
    const QString changed = u"changed"_s;
    QTest::newRow("a byte of the database") << Change(changeAByte) << changed;
    QTest::newRow("a byte, with a manifest that fits") << Change([](Entries &entries) {
        changeAByte(entries);
        fitManifest(entries);
    }) << changed;
    QTest::newRow("a file more") << Change([](Entries &entries) {
        entries.prepend({u"media/"_s + QString(32, u'a'), "hello"});
    }) << changed;
    QTest::newRow("a file less") << Change([](Entries &entries) { entries.removeFirst(); }) << changed;
    QTest::newRow("out of the folder") << Change([](Entries &entries) {
        entries.prepend({u"../evil"_s, "hello"});
    }) << u"no backup has"_s;
    QTest::newRow("out of the folder, disguised") << Change([](Entries &entries) {
        entries.prepend({u"media/../../../../evil"_s, "hello"});
    }) << u"no backup has"_s;
    QTest::newRow("twice the same") << Change([](Entries &entries) { entries.prepend(entries.first()); })
                                    << u"cannot be written"_s;
    QTest::newRow("cut before the seal") << Change([](Entries &entries) { entries.removeLast(); }) << u"cut short"_s;
    QTest::newRow("another seal") << Change([](Entries &entries) { entries.last().bytes[0] = 'x'; }) << changed;
    QTest::newRow("nothing in it") << Change([](Entries &entries) { entries.clear(); }) << u"no backup"_s;
}

void TestRestore::refusesAChangedBackup()
{
    QFETCH(Change, change);
    QFETCH(QString, words);
    const QString forged = m_room.filePath(QString::fromUtf8(QTest::currentDataTag()));
    forgeBackup(m_backup, forged, change);
    const auto refused = Restore::run({forged, m_target->path(), passphrase, false});
    QVERIFY(!refused);
    QVERIFY2(refused.error().firstMessage().contains(words), qUtf8Printable(refused.error().firstMessage()));
    QCOMPARE(contentsOf(m_target->path()), QStringList{u"lock"_s});

    // The forger's tools are not what is refused.
    const QString same = forged + u".same"_s;
    forgeBackup(m_backup, same, [](Entries &) {});
    QVERIFY(Restore::run({same, m_target->path(), passphrase, false}));
}

void TestRestore::refusesWithoutTheRightPassphrase_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << QByteArray() << u"--passphrase-file"_s;
    QTest::newRow("another") << QByteArray("incorrect horse") << u"not the one"_s;
}

void TestRestore::refusesWithoutTheRightPassphrase()
{
    QFETCH(QByteArray, given);
    QFETCH(QString, words);
    const auto refused = Restore::run({m_backup, m_target->path(), given, false});
    QVERIFY(!refused);
    QVERIFY2(refused.error().firstMessage().contains(words), qUtf8Printable(refused.error().firstMessage()));
    QCOMPARE(contentsOf(m_target->path()), QStringList{u"lock"_s});
}

// Whoever holds one backup has its salt and public key, and could seal keys of his own to it.
void TestRestore::refusesKeysThatAnotherHasSealed()
{
    constexpr qsizetype proofKeyBytes = 32;
    const QByteArray seal = *sealFor(passphrase);
    const QByteArray othersSeal = seal.chopped(proofKeyBytes) + QByteArray(proofKeyBytes, 'x');
    const KeySet keys = *readBackupKeys(m_server->dataDir() + u"/keys"_s);
    QVERIFY(openKeys(*sealKeys(keys, seal), passphrase));
    const auto opened = openKeys(*sealKeys(keys, othersSeal), passphrase);
    QVERIFY(!opened);
    QVERIFY2(opened.error().firstMessage().contains(u"changed"_s), qPrintable(opened.error().firstMessage()));
}

// A service has a user of its own and the data directory with it; the command is typed by root.
void TestRestore::leavesADirectoryToItsOwner()
{
    if (::geteuid() != 0)
        QSKIP("only root can give files away");
    constexpr uint service = 61'999;
    QVERIFY(Restore::run({m_backup, m_target->path(), passphrase, false}));
    QVERIFY(::chown(QFile::encodeName(m_target->path()).constData(), service, service) == 0);
    QVERIFY(Restore::run({m_backup, m_target->path(), passphrase, true}));
    QDirIterator all(m_target->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int databases = 0;
    while (all.hasNext()) {
        all.next();
        if (all.filePath().contains(u"/replaced-"_s) || all.fileName() == u"lock"_s)
            continue;
        databases += all.fileName() == u"chautari.db"_s ? 1 : 0;
        QVERIFY2(all.fileInfo().ownerId() == service, qPrintable(all.filePath()));
    }
    QCOMPARE(databases, 1);
}

void TestRestore::movesWhatIsThereAside()
{
    const auto fileOf = [this](const QString &path) {
        QFile file(m_target->filePath(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QVERIFY(Restore::run({m_backup, m_target->path(), passphrase, false}));
    const QByteArray before = fileOf(u"chautari.db"_s);
    const auto refused = Restore::run({m_backup, m_target->path(), passphrase, false});
    QVERIFY(!refused);
    QVERIFY(refused.error().firstMessage().contains(u"--replace"_s));
    QCOMPARE(fileOf(u"chautari.db"_s), before);

    const auto replaced = Restore::run({m_backup, m_target->path(), passphrase, true});
    QVERIFY(replaced);
    QVERIFY(fileOf(u"chautari.db"_s) != before);
    QFile old(replaced->oldData + u"/chautari.db"_s);
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), before);
}

void TestRestore::aStartAfterHalfARestoreIsRefused()
{
    QVERIFY(QDir().mkpath(m_target->filePath(DataDirectory::unfinishedRestore)));
    const SystemClock clock;
    SqliteStorage::Options options;
    options.dataDir = m_target->path();
    const auto refused = SqliteStorage::open(options, clock);
    QVERIFY(!refused);
    QVERIFY(refused.error().firstMessage().contains(u"not finished"_s));
    QVERIFY(!QFile::exists(m_target->filePath(u"chautari.db"_s))); // nothing empty was begun
    QVERIFY(Restore::run({m_backup, m_target->path(), passphrase, false}));
    QVERIFY(SqliteStorage::open(options, clock));
}

QTEST_GUILESS_MAIN(TestRestore)
#include "tst_restore.moc"
