// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/mail/mailqueue.h"
#include "server/mail/mailtext.h"
#include "server/mail/outboxmailer.h"
#include "server/mail/smtpmailer.h"
#include "shared/core/limits.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakesmtpserver.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::FakeClock;
using chautari::test::FakeSmtpServer;

namespace {

const QString chautariAddress = u"chautari@example.org"_s;
const Mail letter{u"asha@example.com"_s, u"Your code"_s, u"Your code is 123456.\nनमस्ते 🙂\n"_s};

QByteArray bodyOf(const QByteArray &mail)
{
    return QByteArray::fromBase64(mail.mid(mail.indexOf("\r\n\r\n")).replace("\r\n", ""));
}

} // namespace

class MailTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMailIsWellFormed();
    void noValueBeginsAHeader_data();
    void noValueBeginsAHeader();
    void theOutboxIsPrivate();
    void theOutboxSaysWhatIsWrong();
    void smtpDelivers();
    void smtpSignsIn();
    void aRefusedMailIsForgotten();
    void aSilentServerDoesNotHoldUsBack();
    void smtpSettingsAreChecked_data();
    void smtpSettingsAreChecked();
    void theQueueIsBounded();

private:
    std::unique_ptr<SmtpMailer> mailer(const SmtpSettings &settings)
    {
        return std::move(*SmtpMailer::create(settings, m_clock));
    }

    FakeClock m_clock;
};

void MailTest::aMailIsWellFormed()
{
    const QByteArray text = *mailText(letter, chautariAddress, m_clock.now());
    QVERIFY(text.startsWith("Date: Mon, 23 Nov 2026 18:21:27 +0000\r\n"));
    QVERIFY(text.contains("\r\nFrom: Chautari <chautari@example.org>\r\nTo: <asha@example.com>\r\n"));
    QVERIFY(text.contains("\r\nSubject: =?UTF-8?B?WW91ciBjb2Rl?=\r\n")); // "Your code"
    QCOMPARE(bodyOf(text), letter.text.toUtf8());
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray &line : lines) {
        QVERIFY(line.size() <= 78);
        QVERIFY(line.isEmpty() || line.endsWith('\r'));
    }
}

void MailTest::noValueBeginsAHeader_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("subject");
    QTest::newRow("newline in the subject") << letter.to << u"Hi\r\nBcc: all@example.com"_s;
    QTest::newRow("long subject") << letter.to << QString(500, u'ँ') + u"\nX: y"_s;
    QTest::newRow("newline in the address") << u"a@example.com\r\nBcc: all@example.com"_s << letter.subject;
    QTest::newRow("two addresses") << u"a@example.com, b@example.com"_s << letter.subject;
    QTest::newRow("in angles") << u"x> <a@example.com"_s << letter.subject;
    QTest::newRow("empty") << QString() << letter.subject;
}

void MailTest::noValueBeginsAHeader()
{
    QFETCH(const QString, to);
    QFETCH(const QString, subject);
    const Result<QByteArray> text = mailText({to, subject, letter.text}, chautariAddress, m_clock.now());
    if (to != letter.to) {
        QVERIFY(!text);
        return;
    }
    const QByteArray head = text->left(text->indexOf("\r\n\r\n"));
    QVERIFY(!head.contains("Bcc") && !head.contains("X:"));
    QCOMPARE(head.count("\r\nSubject: "), 1);
}

void MailTest::theOutboxIsPrivate()
{
    const QTemporaryDir dir;
    const QString folder = dir.filePath(u"data/outbox"_s);
    OutboxMailer outbox(folder, chautariAddress, m_clock);
    QVERIFY(outbox.send(letter));
    QVERIFY(outbox.send(letter)); // the same moment: another file
    const QFileInfoList files = QDir(folder).entryInfoList({u"*.eml"_s}, QDir::Files);
    QCOMPARE(files.size(), 2);
    const auto mine = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    QCOMPARE(files.first().permissions(), mine);
    QCOMPARE(QFileInfo(folder).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther),
        QFile::Permissions());
    QFile file(files.first().filePath());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(bodyOf(file.readAll()), letter.text.toUtf8());
    QVERIFY(!outbox.send({u"nobody"_s, {}, {}}));
    QCOMPARE(QDir(folder).entryList(QDir::Files).size(), 2);
}

void MailTest::theOutboxSaysWhatIsWrong()
{
    OutboxMailer outbox(u"/proc/nowhere"_s, chautariAddress, m_clock);
    const Result<void> failed = outbox.send(letter);
    QVERIFY(!failed);
    QVERIFY(!failed.error().firstMessage().contains(u"asha"_s) && !failed.error().firstMessage().contains(u"123456"_s));
}

void MailTest::smtpDelivers()
{
    FakeSmtpServer server;
    MailQueue queue(mailer({server.url(), {}, {}, chautariAddress}));
    queue.post(letter);
    queue.post({u"bikash@example.com"_s, u"Second"_s, u"."_s});
    QTRY_COMPARE(server.letters.size(), 2);
    QCOMPARE(server.letters.first().from, QByteArray("<chautari@example.org>"));
    QCOMPARE(server.letters.first().to, QList<QByteArray>{"<asha@example.com>"});
    QCOMPARE(bodyOf(server.letters.first().text), letter.text.toUtf8());
    QVERIFY(server.letters.first().signIn.isEmpty());
    QCOMPARE(bodyOf(server.letters.last().text), QByteArray("."));
}

void MailTest::smtpSignsIn()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"password"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("s3cret words\nand more\n") > 0);
    file.close();
    FakeSmtpServer server;
    MailQueue queue(mailer({server.url(), u"postman"_s, file.fileName(), chautariAddress}));
    queue.post(letter);
    QTRY_COMPARE(server.letters.size(), 1);
    QCOMPARE(server.letters.first().signIn, QByteArray("\0postman\0s3cret words", 21));
}

void MailTest::aRefusedMailIsForgotten()
{
    FakeSmtpServer server;
    server.refuseWith("451 Later");
    MailQueue queue(mailer({server.url(), {}, {}, chautariAddress}));
    // What is logged is the kind of the failure alone.
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^A mail could not be sent: [^@0-9]*$"_s));
    queue.post(letter);
    queue.post({u"bikash@example.com"_s, u"Second"_s, u"text"_s});
    QTRY_COMPARE(server.letters.size(), 1);
    QCOMPARE(server.letters.first().to, QList<QByteArray>{"<bikash@example.com>"});
}

void MailTest::aSilentServerDoesNotHoldUsBack()
{
    FakeSmtpServer server;
    server.fallSilent();
    MailQueue queue(mailer({server.url(), {}, {}, chautariAddress}));
    queue.post(letter);
    QTRY_COMPARE(server.connections, 1);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^A mail could not be sent: "_s));
    QElapsedTimer timer;
    timer.start();
    queue.stop();
    QVERIFY(timer.elapsed() < limits::mailSeconds * 1000 / 4);
}

void MailTest::smtpSettingsAreChecked_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("passwordFile");
    QTest::addColumn<QString>("from");
    QTest::addColumn<bool>("isFine");
    QTest::newRow("fine") << u"smtp://mail.example.org:587"_s << QString() << chautariAddress << true;
    QTest::newRow("smtps") << u"smtps://mail.example.org"_s << QString() << chautariAddress << true;
    QTest::newRow("http") << u"http://mail.example.org"_s << QString() << chautariAddress << false;
    QTest::newRow("file") << u"file:///etc/passwd"_s << QString() << chautariAddress << false;
    QTest::newRow("no host") << u"smtp://"_s << QString() << chautariAddress << false;
    QTest::newRow("no chautariAddress") << u"smtp://mail.example.org"_s << QString() << u"Chautari"_s << false;
    QTest::newRow("no password file") << u"smtp://mail.example.org"_s << u"/nonexistent/file"_s << chautariAddress
                                      << false;
}

void MailTest::smtpSettingsAreChecked()
{
    QFETCH(const QString, url);
    QFETCH(const QString, passwordFile);
    QFETCH(const QString, from);
    QFETCH(const bool, isFine);
    const auto created = SmtpMailer::create({url, u"postman"_s, passwordFile, from}, m_clock);
    QCOMPARE(created.hasValue(), isFine);
    if (!isFine)
        QVERIFY(created.error().firstMessage().endsWith(u'.'));
}

void MailTest::theQueueIsBounded()
{
    FakeSmtpServer server;
    server.fallSilent();
    MailQueue queue(mailer({server.url(), {}, {}, chautariAddress}));
    for (int i = 0; i < limits::mailQueue; ++i)
        queue.post(letter);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^A mail was dropped"_s));
    queue.post(letter);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^A mail could not be sent: "_s));
    queue.stop();
}

QTEST_GUILESS_MAIN(MailTest)
#include "tst_mail.moc"
