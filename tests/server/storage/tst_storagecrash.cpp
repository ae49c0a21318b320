// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/storage/storageroom.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QProcess>
#include <QtCore/QSet>
#include <QtTest/QTest>

#include <csignal>
#include <unistd.h>

using namespace chautari;
using namespace chautari::server;
using namespace Qt::StringLiterals;

namespace {

constexpr int writers = 8;

void say(const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    if (::write(STDOUT_FILENO, bytes.constData(), size_t(bytes.size())) != bytes.size())
        ::_exit(1);
}

//! The victim: sends for ever and says each id when it is acknowledged.
[[noreturn]] void sendUntilKilled(const QString &dataDir)
{
    SqliteStorage::Options options;
    options.dataDir = dataDir;
    StorageRoom room(options);
    room.addPairs(writers);
    std::vector<std::thread> threads;
    for (int t = 1; t <= writers; ++t) {
        threads.emplace_back([&room, t] {
            for (int i = 0;; ++i) {
                const QString id = u"%1-%2"_s.arg(t).arg(i);
                if (room.send(aMessage(t, 2 * t, u"text of "_s + id, id)))
                    say(id);
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    ::_exit(1);
}

//! The control: says so before the commit, and dies in between.
[[noreturn]] void acknowledgeTooEarly(const QString &dataDir)
{
    SqliteStorage::Options options;
    options.dataDir = dataDir;
    StorageRoom room(options);
    room.addPairs(1);
    (void)room
        .write<MessageRecord>([](WriteTransaction &tx) {
            auto stored = sendIn(tx, aMessage(1, 2, u"text of early"_s, u"early"_s));
            say(u"early"_s);
            ::raise(SIGKILL);
            return stored;
        })
        .hasValue();
    ::_exit(1);
}

} // namespace

class TestStorageCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasAcknowledgedIsThereAfterKill_data();
    void whatWasAcknowledgedIsThereAfterKill();
    void theCheckFindsALostMessage();

private:
    //! Starts the victim, kills it after `lines` answers, returns what it said.
    QStringList runVictim(const QString &mode, const QString &dataDir, int lines);
    //! Acknowledged ids that are not in the database.
    QStringList missing(StorageRoom &room, const QStringList &acknowledged);
};

QStringList TestStorageCrash::runVictim(const QString &mode, const QString &dataDir, int lines)
{
    QProcess victim;
    victim.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    victim.start(QCoreApplication::applicationFilePath(), {mode, dataDir});
    QByteArray said;
    while (said.count('\n') < lines && victim.waitForReadyRead(20'000))
        said += victim.readAllStandardOutput();
    victim.kill();
    victim.waitForFinished();
    said += victim.readAllStandardOutput();
    said.truncate(said.lastIndexOf('\n') + 1); // half a line was not said
    return QString::fromUtf8(said).split(u'\n', Qt::SkipEmptyParts);
}

QStringList TestStorageCrash::missing(StorageRoom &room, const QStringList &acknowledged)
{
    QSet<QString> stored;
    for (qint64 c = 1; c <= writers; ++c) {
        for (const MessageRecord &message : room.messagesOf(ConversationId(c))) {
            if (message.text == u"text of "_s + message.clientMessageId)
                stored.insert(message.clientMessageId);
        }
    }
    QStringList lost;
    for (const QString &id : acknowledged) {
        if (!stored.contains(id))
            lost.append(id);
    }
    return lost;
}

void TestStorageCrash::whatWasAcknowledgedIsThereAfterKill_data()
{
    QTest::addColumn<int>("lines");
    QTest::newRow("at once") << 1;
    QTest::newRow("early") << 50;
    QTest::newRow("after a checkpoint") << 2500;
}

void TestStorageCrash::whatWasAcknowledgedIsThereAfterKill()
{
    QFETCH(int, lines);
    const QTemporaryDir temporary;
    SqliteStorage::Options options;
    options.dataDir = temporary.filePath(u"data"_s);
    const QStringList acknowledged = runVictim(u"--send-until-killed"_s, options.dataDir, lines);
    QVERIFY(acknowledged.size() >= lines);

    StorageRoom room(options);
    QCOMPARE(missing(room, acknowledged), QStringList());
    qint64 position = 0;
    for (qint64 c = 1; c <= writers; ++c) {
        const auto messages = room.messagesOf(ConversationId(c));
        for (qsizetype i = 0; i < messages.size(); ++i)
            QCOMPARE(messages.at(i).seq, i + 1);
        QCOMPARE(room.conversation(ConversationId(c)).lastSeq, messages.size());
        position = qMax(position, room.conversation(ConversationId(c)).position);
    }
    QCOMPARE(room.storage().position(), position);
    QVERIFY(room.send(aMessage(1, 1, u"life goes on"_s)));
}

void TestStorageCrash::theCheckFindsALostMessage()
{
    const QTemporaryDir temporary;
    SqliteStorage::Options options;
    options.dataDir = temporary.filePath(u"data"_s);
    const QStringList acknowledged = runVictim(u"--acknowledge-too-early"_s, options.dataDir, 1);
    QCOMPARE(acknowledged, QStringList{u"early"_s});
    StorageRoom room(options);
    QCOMPARE(missing(room, acknowledged), QStringList{u"early"_s});
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--send-until-killed"_s)
        sendUntilKilled(arguments.value(2));
    if (arguments.value(1) == u"--acknowledge-too-early"_s)
        acknowledgeTooEarly(arguments.value(2));
    TestStorageCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_storagecrash.moc"
