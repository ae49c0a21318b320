// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/serveoptions.h"

#include "server/cli/optionvalues.h"

#include <iterator>

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

//! A whole number from 1 in units of `unit`, into a member of a member.
template <auto group, auto field, qint64 unit = 1>
Wanted putCount(ServeCommand &command, const QString &value)
{
    constexpr int most = 1'000'000; // no unit makes it overflow
    const std::optional<int> count = readCount(value, 1);
    if (!count || *count > most)
        return u"a number from 1"_s;
    auto &into = command.config.*group.*field;
    into = std::remove_reference_t<decltype(into)>(*count * unit);
    return std::nullopt;
}

constexpr qint64 mebibyte = 1024LL * 1024;
constexpr qint64 second = 1000; //!< in ms

Wanted putFileSize(ServeCommand &command, const QString &value)
{
    constexpr qint64 most = limits::multipartBytes / mebibyte;
    const std::optional<int> size = readCount(value, 1);
    if (!size || *size > most)
        return u"a number of MiB from 1 to %1"_s.arg(most);
    command.config.media.fileBytes = *size * mebibyte;
    return std::nullopt;
}

template <typename Number>
ServeOption numberOption(const QString &name, const QString &help, Number defaultValue,
    std::optional<QString> (*apply)(ServeCommand &, const QString &))
{
    return {name, u"N"_s, help, QString::number(qint64(defaultValue)), apply};
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
        numberOption(u"max-connections"_s, u"Connections of all addresses together."_s, limits::connections,
            putCount<&ServerConfig::network, &NetworkLimits::connections>),
        numberOption(u"max-connections-per-ip"_s, u"Connections of one address."_s, limits::connectionsPerAddress,
            putCount<&ServerConfig::network, &NetworkLimits::connectionsPerAddress>),
        numberOption(u"max-sockets-per-user"_s, u"WebSockets of one user."_s, limits::socketsPerUser,
            putCount<&ServerConfig::realtime, &RealtimeLimits::socketsPerUser>),
        numberOption(u"header-seconds"_s, u"Until the head of a request is there."_s,
            limits::httpHeaderTimeoutMs / 1000,
            putCount<&ServerConfig::network, &NetworkLimits::headerTimeoutMs, second>),
        numberOption(u"body-seconds"_s, u"Until a body that is no file is there, and of a file some of it."_s,
            limits::httpBodyTimeoutMs / 1000, putCount<&ServerConfig::network, &NetworkLimits::bodyTimeoutMs, second>),
        numberOption(u"idle-seconds"_s, u"Until a connection without a request is closed."_s,
            limits::httpIdleTimeoutMs / 1000, putCount<&ServerConfig::network, &NetworkLimits::idleTimeoutMs, second>),
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
        numberOption(u"max-file-mib"_s, u"The largest file in a form."_s, limits::fileBytes / mebibyte, putFileSize),
        numberOption(u"max-upload-mib"_s, u"The largest file that is sent in parts."_s, limits::uploadBytes / mebibyte,
            putCount<&ServerConfig::media, &MediaSettings::uploadBytes, mebibyte>),
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
            u"Believe a WebSocket's bare ?user_id=, as the original server does (loopback only, and "
            "not with --trusted-proxy)."_s,
            {},
            [](ServeCommand &command, const QString &) {
                command.config.allowUserIdAuth = true;
                return Wanted();
            }},
    };
}

std::vector<ServeOption> rateOptions()
{
    constexpr auto rates = &ServerConfig::rates;
    return {
        {u"rate-limits"_s, u"on|off"_s, u"on, or off for load tests."_s, u"on"_s, putRates},
        numberOption(u"message-burst"_s, u"Messages that a person may send at once."_s, limits::messageBurst,
            putCount<rates, &Rates::messageBurst>),
        numberOption(u"messages-per-second"_s, u"And then."_s, limits::messagesPerSecond,
            putCount<rates, &Rates::messagesPerSecond>),
        numberOption(u"request-burst"_s, u"Requests at once of a person, or of an address without a sign-in."_s,
            limits::restBurst, putCount<rates, &Rates::requestBurst>),
        numberOption(u"requests-per-second"_s, u"And then."_s, limits::restPerSecond,
            putCount<rates, &Rates::requestsPerSecond>),
        numberOption(u"failed-logins-per-account"_s, u"Wrong passwords within 15 minutes."_s,
            limits::failedLoginsPerAccount, putCount<rates, &Rates::failedLoginsPerAccount>),
        numberOption(u"failed-logins-per-ip"_s, u"Wrong passwords of one address within 15 minutes."_s,
            limits::failedLoginsPerAddress, putCount<rates, &Rates::failedLoginsPerAddress>),
        numberOption(u"registrations-per-ip"_s, u"Accounts made from one address within an hour."_s,
            limits::registrationsPerAddress, putCount<rates, &Rates::registrationsPerAddress>),
        numberOption(u"uploads-per-minute"_s, u"Files of one person."_s, limits::uploadsPerMinute,
            putCount<rates, &Rates::uploadsPerMinute>),
        numberOption(u"upload-mib-per-day"_s, u"What one person's files may have together."_s,
            limits::uploadBytesPerDay / mebibyte, putCount<rates, &Rates::uploadBytesPerDay, mebibyte>),
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
    for (std::vector<ServeOption> more : {networkOptions(), placeOptions(), rateOptions(), mailOptions()})
        options.insert(options.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    return options;
}

} // namespace

const std::vector<ServeOption> &serveOptions()
{
    static const std::vector<ServeOption> options = makeOptions();
    return options;
}

} // namespace chautari::server
