// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/domain/domainfixture.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;
using namespace chautari;
using namespace chautari::server;
using chautari::test::DomainFixture;

class SettingsServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<DomainFixture>(); }
    void cleanup() { m_server.reset(); }
    void aBlockedPersonCannotWrite();
    void aBlockIsTakenBack();
    void onlyAcquaintancesCanBeBlocked();
    void blockedPeopleLookAway();
    void aChangeLeavesTheRestAlone();
    void hiddenReadReceiptsLookDelivered();
    void aDamagedDocumentIsADefaultOne();
    void anArchivedConversationStaysWhenItsOwnerWants_data();
    void anArchivedConversationStaysWhenItsOwnerWants();

private:
    Result<void> block(UserId user, UserId other, bool isBlocked = true);

    std::unique_ptr<DomainFixture> m_server;
};

Result<void> SettingsServiceTest::block(UserId user, UserId other, bool isBlocked)
{
    return m_server->write<void>([&](WriteTransaction &tx) {
        return isBlocked ? m_server->settings.block(tx, user, other) : m_server->settings.unblock(tx, user, other);
    });
}

void SettingsServiceTest::aBlockedPersonCannotWrite()
{
    QVERIFY(block(m_server->bikash, m_server->asha));
    QVERIFY(block(m_server->bikash, m_server->asha)); // twice is fine
    QCOMPARE(m_server->takeEventsOf<BlockChanged>().size(), 1);
    for (const Transport transport : {Transport::Rest, Transport::WebSocket}) {
        const Result<SendOutcome> refused
            = m_server->send(m_server->asha, m_server->conversation, u"Hello?"_s, {}, transport);
        QVERIFY(!refused);
        QCOMPARE(refused.error().fields.value(0).field, u"non_field_errors"_s);
    }
    QVERIFY(m_server->send(m_server->bikash, m_server->conversation, u"No."_s));
}

void SettingsServiceTest::aBlockIsTakenBack()
{
    QVERIFY(block(m_server->bikash, m_server->asha));
    const auto people = m_server->read<QList<UserBasic>>(
        [&](Stores &stores) { return m_server->settings.blocked(stores, m_server->bikash); });
    QCOMPARE(people->size(), 1);
    QCOMPARE(people->first().email, u"a***@example.com"_s);
    QVERIFY(block(m_server->bikash, m_server->asha, false));
    QVERIFY(m_server->send(m_server->asha, m_server->conversation, u"Hello again"_s));
}

void SettingsServiceTest::onlyAcquaintancesCanBeBlocked()
{
    QCOMPARE(block(m_server->asha, m_server->maya).error().code, ErrorCode::NotFound);
    QCOMPARE(block(m_server->asha, UserId(4711)).error().code, ErrorCode::NotFound);
    QCOMPARE(block(m_server->asha, m_server->asha).error().code, ErrorCode::NotFound);
    QCOMPARE(block(m_server->asha, m_server->maya, false).error().code, ErrorCode::NotFound);
}

void SettingsServiceTest::blockedPeopleLookAway()
{
    const OnlineLookup everybody = [](UserId) { return true; };
    QVERIFY(userView(m_server->directory, m_server->bikash, m_server->asha, everybody).isOnline);
    QVERIFY(block(m_server->bikash, m_server->asha));
    QVERIFY(!userView(m_server->directory, m_server->bikash, m_server->asha, everybody).isOnline);
    QVERIFY(!userView(m_server->directory, m_server->asha, m_server->bikash, everybody).isOnline);
    QVERIFY(userView(m_server->directory, m_server->bikash, m_server->sunita, everybody).isOnline);
}

void SettingsServiceTest::aChangeLeavesTheRestAlone()
{
    const auto change = [&](const PrivacyChange &wish) {
        return m_server->write<PrivacySettings>(
            [&](WriteTransaction &tx) { return m_server->settings.changePrivacy(tx, m_server->asha, wish); });
    };
    QVERIFY(change({false, {}, {}}));
    QVERIFY(change({{}, false, {}}));
    const auto stored = m_server->read<PrivacySettings>(
        [&](Stores &stores) { return m_server->settings.privacy(stores, m_server->asha); });
    QCOMPARE(*stored, (PrivacySettings{false, false, true}));
    QCOMPARE(m_server->directory.privacy(m_server->asha), *stored);
    QCOMPARE(m_server->directory.privacy(m_server->bikash), PrivacySettings());
}

void SettingsServiceTest::hiddenReadReceiptsLookDelivered()
{
    const Result<SendOutcome> sent = m_server->send(m_server->asha, m_server->conversation, u"Seen?"_s);
    QVERIFY(sent);
    QVERIFY(m_server->write<void>([&](WriteTransaction &tx) {
        return m_server->messages->mark(
            tx, m_server->bikash, m_server->conversation, sent->message.id, MessageStatus::Read);
    }));
    ConversationRecord conversation = **m_server->read<std::optional<ConversationRecord>>(
        [&](Stores &stores) { return stores.conversations().byId(m_server->conversation); });
    const auto statusFor = [&](UserId viewer) {
        return messageView(sent->message, conversation, viewer, m_server->directory, {}).status;
    };
    QCOMPARE(statusFor(m_server->asha), MessageStatus::Read);
    m_server->directory.apply(PrivacyChanged{m_server->bikash, PrivacySettings{false, true, true}});
    QCOMPARE(statusFor(m_server->asha), MessageStatus::Delivered);
    QCOMPARE(statusFor(m_server->bikash), MessageStatus::Read); // he knows it himself
}

void SettingsServiceTest::aDamagedDocumentIsADefaultOne()
{
    QVERIFY(m_server->write<void>([&](WriteTransaction &tx) {
        return tx.stores().users().saveDocument(m_server->asha, DocumentKind::Preferences, "[1,");
    }));
    const auto preferences = m_server->read<Preferences>(
        [&](Stores &stores) { return m_server->settings.preferences(stores, m_server->asha); });
    QVERIFY(preferences);
    QCOMPARE(*preferences, Preferences());
}

void SettingsServiceTest::anArchivedConversationStaysWhenItsOwnerWants_data()
{
    QTest::addColumn<Transport>("transport");
    QTest::addColumn<bool>("wants");
    for (const bool wants : {false, true}) {
        QTest::addRow("REST, %s", wants ? "stays" : "comes out") << Transport::Rest << wants;
        QTest::addRow("WebSocket, %s", wants ? "stays" : "comes out") << Transport::WebSocket << wants;
    }
}

void SettingsServiceTest::anArchivedConversationStaysWhenItsOwnerWants()
{
    QFETCH(Transport, transport);
    QFETCH(bool, wants);
    PreferencesChange change;
    change.keepsArchived = wants;
    QVERIFY(m_server->write<Preferences>(
        [&](WriteTransaction &tx) { return m_server->settings.changePreferences(tx, m_server->asha, change); }));
    QVERIFY(m_server->write<void>([&](WriteTransaction &tx) -> Result<void> {
        auto conversation = tx.stores().conversations().byId(m_server->conversation);
        (*conversation)->isCustomerArchived = true; // Asha's, who has the setting
        (*conversation)->isProviderArchived = true; // Bikash's, who has not touched it
        return tx.stores().conversations().update(**conversation);
    }));

    const auto isArchivedFor = [&](UserId user) {
        const auto conversation = m_server->read<bool>([&](Stores &stores) -> Result<bool> {
            return (**stores.conversations().byId(m_server->conversation)).isArchivedFor(user);
        });
        return *conversation;
    };
    const Result<SendOutcome> sent
        = m_server->send(m_server->bikash, m_server->conversation, u"Hello"_s, {}, transport);
    QVERIFY(sent);
    QCOMPARE(sent->conversation.isArchivedFor(m_server->asha), wants);
    QCOMPARE(isArchivedFor(m_server->asha), wants);
    QVERIFY(isArchivedFor(m_server->bikash)); // his own message does not bring it back
    QVERIFY(m_server->send(m_server->asha, m_server->conversation, u"Yes?"_s, {}, transport));
    QVERIFY(!isArchivedFor(m_server->bikash)); // the setting is Asha's alone
}

QTEST_GUILESS_MAIN(SettingsServiceTest)
#include "tst_settingsservice.moc"
