// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/backup/accountbackup.h"
#include "app/store/messagecache.h"
#include "app/store/outboxfile.h"
#include "tests/app/localmessages.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

constexpr ConversationId talk{7};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

class TestAccountBackup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_other = std::make_unique<QTemporaryDir>(); }
    void bringsEverythingBackToAnotherComputer();
    void refusesWithoutAChange_data();
    void refusesWithoutAChange();
    void isUnreadableWithoutThePassphrase();
    void doesNotTouchAnAccountInUse();
    void leavesNothingWhenCancelled();
    void copiesOfKilledOnesGoWithTheNextStart();

private:
    [[nodiscard]] QStringList elsewhere() const
    {
        return QDir(m_other->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }

    QTemporaryDir m_here;
    std::unique_ptr<QTemporaryDir> m_other;
    AccountRecord m_account;
    std::unique_ptr<AccountFolder> m_folder; //!< open while it is backed up, as in the program
    std::unique_ptr<MessageCache> m_cache;
    std::unique_ptr<OutboxFile> m_outbox;
    QString m_file;
    QByteArray m_picture;
    std::atomic<bool> m_never = false;
};

void TestAccountBackup::initTestCase()
{
    m_account.server = QUrl(u"https://chat.example.np"_s);
    m_account.me.id = UserId(1);
    m_account.me.username = u"asha"_s;
    auto folder = AccountFolder::open(m_here.path(), m_account);
    QVERIFY(bool(folder));
    m_folder = *std::move(folder);
    auto cache = MessageCache::open(m_folder->cachePath(), UserId(1));
    QVERIFY(bool(cache));
    m_cache = *std::move(cache);
    QVERIFY(bool(m_cache->put(messageOf(talk, 1, u"the tap leaks"_s))));
    QVERIFY(bool(m_cache->commit()));
    auto outbox = OutboxFile::open(m_folder->outboxPath(), m_folder->outgoingPath());
    QVERIFY(bool(outbox));
    m_outbox = *std::move(outbox);
    QVERIFY(bool(m_outbox->putDraft(talk, u"half a thought"_s)));
    m_picture = QByteArray(300'000, 'p'); // over several blocks
    QVERIFY(QDir().mkpath(m_folder->mediaPath()));
    write(m_folder->mediaPath() + u"/5-1"_s, m_picture);
    write(m_folder->mediaPath() + u"/6-1.part"_s, "half");
    m_file = m_here.filePath(u"asha.chautari"_s);
    const auto made = backUpAccount(m_here.path(), m_account, m_file, "correct horse", m_never);
    QVERIFY(bool(made));
    QCOMPARE(made->files, 1);
    QCOMPARE(QDir(m_folder->path()).entryList({u"backup-*"_s}), QStringList()); // the open copies are gone
}

void TestAccountBackup::bringsEverythingBackToAnotherComputer()
{
    const auto restored = restoreAccount(m_other->path(), m_file, "correct horse", m_never);
    QVERIFY(bool(restored));
    QCOMPARE(restored->me.username, u"asha"_s);
    QCOMPARE(elsewhere(), QStringList{m_account.key()});
    auto folder = AccountFolder::open(m_other->path(), *restored);
    QVERIFY(bool(folder));
    auto cache = MessageCache::open((*folder)->cachePath(), UserId(1));
    QVERIFY(bool(cache));
    const auto message = (*cache)->message(messageOf(talk, 1, {}).id);
    QVERIFY(message && *message);
    QCOMPARE((*message)->text, u"the tap leaks"_s);
    QVERIFY(!(*cache)->isDamaged());
    auto outbox = OutboxFile::open((*folder)->outboxPath(), (*folder)->outgoingPath());
    QVERIFY(bool(outbox));
    QCOMPARE((*outbox)->drafts()->value(talk), u"half a thought"_s);
    QVERIFY(contentOf((*folder)->mediaPath() + u"/5-1"_s) == m_picture);
    QVERIFY(!QFile::exists((*folder)->mediaPath() + u"/6-1.part"_s));
}

void TestAccountBackup::refusesWithoutAChange_data()
{
    QTest::addColumn<QByteArray>("passphrase");
    QTest::addColumn<qint64>("cutBy");
    QTest::addColumn<qint64>("changedAt"); // from the end
    QTest::addColumn<int>("problem");
    const auto row = [](const char *name, const QByteArray &passphrase, qint64 cutBy, qint64 changedAt,
                         AccountBackupProblem problem) {
        QTest::newRow(name) << passphrase << cutBy << changedAt << int(problem);
    };
    row("another passphrase", "correct horses", 0, 0, AccountBackupProblem::WrongPassphrase);
    row("one byte short", "correct horse", 1, 0, AccountBackupProblem::Damaged);
    // Whole blocks are gone and what is left is genuine: only the missing last one tells.
    row("cut between two blocks", "correct horse", -1, 0, AccountBackupProblem::Damaged);
    row("changed", "correct horse", 0, 1000, AccountBackupProblem::Damaged);
}

void TestAccountBackup::refusesWithoutAChange()
{
    QFETCH(QByteArray, passphrase);
    QFETCH(qint64, cutBy);
    QFETCH(qint64, changedAt);
    QFETCH(int, problem);
    QByteArray bytes = contentOf(m_file);
    constexpr qsizetype head = 19 + 16 + 24;
    constexpr qsizetype block = 64 * 1024 + 17;
    if (cutBy < 0)
        bytes.truncate(head + 3 * block);
    else
        bytes.chop(cutBy);
    if (changedAt > 0)
        bytes[bytes.size() - changedAt] = char(bytes.at(bytes.size() - changedAt) ^ 1);
    const QString file = m_here.filePath(u"bad.chautari"_s);
    write(file, bytes);
    const auto restored = restoreAccount(m_other->path(), file, passphrase, m_never);
    QVERIFY(!restored);
    QCOMPARE(int(restored.error()), problem);
    QCOMPARE(elsewhere(), QStringList());
}

void TestAccountBackup::isUnreadableWithoutThePassphrase()
{
    const QByteArray bytes = contentOf(m_file);
    for (const char *secret : {"tap leaks", "half a thought", "asha", "cache.sqlite", "pppppppp"})
        QVERIFY2(!bytes.contains(secret), secret);
}

void TestAccountBackup::doesNotTouchAnAccountInUse()
{
    const auto open = restoreAccount(m_here.path(), m_file, "correct horse", m_never);
    QVERIFY(!open);
    QCOMPARE(int(open.error()), int(AccountBackupProblem::InUse));
    QVERIFY(bool(restoreAccount(m_other->path(), m_file, "correct horse", m_never)));
    const auto signedIn = restoreAccount(m_other->path(), m_file, "correct horse", m_never);
    QVERIFY(!signedIn);
    QCOMPARE(int(signedIn.error()), int(AccountBackupProblem::Exists));
    // Signed out, it may come back, and what was left there is still there.
    const QString folder = m_other->filePath(m_account.key());
    QVERIFY(QFile::remove(folder + u"/account.json"_s));
    QVERIFY(bool(restoreAccount(m_other->path(), m_file, "correct horse", m_never)));
    QVERIFY(QFile::exists(folder + u".before/outbox.sqlite"_s));
}

void TestAccountBackup::leavesNothingWhenCancelled()
{
    const std::atomic<bool> now = true;
    const auto made
        = backUpAccount(m_here.path(), m_account, m_other->filePath(u"new.chautari"_s), "correct horse", now);
    QVERIFY(!made);
    QCOMPARE(int(made.error()), int(AccountBackupProblem::Cancelled));
    QVERIFY(!restoreAccount(m_other->path(), m_file, "correct horse", now));
    QCOMPARE(elsewhere(), QStringList());
}

// Unless a restore is under way at the moment.
void TestAccountBackup::copiesOfKilledOnesGoWithTheNextStart()
{
    const QString backup = m_other->filePath(m_account.key() + u"/backup-aB3dE6"_s);
    const QString restore = m_other->filePath(u"restore-aB3dE6"_s);
    for (const QString &left : {backup, restore}) {
        QVERIFY(QDir().mkpath(left));
        QVERIFY(QFile::copy(m_file, left + u"/cache.sqlite"_s));
    }
    {
        QLockFile restoring(m_other->filePath(u"restore.lock"_s));
        QVERIFY(restoring.tryLock());
        QVERIFY(bool(AccountFolder::open(m_other->path(), m_account)));
    }
    QVERIFY(!QFile::exists(backup) && QFile::exists(restore));
    QVERIFY(bool(AccountFolder::open(m_other->path(), m_account)));
    QVERIFY(!QFile::exists(restore));
}

QTEST_GUILESS_MAIN(TestAccountBackup)
#include "tst_accountbackup.moc"
