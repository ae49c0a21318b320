// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/domain/domainfixture.h"

namespace chautari::test {

using namespace Qt::StringLiterals;
using namespace chautari::server;

namespace {

constexpr double loginWindow = limits::loginWindowSeconds;

} // namespace

class DomainFixture::MailBox final : public Mailer
{
public:
    Result<void> send(const Mail &mail) override
    {
        const std::lock_guard lock(m_mutex);
        m_mails.append(mail);
        return {};
    }
    QList<Mail> mails()
    {
        const std::lock_guard lock(m_mutex);
        return m_mails;
    }

private:
    std::mutex m_mutex;
    QList<Mail> m_mails;
};

DomainFixture::DomainFixture()
    : m_messageRate(clock, limits::messageBurst, limits::messagesPerSecond)
    , m_restRate(clock, limits::restBurst, limits::restPerSecond)
    , m_failuresByAccount(clock, limits::failedLoginsPerAccount, limits::failedLoginsPerAccount / loginWindow)
    , m_failuresByAddress(clock, limits::failedLoginsPerAddress, limits::failedLoginsPerAddress / loginWindow)
    , m_mailBox(new MailBox)
    , m_mail(std::unique_ptr<Mailer>(m_mailBox))
{
    SqliteStorage::Options options;
    options.dataDir = m_dir.path();
    Result<std::unique_ptr<SqliteStorage>> opened = SqliteStorage::open(options, clock);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().firstMessage()));
    m_storage = std::move(*opened);
    m_storage->setEventSink([this](const std::vector<DomainEvent> &events, Stores &) {
        for (const DomainEvent &event : events)
            directory.apply(event);
        const std::lock_guard lock(m_mutex);
        m_events.insert(m_events.end(), events.begin(), events.end());
    });
    tokens.emplace(m_storage->tokenKey(), clock);
    authenticator.emplace(*tokens, directory);
    accounts.emplace(*tokens, clock);
    messages.emplace(directory, clock, m_storage->requestHashKey());
    conversations.emplace(*messages, directory, clock);
    sync.emplace(*conversations, directory, m_storage->epoch());
    mediaLinks.emplace(m_storage->mediaKey(), clock);
    media.emplace(MediaSettings(), m_dir.path() + u"/media"_s, *mediaLinks, clock);
    services.emplace(
        Services{clock, *m_storage, directory, *tokens, *authenticator, *accounts, *conversations, *messages, *sync,
            m_passwords, m_pool, {}, true, m_messageRate, m_restRate, m_failuresByAccount, m_failuresByAddress,
            profiles, settings, twoFactor, notifications, place, accountMemory, m_mail, *media, m_storage->serverId()});
    m_passwordHash = m_passwords.hash(password);

    asha = addUser(u"asha"_s, Role::Customer);
    sunita = addUser(u"sunita"_s, Role::Customer);
    bikash = addUser(u"bikash"_s, Role::Provider);
    maya = addUser(u"maya"_s, Role::Provider);
    gone = addUser(u"gone"_s, Role::Customer, false);
    cleaning = addService(bikash, u"Deep Clean"_s);
    painting = addService(maya, u"Wall Painting"_s);
    draft = addService(bikash, u"Not yet"_s, u"draft"_s);
    conversation = addConversation(cleaning, bikash, asha);
    takeEvents();
}

DomainFixture::~DomainFixture()
{
    m_pool.waitForDone();
    media->disk.finish(-1);
    m_storage->close();
}

UserId DomainFixture::addUser(const QString &name, Role role, bool isActive)
{
    UserRecord user;
    user.email = name + u"@example.com"_s;
    user.username = name;
    user.passwordHash = m_passwordHash;
    user.firstName = name.left(1).toUpper() + name.mid(1);
    user.lastName = u"Rai"_s;
    user.role = role;
    user.isActive = isActive;
    user.dateJoined = clock.now();
    const Result<UserId> id = write<UserId>([user](WriteTransaction &tx) mutable -> Result<UserId> {
        Result<UserId> inserted = tx.stores().users().insert(user);
        if (inserted) {
            user.id = *inserted;
            tx.publish(UserChanged{user});
        }
        return inserted;
    });
    return id ? *id : UserId();
}

ServiceId DomainFixture::addService(UserId provider, const QString &title, const QString &status)
{
    const Result<ServiceId> id = write<ServiceId>([&](WriteTransaction &tx) -> Result<ServiceId> {
        const Result<CategoryId> category = tx.stores().services().ensureCategory(u"Home"_s);
        if (!category)
            return category.error();
        Service service;
        service.summary.title = title;
        service.summary.slug = title.toLower().replace(u' ', u'-');
        service.summary.price = u"1500.00"_s;
        service.summary.duration = u"2 hours"_s;
        service.category = *category;
        service.provider.id = provider;
        service.status = status;
        service.createdAt = clock.now();
        service.updatedAt = clock.now();
        return tx.stores().services().insert(service);
    });
    return id ? *id : ServiceId();
}

ConversationId DomainFixture::addConversation(ServiceId service, UserId provider, UserId customer, bool isActive)
{
    const Result<ConversationId> id = write<ConversationId>([&](WriteTransaction &tx) -> Result<ConversationId> {
        ConversationRecord record;
        record.service = service;
        record.provider = provider;
        record.customer = customer;
        record.isActive = isActive;
        record.createdAt = clock.now();
        record.updatedAt = clock.now();
        const Result<ConversationRecord> inserted = tx.stores().conversations().insert(record);
        if (!inserted)
            return inserted.error();
        tx.publish(ConversationStarted{*inserted});
        return inserted->id;
    });
    return id ? *id : ConversationId();
}

Result<SendOutcome> DomainFixture::send(
    UserId sender, ConversationId where, const QString &text, const QString &clientMessageId, Transport transport)
{
    return write<SendOutcome>([&](WriteTransaction &tx) {
        return messages->send(tx, sender, SendMessageRequest{where, text, clientMessageId}, transport);
    });
}

TokenPair DomainFixture::signIn(UserId user, bool isNative, const QString &label)
{
    const Result<TokenPair> pair = write<TokenPair>([&](WriteTransaction &tx) {
        return accounts->signIn(tx, user, {isNative, label}, {});
    });
    return pair ? *pair : TokenPair();
}

QList<Mail> DomainFixture::mails()
{
    m_mail.stop(5'000);
    return m_mailBox->mails();
}

std::vector<DomainEvent> DomainFixture::takeEvents()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_events, {});
}

} // namespace chautari::test
