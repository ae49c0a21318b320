// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/conversationchangeservice.h"
#include "server/domain/messagechangeservice.h"
#include "tests/server/domain/domainfixture.h"
#include "tests/support/screen.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::DomainFixture;
using chautari::test::Screen;

class SyncServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_server.reset(); }
    void whoeverComesBackSeesWhatIsThere_data();
    void whoeverComesBackSeesWhatIsThere();
    void aReactionThatCameAndWentIsTold();
    void strangersAreToldNothing();
    void refusesAPositionOfAnotherHistory();
    void aReplayIsWholeOrNone();
    void manyConversationsComeInPages();

private:
    struct Moment
    {
        Screen screen;
        qint64 position = 0;
    };

    SyncPage page(UserId viewer, const SyncRequest &request);
    //! Page after page until there is no more; where the history stood then.
    qint64 catchUp(Screen &screen, UserId viewer, qint64 since, int limit);
    void somethingHappens(QRandomGenerator &random);
    void change(const std::function<Result<MessageChange>(const MessageChangeService &, WriteTransaction &)> &command);
    void changeConversation(
        const std::function<Result<void>(const ConversationChangeService &, WriteTransaction &)> &command);

    std::unique_ptr<DomainFixture> m_server;
    ConversationId m_other; //!< Asha and Maya
    QList<MessageId> m_said;
};

void SyncServiceTest::init()
{
    m_server = std::make_unique<DomainFixture>();
    m_other = m_server->addConversation(m_server->painting, m_server->maya, m_server->asha);
    m_said.clear();
}

SyncPage SyncServiceTest::page(UserId viewer, const SyncRequest &request)
{
    const auto page = m_server->read<SyncPage>(
        [&](Stores &stores) { return m_server->sync->page(stores, viewer, request, [](UserId) { return false; }); });
    if (!page)
        qFatal("%s", qPrintable(page.error().firstMessage()));
    return *page;
}

qint64 SyncServiceTest::catchUp(Screen &screen, UserId viewer, qint64 since, int limit)
{
    for (;;) {
        SyncRequest request;
        request.since = since;
        request.limit = limit;
        const SyncPage next = page(viewer, request);
        for (const ServerFrame &frame : next.changes)
            screen.show(frame);
        if (next.hasMore && next.position <= since)
            qFatal("a page that leads nowhere");
        since = next.position;
        if (!next.hasMore)
            return since;
    }
}

void SyncServiceTest::change(
    const std::function<Result<MessageChange>(const MessageChangeService &, WriteTransaction &)> &command)
{
    // Refusals are part of life: another one's message cannot be edited.
    (void)m_server
        ->write<MessageChange>([&](WriteTransaction &tx) {
            return command(MessageChangeService(m_server->directory, m_server->clock), tx);
        })
        .hasValue();
}

void SyncServiceTest::changeConversation(
    const std::function<Result<void>(const ConversationChangeService &, WriteTransaction &)> &command)
{
    (void)m_server
        ->write<void>([&](WriteTransaction &tx) { return command(ConversationChangeService(*m_server->messages), tx); })
        .hasValue();
}

void SyncServiceTest::somethingHappens(QRandomGenerator &random)
{
    m_server->clock.advanceSeconds(1);
    const bool isFirst = random.bounded(2) == 0;
    const ConversationId conversation = isFirst ? m_server->conversation : m_other;
    const UserId provider = isFirst ? m_server->bikash : m_server->maya;
    const UserId who = random.bounded(2) == 0 ? m_server->asha : provider;
    Identity identity;
    identity.user = who;
    identity.role = who == m_server->asha ? Role::Customer : Role::Provider;
    const MessageId message = m_said.isEmpty() ? MessageId() : m_said.at(random.bounded(int(m_said.size())));
    const int what = random.bounded(14);
    if (what < 6 || m_said.isEmpty()) {
        const auto sent = m_server->send(who, conversation, u"text %1"_s.arg(random.generate()));
        if (sent)
            m_said.append(sent->message.id);
    } else if (what == 6) {
        change([&](const auto &service, WriteTransaction &tx) {
            return service.edit(tx, who, message, {u"edited %1"_s.arg(random.generate())});
        });
    } else if (what == 7 || what == 8) {
        const DeletionType deletion = what == 7 ? DeletionType::Everyone : DeletionType::Self;
        change([&](const auto &service, WriteTransaction &tx) { return service.remove(tx, who, message, deletion); });
    } else if (what == 9) {
        const bool isRemoved = random.bounded(2) == 0;
        change([&](const auto &service, WriteTransaction &tx) {
            return service.react(tx, who, message, u"👍"_s, isRemoved);
        });
    } else if (what == 10) {
        changeConversation(
            [&](const auto &service, WriteTransaction &tx) { return service.markRead(tx, identity, conversation); });
    } else if (what == 11) {
        const auto moved = m_server->write<void>([&](WriteTransaction &tx) {
            return m_server->messages->mark(tx, who, conversation, message, MessageStatus::Delivered);
        });
        (void)moved.hasValue();
    } else if (what == 12) {
        UpdateConversationRequest request;
        request.isArchived = random.bounded(2) == 0;
        request.isPinned = random.bounded(2) == 0;
        changeConversation([&](const auto &service, WriteTransaction &tx) {
            return service.update(tx, identity, conversation, request);
        });
    } else if (random.bounded(3) == 0) {
        changeConversation(
            [&](const auto &service, WriteTransaction &tx) { return service.remove(tx, identity, conversation); });
    }
}

void SyncServiceTest::whoeverComesBackSeesWhatIsThere_data()
{
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : {1u, 2u, 3u, 4u})
        QTest::addRow("seed %u", seed) << seed;
}

// The oracle: after whatever has happened, and wherever the line was cut, the old screen with what was missed put over
// it is the screen of somebody who starts now.
void SyncServiceTest::whoeverComesBackSeesWhatIsThere()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const UserId viewer = seed % 2 == 0 ? m_server->asha : m_server->bikash;
    std::vector<Moment> moments;
    for (int step = 0; step < 120; ++step) {
        Moment moment{Screen(viewer)};
        moment.position = catchUp(moment.screen, viewer, 0, limits::syncPage);
        moments.push_back(std::move(moment));
        somethingHappens(random);
    }
    Screen now(viewer);
    catchUp(now, viewer, 0, limits::syncPage);
    const QStringList expected = now.lines();
    QVERIFY(expected.size() > 5);
    constexpr std::array pageSizes{1, 3, 40, limits::syncPage};
    for (size_t cut = 0; cut < moments.size(); ++cut) {
        Moment &moment = moments.at(cut);
        const int limit = cut % 8 == 0 ? pageSizes.at(0) : pageSizes.at(1 + cut % 3);
        catchUp(moment.screen, viewer, moment.position, limit);
        QVERIFY2(moment.screen.lines() == expected,
            qPrintable(u"cut after step %1, pages of %2\n%3\nexpected\n%4"_s.arg(cut).arg(limit).arg(
                moment.screen.lines().join(u'\n'), expected.join(u'\n'))));
    }
}

// Nothing of the row says any more that it has changed, but its position.
void SyncServiceTest::aReactionThatCameAndWentIsTold()
{
    const auto sent = m_server->send(m_server->asha, m_server->conversation, u"Namaste"_s);
    QVERIFY(sent);
    const auto react = [&](bool isRemoved) {
        change([&](const auto &service, WriteTransaction &tx) {
            return service.react(tx, m_server->bikash, sent->message.id, u"👍"_s, isRemoved);
        });
    };
    react(false);
    QVERIFY(m_server->send(m_server->asha, m_server->conversation, u"Are you there?"_s));
    Screen screen(m_server->asha);
    const qint64 position = catchUp(screen, m_server->asha, 0, limits::syncPage);
    react(true);
    catchUp(screen, m_server->asha, position, limits::syncPage);
    Screen fresh(m_server->asha);
    catchUp(fresh, m_server->asha, 0, limits::syncPage);
    QCOMPARE(screen.lines(), fresh.lines());
}

void SyncServiceTest::strangersAreToldNothing()
{
    QVERIFY(m_server->send(m_server->asha, m_server->conversation, u"Between the two of us"_s));
    QVERIFY(page(m_server->sunita, {}).changes.isEmpty());
    QVERIFY(page(m_server->bikash, {}).changes.size() >= 2);
}

void SyncServiceTest::refusesAPositionOfAnotherHistory()
{
    SyncRequest request;
    request.epoch = u"another"_s;
    QCOMPARE(page(m_server->asha, request).refusal, std::optional(ResyncReason::Epoch));
    request.epoch.clear();
    request.since = 1'000'000;
    QCOMPARE(page(m_server->asha, request).refusal, std::optional(ResyncReason::Ahead));
}

void SyncServiceTest::aReplayIsWholeOrNone()
{
    constexpr int over = limits::resumeChanges + 1;
    const auto stored = m_server->write<void>([&](WriteTransaction &tx) -> Result<void> {
        for (int i = 0; i < over; ++i) {
            if (const auto sent
                = m_server->messages->send(tx, m_server->asha, {m_server->conversation, u"x"_s, {}}, Transport::Rest);
                !sent)
                return sent.error();
        }
        return {};
    });
    QVERIFY(stored);
    SyncRequest request;
    request.mustBeWhole = true;
    const SyncPage refused = page(m_server->bikash, request);
    QCOMPARE(refused.refusal, std::optional(ResyncReason::TooMany));
    QVERIFY(refused.changes.isEmpty());
    Screen screen(m_server->bikash);
    catchUp(screen, m_server->bikash, 0, limits::syncPageMax);
    QCOMPARE(screen.lines().size(), over + 1);
}

void SyncServiceTest::manyConversationsComeInPages()
{
    constexpr int many = limits::syncConversations * 2 + 3;
    for (int i = 0; i < many; ++i) {
        const ServiceId service = m_server->addService(m_server->maya, u"Service %1"_s.arg(i));
        QVERIFY(m_server->send(
            m_server->asha, m_server->addConversation(service, m_server->maya, m_server->asha), u"About %1"_s.arg(i)));
    }
    QVERIFY(page(m_server->asha, {}).changes.size() <= 3 * (limits::syncConversations + 1));
    Screen screen(m_server->asha);
    catchUp(screen, m_server->asha, 0, limits::syncPage);
    QCOMPARE(screen.lines().size(), 2 * many + 2);
}

QTEST_GUILESS_MAIN(SyncServiceTest)

#include "tst_syncservice.moc"
