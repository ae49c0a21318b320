// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/ownserver.h"

#include "server/domain/passwordhasher.h"
#include "server/domain/tokens.h"
#include "server/storage/sqlite/sqlitestorage.h"

#include <QtCore/QEventLoop>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

namespace chautari::conformance {

using namespace Qt::StringLiterals;

namespace {

constexpr int pairs = 3;
constexpr qint64 adminId = 99;

Result<void> addUser(
    server::Stores &stores, qint64 id, const QString &name, Role role, const QByteArray &hash, Timestamp now)
{
    server::UserRecord user;
    user.id = UserId(id);
    user.email = name + u"@example.com"_s;
    user.username = name;
    user.passwordHash = hash;
    user.firstName = name.left(1).toUpper() + name.mid(1).chopped(1);
    user.lastName = u"Number"_s + name.right(1);
    user.role = role;
    if (role == Role::Customer && id == 1)
        user.phone = u"9800000000"_s;
    user.dateJoined = now;
    if (auto inserted = stores.users().insert(user); !inserted)
        return inserted.error();
    return {};
}

Result<void> addConversation(server::Stores &stores, qint64 number, CategoryId category, Timestamp now)
{
    Service service;
    service.summary.id = ServiceId(number);
    service.summary.title = u"Service %1"_s.arg(number);
    service.summary.slug = u"service-%1"_s.arg(number);
    service.summary.price = u"1500.00"_s;
    service.summary.duration = u"2 hours"_s;
    service.category = category;
    service.provider.id = UserId(pairs + number);
    service.status = serviceActive;
    service.createdAt = now;
    service.updatedAt = now;
    if (auto inserted = stores.services().insert(service); !inserted)
        return inserted.error();

    server::ConversationRecord conversation;
    conversation.service = service.summary.id;
    conversation.customer = UserId(number);
    conversation.provider = UserId(pairs + number);
    conversation.createdAt = now;
    conversation.updatedAt = now;
    if (auto inserted = stores.conversations().insert(conversation); !inserted)
        return inserted.error();
    return {};
}

Result<bool> addEverybody(server::Stores &stores, const QByteArray &hash, Timestamp now)
{
    for (qint64 i = 1; i <= pairs; ++i) {
        if (auto added = addUser(stores, i, u"customer%1"_s.arg(i), Role::Customer, hash, now); !added)
            return added.error();
    }
    for (qint64 i = 1; i <= pairs; ++i) {
        if (auto added = addUser(stores, pairs + i, u"provider%1"_s.arg(i), Role::Provider, hash, now); !added)
            return added.error();
    }
    if (auto added = addUser(stores, adminId, u"admin"_s, Role::Admin, hash, now); !added)
        return added.error();
    const auto category = stores.services().ensureCategory(u"Home Cleaning"_s);
    if (!category)
        return category.error();
    for (qint64 i = 1; i <= pairs; ++i) {
        if (auto added = addConversation(stores, i, *category, now); !added)
            return added.error();
    }
    return true;
}

QString unsignedToken(const QByteArray &signedToken)
{
    const QByteArray head = QByteArrayLiteral(R"({"alg":"none","typ":"JWT"})")
                                .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return QString::fromLatin1(head + '.' + signedToken.split('.').value(1) + '.');
}

} // namespace

OwnServer::OwnServer(RateLimits limits)
    : m_limits(limits)
{ }

Result<void> OwnServer::start(Ids &ids)
{
    if (auto populated = populate(ids); !populated)
        return populated;
    return run();
}

Result<void> OwnServer::populate(Ids &ids)
{
    server::SqliteStorage::Options options;
    options.dataDir = m_directory.path();
    auto storage = server::SqliteStorage::open(options, m_clock);
    if (!storage)
        return storage.error();
    m_tokenKey = (*storage)->tokenKey();
    const QByteArray hash = server::PasswordHasher(server::PasswordHasher::seed).hash(World::password());
    Result<bool> outcome = true;
    QEventLoop loop; // takes the one answer
    (*storage)->write<bool>(
        &loop, [&](server::WriteTransaction &tx) { return addEverybody(tx.stores(), hash, m_clock.now()); },
        [&](Result<bool> result) {
            outcome = std::move(result);
            loop.quit();
        });
    loop.exec();
    (*storage)->close();
    if (!outcome)
        return outcome.error();
    for (qint64 i = 1; i <= 2 * pairs; ++i)
        ids.bind(u"user"_s, i, i);
    for (qint64 i = 1; i <= pairs; ++i) {
        ids.bind(u"service"_s, i, i);
        ids.bind(u"conversation"_s, i, i);
    }
    return {};
}

Result<void> OwnServer::run()
{
    server::ServerConfig config;
    config.dataDir = m_directory.path();
    config.port = 0;
    config.ioThreads = 2;
    config.hasRateLimits = m_limits == RateLimits::On;
    config.passwordCost = server::PasswordHasher::seed;
    config.clock = &m_clock;
    config.realtime.closingMs = 200; // a client that blocks elsewhere does not answer our close
    config.realtime.authTimeoutMs = 200;
    config.realtime.offlineAfterCleanCloseMs = 50;
    config.realtime.offlineAfterLossMs = 50;
    config.realtime.typingRelayMinMs = 0;
    config.network.connectionsPerAddress = 1000;
    m_server = std::make_unique<server::ChatServer>(config);
    return m_server->start();
}

Result<void> OwnServer::change(const QString &sql)
{
    m_server->stop();
    QString problem;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"conformance"_s);
        database.setDatabaseName(m_directory.filePath(u"chautari.db"_s));
        if (!database.open())
            problem = database.lastError().text();
        QSqlQuery query(database);
        if (problem.isEmpty() && (!query.exec(sql) || query.numRowsAffected() != 1))
            problem = u"%1: %2"_s.arg(sql, query.lastError().text());
    }
    QSqlDatabase::removeDatabase(u"conformance"_s);
    if (!problem.isEmpty())
        return Error::of(ErrorCode::Internal, problem);
    return run();
}

QString OwnServer::forge(const QString &kind) const
{
    constexpr int lifetimeSeconds = 600;
    constexpr qint64 neverRevoked = 1'000'000; // no session of that number was ever ended
    server::TokenClaims claims{server::TokenType::Access, UserId(1), SessionId(neverRevoked),
        server::TokenCodec::newJti(),
        m_clock.now().plusSeconds(kind == u"expired"_s ? -lifetimeSeconds : lifetimeSeconds)};
    if (kind == u"no-such-user"_s)
        claims.user = UserId(9999);
    if (kind == u"no-user-id"_s)
        claims.user = UserId();
    const QByteArray key = kind == u"wrong-signature"_s ? QByteArray(m_tokenKey.size(), 'k') : m_tokenKey;
    const QByteArray token = server::TokenCodec(key, m_clock).encode(claims);
    return kind == u"alg-none"_s ? unsignedToken(token) : QString::fromLatin1(token);
}

} // namespace chautari::conformance
