// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/outbox.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace chautari;
using namespace Qt::StringLiterals;

namespace {

constexpr ConversationId here(1);
constexpr ConversationId elsewhere(2);

//! Writes down everything the outbox does.
class Ledger final : public OutboxOwner
{
public:
    void transmit(const OutgoingMessage &outgoing) override { sent.append(outgoing.clientMessageId); }
    void outgoingChanged(const OutgoingMessage &outgoing) override
    {
        states[outgoing.clientMessageId] = outgoing.state;
        problems[outgoing.clientMessageId] = outgoing.problem;
    }
    void outgoingDone(const QString &clientMessageId) override
    {
        states.remove(clientMessageId);
        done.append(clientMessageId);
    }

    void outboxNotWritten(const Error &error) override { notWritten.append(error.code); }

    QStringList sent;
    QList<ErrorCode> notWritten;
    QStringList done;
    QHash<QString, OutgoingState> states;
    QHash<QString, QString> problems;
};

OutgoingMessage message(const QString &id, ConversationId conversation = here)
{
    OutgoingMessage outgoing;
    outgoing.clientMessageId = id;
    outgoing.conversation = conversation;
    outgoing.text = u"text of "_s + id;
    return outgoing;
}

ErrorEvent refusal(const QString &id, ErrorCode code, int retryAfter = 0)
{
    return {u"because"_s, QString(errorCodeName(code)), id, retryAfter};
}

} // namespace

class OutboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void waitsForAConnection();
    void sendsOneAfterTheOther();
    void conversationsDoNotWaitForEachOther();
    void anotherAnswerToTheSameMessageIsIgnored();
    void aLostConnectionSendsAgainUnderTheSameId();
    void silenceSendsAgainUnderTheSameId();
    void permanentRefusalsStayWithTheirReason_data();
    void permanentRefusalsStayWithTheirReason();
    void aFailedOneDoesNotHoldUpTheRest();
    void retryKeepsThePlace();
    void rateLimitWaitsAndKeepsTheOrder();
    void aBusyServerIsAskedAgainLater();
    void aLateRefusalDoesNotSendTwice();
    void deletedOnesAreGone();
    void deadlineIsNeverInThePastForever();
    void survivesTheProgram();
    void keepsTheBytesOfAFile();
    void keepsSeveralFilesInTheirOrder();
    void aTextCanBeChangedWhileItWaits();
    void tellsWhenItCouldNotBeWritten();
    void theLastChangeOfAConversationCounts();

private:
    std::unique_ptr<OutboxFile> openFile();

    QTemporaryDir m_dir;
    Ledger m_ledger;
    std::unique_ptr<Outbox> m_outbox;
};

void OutboxTest::init()
{
    m_ledger.sent.clear();
    m_ledger.done.clear();
    m_ledger.states.clear();
    m_ledger.problems.clear();
    m_ledger.notWritten.clear();
    m_outbox = std::make_unique<Outbox>(m_ledger);
}

void OutboxTest::waitsForAConnection()
{
    m_outbox->add(message(u"a"_s), 0);
    QCOMPARE(m_ledger.states.value(u"a"_s), OutgoingState::Queued);
    QVERIFY(m_ledger.sent.isEmpty());
    QVERIFY(!m_outbox->nextDeadline());
    m_outbox->setOnline(true, 5);
    QCOMPARE(m_ledger.sent, QStringList{u"a"_s});
    QCOMPARE(m_ledger.states.value(u"a"_s), OutgoingState::Sending);
}

void OutboxTest::sendsOneAfterTheOther()
{
    m_outbox->setOnline(true, 0);
    for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
        m_outbox->add(message(id), 0);
    QCOMPARE(m_ledger.sent, QStringList{u"a"_s});
    QVERIFY(m_outbox->handleStored(u"a"_s, 1));
    QVERIFY(m_outbox->handleStored(u"b"_s, 2));
    QCOMPARE(m_ledger.sent, (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    QCOMPARE(m_ledger.done, (QStringList{u"a"_s, u"b"_s}));
}

void OutboxTest::conversationsDoNotWaitForEachOther()
{
    m_outbox->setOnline(true, 0);
    m_outbox->add(message(u"a"_s, here), 0);
    m_outbox->add(message(u"b"_s, elsewhere), 0);
    QCOMPARE(m_ledger.sent, (QStringList{u"a"_s, u"b"_s}));
}

void OutboxTest::anotherAnswerToTheSameMessageIsIgnored()
{
    m_outbox->setOnline(true, 0);
    m_outbox->add(message(u"a"_s), 0);
    QVERIFY(m_outbox->handleStored(u"a"_s, 1)); // its own `message` frame
    QVERIFY(!m_outbox->handleStored(u"a"_s, 1)); // the ack
    QVERIFY(!m_outbox->handleError(refusal(u"a"_s, ErrorCode::IdReused), 1));
    QCOMPARE(m_ledger.done, QStringList{u"a"_s});
    QVERIFY(!m_outbox->handleStored(QString(), 1)); // somebody else's message carries no id
}

void OutboxTest::aLostConnectionSendsAgainUnderTheSameId()
{
    m_outbox->setOnline(true, 0);
    m_outbox->add(message(u"a"_s), 0);
    m_outbox->add(message(u"b"_s), 0);
    m_outbox->setOnline(false, 3);
    QCOMPARE(m_ledger.states.value(u"a"_s), OutgoingState::Queued);
    m_outbox->tick(100'000);
    QCOMPARE(m_ledger.sent, QStringList{u"a"_s});
    m_outbox->setOnline(true, 200'000);
    QCOMPARE(m_ledger.sent, (QStringList{u"a"_s, u"a"_s}));
    m_outbox->handleStored(u"a"_s, 200'001);
    QCOMPARE(m_ledger.sent.last(), u"b"_s);
}

void OutboxTest::silenceSendsAgainUnderTheSameId()
{
    m_outbox->setOnline(true, 0);
    m_outbox->add(message(u"a"_s), 0);
    QCOMPARE(*m_outbox->nextDeadline(), Outbox::answerTimeoutMs);
    m_outbox->tick(Outbox::answerTimeoutMs - 1);
    QCOMPARE(m_ledger.sent.size(), 1);
    m_outbox->tick(Outbox::answerTimeoutMs);
    QCOMPARE(m_ledger.sent, (QStringList{u"a"_s, u"a"_s}));
    QCOMPARE(*m_outbox->nextDeadline(), 2 * Outbox::answerTimeoutMs);
}

void OutboxTest::permanentRefusalsStayWithTheirReason_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("validation") << ErrorCode::ValidationFailed;
    QTest::newRow("id reused") << ErrorCode::IdReused;
    QTest::newRow("not found") << ErrorCode::NotFound;
    QTest::newRow("forbidden") << ErrorCode::PermissionDenied;
    QTest::newRow("too large") << ErrorCode::PayloadTooLarge;
}

void OutboxTest::permanentRefusalsStayWithTheirReason()
{
    QFETCH(const ErrorCode, code);
    m_outbox->setOnline(true, 0);
    m_outbox->add(message(u"a"_s), 0);
    QVERIFY(m_outbox->handleError(refusal(u"a"_s, code), 1));
    QCOMPARE(m_ledger.states.value(u"a"_s), OutgoingState::Failed);
    QVERIFY(!m_ledger.problems.value(u"a"_s).isEmpty());
    m_outbox->tick(1'000'000);
    QCOMPARE(m_ledger.sent.size(), 1);
}

void OutboxTest::aFailedOneDoesNotHoldUpTheRest()
{
    m_outbox->addFailed(message(u"a"_s), u"too long"_s);
    m_outbox->add(message(u"b"_s), 0);
    m_outbox->setOnline(true, 0);
    QCOMPARE(m_ledger.sent, QStringList{u"b"_s});
    QCOMPARE(m_ledger.states.value(u"a"_s), OutgoingState::Failed);
}

void OutboxTest::retryKeepsThePlace()
{
    m_outbox->addFailed(message(u"a"_s), u"no"_s);
    m_outbox->add(message(u"b"_s), 0);
    m_outbox->retry(u"a"_s, 0);
    QCOMPARE(m_ledger.problems.value(u"a"_s), QString());
    m_outbox->setOnline(true, 1);
    QCOMPARE(m_ledger.sent, QStringList{u"a"_s});
    m_outbox->retry(u"a"_s, 2); // it is on its way: nothing to do
    QCOMPARE(m_ledger.sent.size(), 1);
}

void OutboxTest::rateLimitWaitsAndKeepsTheOrder()
{
    m_outbox->setOnline(true, 0);
    m_outbox->add(message(u"a"_s), 0);
    m_outbox->add(message(u"b"_s), 0);
    QVERIFY(m_outbox->handleError(refusal(u"a"_s, ErrorCode::RateLimited, 7), 1'000));
    m_outbox->add(message(u"c"_s, elsewhere), 1'500); // the rate is the person's, not the conversation's
    QCOMPARE(m_ledger.states.value(u"a"_s), OutgoingState::Queued);
    QCOMPARE(m_ledger.problems.value(u"a"_s), QString());
    QCOMPARE(*m_outbox->nextDeadline(), 8'000);
    m_outbox->tick(7'999);
    QCOMPARE(m_ledger.sent.size(), 1);
    m_outbox->tick(8'000);
    QCOMPARE(m_ledger.sent, (QStringList{u"a"_s, u"a"_s, u"c"_s}));
}

void OutboxTest::aBusyServerIsAskedAgainLater()
{
    m_outbox->setOnline(true, 0);
    m_outbox->add(message(u"a"_s), 0);
    m_outbox->add(message(u"b"_s), 0);
    QVERIFY(m_outbox->handleError(refusal(u"a"_s, ErrorCode::ServerBusy, 3), 0));
    m_outbox->tick(2'999);
    QCOMPARE(m_ledger.sent, QStringList{u"a"_s}); // and b does not overtake
    m_outbox->tick(3'000);
    QCOMPARE(m_ledger.sent, (QStringList{u"a"_s, u"a"_s}));
    // Without a time of its own the wait doubles: a full disk is not hammered.
    m_outbox->handleError(refusal(u"a"_s, ErrorCode::Internal), 3'000);
    QCOMPARE(*m_outbox->nextDeadline(), 5'000);
}

void OutboxTest::aLateRefusalDoesNotSendTwice()
{
    m_outbox->setOnline(true, 0);
    m_outbox->add(message(u"a"_s), 0);
    m_outbox->handleError(refusal(u"a"_s, ErrorCode::RateLimited, 10), 0);
    m_outbox->handleError(refusal(u"a"_s, ErrorCode::NotFound), 1);
    QCOMPARE(m_ledger.states.value(u"a"_s), OutgoingState::Queued);
    QCOMPARE(*m_outbox->nextDeadline(), 10'000);
}

void OutboxTest::deletedOnesAreGone()
{
    m_outbox->add(message(u"a"_s), 0);
    m_outbox->add(message(u"b"_s), 0);
    m_outbox->remove(u"a"_s, 0);
    QCOMPARE(m_ledger.done, QStringList{u"a"_s});
    m_outbox->setOnline(true, 1);
    QCOMPARE(m_ledger.sent, QStringList{u"b"_s});
}

// A deadline that tick() does not move would make the worker's timer spin.
void OutboxTest::deadlineIsNeverInThePastForever()
{
    m_outbox->setOnline(true, 0);
    m_outbox->add(message(u"a"_s), 0);
    m_outbox->add(message(u"b"_s), 0);
    m_outbox->handleError(refusal(u"a"_s, ErrorCode::RateLimited, 2), 0);
    for (qint64 now = 0; now < 60'000; now += 500) {
        m_outbox->tick(now);
        QVERIFY(m_outbox->nextDeadline());
        QVERIFY(*m_outbox->nextDeadline() > now);
    }
}

std::unique_ptr<OutboxFile> OutboxTest::openFile()
{
    auto file = OutboxFile::open(m_dir.filePath(u"outbox.sqlite"_s), m_dir.filePath(u"outgoing"_s));
    return file ? *std::move(file) : nullptr;
}

// Another program opens what this one left without a word of goodbye.
void OutboxTest::survivesTheProgram()
{
    auto file = openFile();
    QVERIFY(file);
    m_outbox->open(*file);
    for (const QString &id : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
        m_outbox->add(message(id), 0);
    m_outbox->setOnline(true, 0);
    m_outbox->handleStored(u"a"_s, 1);
    m_outbox->handleError(refusal(u"b"_s, ErrorCode::NotFound), 2);
    QCOMPARE(m_ledger.states.value(u"c"_s), OutgoingState::Sending);

    auto again = openFile();
    QVERIFY(again);
    Ledger ledger;
    Outbox next(ledger);
    next.open(*again);
    QCOMPARE(ledger.states.size(), 3);
    QCOMPARE(ledger.states.value(u"b"_s), OutgoingState::Failed);
    QCOMPARE(ledger.problems.value(u"b"_s), m_ledger.problems.value(u"b"_s));
    QCOMPARE(ledger.states.value(u"c"_s), OutgoingState::Queued);
    next.setOnline(true, 0);
    next.handleStored(u"c"_s, 1);
    next.handleStored(u"d"_s, 1);
    QCOMPARE(ledger.sent, QStringList({u"c"_s, u"d"_s}));
    next.remove(u"b"_s, 2);
    QVERIFY((*again).outgoing()->isEmpty());
}

void OutboxTest::keepsTheBytesOfAFile()
{
    const QString source = m_dir.filePath(u"photo.jpg"_s);
    QFile photo(source);
    QVERIFY(photo.open(QIODevice::WriteOnly));
    photo.write("the picture");
    photo.close();
    auto file = openFile();
    m_outbox->open(*file);
    OutgoingMessage outgoing = message(u"p"_s);
    outgoing.files = {{u"photo.jpg"_s, source, u"image/jpeg"_s, 11}};
    m_outbox->add(outgoing, 0);
    QVERIFY(QFile::remove(source)); // the person tidies up
    const auto kept = openFile()->outgoing();
    QCOMPARE(kept->size(), 1);
    QCOMPARE(kept->first().files.first().name, u"photo.jpg"_s);
    QFile copy(kept->first().files.first().path);
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), QByteArray("the picture"));
    QCOMPARE(copy.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    m_outbox->handleStored(u"p"_s, 1);
    QVERIFY(!QFile::exists(copy.fileName()));
}

void OutboxTest::keepsSeveralFilesInTheirOrder()
{
    OutgoingMessage outgoing = message(u"album"_s);
    for (const QString &name : {u"c.png"_s, u"a.png"_s, u"b.pdf"_s}) {
        QFile file(m_dir.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(name.toUtf8());
        outgoing.files.append({name, file.fileName(), u"image/png"_s, name.size()});
    }
    auto file = openFile();
    m_outbox->open(*file);
    m_outbox->add(message(u"words"_s), 0);
    m_outbox->add(outgoing, 0);
    const auto kept = openFile()->outgoing();
    QVERIFY(kept->first().files.isEmpty());
    const QList<OutgoingFile> files = kept->last().files;
    QCOMPARE(files.size(), 3);
    for (qsizetype i = 0; i < files.size(); ++i) {
        QCOMPARE(files.at(i).name, outgoing.files.at(i).name);
        QFile copy(files.at(i).path);
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QCOMPARE(copy.readAll(), files.at(i).name.toUtf8());
    }
    m_outbox->handleStored(u"album"_s, 1);
    for (const OutgoingFile &sent : files)
        QVERIFY(!QFile::exists(sent.path));
    m_outbox->add(outgoing, 2); // nothing of it stayed that would be in the way
    QCOMPARE(openFile()->outgoing()->last().files.size(), 3);
    m_outbox->handleStored(u"album"_s, 3);
    m_outbox->handleStored(u"words"_s, 3);
}

void OutboxTest::aTextCanBeChangedWhileItWaits()
{
    auto file = openFile();
    m_outbox->open(*file);
    m_outbox->add(message(u"a"_s), 0);
    QVERIFY(m_outbox->edit(u"a"_s, u"better"_s, 0));
    QCOMPARE(openFile()->outgoing()->first().text, u"better"_s);
    m_outbox->setOnline(true, 1);
    QVERIFY(!m_outbox->edit(u"a"_s, u"too late"_s, 2)); // the server may have it
    m_outbox->handleStored(u"a"_s, 3);
}

void OutboxTest::tellsWhenItCouldNotBeWritten()
{
    auto file = openFile();
    m_outbox->open(*file);
    OutgoingMessage outgoing = message(u"gone"_s);
    outgoing.files = {{u"gone.jpg"_s, m_dir.filePath(u"not there"_s), u"image/jpeg"_s, 1}};
    m_outbox->add(outgoing, 0);
    QCOMPARE(m_ledger.notWritten, QList<ErrorCode>{ErrorCode::NotFound});
    QVERIFY(m_ledger.states.contains(u"gone"_s)); // still there to be seen
}

void OutboxTest::theLastChangeOfAConversationCounts()
{
    const auto change = [](const QString &id, OutgoingKind kind, bool isSet, ConversationId conversation = here) {
        OutgoingMessage outgoing = message(id, conversation);
        outgoing.kind = kind;
        outgoing.isSet = isSet;
        return outgoing;
    };
    m_outbox->add(change(u"pin"_s, OutgoingKind::Pin, true), 0);
    m_outbox->add(change(u"mute"_s, OutgoingKind::Mute, true), 0);
    m_outbox->add(change(u"pin there"_s, OutgoingKind::Pin, true, elsewhere), 0);
    m_outbox->add(change(u"unpin"_s, OutgoingKind::Pin, false), 0);
    QCOMPARE(m_ledger.done, QStringList{u"pin"_s});
    m_outbox->setOnline(true, 0);
    QCOMPARE(m_ledger.sent, (QStringList{u"mute"_s, u"pin there"_s}));
    // What is under way is not taken back: its answer is still to come.
    m_outbox->add(change(u"unmute"_s, OutgoingKind::Mute, false), 0);
    m_outbox->handleStored(u"mute"_s, 0);
    QVERIFY(m_outbox->hasChange(here, OutgoingKind::Mute));
    m_outbox->handleStored(u"unpin"_s, 0);
    m_outbox->handleStored(u"unmute"_s, 0);
    QVERIFY(!m_outbox->hasChange(here, OutgoingKind::Mute));
    QCOMPARE(m_ledger.sent, (QStringList{u"mute"_s, u"pin there"_s, u"unpin"_s, u"unmute"_s}));
}

QTEST_GUILESS_MAIN(OutboxTest)
#include "tst_outbox.moc"
