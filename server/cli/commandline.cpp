// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/commandline.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QStandardPaths>
#include <QtCore/QUrl>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

using Parsed = Result<ServerCommand, QString>;

struct Endpoint
{
    QHostAddress address;
    quint16 port = 0;
};

// $STATE_DIRECTORY is what systemd made for us (StateDirectory=).
QString defaultDataDir()
{
    const QString state = qEnvironmentVariable("STATE_DIRECTORY");
    return state.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/chautari"_L1
                           : state;
}

std::optional<Endpoint> readEndpoint(const QString &text)
{
    const QUrl url("http://"_L1 + text);
    const int port = url.port();
    if (!url.isValid() || port < 0 || !url.path().isEmpty() || !url.userInfo().isEmpty())
        return std::nullopt;
    const QHostAddress address
        = url.host() == "localhost"_L1 ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(url.host());
    if (address.isNull())
        return std::nullopt;
    // [::] is everybody, as most servers have it; to QTcpServer and ours it would be IPv6 alone.
    return Endpoint{
        address == QHostAddress(QHostAddress::AnyIPv6) ? QHostAddress(QHostAddress::Any) : address, quint16(port)};
}

std::optional<TlsSettings> readTls(const QString &text)
{
    if (text == "auto"_L1)
        return TlsSettings();
    if (text == "off"_L1)
        return TlsSettings{TlsSettings::Mode::Off, {}, {}};
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon <= 0 || colon + 1 == text.size())
        return std::nullopt;
    return TlsSettings{TlsSettings::Mode::Files, text.left(colon), text.mid(colon + 1)};
}

std::optional<int> readCount(const QString &text, int least)
{
    bool ok = false;
    const int count = text.toInt(&ok);
    return ok && count >= least ? std::optional<int>(count) : std::nullopt;
}

QString wrongValue(const QString &option, const QString &value, const QString &wanted)
{
    return u"--%1 %2 is not understood. Give %3."_s.arg(option, value, wanted);
}

const QCommandLineOption &dataDirOption()
{
    static const QCommandLineOption option(u"data-dir"_s, u"Where the database and the keys are."_s, u"DIR"_s);
    return option;
}

Parsed parseServe(const QCommandLineParser &parser)
{
    ServerConfig config;
    config.isDemo = parser.isSet(u"demo"_s);
    config.allowUserIdAuth = parser.isSet(u"insecure-user-id-auth"_s);
    config.dataDir = parser.value(dataDirOption());
    if (config.dataDir.isEmpty() && !config.isDemo)
        config.dataDir = defaultDataDir();
    const QString listen = parser.value(u"listen"_s);
    const std::optional<Endpoint> endpoint = readEndpoint(listen);
    if (!endpoint)
        return wrongValue(u"listen"_s, listen, u"an address and a port, for example 127.0.0.1:8000"_s);
    config.address = endpoint->address;
    config.port = endpoint->port;
    const QString tls = parser.value(u"tls"_s);
    const std::optional<TlsSettings> settings = readTls(tls);
    if (!settings)
        return wrongValue(u"tls"_s, tls, u"auto, off, or a certificate and a key in PEM as CERT:KEY"_s);
    config.tls = *settings;
    const QString rates = parser.value(u"rate-limits"_s);
    if (rates != "on"_L1 && rates != "off"_L1)
        return wrongValue(u"rate-limits"_s, rates, u"on or off"_s);
    config.hasRateLimits = rates == "on"_L1;
    config.hasWebPages = !parser.isSet(u"no-web-pages"_s);
    config.hostNames = parser.values(u"host-name"_s);
    if (parser.isSet(u"name"_s))
        config.place.name = parser.value(u"name"_s).simplified().left(limits::placeNameLength);
    if (parser.isSet(u"registration"_s)) {
        const QString registration = parser.value(u"registration"_s);
        config.place.registration = registrationFromName(registration);
        if (!config.place.registration)
            return wrongValue(u"registration"_s, registration, u"open, approval or invitation"_s);
    }
    const QString perAddress = parser.value(u"max-connections-per-ip"_s);
    const QString perUser = parser.value(u"max-sockets-per-user"_s);
    const std::optional<int> connections = readCount(perAddress, 1);
    const std::optional<int> sockets = readCount(perUser, 1);
    if (!connections)
        return wrongValue(u"max-connections-per-ip"_s, perAddress, u"a number from 1"_s);
    if (!sockets)
        return wrongValue(u"max-sockets-per-user"_s, perUser, u"a number from 1"_s);
    config.network.connectionsPerAddress = *connections;
    config.network.connections = std::max(config.network.connections, *connections);
    config.realtime.socketsPerUser = *sockets;
    config.smtp.url = parser.value(u"smtp-url"_s);
    config.smtp.user = parser.value(u"smtp-user"_s);
    config.smtp.passwordFile = parser.value(u"smtp-password-file"_s);
    config.smtp.from = parser.value(u"mail-from"_s);
    const bool isAnnounced = parser.isSet(u"announce"_s);
    if (isAnnounced && config.address.isLoopback())
        return u"--announce needs an address that others reach: give --listen [::]:8000, for example."_s;
    return ServerCommand(ServeCommand{config, parser.isSet(u"owner-link"_s), isAnnounced});
}

Parsed parseSeed(const QCommandLineParser &parser)
{
    SeedCommand seed;
    seed.dataDir = parser.value(dataDirOption());
    seed.outDir = parser.value(u"out"_s);
    if (seed.dataDir.isEmpty() || seed.outDir.isEmpty())
        return u"seed needs --data-dir DIR and --out DIR."_s;
    const std::optional<int> pairs = readCount(parser.value(u"pairs"_s), 1);
    const std::optional<int> messages = readCount(parser.value(u"messages"_s), 0);
    if (!pairs)
        return u"seed needs --pairs N, a number from 1."_s;
    if (!messages)
        return wrongValue(u"messages"_s, parser.value(u"messages"_s), u"a number from 0"_s);
    seed.pairs = *pairs;
    seed.messages = *messages;
    return ServerCommand(seed);
}

QString dataDirOf(const QCommandLineParser &parser)
{
    const QString given = parser.value(dataDirOption());
    return given.isEmpty() ? defaultDataDir() : given;
}

const QCommandLineOption &passphraseOption()
{
    static const QCommandLineOption option(
        u"passphrase-file"_s, u"A file whose first line is the passphrase of the backup's keys."_s, u"FILE"_s);
    return option;
}

Parsed parseBackup(const QCommandLineParser &parser)
{
    if (parser.positionalArguments().size() != 1)
        return u"backup needs the name of one file to write. See backup --help."_s;
    return ServerCommand(
        BackupCommand{dataDirOf(parser), parser.positionalArguments().constFirst(), parser.value(passphraseOption())});
}

Parsed parseRestore(const QCommandLineParser &parser)
{
    if (parser.positionalArguments().size() != 1)
        return u"restore needs the name of one backup. See restore --help."_s;
    if (!parser.isSet(dataDirOption()))
        return u"restore needs --data-dir DIR, where the data is put."_s;
    return ServerCommand(RestoreCommand{dataDirOf(parser), parser.positionalArguments().constFirst(),
        parser.value(passphraseOption()), parser.isSet(u"replace"_s)});
}

Parsed parseCheck(const QCommandLineParser &parser)
{
    return ServerCommand(CheckCommand{dataDirOf(parser)});
}

void addServeOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"The Chautari server. Further commands: backup, restore and check keep its data safe; seed makes synthetic "
        "data for load tests. Each has its own --help, as in `chautari-server backup --help`."_s);
    parser.addOptions({
        {u"listen"_s, u"Address and port; port 0 picks a free one."_s, u"ADDR:PORT"_s, u"127.0.0.1:8000"_s},
        {u"tls"_s,
            u"auto: with a key of its own, except on loopback; off: plaintext, on loopback only; or a certificate and "
            u"its "
            "key in PEM."_s,
            u"auto|off|CERT:KEY"_s, u"auto"_s},
        {u"announce"_s,
            u"Tell the local network that there is a server: its addresses, port and the beginning of its key."_s},
        {u"demo"_s, u"Fill an empty data directory with the demo data; without --data-dir in a temporary one."_s},
        {u"insecure-user-id-auth"_s,
            u"Believe a WebSocket's bare ?user_id=, as the original server does (loopback only)."_s},
        {u"no-web-pages"_s, u"Without /test/websocket, /services and the readable /api/schema/."_s},
        {u"host-name"_s,
            u"A name under which the server may be asked, beyond addresses, localhost and .local; repeatable."_s,
            u"NAME"_s},
        {u"name"_s, u"What people call this server."_s, u"NAME"_s},
        {u"registration"_s,
            u"Who may make an account: everybody, whom an owner lets in, or who has an invitation. Kept. Without it: "
            "open on loopback, else by invitation."_s,
            u"open|approval|invitation"_s},
        {u"owner-link"_s,
            u"Print a link that makes whoever opens it first an owner of this server; good for an hour."_s},
        {u"rate-limits"_s, u"on, or off for load tests."_s, u"on|off"_s, u"on"_s},
        {u"max-connections-per-ip"_s, u"Connections of one address."_s, u"N"_s,
            QString::number(limits::connectionsPerAddress)},
        {u"smtp-url"_s, u"Where mails are handed over; without it they are files in DIR/outbox."_s,
            u"smtp://HOST:PORT"_s},
        {u"smtp-user"_s, u"The name to sign in with there."_s, u"NAME"_s},
        {u"smtp-password-file"_s, u"A file whose first line is the password."_s, u"FILE"_s},
        {u"mail-from"_s, u"The sender of every mail."_s, u"ADDRESS"_s, SmtpSettings().from},
        {u"max-sockets-per-user"_s, u"WebSockets of one user."_s, u"N"_s, QString::number(limits::socketsPerUser)},
    });
}

void addSeedOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"Synthetic users and conversations for load tests."_s);
    parser.addOptions({
        {u"pairs"_s, u"Customer and provider pairs, one conversation each."_s, u"N"_s},
        {u"messages"_s, u"Messages in each conversation."_s, u"M"_s, u"0"_s},
        {u"out"_s, u"Where conversations.tsv and tokens.tsv are written."_s, u"DIR"_s},
    });
}

void addBackupOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"Copies the database, the files and, with a passphrase, the keys into one tar file. A running server goes on."_s);
    parser.addPositionalArgument(u"FILE"_s, u"The backup, which is made."_s, u"backup FILE"_s);
    parser.addOption(passphraseOption());
}

void addRestoreOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"Puts a backup into a data directory that no server is using."_s);
    parser.addPositionalArgument(u"FILE"_s, u"The backup."_s, u"restore FILE"_s);
    parser.addOption(passphraseOption());
    parser.addOption({u"replace"_s, u"Move what is in DIR into a folder beside it. Nothing is deleted."_s});
}

void addCheckOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"Looks whether the database is sound, every text opens and every file is there; exit code 1 if not."_s);
}

struct Subcommand
{
    QLatin1StringView name;
    void (*addOptions)(QCommandLineParser &);
    Parsed (*parse)(const QCommandLineParser &);
    int files = 0; //!< arguments without dashes
};

constexpr Subcommand serving{{}, addServeOptions, parseServe};
constexpr Subcommand subcommands[] = {
    {"seed"_L1, addSeedOptions, parseSeed},
    {"backup"_L1, addBackupOptions, parseBackup, 1},
    {"restore"_L1, addRestoreOptions, parseRestore, 1},
    {"check"_L1, addCheckOptions, parseCheck},
};

//! Takes its name out of the arguments.
const Subcommand &takeSubcommand(QStringList &arguments)
{
    for (const Subcommand &subcommand : subcommands) {
        if (!arguments.isEmpty() && arguments.first() == subcommand.name) {
            arguments.removeFirst();
            return subcommand;
        }
    }
    return serving;
}

} // namespace

Result<ServerCommand, QString> parseCommandLine(const QStringList &arguments)
{
    QStringList rest = arguments;
    const Subcommand &subcommand = takeSubcommand(rest);
    QCommandLineParser parser;
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addOption(dataDirOption());
    subcommand.addOptions(parser);
    if (!parser.parse(QStringList(u"chautari-server"_s) + rest))
        return u"%1. See --help."_s.arg(parser.errorText());
    if (parser.isSet(help))
        return ServerCommand(PrintCommand{parser.helpText()});
    if (parser.isSet(version))
        return ServerCommand(PrintCommand{u"chautari-server "_s + QStringLiteral(CHAUTARI_VERSION) + u'\n'});
    if (parser.positionalArguments().size() > subcommand.files)
        return u"\"%1\" is not understood. See --help."_s.arg(parser.positionalArguments().at(subcommand.files));
    return subcommand.parse(parser);
}

} // namespace chautari::server
