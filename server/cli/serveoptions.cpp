// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/serveoptions.h"

#include "server/cli/optionvalues.h"

#include <QtCore/QCommandLineParser>

#include <algorithm>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

using Wanted = std::optional<QString>; //!< nullopt: it was understood

template <typename T, typename U>
Wanted put(std::optional<T> value, U &into, const QString &wanted)
{
    if (!value)
        return wanted;
    into = std::move(*value);
    return std::nullopt;
}

Wanted putListen(ServeCommand &command, const QString &value)
{
    const std::optional<ListenAddress> listen = readListenAddress(value);
    if (!listen)
        return u"an address and a port, for example 127.0.0.1:8000"_s;
    command.config.address = listen->address;
    command.config.port = listen->port;
    return std::nullopt;
}

Wanted putRates(ServeCommand &command, const QString &value)
{
    if (value != "on"_L1 && value != "off"_L1)
        return u"on or off"_s;
    command.config.hasRateLimits = value == "on"_L1;
    return std::nullopt;
}

Wanted putRegistration(ServeCommand &command, const QString &value)
{
    command.config.place.registration = registrationFromName(value);
    return command.config.place.registration ? Wanted() : u"open, approval or invitation"_s;
}

Wanted putTimeZone(ServeCommand &command, const QString &value)
{
    const QTimeZone zone(value.toLatin1());
    if (!zone.isValid())
        return u"a name like Asia/Kathmandu or UTC"_s;
    command.config.timeZone = zone;
    return std::nullopt;
}

Wanted putUploadSize(ServeCommand &command, const QString &value)
{
    constexpr int mostMebibytes = 1'000'000;
    const std::optional<int> mebibytes = readCount(value, 1);
    if (!mebibytes || *mebibytes > mostMebibytes)
        return u"a number of MiB from 1"_s;
    command.config.media.uploadBytes = *mebibytes * 1024LL * 1024;
    return std::nullopt;
}

std::vector<ServeOption> networkOptions()
{
    return {
        {u"listen"_s, u"ADDR:PORT"_s, u"Address and port; port 0 picks a free one."_s, u"127.0.0.1:8000"_s, putListen},
        {u"tls"_s, u"auto|off|CERT:KEY"_s,
            u"auto: with a key of its own, except on loopback; off: plaintext, on loopback only; or a certificate and "
            "its key in PEM."_s,
            u"auto"_s,
            [](ServeCommand &command, const QString &value) {
                return put(
                    readTls(value), command.config.tls, u"auto, off, or a certificate and a key in PEM as CERT:KEY"_s);
            }},
        {u"announce"_s, {},
            u"Tell the local network that there is a server: its addresses, port and the beginning of its key."_s, {},
            [](ServeCommand &command, const QString &) {
                command.isAnnounced = true;
                return Wanted();
            }},
        {u"host-name"_s, u"NAME"_s,
            u"A name under which the server may be asked, beyond addresses, localhost and .local; repeatable."_s, {},
            [](ServeCommand &command, const QString &value) {
                command.config.hostNames.append(value);
                return Wanted();
            },
            ServeOption::Scope::Everywhere, true},
        {u"trusted-proxy"_s, u"ADDR|ADDR/BITS"_s,
            u"A proxy in front of this server, whose X-Forwarded-For and X-Forwarded-Proto are believed; repeatable."_s,
            {},
            [](ServeCommand &command, const QString &value) {
                return command.config.network.trustedProxies.add(value)
                    ? Wanted()
                    : u"an address like 127.0.0.1 or a network like 10.0.0.0/8"_s;
            },
            ServeOption::Scope::Everywhere, true},
        {u"metrics"_s, u"ADDR:PORT"_s,
            u"Where figures for Prometheus are to be had, as /metrics; on loopback only. Without it: nowhere."_s, {},
            [](ServeCommand &command, const QString &value) {
                return put(readListenAddress(value), command.config.metrics,
                    u"an address and a port of this computer, for example 127.0.0.1:9110"_s);
            }},
        {u"max-connections"_s, u"N"_s, u"Connections of all addresses together."_s,
            QString::number(limits::connections),
            [](ServeCommand &command, const QString &value) {
                return put(readCount(value, 1), command.config.network.connections, u"a number from 1"_s);
            }},
        {u"max-connections-per-ip"_s, u"N"_s, u"Connections of one address."_s,
            QString::number(limits::connectionsPerAddress),
            [](ServeCommand &command, const QString &value) {
                return put(readCount(value, 1), command.config.network.connectionsPerAddress, u"a number from 1"_s);
            }},
        {u"max-sockets-per-user"_s, u"N"_s, u"WebSockets of one user."_s, QString::number(limits::socketsPerUser),
            [](ServeCommand &command, const QString &value) {
                return put(readCount(value, 1), command.config.realtime.socketsPerUser, u"a number from 1"_s);
            }},
        {u"io-threads"_s, u"N"_s, u"Threads that serve connections; 0: one for each core."_s, u"0"_s,
            [](ServeCommand &command, const QString &value) {
                return put(readCount(value, 0), command.config.ioThreads, u"a number from 0"_s);
            }},
    };
}

std::vector<ServeOption> placeOptions()
{
    return {
        {u"name"_s, u"NAME"_s, u"What people call this server. Kept."_s, {},
            [](ServeCommand &command, const QString &value) {
                command.config.place.name = value.simplified().left(limits::placeNameLength);
                return Wanted();
            }},
        {u"registration"_s, u"open|approval|invitation"_s,
            u"Who may make an account: everybody, whom an owner lets in, or who has an invitation. Kept. Without it: "
            "open on loopback, else and behind a proxy by invitation."_s,
            {}, putRegistration},
        {u"owner-link"_s, {},
            u"Print a link that makes whoever opens it first an owner of this server; good for an hour."_s, {},
            [](ServeCommand &command, const QString &) {
                command.printsOwnerLink = true;
                return Wanted();
            },
            ServeOption::Scope::CommandLine},
        {u"time-zone"_s, u"ZONE"_s, u"Of the times that clients are told."_s, u"Asia/Kathmandu"_s, putTimeZone},
        {u"max-upload-mib"_s, u"N"_s, u"The largest file that is sent in parts."_s,
            QString::number(limits::uploadBytes / (1024LL * 1024)), putUploadSize},
        {u"no-web-pages"_s, {}, u"Without /test/websocket, /services and the readable /api/schema/."_s, {},
            [](ServeCommand &command, const QString &) {
                command.config.hasWebPages = false;
                return Wanted();
            }},
        {u"demo"_s, {}, u"Fill an empty data directory with the demo data; without --data-dir in a temporary one."_s,
            {},
            [](ServeCommand &command, const QString &) {
                command.config.isDemo = true;
                return Wanted();
            }},
        {u"insecure-user-id-auth"_s, {},
            u"Believe a WebSocket's bare ?user_id=, as the original server does (loopback only)."_s, {},
            [](ServeCommand &command, const QString &) {
                command.config.allowUserIdAuth = true;
                return Wanted();
            }},
        {u"rate-limits"_s, u"on|off"_s, u"on, or off for load tests."_s, u"on"_s, putRates},
    };
}

std::vector<ServeOption> mailOptions()
{
    return {
        {u"smtp-url"_s, u"smtp://HOST:PORT"_s,
            u"Where mails are handed over; without it they are files in DIR/outbox."_s, {},
            [](ServeCommand &command, const QString &value) {
                command.config.smtp.url = value;
                return Wanted();
            }},
        {u"smtp-user"_s, u"NAME"_s, u"The name to sign in with there."_s, {},
            [](ServeCommand &command, const QString &value) {
                command.config.smtp.user = value;
                return Wanted();
            }},
        {u"smtp-password-file"_s, u"FILE"_s, u"A file whose first line is the password."_s, {},
            [](ServeCommand &command, const QString &value) {
                command.config.smtp.passwordFile = value;
                return Wanted();
            }},
        {u"mail-from"_s, u"ADDRESS"_s, u"The sender of every mail."_s, SmtpSettings().from,
            [](ServeCommand &command, const QString &value) {
                command.config.smtp.from = value;
                return Wanted();
            }},
    };
}

std::vector<ServeOption> makeOptions()
{
    std::vector<ServeOption> options{{u"data-dir"_s, u"DIR"_s, u"Where the database and the keys are."_s, {},
        [](ServeCommand &command, const QString &value) {
            command.config.dataDir = value;
            return Wanted();
        }}};
    for (std::vector<ServeOption> more : {networkOptions(), placeOptions(), mailOptions()})
        options.insert(options.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    return options;
}

//! What is said of one option, and where: for the sentence when it is not understood.
struct Said
{
    QString where;
    QString value;
};

//! Of a switch in the file; "no" says nothing.
std::optional<bool> readSwitch(const QString &value)
{
    if (value == "yes"_L1)
        return true;
    return value == "no"_L1 ? std::optional(false) : std::nullopt;
}

class ServeOptionReader
{
public:
    ServeOptionReader(const QCommandLineParser &parser, const QList<ConfigLine> &file, QString path)
        : m_parser(parser)
        , m_file(file)
        , m_path(std::move(path))
    { }

    Result<ServeCommand, QStringList> read()
    {
        findUnknown();
        for (const ServeOption &option : serveOptions()) {
            for (const Said &said : saidOf(option))
                apply(option, said);
        }
        checkTogether();
        return m_problems.isEmpty() ? Result<ServeCommand, QStringList>(std::move(m_command)) : std::move(m_problems);
    }

private:
    void findUnknown()
    {
        for (const ConfigLine &line : m_file) {
            const auto isIt = [&](const ServeOption &option) {
                return option.name == line.name && option.scope == ServeOption::Scope::Everywhere;
            };
            if (std::none_of(serveOptions().begin(), serveOptions().end(), isIt)) {
                m_problems.append(placeInFile(m_path, line.number)
                    + u"there is no setting %1. chautari-server --print-default-config shows all there are."_s.arg(
                        line.name));
            }
        }
    }

    QList<Said> saidOf(const ServeOption &option)
    {
        QList<Said> inFile = fromFile(option); // also when the command line goes before it: its faults are told
        if (m_parser.isSet(option.name)) {
            QList<Said> said;
            const QStringList values
                = option.valueName.isEmpty() ? QStringList(QString()) : m_parser.values(option.name);
            for (const QString &value : values)
                said.append({u"--%1 %2"_s.arg(option.name, value), value});
            return option.isRepeatable ? said : said.last(1);
        }
        if (!inFile.isEmpty() || option.defaultValue.isEmpty())
            return inFile;
        return {{option.name, option.defaultValue}};
    }

    QList<Said> fromFile(const ServeOption &option)
    {
        QList<Said> said;
        int before = 0;
        for (const ConfigLine &line : m_file) {
            if (line.name != option.name)
                continue;
            const QString place = placeInFile(m_path, line.number);
            if (before > 0 && !option.isRepeatable)
                m_problems.append(place + u"%1 stands on line %2 already."_s.arg(line.name).arg(before));
            before = line.number;
            const QString where = place + line.name + u" = "_s + line.value;
            if (!option.valueName.isEmpty()) {
                said.append({where, line.value});
            } else if (const std::optional<bool> isOn = readSwitch(line.value); !isOn) {
                m_problems.append(where + u" is not understood. Give yes or no."_s);
            } else if (*isOn) {
                said.append({where, {}});
            }
        }
        return said;
    }

    void apply(const ServeOption &option, const Said &said)
    {
        if (const Wanted wanted = option.apply(m_command, said.value))
            m_problems.append(u"%1 is not understood. Give %2."_s.arg(said.where, *wanted));
    }

    void checkTogether()
    {
        ServerConfig &config = m_command.config;
        config.network.connections = std::max(config.network.connections, config.network.connectionsPerAddress);
        if (m_command.isAnnounced && config.address.isLoopback()) {
            m_problems.append(
                u"--announce needs an address that others reach: give --listen [::]:8000, for example."_s);
        }
    }

    const QCommandLineParser &m_parser;
    const QList<ConfigLine> &m_file;
    const QString m_path;
    ServeCommand m_command;
    QStringList m_problems;
};

} // namespace

const std::vector<ServeOption> &serveOptions()
{
    static const std::vector<ServeOption> options = makeOptions();
    return options;
}

Result<ServeCommand, QStringList> serveCommandOf(
    const QCommandLineParser &parser, const QList<ConfigLine> &file, const QString &path)
{
    return ServeOptionReader(parser, file, path).read();
}

QString defaultConfig()
{
    QString text = u"# Settings of chautari-server, read with --config FILE and looked through with --check-config.\n"
                   "# A line is NAME = VALUE, and # begins a remark. The command line goes before this file.\n"_s;
    for (const ServeOption &option : serveOptions()) {
        if (option.scope != ServeOption::Scope::Everywhere)
            continue;
        const QString value = option.valueName.isEmpty() ? u"no"_s
            : option.defaultValue.isEmpty()              ? option.valueName
                                                         : option.defaultValue;
        text += u"\n# %1\n#%2 = %3\n"_s.arg(option.help, option.name, value);
    }
    return text;
}

} // namespace chautari::server
