// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_storage [SECONDS [PAIRS [DIR]]]: what the writer needs for one message, with so many on their way at
// a time; and what sealing its text, and what is done later (words, notification) costs.
// The commands do what sending does: find the conversation, look for the client's id, append, publish.
#include "server/storage/sqlite/sqlitestorage.h"
#include "server/storage/textcipher.h"
#include "server/storage/wordsplitter.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUuid>

#include <atomic>
#include <cstdio>
#include <ctime>

using namespace chautari;
using namespace chautari::server;
using namespace Qt::StringLiterals;

namespace {

const QString text
    = u"Namaste, the tap in the kitchen drips again. Could you come on Saturday morning? About ten would "
      "be good for us. "_s;

class Bench : public QObject
{
public:
    Bench(Storage &storage, int pairs)
        : m_storage(storage)
        , m_pairs(pairs)
    {
        storage.setEventSink([this](const std::vector<DomainEvent> &, Stores &) { ++m_commits; });
    }

    void seed();
    void run(int inFlight, qint64 milliseconds);
    void doWhatIsDoneLater();

private:
    void send();
    void handleStored(const Result<MessageRecord> &result);

    Storage &m_storage;
    int m_pairs;
    QEventLoop m_loop;
    QElapsedTimer m_clock;
    qint64 m_milliseconds = 0;
    qint64 m_sent = 0;
    qint64 m_stored = 0;
    std::atomic<qint64> m_commits{0}; // the sink is called once for each
    int m_waiting = 0;
};

UserRecord userOf(qint64 id)
{
    UserRecord user;
    user.id = UserId(id);
    user.email = u"u%1@bench.invalid"_s.arg(id);
    user.username = u"u%1"_s.arg(id);
    user.passwordHash = "-";
    user.dateJoined = SystemClock().now();
    return user;
}

Result<bool> seedPairs(WriteTransaction &tx, int pairs)
{
    Stores &stores = tx.stores();
    const auto category = stores.services().ensureCategory(u"Bench"_s);
    for (qint64 pair = 1; pair <= pairs; ++pair) {
        for (const qint64 id : {2 * pair - 1, 2 * pair}) {
            if (auto inserted = stores.users().insert(userOf(id)); !inserted)
                return inserted.error();
        }
        Service service;
        service.summary = {ServiceId(pair), u"Service"_s, u"service-%1"_s.arg(pair), u"100.00"_s, u"1 hour"_s, {}};
        service.category = *category;
        service.provider.id = UserId(2 * pair);
        service.status = u"active"_s;
        if (auto inserted = stores.services().insert(service); !inserted)
            return inserted.error();
        ConversationRecord conversation;
        conversation.service = ServiceId(pair);
        conversation.customer = UserId(2 * pair - 1);
        conversation.provider = UserId(2 * pair);
        if (auto inserted = stores.conversations().insert(conversation); !inserted)
            return inserted.error();
    }
    return true;
}

void Bench::seed()
{
    m_storage.write<bool>(
        this, [this](WriteTransaction &tx) { return seedPairs(tx, m_pairs); },
        [this](const Result<bool> &result) {
            if (!result)
                qFatal("seed failed");
            m_loop.quit();
        });
    m_loop.exec();
}

Result<MessageRecord> store(WriteTransaction &tx, const MessageRecord &message)
{
    auto conversation = tx.stores().conversations().byIdFor(message.conversation, message.sender);
    if (!conversation)
        return conversation.error();
    const auto earlier = tx.stores().messages().byClientId(message.sender, message.clientMessageId);
    if (!earlier)
        return earlier.error();
    auto stored = tx.stores().messages().append(**conversation, message);
    if (stored)
        tx.publish(MessageStored{*stored, (*conversation)->provider, (*conversation)->customer});
    return stored;
}

void Bench::send()
{
    const qint64 pair = 1 + m_sent++ % m_pairs;
    MessageRecord message;
    message.conversation = ConversationId(pair);
    message.sender = UserId(2 * pair - m_sent % 2);
    message.text = text;
    message.clientMessageId = QUuid::createUuid().toString(QUuid::Id128);
    message.requestHash = QByteArray(16, 'x');
    message.createdAt = SystemClock().now();
    ++m_waiting;
    m_storage.write<MessageRecord>(
        this, [message](WriteTransaction &tx) { return store(tx, message); },
        [this](const Result<MessageRecord> &result) { handleStored(result); });
}

void Bench::handleStored(const Result<MessageRecord> &result)
{
    if (!result)
        qFatal("store failed: %s", qPrintable(result.error().detail));
    ++m_stored;
    --m_waiting;
    if (m_clock.elapsed() < m_milliseconds)
        send();
    else if (m_waiting == 0)
        m_loop.quit();
}

double microseconds(const timespec &time)
{
    return double(time.tv_sec) * 1e6 + double(time.tv_nsec) / 1e3;
}

double processCpu()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return microseconds(time);
}

double threadCpu()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return microseconds(time);
}

void Bench::run(int inFlight, qint64 milliseconds)
{
    m_milliseconds = milliseconds;
    m_stored = 0;
    m_commits = 0;
    const double process = processCpu();
    const double thread = threadCpu();
    m_clock.start();
    for (int i = 0; i < inFlight; ++i)
        send();
    m_loop.exec();
    const double seconds = double(m_clock.nsecsElapsed()) / 1e9;
    const double own = threadCpu() - thread;
    const double writer = processCpu() - process - own;
    const double n = double(m_stored);
    std::printf("%9d %12.0f %10.0f %12.1f %14.1f %14.1f %12.1f\n", inFlight, n / seconds, double(m_commits) / seconds,
        n / double(m_commits), writer / n, own / n, seconds * 1e6 / n);
    std::fflush(stdout);
}

void say(const char *what, double microsecondsEach)
{
    std::printf("%-60s %8.2f\n", what, microsecondsEach);
    std::fflush(stdout);
}

void benchCipher()
{
    constexpr int times = 200'000;
    const TextCipher cipher(QByteArray(32, 'k'), QByteArray(32, 'w'));
    TextCipher::Row row;
    qsizetype size = 0; // so that nothing is optimized away
    double start = threadCpu();
    for (int i = 0; i < times; ++i, ++row.second)
        size += cipher.seal(row, text).size();
    say("seal a text", (threadCpu() - start) / times);
    row = {};
    const QByteArray sealed = cipher.seal(row, text);
    start = threadCpu();
    for (int i = 0; i < times; ++i)
        size += cipher.open(row, sealed)->size();
    say("open it", (threadCpu() - start) / times);
    start = threadCpu();
    for (int i = 0; i < times / 10; ++i)
        size += wordsOf(text).size();
    say("split it into words", (threadCpu() - start) / (times / 10));
    if (size == 0)
        std::printf("nothing\n");
}

Result<qint64> notifyAll(WriteTransaction &tx)
{
    NotificationStore &store = tx.stores().notifications();
    for (qint64 count = 0;;) {
        const auto news = store.unnoticed(64);
        if (!news)
            return news.error();
        if (news->isEmpty())
            return count;
        for (const NewsRecord &one : *news) {
            if (auto inserted = store.insert(one.notification.user, one.notification.message.id); !inserted)
                return inserted.error();
            ++count;
        }
        if (auto noticed = store.noticed(news->last().notification.message.id); !noticed)
            return noticed.error();
    }
}

void Bench::doWhatIsDoneLater()
{
    qint64 messages = 0;
    double start = processCpu();
    m_storage.write<qint64>(this, notifyAll, [&](const Result<qint64> &count) {
        messages = count ? *count : 0;
        m_loop.quit();
    });
    m_loop.exec();
    say("make a notification", (processCpu() - start) / double(messages));
    start = processCpu();
    m_storage.write<bool>(
        this, [](WriteTransaction &tx) { return tx.stores().words().catchUp(QDeadlineTimer(QDeadlineTimer::Forever)); },
        [this](const Result<bool> &) { m_loop.quit(); });
    m_loop.exec();
    say("put a message of 21 words into the index", (processCpu() - start) / double(messages));
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const double seconds = arguments.value(1, u"3"_s).toDouble();
    const int pairs = arguments.value(2, u"100"_s).toInt();
    const QTemporaryDir temporary(arguments.value(3, u"."_s) + u"/bench_storage-XXXXXX"_s);

    const SystemClock clock;
    SqliteStorage::Options options;
    options.dataDir = temporary.path();
    auto storage = SqliteStorage::open(options, clock);
    if (!storage)
        qFatal("%s", qPrintable(storage.error().detail));

    Bench bench(**storage, pairs);
    bench.seed();
    std::printf("%d pairs; us per message\n", pairs);
    std::printf("in flight   messages/s  commits/s   per commit     CPU writer     CPU caller         wall\n");
    for (const int inFlight : {1, 10, 50, 100, 200})
        bench.run(inFlight, qint64(seconds * 1000));
    std::printf("CPU us for each message of %d bytes\n", int(text.size()));
    benchCipher();
    bench.doWhatIsDoneLater();
    (*storage)->close();
    return 0;
}
