// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/conversationchangeservice.h"
#include "tests/server/domain/domainfixture.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::DomainFixture;

class ConversationServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_server.reset(); }
    void startsAConversation();
    void theSameTripleTakesTheMessage();
    void aRepeatedIdStartsNothing();
    void refusesWhatCannotBeStarted_data();
    void refusesWhatCannotBeStarted();
    void aFailedStartLeavesNothing();
    void listsTheNewestFirstToItsParticipants();
    void showsTheNewestTenNewestFirst();
    void pagesOfTheDetailGoBackInTime_data();
    void pagesOfTheDetailGoBackInTime();
    void readingAllClearsTheCounter();
    void strangersFindNothing();

private:
    Result<ConversationService::Created> create(UserId who, Role role, const CreateConversationRequest &request);
    Result<Conversation> one(UserId viewer);
    CreateConversationRequest request(const QString &text, const QString &id = {}) const;

    std::unique_ptr<DomainFixture> m_server;
};

void ConversationServiceTest::init()
{
    m_server = std::make_unique<DomainFixture>();
}

Result<ConversationService::Created> ConversationServiceTest::create(
    UserId who, Role role, const CreateConversationRequest &request)
{
    return m_server->write<ConversationService::Created>([&](WriteTransaction &tx) {
        return m_server->conversations->create(tx, Identity{who, role, SessionId(1)}, request);
    });
}

Result<Conversation> ConversationServiceTest::one(UserId viewer)
{
    return m_server->read<Conversation>(
        [&](Stores &stores) { return m_server->conversations->one(stores, viewer, m_server->conversation, {}); });
}

CreateConversationRequest ConversationServiceTest::request(const QString &text, const QString &id) const
{
    return {m_server->cleaning, m_server->bikash, text, id};
}

void ConversationServiceTest::startsAConversation()
{
    const Result<ConversationService::Created> created
        = create(m_server->sunita, Role::Customer, request(u" Hello "_s));
    QVERIFY(created);
    QVERIFY(created->isNew);
    const std::vector<DomainEvent> events = m_server->takeEvents();
    QCOMPARE(events.size(), size_t(2));
    const auto *started = std::get_if<ConversationStarted>(&events.front());
    const auto *stored = std::get_if<MessageStored>(&events.back());
    QVERIFY(started && stored);
    QCOMPARE(started->conversation.id, created->conversation);
    QCOMPARE(stored->message.text, u"Hello"_s);
    QVERIFY(stored->message.position > started->conversation.position);
    QVERIFY(m_server->directory.participants(created->conversation)->has(m_server->sunita));
}

void ConversationServiceTest::theSameTripleTakesTheMessage()
{
    const Result<ConversationService::Created> created = create(m_server->asha, Role::Customer, request(u"Hello"_s));
    QVERIFY(created);
    QVERIFY(!created->isNew);
    QCOMPARE(created->conversation, m_server->conversation);
    QVERIFY(m_server->takeEventsOf<ConversationStarted>().isEmpty());
    QCOMPARE(one(m_server->bikash)->unreadCount, 1);
}

void ConversationServiceTest::aRepeatedIdStartsNothing()
{
    const Result<ConversationService::Created> first
        = create(m_server->sunita, Role::Customer, request(u"Hello"_s, u"abc"_s));
    m_server->takeEvents();
    const Result<ConversationService::Created> again
        = create(m_server->sunita, Role::Customer, request(u"Hello"_s, u"abc"_s));
    QVERIFY(again);
    QCOMPARE(again->conversation, first->conversation);
    QVERIFY(!again->isMessageNew);
    QVERIFY(m_server->takeEvents().empty());
}

void ConversationServiceTest::refusesWhatCannotBeStarted_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Role>("role");
    QTest::addColumn<QList<FieldError>>("problems");
    const FieldError noService{u"service_id"_s, {u"Service not found or not active."_s}};
    const FieldError noProvider{u"provider_id"_s, {u"Provider not found."_s}};
    const auto text = [](const QString &message) { return FieldError{u"initial_message"_s, {message}}; };
    const auto nonField = [](const QString &message) { return FieldError{nonFieldErrors, {message}}; };
    QTest::newRow("nothing exists") << u"none"_s << u"none"_s << u"x"_s << Role::Customer
                                    << QList<FieldError>{noService, noProvider};
    QTest::newRow("a draft") << u"draft"_s << u"bikash"_s << u"x"_s << Role::Customer << QList<FieldError>{noService};
    QTest::newRow("a customer as provider")
        << u"cleaning"_s << u"asha"_s << u"x"_s << Role::Customer << QList<FieldError>{noProvider};
    QTest::newRow("of another provider") << u"cleaning"_s << u"maya"_s << u"x"_s << Role::Customer
                                         << QList<FieldError>{
                                                nonField(u"Service does not belong to the specified provider."_s)};
    QTest::newRow("by a provider") << u"cleaning"_s << u"bikash"_s << u"x"_s << Role::Provider
                                   << QList<FieldError>{nonField(u"Only customers can initiate conversations."_s)};
    QTest::newRow("blank") << u"cleaning"_s << u"bikash"_s << u"  "_s << Role::Customer
                           << QList<FieldError>{text(u"This field may not be blank."_s)};
    QTest::newRow("5001") << u"cleaning"_s << u"bikash"_s << QString(5001, u'x') << Role::Customer
                          << QList<FieldError>{text(u"Ensure this field has no more than 5000 characters."_s)};
    QTest::newRow("all wrong") << u"none"_s << u"none"_s << QString() << Role::Customer
                               << QList<FieldError>{noService, noProvider, text(u"This field may not be blank."_s)};
}

void ConversationServiceTest::refusesWhatCannotBeStarted()
{
    QFETCH(const QString, service);
    QFETCH(const QString, provider);
    QFETCH(const QString, text);
    QFETCH(const Role, role);
    QFETCH(const QList<FieldError>, problems);
    const QHash<QString, ServiceId> services{
        {u"none"_s, ServiceId(999)}, {u"cleaning"_s, m_server->cleaning}, {u"draft"_s, m_server->draft}};
    const QHash<QString, UserId> people{{u"none"_s, UserId(999)}, {u"asha"_s, m_server->asha},
        {u"bikash"_s, m_server->bikash}, {u"maya"_s, m_server->maya}};
    const Result<ConversationService::Created> created
        = create(m_server->sunita, role, {services.value(service), people.value(provider), text, {}});
    QVERIFY(!created);
    QCOMPARE(created.error().fields, problems);
}

void ConversationServiceTest::aFailedStartLeavesNothing()
{
    // The id is looked at after the conversation was inserted: the command's savepoint takes it back.
    QVERIFY(!create(m_server->sunita, Role::Customer, request(u"Hello"_s, u"not an id"_s)));
    QVERIFY(m_server->takeEvents().empty());
    const Result<Page<Conversation>> mine = m_server->read<Page<Conversation>>(
        [&](Stores &stores) { return m_server->conversations->list(stores, m_server->sunita, {}, {}, {}); });
    QCOMPARE(mine->count, 0);
}

void ConversationServiceTest::listsTheNewestFirstToItsParticipants()
{
    const ConversationId second = m_server->addConversation(m_server->painting, m_server->maya, m_server->asha);
    QVERIFY(m_server->send(m_server->asha, second, u"one"_s));
    m_server->clock.advanceSeconds(1);
    QVERIFY(m_server->send(m_server->bikash, m_server->conversation, u"two"_s));
    const auto list = [&](UserId viewer, PageRequest page) {
        return m_server->read<Page<Conversation>>(
            [&, page](Stores &stores) { return m_server->conversations->list(stores, viewer, {}, page, {}); });
    };
    const Result<Page<Conversation>> mine = list(m_server->asha, {});
    QVERIFY(mine);
    QCOMPARE(mine->count, 2);
    QCOMPARE(mine->results.first().id, m_server->conversation);
    QCOMPARE(mine->results.first().unreadCount, 1);
    QCOMPARE(mine->results.first().otherParticipant().id, m_server->bikash);
    QCOMPARE(mine->results.last().id, second);
    QCOMPARE(mine->results.last().service.title, u"Wall Painting"_s);
    QCOMPARE(list(m_server->sunita, {})->count, 0);
    QCOMPARE(list(m_server->asha, {2, 1})->results.first().id, second);
    QCOMPARE(list(m_server->asha, {0, 1})->currentPage, 2);
    QCOMPARE(list(m_server->asha, {3, 1}).error().code, ErrorCode::InvalidPage);
}

void ConversationServiceTest::showsTheNewestTenNewestFirst()
{
    for (int i = 1; i <= 12; ++i)
        QVERIFY(m_server->send(m_server->asha, m_server->conversation, QString::number(i)));
    const Result<Conversation> conversation = one(m_server->bikash);
    QVERIFY(conversation);
    QCOMPARE(conversation->latestMessages.size(), 10);
    QCOMPARE(conversation->latestMessages.first().text, u"12"_s);
    QCOMPARE(conversation->latestMessages.last().text, u"3"_s);
    QCOMPARE(conversation->unreadCount, 12);
    QCOMPARE(conversation->customer.email, u"a***@example.com"_s);
}

void ConversationServiceTest::pagesOfTheDetailGoBackInTime_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<QList<qint64>>("seqs");
    QTest::newRow("newest") << 1 << QList<qint64>{4, 5, 6, 7, 8};
    QTest::newRow("the rest") << 2 << QList<qint64>{1, 2, 3};
    QTest::newRow("beyond the end") << 3 << QList<qint64>();
    QTest::newRow("far beyond the end") << 2'000'000'000 << QList<qint64>();
    QTest::newRow("the oldest, by word") << 0 << QList<qint64>{1, 2, 3};
}

void ConversationServiceTest::pagesOfTheDetailGoBackInTime()
{
    QFETCH(const int, page);
    QFETCH(const QList<qint64>, seqs);
    for (int i = 1; i <= 8; ++i)
        QVERIFY(m_server->send(m_server->asha, m_server->conversation, QString::number(i)));
    const Result<ConversationDetail> detail = m_server->read<ConversationDetail>([&](Stores &stores) {
        const Identity asha{m_server->asha, Role::Customer, {}};
        return m_server->conversations->detail(stores, asha, m_server->conversation, {page, 5}, {});
    });
    QVERIFY(detail);
    QList<qint64> found;
    for (const Message &message : std::as_const(detail->messages))
        found += message.seq;
    QCOMPARE(found, seqs);
}

void ConversationServiceTest::readingAllClearsTheCounter()
{
    QVERIFY(m_server->send(m_server->bikash, m_server->conversation, u"one"_s));
    QVERIFY(m_server->send(m_server->asha, m_server->conversation, u"two"_s));
    m_server->takeEvents();
    const auto read = [&](UserId user) {
        return m_server->write<void>([&](WriteTransaction &tx) {
            const Identity who{user, Role::Customer, {}};
            return ConversationChangeService(*m_server->messages).markRead(tx, who, m_server->conversation);
        });
    };
    QVERIFY(read(m_server->asha));
    QVERIFY(read(m_server->asha));
    QCOMPARE(one(m_server->asha)->unreadCount, 0);
    QCOMPARE(one(m_server->bikash)->unreadCount, 1);
    const QList<MarkMoved> moves = m_server->takeEventsOf<MarkMoved>();
    QCOMPARE(moves.size(), 1);
    QCOMPARE(moves.first().upToSeq, 1);
    QCOMPARE(read(m_server->sunita).error().code, ErrorCode::NotFound);
}

void ConversationServiceTest::strangersFindNothing()
{
    QCOMPARE(one(m_server->sunita).error().code, ErrorCode::NotFound);
    QCOMPARE(one(m_server->maya).error().code, ErrorCode::NotFound);
    QVERIFY(one(m_server->asha));
}

QTEST_GUILESS_MAIN(ConversationServiceTest)
#include "tst_conversationservice.moc"
