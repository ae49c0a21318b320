// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/upkeep/backup.h"
#include "server/upkeep/performing.h"
#include "server/upkeep/restore.h"
#include "server/upkeep/systemfiles.h"
#include "tests/server/storage/storageroom.h"
#include "tests/support/testserver.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>
#include <QtCore/QThread>
#include <QtTest/QTest>

#include <fcntl.h>
#include <mutex>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

using namespace chautari;
using namespace chautari::server;
using namespace chautari::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 8;
constexpr int messagesAtOnce = 20;

//! \brief Somebody who never stops writing, and what he was told is stored.
class Ledger
{
public:
    Ledger(const QUrl &server, const QString &token)
    {
        m_thread.reset(QThread::create([this, server, token] { write(server, token); }));
        m_thread->start();
    }
    ~Ledger() { stop(); }

    QStringList confirmed()
    {
        const std::lock_guard lock(m_mutex);
        return m_confirmed;
    }
    void stop()
    {
        m_isStopping = true;
        m_thread->wait();
    }

private:
    void write(const QUrl &server, const QString &token)
    {
        WsClient socket(server, u"/ws/messaging/?token=%1"_s.arg(token));
        for (int number = 0; !m_isStopping;) {
            for (int i = 0; i < messagesAtOnce; ++i) {
                const QString text = u"written-%1"_s.arg(++number);
                socket.sendMessage(1, text, text);
            }
            for (int i = 0; i < messagesAtOnce; ++i) {
                const QJsonObject data = socket.take(u"ack"_s).value(u"data"_s).toObject();
                const std::lock_guard lock(m_mutex);
                if (!data.isEmpty())
                    m_confirmed.append(data.value(u"client_message_id"_s).toString());
            }
        }
    }

    std::mutex m_mutex;
    QStringList m_confirmed;
    std::atomic<bool> m_isStopping{false};
    std::unique_ptr<QThread> m_thread;
};

ControlAnswer askForBackup(const QString &dataDir, const QString &file)
{
    const FileDescriptor descriptor = openPrivate(file, O_WRONLY | O_CREAT | O_EXCL);
    const auto answer = askServer(dataDir, {ControlRequest::Command::Backup, {}}, descriptor.value());
    if (!answer)
        return {false, {answer.error().firstMessage()}};
    return answer->value_or(ControlAnswer{false, {u"nobody listens"_s}});
}

QStringList textsOf(const QString &dataDir)
{
    SqliteStorage::Options options;
    options.dataDir = dataDir;
    StorageRoom room(options);
    QStringList texts;
    for (const MessageRecord &message : room.messagesOf(ConversationId(1)))
        texts.append(message.text);
    return texts;
}

} // namespace

//! A copy of everything, made beside a server that goes on working.
class TestBackup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void holdsWhateverWasConfirmedBeforeItBegan();
    void bringsFilesBack();
    void namesFilesThatAreMissing();
    void saysThatTheKeysAreNotInIt();
    void leavesNothingBehindAndNothingOpen();
    void stopsWithTheServer();
    void theSocketIsPrivateAndBearsNonsense();
    void aServerWithoutASocketServes();

private:
    void copyKeysTo(const QString &dataDir);
    QString restore(const QString &file);

    std::unique_ptr<QTemporaryDir> m_room;
    std::unique_ptr<TestServer> m_server;
};

void TestBackup::init()
{
    m_server = std::make_unique<TestServer>([](ServerConfig &config) { config.hasRateLimits = false; });
    m_room = std::make_unique<QTemporaryDir>();
}

void TestBackup::copyKeysTo(const QString &dataDir)
{
    QDir().mkpath(dataDir + u"/keys"_s);
    for (const auto &key : QDir(m_server->dataDir() + u"/keys"_s).entryInfoList(QDir::Files))
        QFile::copy(key.filePath(), dataDir + u"/keys/"_s + key.fileName());
}

QString TestBackup::restore(const QString &file)
{
    const QString dataDir = file + u".restored"_s;
    copyKeysTo(dataDir);
    const auto restored = Restore::run({file, dataDir, {}, false});
    if (!restored)
        qWarning("%s", qUtf8Printable(restored.error().firstMessage()));
    else if (!restored->check.isFine())
        qWarning("%s", qUtf8Printable(restored->check.problems.join(u'\n')));
    return restored && restored->check.isFine() ? dataDir : QString();
}

// The bug: copying the file of a database that is written to gives neither all of it nor one moment of it.
void TestBackup::holdsWhateverWasConfirmedBeforeItBegan()
{
    Ledger ledger(m_server->url(), m_server->token(u"asha"_s));
    QTRY_VERIFY(ledger.confirmed().size() > messagesAtOnce);
    QList<QStringList> promised;
    for (int i = 0; i < rounds; ++i) {
        promised.append(ledger.confirmed());
        const ControlAnswer answer = askForBackup(m_server->dataDir(), m_room->filePath(QString::number(i)));
        QVERIFY2(answer.isFine, qUtf8Printable(answer.sentences.join(u'\n')));
        QTRY_VERIFY(ledger.confirmed().size() > promised.last().size()); // the server went on
    }
    ledger.stop();
    for (int i = 0; i < rounds; ++i) {
        const QString dataDir = restore(m_room->filePath(QString::number(i)));
        QVERIFY(!dataDir.isEmpty());
        const QStringList texts = textsOf(dataDir);
        for (const QString &text : std::as_const(promised[i]))
            QVERIFY2(texts.count(text) == 1, qUtf8Printable(text));
        if (i > 0)
            QVERIFY(promised[i].size() > promised[i - 1].size());
    }
}

void TestBackup::bringsFilesBack()
{
    const QByteArray content = "%PDF-1.4\n" + QByteArray(300'000, 'x') + "the end";
    const HttpAnswer sent = m_server->http().postForm(u"/api/messaging/messages/"_s, m_server->token(u"asha"_s),
        {{u"conversation"_s, {}, "1"}, {u"attachment"_s, u"notes.pdf"_s, content, "application/pdf"}});
    QVERIFY2(sent.status == 201, sent.body.constData());
    const QString file = m_room->filePath(u"backup"_s);
    QVERIFY(askForBackup(m_server->dataDir(), file).isFine);
    const QString dataDir = restore(file);
    QVERIFY(!dataDir.isEmpty());

    const TestServer restored([&](ServerConfig &config) { config.dataDir = dataDir; });
    HttpClient http(restored.url());
    const QString token = http.signIn(u"bikash"_s);
    const QJsonObject message
        = http.get(u"/api/messaging/messages/%1/"_s.arg(sent.json().value(u"id"_s).toInteger()), token).json();
    const QUrl link(message.value(u"attachment_url"_s).toString());
    const QJsonArray attachments = message.value(u"attachments"_s).toArray();
    QCOMPARE(attachments.at(0).toObject().value(u"file_name"_s).toString(), u"notes.pdf"_s);
    QCOMPARE(http.get(link.path() + u'?' + link.query(), token).body, content);
}

void TestBackup::namesFilesThatAreMissing()
{
    const HttpAnswer sent = m_server->http().postForm(u"/api/messaging/messages/"_s, m_server->token(u"asha"_s),
        {{u"conversation"_s, {}, "1"}, {u"attachment"_s, u"notes.pdf"_s, "%PDF-1.4 content", "application/pdf"}});
    QCOMPARE(sent.status, 201);
    QVERIFY(QDir(m_server->dataDir() + u"/media"_s).removeRecursively());
    const ControlAnswer answer = askForBackup(m_server->dataDir(), m_room->filePath(u"backup"_s));
    QVERIFY2(answer.sentences.join(u' ').contains(u"1 files"_s), qUtf8Printable(answer.sentences.join(u'\n')));
    const auto check = askServer(m_server->dataDir(), {ControlRequest::Command::Check, {}});
    QVERIFY(check && check->has_value());
    QVERIFY(!(*check)->isFine);
    QVERIFY((*check)->sentences.constFirst().contains(u"not on the disk"_s));
}

void TestBackup::saysThatTheKeysAreNotInIt()
{
    const QString file = m_room->filePath(u"backup"_s);
    const ControlAnswer answer = askForBackup(m_server->dataDir(), file);
    QVERIFY(answer.sentences.constLast().contains(m_server->dataDir() + u"/keys"_s));
    QFile backup(file);
    QVERIFY(backup.open(QIODevice::ReadOnly));
    const QByteArray bytes = backup.readAll();
    for (const auto &info : QDir(m_server->dataDir() + u"/keys"_s).entryInfoList(QDir::Files)) {
        QFile key(info.filePath());
        QVERIFY(key.open(QIODevice::ReadOnly));
        const QByteArray secret = key.readAll();
        QVERIFY(!bytes.contains(secret));
        QVERIFY(!bytes.contains(secret.toHex()));
    }
}

void TestBackup::leavesNothingBehindAndNothingOpen()
{
    const QStringList before = QDir(m_server->dataDir()).entryList(QDir::Files | QDir::System);
    QVERIFY(askForBackup(m_server->dataDir(), m_room->filePath(u"backup"_s)).isFine);
    QCOMPARE(QDir(m_server->dataDir()).entryList(QDir::Files | QDir::System), before);
    m_server->server().stop();
    QVERIFY(!QFile::exists(m_server->dataDir() + u"/chautari.db-wal"_s));
    QVERIFY(!QFile::exists(controlPath(m_server->dataDir())));
}

void TestBackup::stopsWithTheServer()
{
    const FileDescriptor file = openPrivate(m_room->filePath(u"backup"_s), O_WRONLY | O_CREAT);
    for (int questions : {0, 1, 3}) {
        const ControlAnswer answer
            = performBackup(m_server->dataDir(), file.value(), {}, [questions]() mutable { return questions-- <= 0; });
        QVERIFY(!answer.isFine);
        QVERIFY2(answer.sentences.constFirst().contains(u"server stops"_s), qUtf8Printable(answer.sentences.first()));
    }
    QVERIFY(!QFile::exists(m_server->dataDir() + u"/backup.snapshot"_s));
    const ControlAnswer check = performCheck(m_server->dataDir(), [] { return true; });
    QVERIFY(!check.isFine);
    QVERIFY(check.sentences.constFirst().contains(u"server stops"_s));
}

void TestBackup::theSocketIsPrivateAndBearsNonsense()
{
    const QString path = controlPath(m_server->dataDir());
    struct stat info = {};
    QCOMPARE(::stat(QFile::encodeName(path).constData(), &info), 0);
    QCOMPARE(int(info.st_mode & 0777), 0600);
    for (const QByteArray &line : {QByteArray("\n"), QByteArray("nonsense\n"), QByteArray("{\"command\":\"rm\"}\n"),
             QByteArray("{\"command\":\"backup\"}\n"), QByteArray(2'000'000, 'x')}) {
        const auto socket = control::makeSocket();
        QVERIFY(socket);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray name = QFile::encodeName(path);
        std::copy(name.begin(), name.end(), address.sun_path);
        QCOMPARE(::connect(socket->value(), reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        (void)::send(socket->value(), line.constData(), size_t(line.size()), MSG_NOSIGNAL);
        const auto answer = control::readAnswer(socket->value());
        if (answer)
            QVERIFY(!answer->isFine);
    }
    const auto check = askServer(m_server->dataDir(), {ControlRequest::Command::Check, {}});
    QVERIFY(check && check->has_value() && (*check)->isFine);
}

void TestBackup::aServerWithoutASocketServes()
{
    QVERIFY(QDir().mkpath(controlPath(m_room->path())));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"control socket .* cannot be made"_s));
    TestServer server([this](ServerConfig &config) { config.dataDir = m_room->path(); });
    QCOMPARE(server.http().get(u"/api/messaging/health/"_s).status, 200);
    const auto answer = askServer(m_room->path(), {ControlRequest::Command::Check, {}});
    QVERIFY(answer && !answer->has_value());
}

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
