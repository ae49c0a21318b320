// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/mediahousekeeper.h"
#include "server/media/mediastore.h"
#include "shared/core/limits.h"
#include "tests/server/storage/storageroom.h"
#include "tests/support/fakeclock.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::server;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

//! A name in the folder `folder` (two digits); the last two tell it from others there.
QString nameIn(const QString &folder, int number)
{
    return folder + QString(28, u'a') + u"%1"_s.arg(number, 2, 10, QLatin1Char('0'));
}

} // namespace

//! What is on the disk and in the rows after a while, with nobody asking for it.
class MediaHousekeeperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void finishesWhatACrashLeft();
    void expiresUnusedUploads();
    void sweepsOldFilesWithoutARow();
    void takesNoFileThatABackupMayNeed();
    void deletesNothingByAClockThatJumped();

private:
    void make() { m_housekeeper = std::make_unique<MediaHousekeeper>(m_room->storage(), *m_store, m_clock); }
    void addFile(const QString &name, int ageSeconds = 0);
    AttachmentRecord addUpload(const QString &name, int ageSeconds);
    //! Says `attachment` in conversation 1.
    Result<MessageRecord> say(const AttachmentRecord &attachment);
    [[nodiscard]] bool isFile(const QString &name) const;
    bool hasRow(const QString &name);
    QStringList doomed();

    FakeClock m_clock;
    std::unique_ptr<StorageRoom> m_room;
    std::unique_ptr<MediaStore> m_store;
    std::unique_ptr<MediaHousekeeper> m_housekeeper;
};

void MediaHousekeeperTest::init()
{
    m_room = std::make_unique<StorageRoom>();
    m_room->addPairs(1);
    m_store = std::make_unique<MediaStore>(m_room->path() + u"/media"_s);
    QVERIFY(m_store->prepare());
}

void MediaHousekeeperTest::cleanup()
{
    m_housekeeper.reset();
    m_store.reset();
    m_room.reset();
}

//! With its thumbnail.
void MediaHousekeeperTest::addFile(const QString &name, int ageSeconds)
{
    const QString folder = m_store->folder() + u'/' + name.left(2);
    QVERIFY(QDir().mkpath(folder));
    for (const QString &suffix : {QString(), u".thumb"_s}) {
        QFile file(folder + u'/' + name + suffix);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("bytes") == 5 && file.flush());
        QVERIFY(
            file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-ageSeconds), QFileDevice::FileModificationTime));
    }
}

AttachmentRecord MediaHousekeeperTest::addUpload(const QString &name, int ageSeconds)
{
    AttachmentRecord attachment;
    attachment.owner = UserId(1);
    attachment.storageName = name;
    attachment.fileName = u"a.pdf"_s;
    attachment.hash = "hash";
    attachment.createdAt = m_clock.now().plusSeconds(-ageSeconds);
    const auto id = m_room->write<AttachmentId>(
        [attachment](WriteTransaction &tx) { return tx.stores().attachments().insert(attachment); });
    attachment.id = id ? *id : AttachmentId();
    return attachment;
}

Result<MessageRecord> MediaHousekeeperTest::say(const AttachmentRecord &attachment)
{
    MessageRecord message = aMessage(1, 1, u"a file"_s);
    message.attachments = {attachment};
    return m_room->send(message);
}

bool MediaHousekeeperTest::isFile(const QString &name) const
{
    const QString path = m_store->folder() + u'/' + name.left(2) + u'/' + name;
    return QFile::exists(path) || QFile::exists(path + u".thumb"_s);
}

bool MediaHousekeeperTest::hasRow(const QString &name)
{
    const auto found = m_room->read<bool>([name](Stores &stores) { return stores.attachments().hasStorageName(name); });
    return found && *found;
}

QStringList MediaHousekeeperTest::doomed()
{
    const auto names = m_room->read<QStringList>([](Stores &stores) { return stores.attachments().doomed(10); });
    return names ? *names : QStringList{u"?"_s};
}

void MediaHousekeeperTest::finishesWhatACrashLeft()
{
    const QString name = nameIn(u"ff"_s, 1);
    addFile(name);
    const auto said = say(addUpload(name, 0));
    QVERIFY(said);
    QVERIFY(m_room->write<bool>([id = said->id](WriteTransaction &tx) -> Result<bool> {
        auto conversation = tx.stores().conversations().byId(ConversationId(1));
        MessageRecord message = **tx.stores().messages().byIdFor(id, UserId(1));
        const auto erased = tx.stores().messages().erase(**conversation, message, Timestamp(9));
        return erased ? Result<bool>(true) : erased.error();
    }));
    m_room->close();
    m_room->open();
    QCOMPARE(doomed(), QStringList{name});
    QVERIFY(isFile(name));

    make();
    m_clock.advanceSeconds(limits::clockSettledSeconds);
    m_housekeeper->start();
    QTRY_COMPARE(doomed(), QStringList());
    QVERIFY(!isFile(name));
}

void MediaHousekeeperTest::expiresUnusedUploads()
{
    const QString old = nameIn(u"fe"_s, 1);
    const QString used = nameIn(u"fe"_s, 2);
    const QString younger = nameIn(u"fe"_s, 3);
    for (const QString &name : {old, used, younger})
        addFile(name);
    addUpload(old, 0);
    QVERIFY(say(addUpload(used, 0)));
    m_clock.advanceSeconds(1);
    addUpload(younger, 0);

    make();
    m_clock.advanceSeconds(limits::unusedUploadSeconds);
    m_housekeeper->start();
    QTRY_VERIFY(!isFile(old));
    QVERIFY(!hasRow(old));
    QVERIFY(hasRow(used) && isFile(used));
    QVERIFY(hasRow(younger) && isFile(younger));
    QTRY_COMPARE(doomed(), QStringList());
}

void MediaHousekeeperTest::sweepsOldFilesWithoutARow()
{
    constexpr int old = limits::orphanSeconds + 60;
    // In the first folders, because the sweep takes them in order and its time; within one, names come in order.
    const QString known = nameIn(u"00"_s, 1);
    const QString young = nameIn(u"00"_s, 2);
    const QString orphan = nameIn(u"00"_s, 3);
    const QString next = nameIn(u"01"_s, 1);
    addFile(known, old);
    addFile(young, limits::orphanSeconds - 60);
    addFile(orphan, old);
    addFile(next, old);
    addUpload(known, 0);

    make();
    m_clock.advanceSeconds(limits::clockSettledSeconds);
    m_housekeeper->start();
    QTRY_VERIFY(!isFile(next));
    QVERIFY(!isFile(orphan));
    QVERIFY(isFile(known) && hasRow(known));
    QVERIFY(isFile(young));
}

// A backup names the files of one moment and copies them later.
void MediaHousekeeperTest::takesNoFileThatABackupMayNeed()
{
    constexpr int roundTrips = 50; // as long as removing would take, and longer
    const QString name = nameIn(u"00"_s, 1);
    addFile(name);
    QVERIFY(addUpload(name, limits::unusedUploadSeconds + 10).id.isValid());
    make();
    m_clock.advanceSeconds(limits::clockSettledSeconds);
    auto held = m_housekeeper->holdFiles();
    m_housekeeper->start();
    QTRY_VERIFY(!hasRow(name));
    for (int i = 0; i < roundTrips; ++i)
        QCOMPARE(doomed(), QStringList{name});
    QVERIFY(isFile(name));
    held.unlock();
    QTRY_VERIFY(!isFile(name));
    QTRY_VERIFY(doomed().isEmpty());
}

// A year ahead, as after a dead battery: whatever is young would be a year old.
void MediaHousekeeperTest::deletesNothingByAClockThatJumped()
{
    const QString upload = nameIn(u"00"_s, 1);
    const QString orphan = nameIn(u"00"_s, 2);
    addFile(upload);
    addFile(orphan, limits::orphanSeconds + 60);
    addUpload(upload, 0);
    make();
    m_clock.advanceSeconds(limits::clockSettledSeconds);
    m_clock.setNow(m_clock.now().plusSeconds(365 * 24 * 3600));
    m_housekeeper->start();
    m_housekeeper->stop(); // after its first look
    QVERIFY(hasRow(upload));
    QVERIFY(isFile(upload) && isFile(orphan));

    m_clock.advanceSeconds(limits::clockSettledSeconds);
    m_housekeeper->start();
    QTRY_VERIFY(!hasRow(upload));
    QTRY_VERIFY(!isFile(orphan));
}

QTEST_GUILESS_MAIN(MediaHousekeeperTest)
#include "tst_mediahousekeeper.moc"
