// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chatserver.h"

#include "server/api/diskuse.h"
#include "server/api/mediahousekeeper.h"
#include "server/api/mediainspector.h"
#include "server/api/peopleoffice.h"
#include "server/demo/demodata.h"
#include "server/domain/housekeeper.h"
#include "server/http/httpapi.h"
#include "server/http/metricsendpoint.h"
#include "server/mail/outboxmailer.h"
#include "server/net/temporaryfile.h"
#include "server/realtime/eventfanout.h"
#include "server/realtime/realtimeendpoint.h"
#include "server/storage/sqlite/sqlitestorage.h"
#include "server/upkeep/backup.h"
#include "server/upkeep/backupkeeper.h"
#include "server/upkeep/controlserver.h"
#include "server/upkeep/performing.h"
#include "shared/core/logging.h"
#include "shared/json/settingsjson.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QThreadPool>

#include <future>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

// Sessions that ended longer ago than any access token lives (those of `seed`: 24 h) need not be remembered.
constexpr int revokedMemorySeconds = 25 * 3600;
constexpr unsigned long goodbyePollMs = 5;
constexpr int metricsConnections = 16;
constexpr int mailsMs = 2'000; // what mails that still wait may take of the goodbye

//! The people, conversations and dead sessions that are there at the start.
struct Inhabitants
{
    QList<UserRecord> users;
    QList<ConversationRecord> conversations;
    QList<SessionRecord> revoked;
    QList<UserDocument> privacy;
    QList<BlockRecord> blocks;
    PlaceSettingsChange place; //!< what somebody has set
    PlaceRules rules;
};

Result<Inhabitants> readInhabitants(Stores &stores, Timestamp revokedSince)
{
    auto users = stores.users().all();
    if (!users)
        return users.error();
    auto conversations = stores.conversations().all();
    if (!conversations)
        return conversations.error();
    auto revoked = stores.sessions().revokedSince(revokedSince);
    if (!revoked)
        return revoked.error();
    auto privacy = stores.users().documents(DocumentKind::Privacy);
    if (!privacy)
        return privacy.error();
    auto blocks = stores.blocks().all();
    if (!blocks)
        return blocks.error();
    auto place = stores.place().settings();
    if (!place)
        return place.error();
    auto rules = stores.place().rules();
    if (!rules)
        return rules.error();
    return Inhabitants{std::move(*users), std::move(*conversations), std::move(*revoked), std::move(*privacy),
        std::move(*blocks), std::move(*place), *rules};
}

void fill(Directory &directory, const Inhabitants &inhabitants)
{
    for (const UserRecord &user : inhabitants.users)
        directory.apply(UserChanged{user});
    for (const ConversationRecord &conversation : inhabitants.conversations)
        directory.apply(ConversationStarted{conversation});
    for (const SessionRecord &session : inhabitants.revoked)
        directory.apply(SessionRevoked{session.id, session.user});
    for (const UserDocument &document : inhabitants.privacy)
        directory.apply(PrivacyChanged{document.user, readPrivacyDocument(document.body)});
    for (const BlockRecord &block : inhabitants.blocks)
        directory.apply(BlockChanged{block.blocker, block.blocked, true});
    directory.apply(RulesChanged{inhabitants.rules});
}

Result<void> checked(const ServerConfig &config)
{
    if (!config.address.isLoopback() && config.tls.mode == TlsSettings::Mode::Off) {
        return Error::of(ErrorCode::ValidationFailed,
            u"Listening on %1 needs TLS: everybody on the network could read along. Leave out --tls off, or use "
            "127.0.0.1."_s.arg(config.address.toString()));
    }
    if (!config.address.isLoopback() && config.allowUserIdAuth) {
        return Error::of(ErrorCode::ValidationFailed,
            u"Believing ?user_id= on %1 would let everybody on the network be anybody. Use 127.0.0.1."_s.arg(
                config.address.toString()));
    }
    if (!config.network.trustedProxies.isEmpty() && config.allowUserIdAuth) {
        return Error::of(ErrorCode::ValidationFailed,
            u"Believing ?user_id= behind a proxy would let everybody who reaches the proxy be anybody. Leave out "
            "--insecure-user-id-auth or --trusted-proxy."_s);
    }
    if (config.metrics && !config.metrics->address.isLoopback()) {
        return Error::of(ErrorCode::ValidationFailed,
            u"The figures are for this computer only: --metrics %1 would show them to the network. Use 127.0.0.1, and "
            "let whoever collects them come here."_s.arg(config.metrics->address.toString()));
    }
    return {};
}

Error noFolder()
{
    return Error::of(ErrorCode::ValidationFailed, u"No data directory was given."_s);
}

//! Nothing without TLS.
Result<std::optional<TlsIdentity>> identityOf(const ServerConfig &config, const QDateTime &now)
{
    const auto found = [](Result<TlsIdentity> identity) -> Result<std::optional<TlsIdentity>> {
        return identity ? Result<std::optional<TlsIdentity>>(std::move(*identity)) : identity.error();
    };
    switch (config.tls.mode) {
    case TlsSettings::Mode::Off:
        return std::optional<TlsIdentity>();
    case TlsSettings::Mode::Files:
        return found(TlsIdentity::fromFiles(config.tls.certificateFile, config.tls.keyFile, now));
    case TlsSettings::Mode::Auto:
        if (config.address.isLoopback())
            return std::optional<TlsIdentity>();
        [[fallthrough]];
    case TlsSettings::Mode::Own:
        return found(TlsIdentity::ofFolder(config.dataDir + u"/keys"_s, now));
    }
    Q_UNREACHABLE();
    return std::optional<TlsIdentity>();
}

//! What was opened already, or the address.
Result<void> open(
    NetworkServer &network, const std::shared_ptr<Listener> &opened, const QHostAddress &address, quint16 port)
{
    if (!opened)
        return network.listen(address, port);
    network.listen(std::move(*opened));
    return {};
}

QUrl urlOf(const NetworkServer &network, const QString &scheme)
{
    QUrl url;
    url.setScheme(scheme);
    const QHostAddress address = network.address();
    // Qt writes the address of both protocols as IPv4's.
    url.setHost(address.protocol() == QAbstractSocket::AnyIPProtocol ? u"::"_s : address.toString());
    url.setPort(network.port());
    return url;
}

} // namespace

//! Everything that exists while the server runs, in the order of its making; what stands later uses what stands before.
class ChatServer::Private
{
public:
    Private(const ServerConfig &serverConfig, const Clock &systemClock, std::unique_ptr<Storage> openStorage,
        std::unique_ptr<Mailer> mailer, const std::optional<TlsIdentity> &tls)
        : config(serverConfig)
        , clock(systemClock)
        , startedMs(clock.monotonicMs())
        , storage(std::move(openStorage))
        , mediaLinks(storage->mediaKey(), clock)
        , directory(&mediaLinks)
        , tokens(storage->tokenKey(), clock)
        , authenticator(tokens, directory)
        , accounts(tokens, clock)
        , messages(directory, clock, storage->requestHashKey())
        , conversations(messages, directory, clock)
        , sync(conversations, directory, storage->epoch())
        , passwords(config.passwordCost)
        , messageRate(clock, config.rates.messageBurst, config.rates.messagesPerSecond)
        , restRate(clock, config.rates.requestBurst, config.rates.requestsPerSecond)
        , failedLoginsByAccount(clock, config.rates.failedLoginsPerAccount,
              double(config.rates.failedLoginsPerAccount) / limits::loginWindowSeconds)
        , failedLoginsByAddress(clock, config.rates.failedLoginsPerAddress,
              double(config.rates.failedLoginsPerAddress) / limits::loginWindowSeconds)
        , profiles(&mediaLinks)
        , settings(directory, clock)
        , twoFactor(clock)
        , notifications(directory, clock)
        , place(directory, clock)
        , housekeeper(notifications, directory, clock)
        , accountMemory(clock, config.rates)
        , mail(std::move(mailer))
        , media(config.media, config.dataDir + u"/media"_s, mediaLinks, clock, config.rates)
        , switchboard(storage->position())
        , hub(directory, clock, switchboard, config.realtime, utcOffset())
        , services{clock, *storage, directory, tokens, authenticator, accounts, conversations, messages, sync,
              passwords, passwordPool, [this](UserId user) { return hub.isOnline(user); }, config.hasRateLimits,
              messageRate, restRate, failedLoginsByAccount, failedLoginsByAddress, profiles, settings, twoFactor,
              notifications, place, accountMemory, mail, media, storage->serverId(), utcOffset(), config.hasWebPages}
        , fanOut(services, switchboard, hub)
        , inspector(*storage, media.store, config.media.workerProgram, &hub)
        , mediaHousekeeper(*storage, media.store, clock)
        , diskUse(config.dataDir)
        , backups(backupOptions(), clock)
        , network(ioThreads(), config.network, [this](int) { return makeEndpoint(); })
        , control(config.dataDir, [this](const auto &request, const auto &file, const auto &isCancelled) {
            return answerControl(request, file, isCancelled);
        })
    {
        passwordPool.setMaxThreadCount(config.passwordThreads);
        services.hostNames = config.hostNames;
        services.rates = config.rates;
        services.socketsPerUser = config.realtime.socketsPerUser;
        services.dataDir = config.dataDir;
        services.backups = &backups;
        if (tls) {
            services.tlsFingerprint = tls->fingerprint();
            accountMemory.joinDesk.setFingerprint(tls->fingerprint());
            network.setTls(*tls);
        }
        services.figures = [this] { return figures(); };
        services.inspectMedia = [this](const AttachmentRecord &attachment) { inspector.inspect(attachment); };
        services.signalTyping
            = [this](ConversationId id, UserId user, bool isTyping) { hub.signalTyping(id, user, isTyping); };
        QObject::connect(&hub, &Hub::userLeft, &hub, [this](UserId user, Timestamp at) { saveLastSeen({user}, at); });
        storage->setEventSink([this](std::vector<DomainEvent> events, Stores &stores) {
            int stored = 0;
            for (const DomainEvent &event : events) {
                directory.apply(event);
                stored += std::holds_alternative<MessageStored>(event) ? 1 : 0;
                if (std::holds_alternative<MessageDeleted>(event) || std::holds_alternative<UserChanged>(event))
                    mediaHousekeeper.wake();
                if (const auto *rules = std::get_if<RulesChanged>(&event))
                    backups.setRules(rules->rules);
            }
            if (stored > 0)
                services.traffic->noteMessages(stored, clock.monotonicMs());
            fanOut.handleEvents(std::move(events), stores);
        });
    }

    Result<void> start();
    void stop();
    //! From any thread.
    [[nodiscard]] FiguresSnapshot figures() const;
    void takePulse(std::function<void()> whenAllAnswered);
    //! Waits. The hub's thread takes the answer.
    template <typename T>
    Result<T> writeNow(std::function<Result<T>(WriteTransaction &)> command);

    ServerConfig config;
    const Clock &clock;
    const qint64 startedMs;
    std::unique_ptr<Storage> storage;
    MediaLinks mediaLinks;
    Directory directory;
    TokenCodec tokens;
    Authenticator authenticator;
    AccountService accounts;
    MessageService messages;
    ConversationService conversations;
    SyncService sync;
    PasswordHasher passwords;
    QThreadPool passwordPool;
    RateLimiter messageRate;
    RateLimiter restRate;
    RateLimiter failedLoginsByAccount;
    RateLimiter failedLoginsByAddress;
    ProfileService profiles;
    SettingsService settings;
    TwoFactorService twoFactor;
    NotificationService notifications;
    PlaceService place;
    Housekeeper housekeeper;
    AccountMemory accountMemory;
    MailQueue mail;
    Media media;
    Switchboard switchboard;
    Hub hub;
    Services services;
    EventFanOut fanOut;
    MediaInspector inspector;
    MediaHousekeeper mediaHousekeeper;
    DiskUse diskUse;
    BackupKeeper backups;
    NetworkServer network;
    std::unique_ptr<NetworkServer> metrics;
    ControlServer control;

private:
    [[nodiscard]] int utcOffset() const { return config.timeZone.offsetFromUtc(clock.now().toLocalTime()); }
    [[nodiscard]] int ioThreads() const
    {
        return config.ioThreads > 0 ? config.ioThreads : QThread::idealThreadCount();
    }
    std::unique_ptr<ConnectionHandler> makeEndpoint();
    [[nodiscard]] BackupKeeper::Options backupOptions();
    void writeDown(AuditAction action, UserId by, const QString &detail);
    Result<void> writeDownStart();
    ControlAnswer answerControl(
        const ControlRequest &request, const FileDescriptor &file, const Cancellation &isCancelled);
    Result<void> openMetrics();
    Result<void> setPlace(const PlaceSettingsChange &stored);
    void waitForGoodbyes();
    void saveLastSeen(const QList<UserId> &users, Timestamp at);
    //! Waits: only while nobody is served yet. The hub's thread takes the answer.
    template <typename T>
    Result<T> readNow(std::function<Result<T>(Stores &)> query);
};

template <typename T>
Result<T> ChatServer::Private::readNow(std::function<Result<T>(Stores &)> query)
{
    std::promise<Result<T>> promise;
    storage->read<T>(&hub, std::move(query), [&](Result<T> result) { promise.set_value(std::move(result)); });
    return promise.get_future().get();
}

template <typename T>
Result<T> ChatServer::Private::writeNow(std::function<Result<T>(WriteTransaction &)> command)
{
    std::promise<Result<T>> promise;
    storage->write<T>(&hub, std::move(command), [&](Result<T> result) { promise.set_value(std::move(result)); });
    return promise.get_future().get();
}

std::unique_ptr<ConnectionHandler> ChatServer::Private::makeEndpoint()
{
    const RealtimeContext context{services, hub, switchboard, config.realtime, config.allowUserIdAuth};
    // The API answers into the endpoint's thread, and the endpoint exists before it.
    auto api = std::make_shared<std::unique_ptr<HttpApi>>();
    auto endpoint = std::make_unique<RealtimeEndpoint>(context,
        RestDoor{[api](const HttpRequest &request, const HttpReply &reply) { (*api)->handle(request, reply); },
            [api](const HttpRequest &head) { return (*api)->planBody(head); }});
    *api = std::make_unique<HttpApi>(services, endpoint.get());
    return endpoint;
}

void ChatServer::Private::takePulse(std::function<void()> whenAllAnswered)
{
    constexpr int acceptorHubAndWriter = 3;
    const auto roll
        = std::make_shared<RollCall>(network.threadCount() + acceptorHubAndWriter, std::move(whenAllAnswered));
    network.callRoll(roll);
    QMetaObject::invokeMethod(
        &hub, [roll] { roll->answer(); }, Qt::QueuedConnection);
    // A full queue is answered by whoever asks, not by the writer; a full disk by the writer.
    storage->write<bool>(
        &hub, [](WriteTransaction &) { return true; },
        [roll](const Result<bool> &done) {
            if (done || done.error().code != ErrorCode::ServerBusy)
                roll->answer();
        });
}

FiguresSnapshot ChatServer::Private::figures() const
{
    const qint64 now = clock.monotonicMs();
    const Presence::Count present = hub.count();
    FiguresSnapshot figures;
    figures.uptimeSeconds = (now - startedMs) / 1000;
    figures.connections = network.connectionCount();
    figures.sockets = present.sockets;
    figures.peopleOnline = present.people;
    figures.databaseBytes = diskUse.databaseBytes();
    figures.mediaBytes = diskUse.mediaBytes();
    services.traffic->describe(figures, now);
    return figures;
}

Result<void> ChatServer::Private::start()
{
    hub.start();
    if (auto prepared = media.store.prepare(); !prepared)
        return prepared;
    if (auto prepared = TemporaryFile::prepareFolder(config.network.incomingFolder); !prepared)
        return prepared;
    if (config.isDemo) {
        const QByteArray hash = PasswordHasher(PasswordHasher::seed).hash(u"chautari-demo"_s);
        const auto filled = writeNow<bool>([&](WriteTransaction &tx) { return fillWithDemoData(tx, clock, hash); });
        if (!filled)
            return filled.error();
        services.traffic = std::make_shared<TrafficFigures>(); // nobody sent those messages
    }
    const Timestamp since = clock.now().plusSeconds(-revokedMemorySeconds);
    const auto inhabitants = readNow<Inhabitants>([since](Stores &stores) { return readInhabitants(stores, since); });
    if (!inhabitants)
        return inhabitants.error();
    fill(directory, *inhabitants);
    if (auto set = setPlace(inhabitants->place); !set)
        return set;
    if (config.isClosed)
        return {};
    // Not before: notifications name people, whom the directory has to know.
    storage->setIdleTask([this](WriteTransaction &tx) { return housekeeper.tidyUp(tx); });
    mediaHousekeeper.start();
    diskUse.start();
    backups.setRules(inhabitants->rules); // before anybody can change them
    if (auto written = writeDownStart(); !written)
        return written;
    if (auto listening = open(network, config.listener, config.address, config.port); !listening)
        return listening;
    if (auto opened = openMetrics(); !opened)
        return opened;
    Backup::removeLeftovers(config.dataDir);
    backups.start();
    // Some file systems have no sockets; people chat there all the same.
    if (const auto opened = control.start(); !opened)
        qCWarning(logServer, "%s Backup and check work only while the server does not run.",
            qUtf8Printable(opened.error().firstMessage()));
    return {};
}

Result<void> ChatServer::Private::openMetrics()
{
    if (!config.metrics)
        return {};
    NetworkLimits few;
    few.connections = few.connectionsPerAddress = metricsConnections;
    metrics = std::make_unique<NetworkServer>(
        1, few, [this](int) { return std::make_unique<MetricsEndpoint>([this] { return figures(); }); });
    return open(*metrics, config.metricsListener, config.metrics->address, config.metrics->port);
}

//! Who may join until an owner says otherwise: rulings.md 12.
Result<void> ChatServer::Private::setPlace(const PlaceSettingsChange &stored)
{
    PlaceSettings defaults;
    // Who is behind a proxy serves more people than those of this computer.
    if (!config.address.isLoopback() || !config.network.trustedProxies.isEmpty())
        defaults.registration = Registration::Invitation;
    defaults.name = stored.name.value_or(defaults.name);
    defaults.registration = stored.registration.value_or(defaults.registration);
    directory.apply(PlaceChanged{defaults});
    if (!config.place.name && !config.place.registration)
        return {};
    const auto changed
        = writeNow<PlaceSettings>([this](WriteTransaction &tx) { return place.change(tx, {}, config.place); });
    return changed ? Result<void>() : changed.error();
}

BackupKeeper::Options ChatServer::Private::backupOptions()
{
    const auto noteDone = [this](UserId by, const QString &trouble) {
        if (!trouble.isEmpty())
            qCWarning(logServer, "A backup could not be made: %s", qUtf8Printable(trouble));
        writeDown(trouble.isEmpty() ? AuditAction::BackupMade : AuditAction::BackupFailed, by, {});
    };
    return {config.dataDir, [this] { return mediaHousekeeper.holdFiles(); }, noteDone};
}

//! What the server itself has done. From any thread.
void ChatServer::Private::writeDown(AuditAction action, UserId by, const QString &detail)
{
    const AuditEntry entry{0, clock.now(), by, action, {}, detail};
    storage->write<void>(
        &hub, [entry](WriteTransaction &tx) { return tx.stores().audit().append(entry); },
        [](const Result<void> &written) {
            if (!written)
                qCWarning(logServer, "The audit log lacks a line: %s", qUtf8Printable(written.error().firstMessage()));
        });
}

//! A restored database says so: its epoch is another one than the log's last start saw.
Result<void> ChatServer::Private::writeDownStart()
{
    return writeNow<void>([this](WriteTransaction &tx) -> Result<void> {
        AuditStore &audit = tx.stores().audit();
        const Result<QString> known = tx.stores().place().auditedEpoch();
        if (!known)
            return known.error();
        const Timestamp now = clock.now();
        if (*known != storage->epoch()) {
            if (auto saved = tx.stores().place().saveAuditedEpoch(storage->epoch()); !saved)
                return saved;
            if (!known->isEmpty()) {
                if (auto written = audit.append({0, now, {}, AuditAction::Restored, {}, {}}); !written)
                    return written;
            }
        }
        return audit.append({0, now, {}, AuditAction::ServerStarted, {}, QStringLiteral(CHAUTARI_VERSION)});
    });
}

//! In the control socket's thread.
ControlAnswer ChatServer::Private::answerControl(
    const ControlRequest &request, const FileDescriptor &file, const Cancellation &isCancelled)
{
    switch (request.command) {
    case ControlRequest::Command::Backup: {
        const auto held = mediaHousekeeper.holdFiles();
        return performBackup(config.dataDir, file.value(), request.sealedKeys, isCancelled);
    }
    case ControlRequest::Command::Check:
        return performCheck(config.dataDir, isCancelled);
    case ControlRequest::Command::People: {
        const Result<QStringList> done = PeopleOffice(services, &hub).perform(request.people);
        return done ? ControlAnswer{true, *done} : ControlAnswer{false, {done.error().firstMessage()}};
    }
    }
    Q_UNREACHABLE();
    return {};
}

void ChatServer::Private::saveLastSeen(const QList<UserId> &users, Timestamp at)
{
    const auto command = [users, at](WriteTransaction &tx) -> Result<bool> {
        for (const UserId user : users) {
            if (auto saved = tx.stores().users().setLastSeen(user, at); !saved)
                return saved.error();
        }
        return true;
    };
    storage->write<bool>(&hub, command, [](const Result<bool> &saved) {
        if (!saved)
            qCWarning(logServer, "When somebody was last seen could not be stored: %s",
                qUtf8Printable(saved.error().firstMessage()));
    });
}

void ChatServer::Private::stop()
{
    backups.requestStop(); // a question at the control socket may wait for it
    control.stop();
    metrics.reset();
    backups.stop();
    saveLastSeen(hub.onlineUsers(), clock.now());
    network.drain();
    // Logins that are being hashed still want to write their session; after close() nobody can.
    passwordPool.waitForDone(limits::drainMs);
    media.disk.finish(limits::drainMs);
    inspector.stop();
    storage->close();
    mediaHousekeeper.stop();
    diskUse.stop();
    mail.stop(mailsMs);
    waitForGoodbyes();
    network.stop();
    hub.stop();
}

// What close() answered is still on its way through the I/O threads, and every WebSocket has a moment to answer the
// close.
void ChatServer::Private::waitForGoodbyes()
{
    const QDeadlineTimer deadline(config.realtime.closingMs);
    while (network.connectionCount() > 0 && !deadline.hasExpired())
        QThread::msleep(goodbyePollMs);
}

ChatServer::ChatServer(ServerConfig config)
    : m_config(std::move(config))
{ }

ChatServer::~ChatServer()
{
    stop();
}

Result<void> ChatServer::check(const ServerConfig &config)
{
    const bool needsFolder = !config.isDemo; // the demo has a temporary one
    if (config.dataDir.isEmpty() && needsFolder)
        return noFolder();
    if (auto allowed = checked(config); !allowed)
        return allowed;
    const SystemClock clock;
    if (config.tls.mode == TlsSettings::Mode::Files) {
        const auto identity
            = TlsIdentity::fromFiles(config.tls.certificateFile, config.tls.keyFile, clock.now().toLocalTime());
        if (!identity)
            return identity.error();
    }
    if (config.smtp.url.isEmpty())
        return {};
    const auto mailer = SmtpMailer::create(config.smtp, clock);
    return mailer ? Result<void>() : mailer.error();
}

Result<std::unique_ptr<Mailer>> ChatServer::makeMailer() const
{
    const SmtpSettings &smtp = m_config.smtp;
    if (smtp.url.isEmpty())
        return std::unique_ptr<Mailer>(
            std::make_unique<OutboxMailer>(m_config.dataDir + u"/outbox"_s, smtp.from, clock()));
    Result<std::unique_ptr<SmtpMailer>> mailer = SmtpMailer::create(smtp, clock());
    if (!mailer)
        return mailer.error();
    return std::unique_ptr<Mailer>(std::move(*mailer));
}

Result<void> ChatServer::start()
{
    if (auto allowed = checked(m_config); !allowed)
        return allowed;
    if (m_config.dataDir.isEmpty())
        return noFolder();
    SqliteStorage::Options options;
    options.dataDir = m_config.dataDir;
    options.onUntrusted = m_config.onFailure;
    auto storage = SqliteStorage::open(options, clock());
    if (!storage)
        return storage.error();
    auto mailer = makeMailer();
    if (!mailer)
        return mailer.error();
    auto tls = identityOf(m_config, clock().now().toLocalTime());
    if (!tls)
        return tls.error();
    m_config.network.incomingFolder = m_config.dataDir + u"/incoming"_s;
    d = std::make_unique<Private>(m_config, clock(), std::move(*storage), std::move(*mailer), *tls);
    Result<void> started = d->start();
    if (!started)
        stop();
    return started;
}

QUrl ChatServer::url() const
{
    return d ? urlOf(d->network, tlsFingerprint().isEmpty() ? u"http"_s : u"https"_s) : QUrl();
}

QUrl ChatServer::metricsUrl() const
{
    if (!d || !d->metrics)
        return {};
    QUrl url = urlOf(*d->metrics, u"http"_s);
    url.setPath(u"/metrics"_s);
    return url;
}

Result<QString> ChatServer::inviteOwner()
{
    if (!d)
        return Error::of(ErrorCode::Internal, u"The server does not run."_s);
    const auto invited = d->writeNow<Invitation>([this](WriteTransaction &tx) { return d->place.inviteOwner(tx); });
    if (!invited)
        return invited.error();
    return invited->token;
}

Result<QString> ChatServer::inviteFirstOwner()
{
    if (!d)
        return Error::of(ErrorCode::Internal, u"The server does not run."_s);
    const auto isOwned = d->writeNow<bool>([](WriteTransaction &tx) { return tx.stores().users().hasOwner(); });
    if (!isOwned)
        return isOwned.error();
    return *isOwned ? QString() : inviteOwner();
}

QString ChatServer::tlsFingerprint() const
{
    return d ? d->services.tlsFingerprint : QString();
}

FiguresSnapshot ChatServer::figures() const
{
    return d ? d->figures() : FiguresSnapshot();
}

Result<QStringList> ChatServer::perform(const PeopleOrder &order)
{
    if (!d)
        return Error::of(ErrorCode::Internal, u"The server does not run."_s);
    return PeopleOffice(d->services, &d->hub).perform(order);
}

void ChatServer::takePulse(std::function<void()> whenAllAnswered)
{
    if (d)
        d->takePulse(std::move(whenAllAnswered));
}

int ChatServer::connectionCount() const
{
    return d ? d->network.connectionCount() : 0;
}

void ChatServer::stop()
{
    if (!d)
        return;
    d->stop();
    d.reset();
}

} // namespace chautari::server
