// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_lists [MESSAGES...]: what the server needs for a page of history in conversations of so many messages (1,000,
// 100,000 and 1,000,000 when none are given), and for a page of somebody's 1,000 conversations: query, view and JSON,
// in CPU time of the reading thread.
#include "server/domain/conversationservice.h"
#include "server/storage/sqlite/sqlitestorage.h"
#include "shared/json/conversationjson.h"
#include "shared/json/pagejson.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>
#include <QtCore/QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace chautari;
using namespace chautari::server;
using namespace Qt::StringLiterals;

namespace {

constexpr int conversations = 1000;
constexpr int messagesInEach = 12;
constexpr int repeats = 101;
constexpr qint64 messagesPerCommand = 1000;

const QString text
    = u"Namaste, the tap in the kitchen drips again. Could you come on Saturday morning? About ten would "
      "be good for us. "_s;
const UserId customer(1);

double threadCpuUs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e6 + double(time.tv_nsec) / 1e3;
}

//! \brief A database with one customer, many providers and their conversations, and the domain on it.
class House
{
public:
    explicit House(Storage &storage)
        : m_storage(storage)
    {
        storage.setEventSink([this](const std::vector<DomainEvent> &events, Stores &) {
            for (const DomainEvent &event : events)
                m_directory.apply(event);
        });
    }

    //! Conversation i is with provider i + 1 about service i.
    void addConversations(int first, int count);
    void addMessages(ConversationId conversation, qint64 count);
    //! The customer deletes every hundredth of the newest 10,000 for himself.
    void hideSome(ConversationId conversation, qint64 count);

    //! Median of what one call of `page` costs a reader, in µs.
    double cost(const std::function<qsizetype(Stores &, const House &)> &page);

    [[nodiscard]] const ConversationService &service() const { return m_conversations; }
    [[nodiscard]] const MessageService &messages() const { return m_messages; }
    [[nodiscard]] const Directory &directory() const { return m_directory; }

private:
    void write(const std::function<Result<bool>(WriteTransaction &)> &command);

    Storage &m_storage;
    QObject m_context;
    SystemClock m_clock;
    Directory m_directory;
    MessageService m_messages{m_directory, m_clock, QByteArray(32, 'k')};
    ConversationService m_conversations{m_messages, m_directory, m_clock};
};

void House::write(const std::function<Result<bool>(WriteTransaction &)> &command)
{
    QEventLoop loop;
    m_storage.write<bool>(&m_context, command, [&loop](const Result<bool> &result) {
        if (!result)
            qFatal("%s", qUtf8Printable(result.error().firstMessage()));
        loop.quit();
    });
    loop.exec();
}

UserRecord personOf(UserId id)
{
    UserRecord user;
    user.id = id;
    user.email = u"u%1@bench.invalid"_s.arg(id.value());
    user.username = u"u%1"_s.arg(id.value());
    user.firstName = u"Person"_s;
    user.lastName = QString::number(id.value());
    user.passwordHash = "-";
    user.dateJoined = SystemClock().now();
    user.role = id == customer ? Role::Customer : Role::Provider;
    return user;
}

Result<bool> addPerson(WriteTransaction &tx, UserId id)
{
    const UserRecord user = personOf(id);
    if (auto inserted = tx.stores().users().insert(user); !inserted)
        return inserted.error();
    tx.publish(UserChanged{user});
    return true;
}

Result<bool> addConversation(WriteTransaction &tx, qint64 number, CategoryId category)
{
    const UserId provider(number + 1);
    if (auto added = addPerson(tx, provider); !added)
        return added;
    Service service;
    service.summary = {ServiceId(number), u"Service"_s, u"service-%1"_s.arg(number), u"100.00"_s, u"1 hour"_s, {}};
    service.category = category;
    service.provider.id = provider;
    service.status = u"active"_s;
    if (auto inserted = tx.stores().services().insert(service); !inserted)
        return inserted.error();
    ConversationRecord conversation;
    conversation.service = ServiceId(number);
    conversation.customer = customer;
    conversation.provider = provider;
    const auto inserted = tx.stores().conversations().insert(conversation);
    if (!inserted)
        return inserted.error();
    tx.publish(ConversationStarted{*inserted});
    return true;
}

void House::addConversations(int first, int count)
{
    write([=](WriteTransaction &tx) -> Result<bool> {
        if (first == 1) {
            if (auto added = addPerson(tx, customer); !added)
                return added;
        }
        const auto category = tx.stores().services().ensureCategory(u"Bench"_s);
        if (!category)
            return category.error();
        for (int number = first; number < first + count; ++number) {
            if (auto added = addConversation(tx, number, *category); !added)
                return added;
        }
        return true;
    });
}

void House::addMessages(ConversationId conversation, qint64 count)
{
    for (qint64 done = 0; done < count; done += messagesPerCommand) {
        const qint64 part = std::min(messagesPerCommand, count - done);
        write([=](WriteTransaction &tx) -> Result<bool> {
            auto record = tx.stores().conversations().byId(conversation);
            if (!record || !record->has_value())
                return Error::of(ErrorCode::NotFound);
            for (qint64 i = 0; i < part; ++i) {
                MessageRecord message;
                message.sender = i % 2 == 0 ? customer : (*record)->provider;
                message.text = text;
                message.clientMessageId = u"%1-%2"_s.arg(conversation.value()).arg(done + i);
                message.requestHash = QByteArray(16, 'x');
                message.createdAt = SystemClock().now();
                message.updatedAt = message.createdAt;
                if (auto stored = tx.stores().messages().append(**record, message); !stored)
                    return stored.error();
            }
            return true;
        });
    }
}

void House::hideSome(ConversationId conversation, qint64 count)
{
    write([=](WriteTransaction &tx) -> Result<bool> {
        ConversationRecord record;
        for (qint64 seq = std::max<qint64>(1, count - 10'000); seq <= count; seq += 100) {
            const auto rows = tx.stores().messages().after(conversation, seq - 1, 1, {});
            if (!rows || rows->isEmpty())
                return Error::of(ErrorCode::NotFound);
            qint64 position = 0;
            if (auto hidden = tx.stores().messages().hide(record, rows->first(), customer, position); !hidden)
                return hidden;
        }
        return true;
    });
}

double House::cost(const std::function<qsizetype(Stores &, const House &)> &page)
{
    QList<double> costs;
    for (int i = 0; i < repeats; ++i) {
        QEventLoop loop;
        m_storage.read<double>(
            &m_context,
            [&](Stores &stores) -> Result<double> {
                const double before = threadCpuUs();
                if (page(stores, *this) == 0)
                    return Error::of(ErrorCode::NotFound);
                return threadCpuUs() - before;
            },
            [&](const Result<double> &spent) {
                if (!spent)
                    qFatal("an empty page");
                costs.append(*spent);
                loop.quit();
            });
        loop.exec();
    }
    std::sort(costs.begin(), costs.end());
    return costs.at(costs.size() / 2);
}

//! The conversation as a client opens it, at `page`.
auto detailOf(ConversationId conversation, int page)
{
    return [=](Stores &stores, const House &house) -> qsizetype {
        const Identity who{customer, Role::Customer, {}};
        const auto detail
            = house.service().detail(stores, who, conversation, {page, limits::detailPageSize}, OnlineLookup());
        if (!detail || detail->messages.isEmpty())
            return 0;
        JsonWriter w;
        chautari::write(w, *detail);
        return w.take().size();
    };
}

auto historyOf(ConversationId conversation, qint64 beforeSeq)
{
    return [=](Stores &stores, const House &house) -> qsizetype {
        const auto page = house.messages().history(stores, customer, conversation,
            {false, beforeSeq, limits::detailPageSize}, house.directory(), OnlineLookup());
        if (!page || page->results.isEmpty())
            return 0;
        JsonWriter w;
        writePage(w, *page);
        return w.take().size();
    };
}

auto listOf(int size, int page)
{
    return [=](Stores &stores, const House &house) -> qsizetype {
        const auto found = house.service().list(stores, customer, {}, {page, size}, OnlineLookup());
        if (!found || found->results.isEmpty())
            return 0;
        JsonWriter w;
        writePage(w, *found);
        return w.take().size();
    };
}

void measureHistory(House &house, ConversationId conversation, qint64 count)
{
    const int pages = int(count / limits::detailPageSize);
    const double newest = house.cost(detailOf(conversation, 1));
    const double middle = house.cost(detailOf(conversation, pages / 2));
    const double oldest = house.cost(detailOf(conversation, pages));
    const double native = house.cost(historyOf(conversation, count / 2));
    house.hideSome(conversation, count);
    const double stepping = house.cost(detailOf(conversation, pages / 2));
    std::printf(
        "%lld messages: newest page %.0f us, middle %.0f us, oldest %.0f us, by seq %.0f us, middle with hidden "
        "ones %.0f us\n",
        static_cast<long long>(count), newest, middle, oldest, native, stepping);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir dir;
    SqliteStorage::Options options;
    options.dataDir = dir.path();
    const SystemClock clock;
    auto storage = SqliteStorage::open(options, clock);
    if (!storage)
        qFatal("%s", qUtf8Printable(storage.error().firstMessage()));

    House house(**storage);
    house.addConversations(1, conversations);
    for (int i = 1; i <= conversations; ++i)
        house.addMessages(ConversationId(i), messagesInEach);
    for (const auto &[size, page] : {std::pair(10, 1), std::pair(100, 1), std::pair(100, 10)}) {
        std::printf("list of %d conversations, page %d of %d each: %.1f ms\n", conversations, page, size,
            house.cost(listOf(size, page)) / 1000);
        std::fflush(stdout);
    }
    QList<qint64> counts;
    for (int i = 1; i < argc; ++i)
        counts.append(QByteArray(argv[i]).toLongLong());
    if (counts.isEmpty())
        counts = {1'000, 100'000, 1'000'000};
    int number = conversations;
    for (const qint64 count : std::as_const(counts)) {
        house.addConversations(++number, 1);
        house.addMessages(ConversationId(number), count);
        measureHistory(house, ConversationId(number), count);
    }
    (*storage)->close();
    return 0;
}
