// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/datadirectory.h"
#include "server/storage/sqlite/sqlitemigrator.h"
#include "server/storage/sqlite/sqlitesealfunctions.h"
#include "server/storage/textcipher.h"
#include "tests/server/storage/storageroom.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <sqlite3.h>

using namespace chautari;
using namespace chautari::server;
using namespace Qt::StringLiterals;

namespace {

//! Names of the files below `folder` that hold `needle`.
QStringList filesWith(const QString &folder, const QByteArray &needle)
{
    QStringList found;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (it.fileName().contains(QString::fromUtf8(needle))
            || (file.open(QIODevice::ReadOnly) && file.readAll().contains(needle)))
            found.append(it.fileName());
    }
    return found;
}

//! With its own connection, as somebody who has the files would.
QByteArray askFile(const QString &path, const char *sql, bool mayWrite = false)
{
    sqlite3 *database = nullptr;
    sqlite3_stmt *statement = nullptr;
    QByteArray answer;
    sqlite3_open_v2(
        path.toUtf8().constData(), &database, mayWrite ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, nullptr);
    sqlite3_busy_timeout(database, 5000);
    sqlite3_prepare_v2(database, sql, -1, &statement, nullptr);
    if (sqlite3_step(statement) == SQLITE_ROW)
        answer = QByteArray(
            static_cast<const char *>(sqlite3_column_blob(statement, 0)), sqlite3_column_bytes(statement, 0));
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return answer;
}

SqliteStorage::Options scrubbingAtOnce()
{
    SqliteStorage::Options options;
    options.scrubMs = 20;
    return options;
}

Result<ConversationRecord> conversationIn(WriteTransaction &tx)
{
    auto found = tx.stores().conversations().byId(ConversationId(1));
    return found && found->has_value() ? Result<ConversationRecord>(**found) : Error::of(ErrorCode::NotFound);
}

} // namespace

//! What people wrote is in no file in clear, and when it was deleted for everyone it is in none at all (guarantees.md
//! G19, rulings.md 29). Canaries are single words, as a search for them would be.
class TestSealing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sealsWhatAnOlderSchemaHeldInClear();
    void sealsFileNamesOfAnOlderSchema();
    void keepsNothingInClear();
    void leavesNothingOfWhatWasErased();
    void emptiesTheLogWhenAReaderHasGone();
    void refusesAMovedText();
    void refusesAMovedFileName();

private:
    //! A message with an earlier version, a flag, a reaction, an attachment and a notification, in the index.
    MessageRecord aFullMessage(StorageRoom &room);
    //! Its name is `filecanary<last>.pdf`.
    static AttachmentRecord anUpload(StorageRoom &room, char last);
    static QString fileNameOf(StorageRoom &room, AttachmentId id);
};

void TestSealing::sealsWhatAnOlderSchemaHeldInClear()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"data/chautari.db"_s);
    {
        SystemClock clock;
        const auto folder = DataDirectory::open(dir.filePath(u"data"_s));
        QVERIFY(folder);
        QVERIFY(DataDirectory::createPrivateFile(path));
        const auto old = SqliteConnection::open(path, SqliteConnection::Access::ReadWrite);
        QVERIFY(old);
        QVERIFY(SqliteMigrator({SqliteMigrator::bundled().first()}, clock).migrate(**old, path));
        QVERIFY((*old)->executeScript(
            "INSERT INTO meta VALUES ('position', 0);"
            "INSERT INTO users VALUES (1, 'a@x', 'a', x'', 'A', '', 0, NULL, 1, 0, 1), (2, 'b@x', 'b', x'', 'B', '', 1,"
            " NULL, 1, 0, 1);"
            "INSERT INTO categories VALUES (1, 'Home');"
            "INSERT INTO services VALUES (1, 2, 1, 'S', 's', '', '10.00', '1 h', 'active', 1, 1);"
            "INSERT INTO conversations (id, service, provider, customer, created_at, updated_at, last_seq, position)"
            " VALUES (1, 1, 2, 1, 1, 1, 300, 300);"));
        for (int i = 1; i <= 300; ++i) {
            const QByteArray n = QByteArray::number(i);
            const QByteArray filler(i % 10 == 0 ? 6000 : 30, 'x'); // some go into overflow pages
            QVERIFY((*old)->executeScript("INSERT INTO messages VALUES (" + n + ", 1, " + (i % 2 ? "1" : "2") + ", " + n
                + ", " + n + ", NULL, NULL, 0, 0, 'clearcanary" + n + " " + filler + "', 1, 1)"));
        }
    }
    QCOMPARE(filesWith(dir.path(), "clearcanary").isEmpty(), false);

    SqliteStorage::Options options;
    options.dataDir = dir.filePath(u"data"_s);
    StorageRoom room(options);
    QCOMPARE(filesWith(dir.path(), "clearcanary"), QStringList());
    const QList<MessageRecord> messages = room.messagesOf(ConversationId(1));
    QCOMPARE(messages.size(), 300);
    for (int i = 1; i <= 300; ++i)
        QVERIFY(messages.at(i - 1).text.startsWith(u"clearcanary%1 xxx"_s.arg(i)));
    QCOMPARE(askFile(path, "PRAGMA quick_check(1)"), QByteArray("ok"));
}

void TestSealing::sealsFileNamesOfAnOlderSchema()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"data/chautari.db"_s);
    constexpr int lastClearSchema = 3;
    {
        SystemClock clock;
        QVERIFY(DataDirectory::open(dir.filePath(u"data"_s)));
        QVERIFY(DataDirectory::createPrivateFile(path));
        const auto old = SqliteConnection::open(path, SqliteConnection::Access::ReadWrite);
        QVERIFY(old);
        const TextCipher cipher(QByteArray(32, 'k'), QByteArray(32, 'w')); // of texts, and there are none
        QVERIFY(addSealFunctions(**old, cipher));
        QList<Migration> migrations = SqliteMigrator::bundled();
        while (migrations.last().version > lastClearSchema)
            migrations.removeLast();
        QVERIFY(SqliteMigrator(migrations, clock).migrate(**old, path));
        QVERIFY((*old)->executeScript(
            "INSERT INTO meta VALUES ('position', 0);"
            "INSERT INTO users (id, email, username, password_hash, first_name, last_name, role, date_joined)"
            " VALUES (1, 'a@x', 'a', x'', 'A', '', 0, 1);"));
        for (int i = 10; i < 60; ++i) {
            const QByteArray n = QByteArray::number(i);
            QVERIFY((*old)->executeScript(
                "INSERT INTO attachments (id, owner, kind, storage_name, file_name, content_type, file_size, hash,"
                " created_at, received) VALUES ("
                + n + ", 1, 2, '" + QByteArray(30, 'a') + n + "', 'filecanary" + n
                + ".pdf', 'application/pdf', 3, x'00'," + " 1, 3)"));
        }
    }
    QVERIFY(!filesWith(dir.path(), "filecanary").isEmpty());

    SqliteStorage::Options options;
    options.dataDir = dir.filePath(u"data"_s);
    StorageRoom room(options);
    QCOMPARE(filesWith(dir.path(), "filecanary"), QStringList());
    for (int i = 10; i < 60; ++i)
        QCOMPARE(fileNameOf(room, AttachmentId(i)), u"filecanary%1.pdf"_s.arg(i));
}

AttachmentRecord TestSealing::anUpload(StorageRoom &room, char last)
{
    AttachmentRecord upload;
    upload.owner = UserId(1);
    upload.storageName = QString(31, u'a') + QLatin1Char(last);
    upload.fileName = u"filecanary"_s + QLatin1Char(last) + u".pdf"_s;
    upload.contentType = u"application/pdf"_s;
    upload.hash = "hash";
    upload.createdAt = Timestamp(1);
    const auto id
        = room.write<AttachmentId>([upload](WriteTransaction &tx) { return tx.stores().attachments().insert(upload); });
    upload.id = id ? *id : AttachmentId();
    return upload;
}

QString TestSealing::fileNameOf(StorageRoom &room, AttachmentId id)
{
    const auto row = room.read<std::optional<AttachmentRecord>>(
        [id](Stores &stores) { return stores.attachments().byIdFor(id, UserId(1)); });
    return row && row->has_value() ? (*row)->fileName : QString();
}

MessageRecord TestSealing::aFullMessage(StorageRoom &room)
{
    MessageRecord draft = aMessage(1, 1, u"textcanary "_s + QString(3000, u'x'));
    draft.attachments = {anUpload(room, 'a')};
    const auto sent = room.send(draft);
    const auto changed = room.write<MessageRecord>([id = sent->id](WriteTransaction &tx) -> Result<MessageRecord> {
        auto conversation = conversationIn(tx);
        MessageRecord message = **tx.stores().messages().byIdFor(id, UserId(1));
        MessageStore &messages = tx.stores().messages();
        const bool isDone = messages.edit(*conversation, message, u"editedcanary"_s, Timestamp(5))
            && messages.setReaction(*conversation, message, {UserId(2), u"👍"_s, Timestamp(6)}, false)
            && messages.flag(message, {UserId(2), u"flagcanary"_s, Timestamp(7)})
            && tx.stores().notifications().insert(UserId(2), id);
        const auto more = tx.stores().words().catchUp(QDeadlineTimer(QDeadlineTimer::Forever));
        return isDone && more ? Result<MessageRecord>(message) : Error::of(ErrorCode::Internal);
    });
    if (!changed)
        qFatal("the message could not be stored");
    return *changed;
}

void TestSealing::keepsNothingInClear()
{
    StorageRoom room;
    room.addPairs(1);
    aFullMessage(room);
    QVERIFY(room.write<bool>([](WriteTransaction &tx) -> Result<bool> {
        auto mine = tx.stores().conversations().participant(ConversationId(1), UserId(1));
        mine->note = u"notecanary"_s;
        const auto saved = tx.stores().conversations().saveParticipant(*mine);
        return saved ? Result<bool>(true) : saved.error();
    }));
    for (const char *canary : {"textcanary", "editedcanary", "flagcanary", "notecanary", "filecanary"})
        QVERIFY2(filesWith(room.path(), canary).isEmpty(), canary);
    room.close();
    for (const char *canary : {"textcanary", "editedcanary", "flagcanary", "notecanary", "filecanary"})
        QVERIFY2(filesWith(room.path(), canary).isEmpty(), canary);
    room.open();
    const QList<MessageRecord> messages = room.messagesOf(ConversationId(1));
    QCOMPARE(messages.value(0).text, u"editedcanary"_s);
    QCOMPARE(messages.value(0).flags.value(0).reason, u"flagcanary"_s);
    QCOMPARE(messages.value(0).attachments.value(0).fileName, u"filecanarya.pdf"_s);
}

void TestSealing::leavesNothingOfWhatWasErased()
{
    StorageRoom room(scrubbingAtOnce());
    room.addPairs(1);
    const MessageRecord message = aFullMessage(room);
    for (int i = 0; i < 50; ++i) // neighbours, so that its pages are kept and rearranged
        QVERIFY(room.send(aMessage(1, 2, u"neighbour %1"_s.arg(i))));
    // Sealed, the text is only known by its bytes: they must go as well, or a key that gets out later opens them.
    const QList<std::pair<const char *, QByteArray>> canaries{
        {"text", askFile(room.databasePath(), "SELECT body FROM messages WHERE id = 1").mid(25)},
        {"version", askFile(room.databasePath(), "SELECT body FROM message_versions").mid(25, 200)},
        {"reason", askFile(room.databasePath(), "SELECT reason FROM message_flags").mid(25)},
        {"file name", askFile(room.databasePath(), "SELECT sealed_name FROM attachments").mid(25)}};
    for (const auto &[name, canary] : canaries)
        QVERIFY2(canary.size() >= 10 && !filesWith(room.path(), canary).isEmpty(), name);

    QVERIFY(room.write<bool>([id = message.id](WriteTransaction &tx) -> Result<bool> {
        auto conversation = conversationIn(tx);
        MessageRecord erased = **tx.stores().messages().byIdFor(id, UserId(1));
        const auto done = tx.stores().messages().erase(*conversation, erased, Timestamp(9));
        return done ? Result<bool>(true) : done.error();
    }));
    for (const auto &[name, canary] : canaries)
        QTRY_VERIFY2(filesWith(room.path(), canary).isEmpty(), name);
    QCOMPARE(askFile(room.databasePath(), "SELECT CAST(count(*) AS TEXT) FROM notifications"), QByteArray("0"));
    const QList<MessageRecord> messages = room.messagesOf(ConversationId(1));
    QCOMPARE(messages.size(), 51); // the tombstone keeps id and seq
    QVERIFY(messages.first().isDeleted() && messages.first().text.isEmpty());
}

void TestSealing::emptiesTheLogWhenAReaderHasGone()
{
    StorageRoom room(scrubbingAtOnce());
    room.addPairs(1);
    const MessageRecord message = aFullMessage(room);
    const QByteArray body = askFile(room.databasePath(), "SELECT body FROM messages WHERE id = 1").mid(25);
    std::promise<void> letGo;
    std::promise<void> isReading;
    room.storage().read<bool>(
        &room.context(),
        [&, gone = letGo.get_future().share()](Stores &stores) -> Result<bool> {
            (void)stores.messages().after(ConversationId(1), 0, 1);
            isReading.set_value();
            gone.wait();
            return true;
        },
        [](const Result<bool> &) {});
    isReading.get_future().wait();
    QVERIFY(room.write<bool>([id = message.id](WriteTransaction &tx) -> Result<bool> {
        auto conversation = conversationIn(tx);
        MessageRecord erased = **tx.stores().messages().byIdFor(id, UserId(1));
        const auto done = tx.stores().messages().erase(*conversation, erased, Timestamp(9));
        return done ? Result<bool>(true) : done.error();
    }));
    QVERIFY(room.send(aMessage(1, 2, u"the writer goes on"_s)));
    QVERIFY(!filesWith(room.path(), body).isEmpty());
    letGo.set_value();
    QTRY_COMPARE(filesWith(room.path(), body), QStringList());
}

void TestSealing::refusesAMovedText()
{
    StorageRoom room;
    room.addPairs(1);
    QVERIFY(room.send(aMessage(1, 1, u"yes"_s)));
    QVERIFY(room.send(aMessage(1, 1, u"no!"_s)));
    room.close();
    askFile(room.databasePath(), "UPDATE messages SET body = (SELECT body FROM messages WHERE seq = 2) WHERE seq = 1",
        true);
    room.open();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"does not open"_s));
    const QList<MessageRecord> messages = room.messagesOf(ConversationId(1));
    QCOMPARE(messages.value(0).text, u"[ENCRYPTED]"_s);
    QCOMPARE(messages.value(1).text, u"no!"_s);
}

void TestSealing::refusesAMovedFileName()
{
    StorageRoom room;
    room.addPairs(1);
    const AttachmentRecord first = anUpload(room, 'a');
    const AttachmentRecord second = anUpload(room, 'b');
    room.close();
    askFile(room.databasePath(),
        "UPDATE attachments SET sealed_name = (SELECT sealed_name FROM attachments ORDER BY id DESC LIMIT 1)", true);
    room.open();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"does not open"_s));
    QCOMPARE(fileNameOf(room, first.id), u"[ENCRYPTED]"_s);
    QCOMPARE(fileNameOf(room, second.id), u"filecanaryb.pdf"_s);
}

QTEST_GUILESS_MAIN(TestSealing)
#include "tst_sealing.moc"
