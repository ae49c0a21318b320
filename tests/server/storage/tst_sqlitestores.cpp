// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqlstatements.h"
#include "sqlite/sqliteconnection.h"
#include "tests/server/storage/storageroom.h"

#include <QtTest/QTest>

using namespace chautari;
using namespace chautari::server;
using namespace Qt::StringLiterals;

using MaybeConversation = std::optional<ConversationRecord>;
using MaybeMessage = std::optional<MessageRecord>;

class TestSqliteStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usersComeBackAsTheyWere();
    void picturesAreKnownFilesUntilReplaced();
    void emailsDifferByMoreThanCase();
    void sessionsAndRefreshTokens();
    void expiredSessionsGoASliceAtATime();
    void whatHasExpiredIsFoundInAnIndex();
    void servicesAreSearchedLiterally_data();
    void servicesAreSearchedLiterally();
    void strangersGetNothing_data();
    void strangersGetNothing();
    void textSurvivesUnchanged_data();
    void textSurvivesUnchanged();
    void pagesOfOneConversation_data();
    void pagesOfOneConversation();
    void pagesOfAllMyConversations();
    void conversationsByLastMessage();
    void marksOnlyMoveForward();
    void unreadCountsOthersMessagesAboveTheMark();
    void twinIsTheOtherDoorsCopy_data();
    void twinIsTheOtherDoorsCopy();

private:
    //! The same question to the writer (which has a cache) and to a reader must give the same answer.
    template <typename T>
    T askBoth(StorageRoom &room, const std::function<Result<T>(Stores &)> &question, bool *areEqual)
    {
        auto inWriter = room.write<T>([question](WriteTransaction &tx) { return question(tx.stores()); });
        auto inReader = room.read<T>(question);
        *areEqual = inWriter && inReader && inWriter->has_value() == inReader->has_value();
        return *inReader;
    }
};

void TestSqliteStores::usersComeBackAsTheyWere()
{
    StorageRoom room;
    UserRecord user = aUser(7);
    user.id = {};
    user.firstName = u"आशा"_s;
    user.phone = u"9841"_s;
    user.role = Role::Provider;
    user.isVerified = true;
    user.passwordHash = QByteArray("\0bin\xff", 5);
    const auto id = room.write<UserId>([user](WriteTransaction &tx) { return tx.stores().users().insert(user); });
    QVERIFY(id);
    const auto found = room.read<std::optional<UserRecord>>([&](Stores &stores) { return stores.users().byId(*id); });
    QVERIFY(found && found->has_value());
    QCOMPARE((*found)->firstName, user.firstName);
    QCOMPARE((*found)->passwordHash, user.passwordHash);
    QCOMPARE((*found)->phone, user.phone);
    QCOMPARE((*found)->role, Role::Provider);
    QVERIFY((*found)->isActive && (*found)->isVerified);

    const auto all = room.read<QList<UserRecord>>([](Stores &stores) { return stores.users().all(); });
    QVERIFY(all);
    QCOMPARE(all->size(), 1);
    QVERIFY(all->first().passwordHash.isEmpty());
    QCOMPARE(all->first().username, user.username);
}

//! What the sweep for files without a row asks, and what the housekeeper then removes.
void TestSqliteStores::picturesAreKnownFilesUntilReplaced()
{
    StorageRoom room;
    room.addPairs(2);
    const auto set = [&room](const QString &name) {
        return room.write<bool>([name](WriteTransaction &tx) -> Result<bool> {
            if (auto done = tx.stores().users().setPicture(UserId(1), {name, u"image/png"_s, "hash"}); !done)
                return done.error();
            return true;
        });
    };
    const auto isKnown = [&room](const QString &name) {
        return *room.read<bool>([name](Stores &stores) { return stores.attachments().hasStorageName(name); });
    };
    const auto doomed
        = [&room] { return *room.read<QStringList>([](Stores &stores) { return stores.attachments().doomed(10); }); };
    const auto isSeenBy = [&room](qint64 viewer) {
        return room
            .read<std::optional<PictureRecord>>(
                [viewer](Stores &stores) { return stores.users().pictureFor(u"second"_s, UserId(viewer)); })
            ->has_value();
    };
    QVERIFY(!isKnown(QString()));
    QVERIFY(set(u"first"_s));
    QVERIFY(isKnown(u"first"_s));
    QVERIFY(set(u"first"_s));
    QVERIFY(doomed().isEmpty());
    QVERIFY(set(u"second"_s));
    QCOMPARE(doomed(), QStringList{u"first"_s});
    QVERIFY(!isKnown(u"first"_s));
    QVERIFY(isSeenBy(1) && isSeenBy(2)); // himself, and the other side of his conversation
    QVERIFY(!isSeenBy(3) && !isSeenBy(4));
    QVERIFY(set(QString()));
    QCOMPARE(doomed().size(), 2);
}

void TestSqliteStores::emailsDifferByMoreThanCase()
{
    StorageRoom room;
    room.addPairs(1);
    const auto taken
        = room.read<bool>([](Stores &stores) { return stores.users().emailTaken(u"USER1@Example.ORG"_s); });
    QVERIFY(taken && *taken);
    UserRecord again = aUser(9);
    again.email = u"User1@example.org"_s;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"UNIQUE constraint failed: users.email"_s));
    QVERIFY(!room.write<UserId>([again](WriteTransaction &tx) { return tx.stores().users().insert(again); }));
}

void TestSqliteStores::sessionsAndRefreshTokens()
{
    StorageRoom room;
    room.addPairs(1);
    SessionRecord session;
    session.user = UserId(1);
    session.isNative = true;
    session.createdAt = Timestamp(10);
    session.expiresAt = Timestamp(20);
    RefreshTokenRecord token{QByteArray("\0hash", 5), "parent", {}, Timestamp(30), {}, false};
    const auto id = room.write<SessionId>([&](WriteTransaction &tx) -> Result<SessionId> {
        auto inserted = tx.stores().sessions().insert(session);
        if (!inserted)
            return inserted;
        token.session = *inserted;
        if (auto stored = tx.stores().sessions().insertRefresh(token); !stored)
            return stored.error();
        return inserted;
    });
    QVERIFY(id);

    token.usedAt = Timestamp(15);
    token.isRetired = true;
    QVERIFY(room.write<bool>([&](WriteTransaction &tx) -> Result<bool> {
        SessionStore &sessions = tx.stores().sessions();
        return sessions.extend(*id, Timestamp(99)).hasValue() && sessions.revoke(*id, Timestamp(50)).hasValue()
            && sessions.revoke(*id, Timestamp(60)).hasValue() && sessions.updateRefresh(token).hasValue();
    }));
    const auto found = room.read<std::optional<SessionRecord>>([&](Stores &s) { return s.sessions().byId(*id); });
    QVERIFY(found && found->has_value() && (*found)->isNative);
    QCOMPARE((*found)->expiresAt, Timestamp(99));
    QCOMPARE((*found)->revokedAt, Timestamp(50)); // the first time counts
    using MaybeToken = std::optional<RefreshTokenRecord>;
    const auto stored = room.read<MaybeToken>([&](Stores &s) { return s.sessions().refreshByHash(token.idHash); });
    QVERIFY(stored && stored->has_value() && (*stored)->isRetired);
    QCOMPARE((*stored)->usedAt, Timestamp(15));
    const auto revoked = [&](qint64 since) {
        return room
            .read<QList<SessionRecord>>([since](Stores &s) { return s.sessions().revokedSince(Timestamp(since)); })
            ->size();
    };
    QCOMPARE(revoked(50), 1);
    QCOMPARE(revoked(51), 0);
}

void TestSqliteStores::expiredSessionsGoASliceAtATime()
{
    StorageRoom room;
    room.addPairs(1);
    // A session a second, each with the tokens of two refreshes.
    const auto newest = room.write<SessionId>([](WriteTransaction &tx) -> Result<SessionId> {
        SessionStore &sessions = tx.stores().sessions();
        SessionRecord session;
        session.user = UserId(1);
        session.createdAt = Timestamp(1);
        SessionId last;
        for (int i = 1; i <= 8; ++i) {
            session.expiresAt = Timestamp(i);
            const auto id = sessions.insert(session);
            for (const char *half : {"a", "b"}) {
                if (!id || !sessions.insertRefresh({half + QByteArray::number(i), {}, *id, Timestamp(i), {}, false}))
                    return Error::of(ErrorCode::Internal);
            }
            last = *id;
        }
        return last;
    });
    QVERIFY(newest);
    const auto purge = [&room] {
        const auto removed = room.write<int>(
            [](WriteTransaction &tx) { return tx.stores().sessions().removeExpired(Timestamp(8), 4); });
        return removed ? *removed : -1;
    };
    QCOMPARE(purge(), 4 + 2); // four tokens, and the two sessions that nothing names any more
    int rest = 0;
    for (int removed = purge(); removed != 0; removed = purge()) {
        QVERIFY(removed > 0 && removed <= 4 + 4);
        rest += removed;
    }
    QCOMPARE(rest, 10 + 5);
    const auto isLeft = room.read<bool>([id = *newest](Stores &stores) -> Result<bool> {
        const auto session = stores.sessions().byId(id);
        const auto token = stores.sessions().refreshByHash("b8");
        return session && session->has_value() && token && token->has_value();
    });
    QVERIFY(isLeft && *isLeft);
}

//! It is asked in every pause of the writer, so it must not cost more the more sessions there are.
void TestSqliteStores::whatHasExpiredIsFoundInAnIndex()
{
    StorageRoom room;
    room.close();
    const auto connection = SqliteConnection::open(room.databasePath(), SqliteConnection::Access::ReadWrite);
    QVERIFY(connection);
    for (const char *sql : {sql::hasExpiredSessions, sql::removeExpiredRefresh, sql::removeExpiredSessions}) {
        const QByteArray question = QByteArray("EXPLAIN QUERY PLAN ") + sql;
        SqliteQuery plan = (*connection)->query(question.constData());
        while (plan.next()) {
            for (int i = 0; i < 3; ++i)
                plan.readInteger();
            const QString step = plan.readText();
            QVERIFY2(!step.startsWith(u"SCAN "_s) || step.startsWith(u"SCAN CONSTANT"_s), qPrintable(step));
        }
        QVERIFY(!plan.hasFailed());
    }
    // Removing a session looks for tokens that name it.
    const char *children = "EXPLAIN QUERY PLAN SELECT 1 FROM refresh_tokens WHERE session = ?1";
    SqliteQuery plan = (*connection)->query(children);
    QVERIFY(plan.next());
    for (int i = 0; i < 3; ++i)
        plan.readInteger();
    QVERIFY(plan.readText().contains(u"refresh_tokens_of_session"_s));
}

void TestSqliteStores::servicesAreSearchedLiterally_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<qint64>("count");
    QTest::newRow("all") << QString() << 4LL;
    QTest::newRow("title") << u"SERVICE 2"_s << 1LL;
    QTest::newRow("category") << u"test"_s << 4LL;
    QTest::newRow("percent is a percent") << u"%"_s << 1LL;
    QTest::newRow("underscore is an underscore") << u"_"_s << 0LL;
    QTest::newRow("backslash") << u"\\"_s << 0LL;
    QTest::newRow("quote") << u"'"_s << 0LL;
}

void TestSqliteStores::servicesAreSearchedLiterally()
{
    QFETCH(QString, search);
    QFETCH(qint64, count);
    StorageRoom room;
    room.addPairs(3);
    QVERIFY(room.write<ServiceId>([](WriteTransaction &tx) -> Result<ServiceId> {
        ServiceStore &services = tx.stores().services();
        Service sale = aService(4, 2, *services.ensureCategory(u"Test"_s));
        sale.description = u"20% off"_s;
        for (const QString &name : {u"Kathmandu"_s, u"Lalitpur"_s}) {
            City city{{}, name, u"Bagmati"_s};
            city.id = *services.ensureCity(city);
            sale.cities.append(city);
        }
        Service draft = aService(5, 2, sale.category);
        draft.status = u"draft"_s;
        if (auto inserted = services.insert(draft); !inserted)
            return inserted;
        return services.insert(sale);
    }));
    ServiceFilter filter;
    if (!search.isEmpty())
        filter.terms = {search};
    const auto page
        = room.read<Page<Service>>([&](Stores &stores) { return stores.services().list(filter, {}, 0, 2); });
    QVERIFY(page);
    QCOMPARE(page->count, count);
    QCOMPARE(page->results.size(), qMin(2, count));
    if (search.isEmpty()) {
        QCOMPARE(page->results.first().summary.id, ServiceId(4)); // the newest
        QCOMPARE(page->results.first().cities.size(), 2);
        QCOMPARE(page->results.first().provider.name, u"First Last2"_s);
        QCOMPARE(page->results.first().summary.category, u"Test"_s);
    }
    using MaybeService = std::optional<Service>;
    const auto bySlug = room.read<MaybeService>([](Stores &s) { return s.services().bySlug(u"service-4"_s); });
    QVERIFY(bySlug && bySlug->has_value());
    QCOMPARE((*bySlug)->summary.id, ServiceId(4));
}

void TestSqliteStores::strangersGetNothing_data()
{
    QTest::addColumn<qint64>("user");
    QTest::addColumn<bool>("isMine");
    QTest::newRow("customer") << 1LL << true;
    QTest::newRow("provider") << 2LL << true;
    QTest::newRow("stranger") << 3LL << false;
    QTest::newRow("nobody") << 0LL << false;
}

void TestSqliteStores::strangersGetNothing()
{
    QFETCH(qint64, user);
    QFETCH(bool, isMine);
    StorageRoom room;
    room.addPairs(2);
    const auto sent = room.send(aMessage(1, 1, u"secret"_s, u"c1"_s));
    QVERIFY(sent);
    const UserId viewer(user);
    bool areEqual = false;

    const auto conversation = askBoth<MaybeConversation>(
        room, [=](Stores &s) { return s.conversations().byIdFor(ConversationId(1), viewer); }, &areEqual);
    QVERIFY(areEqual);
    QCOMPARE(conversation.has_value(), isMine);
    const auto message = askBoth<MaybeMessage>(
        room, [=](Stores &s) { return s.messages().byIdFor(MessageId(1), viewer); }, &areEqual);
    QVERIFY(areEqual);
    QCOMPARE(message.has_value(), isMine);

    MessageFilter filter;
    filter.conversation = ConversationId(1);
    for (const MessageFilter &f : {filter, MessageFilter()}) {
        const auto page
            = room.read<Page<MessageRecord>>([=](Stores &s) { return s.messages().listFor(viewer, f, 0, 10); });
        QVERIFY(page);
        QCOMPARE(page->count, isMine ? 1 : 0);
        QCOMPARE(page->results.size(), isMine ? 1 : 0);
    }
    const auto list
        = room.read<Page<ConversationRecord>>([=](Stores &s) { return s.conversations().listFor(viewer, {}, 0, 10); });
    QVERIFY(list);
    for (const ConversationRecord &c : list->results)
        QVERIFY(c.hasParticipant(viewer));

    const auto moved = room.write<bool>([=](WriteTransaction &tx) {
        ConversationRecord c;
        c.id = ConversationId(1);
        return tx.stores().conversations().moveMark(c, viewer, MessageStatus::Read, 1, Timestamp(5));
    });
    QCOMPARE(moved.hasValue(), isMine);
}

void TestSqliteStores::textSurvivesUnchanged_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nepali") << u"नमस्ते, कस्तो छ?"_s;
    QTest::newRow("emoji with skin tone and joiner") << u"👍🏽 👩‍👩‍👧"_s;
    QTest::newRow("quotes") << u"'); DROP TABLE messages; --"_s;
    QTest::newRow("control characters") << u"a\tb\nc\x01"_s;
    QTest::newRow("bidi") << u"\u202Eabc\u202C"_s;
    QTest::newRow("5000 outside the BMP") << QString::fromUcs4(U"\U0001F64F").repeated(5000);
}

void TestSqliteStores::textSurvivesUnchanged()
{
    QFETCH(QString, text);
    StorageRoom room;
    room.addPairs(1);
    QVERIFY(room.send(aMessage(1, 2, text)));
    room.close();
    room.open();
    const auto messages = room.messagesOf(ConversationId(1));
    QCOMPARE(messages.size(), 1);
    QCOMPARE(messages.first().text, text);
}

void TestSqliteStores::pagesOfOneConversation_data()
{
    QTest::addColumn<bool>("isNewestFirst");
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<QList<qint64>>("seqs");
    QTest::newRow("first") << false << 0LL << QList<qint64>{1, 2, 3};
    QTest::newRow("last, short") << false << 6LL << QList<qint64>{7};
    QTest::newRow("beyond") << false << 7LL << QList<qint64>{};
    QTest::newRow("newest") << true << 0LL << QList<qint64>{7, 6, 5};
    QTest::newRow("newest, short") << true << 6LL << QList<qint64>{1};
    QTest::newRow("newest, beyond") << true << 9LL << QList<qint64>{};
}

void TestSqliteStores::pagesOfOneConversation()
{
    QFETCH(bool, isNewestFirst);
    QFETCH(qint64, offset);
    QFETCH(QList<qint64>, seqs);
    StorageRoom room;
    room.addPairs(2);
    for (int i = 1; i <= 7; ++i) {
        QVERIFY(room.send(aMessage(1, 1 + i % 2, QString::number(i))));
        QVERIFY(room.send(aMessage(2, 3, u"another conversation"_s)));
    }
    MessageFilter filter;
    filter.conversation = ConversationId(1);
    filter.isNewestFirst = isNewestFirst;
    const auto page = room.read<Page<MessageRecord>>(
        [&](Stores &stores) { return stores.messages().listFor(UserId(1), filter, offset, 3); });
    QVERIFY(page);
    QCOMPARE(page->count, 7);
    QList<qint64> found;
    for (const MessageRecord &message : page->results)
        found.append(message.seq);
    QCOMPARE(found, seqs);

    const auto before
        = room.read<QList<MessageRecord>>([](Stores &s) { return s.messages().before(ConversationId(1), 5, 2); });
    QVERIFY(before);
    QCOMPARE(before->size(), 2);
    QCOMPARE(before->first().seq, 3);
    QCOMPARE(before->last().seq, 4);
}

void TestSqliteStores::pagesOfAllMyConversations()
{
    StorageRoom room;
    room.addPairs(2);
    // User 1 is also the customer of provider 4.
    QVERIFY(room.write<ConversationRecord>([](WriteTransaction &tx) {
        ConversationRecord c;
        c.service = ServiceId(2);
        c.provider = UserId(4);
        c.customer = UserId(1);
        return tx.stores().conversations().insert(c);
    }));
    const QList<std::pair<int, int>> order{{1, 1}, {3, 4}, {2, 3}, {1, 2}, {3, 1}};
    for (const auto &[conversation, sender] : order)
        QVERIFY(room.send(aMessage(conversation, sender, u"x"_s)));
    const auto ids = [&](bool isNewestFirst, qint64 offset) {
        MessageFilter filter;
        filter.isNewestFirst = isNewestFirst;
        const auto page = room.read<Page<MessageRecord>>(
            [=](Stores &s) { return s.messages().listFor(UserId(1), filter, offset, 3); });
        QList<qint64> found{page->count};
        for (const MessageRecord &message : page->results)
            found.append(message.id.value());
        return found;
    };
    QCOMPARE(ids(false, 0), (QList<qint64>{4, 1, 2, 4}));
    QCOMPARE(ids(true, 0), (QList<qint64>{4, 5, 4, 2}));
    QCOMPARE(ids(true, 3), (QList<qint64>{4, 1}));
}

void TestSqliteStores::conversationsByLastMessage()
{
    StorageRoom room;
    room.addPairs(1);
    QVERIFY(room.write<bool>([](WriteTransaction &tx) -> Result<bool> {
        const auto category = tx.stores().services().ensureCategory(u"Test"_s);
        for (qint64 i = 2; i <= 5; ++i) {
            (void)tx.stores().services().insert(aService(i, 2, *category)).hasValue();
            ConversationRecord c;
            c.service = ServiceId(i);
            c.provider = UserId(2);
            c.customer = UserId(1);
            c.isProviderArchived = i == 5;
            (void)tx.stores().conversations().insert(c).hasValue();
        }
        return true;
    }));
    for (const qint64 conversation : {3, 1, 4}) // a message to 5 would bring it out of the archive
        QVERIFY(room.send(aMessage(conversation, 1, u"x"_s)));
    const auto ids = [&](qint64 user, qint64 offset) {
        const auto page = room.read<Page<ConversationRecord>>(
            [=](Stores &s) { return s.conversations().listFor(UserId(user), {}, offset, 3); });
        QList<qint64> found{page->count};
        for (const ConversationRecord &c : page->results)
            found.append(c.id.value());
        return found;
    };
    QCOMPARE(ids(1, 0), (QList<qint64>{5, 4, 1, 3}));
    QCOMPARE(ids(1, 3), (QList<qint64>{5, 5, 2})); // never written to: last
    QCOMPARE(ids(2, 0), (QList<qint64>{4, 4, 1, 3})); // 5 is archived by the provider
}

void TestSqliteStores::marksOnlyMoveForward()
{
    StorageRoom room;
    room.addPairs(1);
    for (int i = 0; i < 5; ++i)
        QVERIFY(room.send(aMessage(1, 1, u"x"_s)));
    const auto move = [&](MessageStatus status, qint64 seq, qint64 at) {
        return *room.write<bool>([=](WriteTransaction &tx) {
            ConversationRecord c; // stale on purpose: the store must not believe it
            c.id = ConversationId(1);
            return tx.stores().conversations().moveMark(c, UserId(2), status, seq, Timestamp(at));
        });
    };
    QVERIFY(move(MessageStatus::Delivered, 2, 10));
    QVERIFY(!move(MessageStatus::Delivered, 2, 11));
    QVERIFY(!move(MessageStatus::Delivered, 1, 12));
    QVERIFY(move(MessageStatus::Read, 3, 13));
    QVERIFY(!move(MessageStatus::Read, 1, 14));
    QVERIFY(!move(MessageStatus::Delivered, 3, 15)); // read is delivered
    QVERIFY(move(MessageStatus::Delivered, 99, 16)); // not beyond the last message

    const ConversationRecord c = room.conversation(ConversationId(1));
    QCOMPARE(c.providerMark.readSeq, 3);
    QCOMPARE(c.providerMark.readAt, Timestamp(13));
    QCOMPARE(c.providerMark.deliveredSeq, 5);
    QCOMPARE(c.customerMark.deliveredSeq, 0);
    QCOMPARE(c.position, room.storage().position()); // a moved mark is a change that clients must hear of
    QCOMPARE(c.position, 1 + 5 + 3);
}

void TestSqliteStores::unreadCountsOthersMessagesAboveTheMark()
{
    StorageRoom room;
    room.addPairs(1);
    for (const qint64 sender : {1, 1, 2, 1, 2, 1})
        QVERIFY(room.send(aMessage(1, sender, u"x"_s)));
    ConversationRecord c = room.conversation(ConversationId(1));
    QCOMPARE(c.unreadProvider, 4);
    QCOMPARE(c.unreadCustomer, 2);
    const QList<std::pair<qint64, int>> steps{{2, 2}, {3, 2}, {4, 1}, {6, 0}};
    for (const auto &[seq, unread] : steps) {
        QVERIFY(room.write<bool>([&c, upTo = seq](WriteTransaction &tx) {
            return tx.stores().conversations().moveMark(c, UserId(2), MessageStatus::Read, upTo, Timestamp(5));
        }));
        QCOMPARE(c.unreadProvider, unread);
        QCOMPARE(room.conversation(ConversationId(1)).unreadProvider, unread);
    }
    QCOMPARE(c.unreadCustomer, 2);
}

void TestSqliteStores::twinIsTheOtherDoorsCopy_data()
{
    QTest::addColumn<QString>("storedId");
    QTest::addColumn<qint64>("sender");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isSameDoor");
    QTest::addColumn<qint64>("since");
    QTest::addColumn<bool>("isTwin");
    QTest::newRow("other door") << QString() << 1LL << u"hello"_s << false << 100LL << true;
    QTest::newRow("same door") << QString() << 1LL << u"hello"_s << true << 100LL << false;
    QTest::newRow("other text") << QString() << 1LL << u"hello!"_s << false << 100LL << false;
    QTest::newRow("other sender") << QString() << 2LL << u"hello"_s << false << 100LL << false;
    QTest::newRow("too old") << QString() << 1LL << u"hello"_s << false << 101LL << false;
    QTest::newRow("has an id") << u"c1"_s << 1LL << u"hello"_s << false << 100LL << false;
}

void TestSqliteStores::twinIsTheOtherDoorsCopy()
{
    QFETCH(QString, storedId);
    QFETCH(qint64, sender);
    QFETCH(QString, text);
    QFETCH(bool, isSameDoor);
    QFETCH(qint64, since);
    QFETCH(bool, isTwin);
    StorageRoom room;
    room.addPairs(1);
    MessageRecord stored = aMessage(1, 1, u"hello"_s, storedId);
    stored.createdAt = Timestamp(100);
    stored.transport = Transport::WebSocket;
    QVERIFY(room.send(stored));
    MessageRecord later = aMessage(1, 2, u"in between"_s);
    later.createdAt = Timestamp(105);
    QVERIFY(room.send(later));

    MessageRecord candidate = aMessage(1, sender, text);
    candidate.transport = isSameDoor ? Transport::WebSocket : Transport::Rest;
    const auto found = room.write<MaybeMessage>(
        [&](WriteTransaction &tx) { return tx.stores().messages().takeTwin(candidate, Timestamp(since)); });
    QVERIFY(found);
    QCOMPARE(found->has_value(), isTwin);
}

QTEST_GUILESS_MAIN(TestSqliteStores)
#include "tst_sqlitestores.moc"
