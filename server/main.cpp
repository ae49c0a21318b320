// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lan/hostannouncer.h"
#include "pairing/hostaddresses.h"
#include "pairing/invitationlink.h"
#include "server/chatserver.h"
#include "server/cli/commandline.h"
#include "server/cli/processsetup.h"
#include "server/cli/seedcommand.h"
#include "server/cli/signalwatcher.h"
#include "server/cli/upkeepcommands.h"
#include "server/cli/usercommand.h"
#include "server/systemd/journal.h"
#include "server/systemd/passedsockets.h"
#include "server/systemd/servicenotifier.h"
#include "server/systemd/watchdog.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>

#include <chrono>
#include <cstdio>
#include <optional>
#include <unistd.h>

using namespace chautari;
using namespace chautari::server;
using namespace Qt::StringLiterals;

namespace {

enum ExitCode { Fine = 0, Failed = 1, Usage = 2 };

constexpr std::chrono::seconds statusPause{10};
constexpr auto programPrefix = "chautari-server: "_L1;

void print(const QString &text)
{
    std::fputs(text.toUtf8().constData(), stdout);
    std::fflush(stdout);
}

int complain(const QString &sentence, ExitCode code)
{
    complainOnStderr(sentence);
    return code;
}

//! Where a guest may find a server that listens there.
QStringList addressesOf(const QHostAddress &address)
{
    const bool isAny
        = address == QHostAddress::Any || address == QHostAddress::AnyIPv4 || address == QHostAddress::AnyIPv6;
    return isAny ? hostAddresses() : QStringList{address.toString()};
}

//! Behind a proxy it has another's certificate, on the usual port, and no key of its own.
InvitationLink ownerLink(const ChatServer &server, const ServerConfig &config, const QString &ticket)
{
    if (!config.network.trustedProxies.isEmpty() && !config.hostNames.isEmpty())
        return {{config.hostNames.constFirst()}, InvitationLink::httpsPort, {}, ticket};
    return {addressesOf(config.address), quint16(server.url().port()), server.tlsFingerprint(), ticket};
}

int printOwnerLink(ChatServer &server, const ServerConfig &config)
{
    const Result<QString> ticket = server.inviteOwner();
    if (!ticket)
        return complain(ticket.error().firstMessage(), Failed);
    print(u"chautari-server: whoever opens this first is an owner: %1\n"_s.arg(
        ownerLink(server, config, *ticket).toString()));
    return Fine;
}

int checkConfig(const ServerConfig &config)
{
    if (const Result<void> allowed = ChatServer::check(config); !allowed)
        return complain(allowed.error().firstMessage(), Usage);
    print(u"chautari-server: the settings are fine.\n"_s);
    return Fine;
}

//! Sockets that the service manager opened go before --listen and --metrics.
Result<void> takePassedSockets(ServerConfig &config)
{
    const Result<PassedSockets> passed = PassedSockets::fromEnvironment();
    if (!passed)
        return passed.error();
    config.listener = passed->listener;
    config.metricsListener = passed->metrics;
    if (passed->listener) {
        config.address = passed->listener->address();
        config.port = passed->listener->port();
    }
    if (passed->metrics)
        config.metrics = ListenAddress{passed->metrics->address(), passed->metrics->port()};
    return {};
}

//! What `systemctl status` shows.
QString statusOf(const ChatServer &server)
{
    const FiguresSnapshot figures = server.figures();
    return u"Listening on %1: %2 people online, %3 connections, %4 messages since the start"_s.arg(
        server.url().toString(), QString::number(figures.peopleOnline), QString::number(figures.connections),
        QString::number(figures.messages));
}

void printWhereItIs(const ChatServer &server, bool isDemo)
{
    print(u"chautari-server: listening on %1\n"_s.arg(server.url().toString()));
    if (!server.tlsFingerprint().isEmpty())
        print(u"chautari-server: its key is %1\n"_s.arg(server.tlsFingerprint()));
    if (!server.metricsUrl().isEmpty())
        print(u"chautari-server: figures on %1\n"_s.arg(server.metricsUrl().toString()));
    if (isDemo)
        print(u"Demo accounts, password chautari-demo: asha@demo.chautari.app, sunita@demo.chautari.app, "
              "ramesh@demo.chautari.app (customers); bikash@demo.chautari.app, maya@demo.chautari.app, "
              "gopal@demo.chautari.app (providers)\n"_s);
}

//! Until somebody asks it to stop.
void serveUntilStopped(ChatServer &server, const SignalWatcher &signalWatcher, const ServiceNotifier &notifier)
{
    notifier.ready(statusOf(server));
    const Watchdog watchdog(
        notifier, [&server](std::function<void()> answered) { server.takePulse(std::move(answered)); });
    QTimer statusTimer;
    QObject::connect(&statusTimer, &QTimer::timeout, qApp, [&] { notifier.status(statusOf(server)); });
    statusTimer.start(statusPause);
    QObject::connect(&signalWatcher, &SignalWatcher::stopRequested, qApp, &QCoreApplication::quit);
    QCoreApplication::exec();
    notifier.stopping();
}

int serve(const ServeCommand &command)
{
    if (command.isOnlyChecked)
        return checkConfig(command.config);
    if (command.printsOwnerLink && isJournal(STDOUT_FILENO)) {
        return complain(u"The link makes whoever reads it an owner, so it does not belong into the journal. Run "
                        "`chautari-server user add EMAIL --owner` instead."_s,
            Usage);
    }
    ServerConfig config = command.config;
    const ServiceNotifier notifier = ServiceNotifier::fromEnvironment(); // before the first thread, all three
    if (const Result<void> taken = takePassedSockets(config); !taken)
        return complain(taken.error().firstMessage(), Failed);
    const SignalWatcher signalWatcher;
    std::optional<QTemporaryDir> temporary; // only when nobody said where: a killed server leaves it behind
    if (config.dataDir.isEmpty())
        config.dataDir = temporary.emplace().path();
    int exitCode = Fine;
    config.onFailure = [&exitCode] {
        QMetaObject::invokeMethod(qApp, [&exitCode] {
            exitCode = Failed;
            QCoreApplication::quit();
        });
    };
    ChatServer server(config);
    if (const Result<void> started = server.start(); !started) {
        notifier.status(started.error().firstMessage());
        return complain(started.error().firstMessage(), Failed);
    }
    printWhereItIs(server, config.isDemo);
    if (command.printsOwnerLink) {
        if (const int failed = printOwnerLink(server, config); failed != Fine)
            return failed;
    }
    std::optional<lan::HostAnnouncer> announcer;
    if (command.isAnnounced)
        announcer.emplace().start(quint16(server.url().port()), server.tlsFingerprint(), config.address);
    serveUntilStopped(server, signalWatcher, notifier);
    announcer.reset(); // first, so that nobody comes to a server that drains
    server.stop();
    return exitCode;
}

//! \param prefix of what is fine.
int report(const Result<ControlAnswer> &answer, QLatin1StringView prefix = programPrefix)
{
    if (!answer)
        return complain(answer.error().firstMessage(), Failed);
    for (const QString &sentence : answer->sentences) {
        if (answer->isFine)
            print(prefix + sentence + u'\n');
        else
            complainOnStderr(sentence);
    }
    return answer->isFine ? Fine : Failed;
}

int run(const ServerCommand &command)
{
    if (const auto *text = std::get_if<PrintCommand>(&command)) {
        print(text->text);
        return Fine;
    }
    if (const auto *seed = std::get_if<SeedCommand>(&command)) {
        const Result<void> seeded = runSeed(*seed);
        return seeded ? Fine : complain(seeded.error().firstMessage(), Failed);
    }
    if (const auto *backup = std::get_if<BackupCommand>(&command))
        return report(runBackup(*backup));
    if (const auto *restore = std::get_if<RestoreCommand>(&command))
        return report(runRestore(*restore));
    if (const auto *check = std::get_if<CheckCommand>(&command))
        return report(runCheck(*check));
    if (const auto *user = std::get_if<UserCommand>(&command)) {
        const bool isList = user->order.action == PeopleOrder::Action::List;
        return report(runUser(*user), isList ? ""_L1 : programPrefix);
    }
    return serve(std::get<ServeCommand>(command));
}

} // namespace

int main(int argc, char *argv[])
{
    setUpProcess();
    const QCoreApplication application(argc, argv);
    const Result<ServerCommand, QStringList> command = parseCommandLine(QCoreApplication::arguments().mid(1));
    if (command)
        return run(*command);
    for (const QString &sentence : command.error())
        complainOnStderr(sentence);
    return Usage;
}
