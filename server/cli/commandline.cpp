// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/commandline.h"

#include "server/cli/optionvalues.h"
#include "server/cli/serveoptions.h"
#include "shared/json/userjson.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QStandardPaths>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

using Parsed = Result<ServerCommand, QStringList>;

// $STATE_DIRECTORY is what systemd made for us (StateDirectory=).
QString defaultDataDir()
{
    const QString state = qEnvironmentVariable("STATE_DIRECTORY");
    return state.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/chautari"_L1
                           : state;
}

Parsed refusal(const QString &sentence)
{
    return QStringList(sentence);
}

Parsed wrongValue(const QString &option, const QString &value, const QString &wanted)
{
    return refusal(u"--%1 %2 is not understood. Give %3."_s.arg(option, value, wanted));
}

const QCommandLineOption &dataDirOption()
{
    static const QCommandLineOption option(u"data-dir"_s, u"Where the database and the keys are."_s, u"DIR"_s);
    return option;
}

Parsed parseServe(const QCommandLineParser &parser)
{
    if (parser.isSet(u"print-default-config"_s))
        return ServerCommand(PrintCommand{defaultConfig()});
    QList<ConfigLine> file;
    const QString path = parser.value(u"config"_s);
    if (parser.isSet(u"config"_s)) {
        Result<QList<ConfigLine>, QStringList> lines = readConfigFile(path);
        if (!lines)
            return lines.error();
        file = std::move(*lines);
    }
    Result<ServeCommand, QStringList> command = serveCommandOf(parser, file, path);
    if (!command)
        return command.error();
    command->isOnlyChecked = parser.isSet(u"check-config"_s);
    if (command->config.dataDir.isEmpty() && !command->config.isDemo)
        command->config.dataDir = defaultDataDir();
    return ServerCommand(std::move(*command));
}

Parsed parseSeed(const QCommandLineParser &parser)
{
    SeedCommand seed;
    seed.dataDir = parser.value(dataDirOption());
    seed.outDir = parser.value(u"out"_s);
    if (seed.dataDir.isEmpty() || seed.outDir.isEmpty())
        return refusal(u"seed needs --data-dir DIR and --out DIR."_s);
    const std::optional<int> pairs = readCount(parser.value(u"pairs"_s), 1);
    const std::optional<int> messages = readCount(parser.value(u"messages"_s), 0);
    if (!pairs)
        return refusal(u"seed needs --pairs N, a number from 1."_s);
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
        return refusal(u"backup needs the name of one file to write. See backup --help."_s);
    return ServerCommand(
        BackupCommand{dataDirOf(parser), parser.positionalArguments().constFirst(), parser.value(passphraseOption())});
}

Parsed parseRestore(const QCommandLineParser &parser)
{
    if (parser.positionalArguments().size() != 1)
        return refusal(u"restore needs the name of one backup. See restore --help."_s);
    if (!parser.isSet(dataDirOption()))
        return refusal(u"restore needs --data-dir DIR, where the data is put."_s);
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
        u"The Chautari server. Further commands: user looks after its people; backup, restore and check keep its data "
        u"safe; seed makes synthetic "
        "data for load tests. Each has its own --help, as in `chautari-server backup --help`."_s);
    parser.addOptions({
        {u"config"_s, u"Settings, one NAME = VALUE on a line; the command line goes before them."_s, u"FILE"_s},
        {u"check-config"_s, u"Say what is wrong with the settings, and end: 0 when nothing is, else 2."_s},
        {u"print-default-config"_s, u"Print a file with every setting, and end."_s},
    });
    for (const ServeOption &option : serveOptions())
        parser.addOption({option.name, option.help, option.valueName, option.defaultValue});
}

void addSeedOptions(QCommandLineParser &parser)
{
    parser.addOption(dataDirOption());
    parser.setApplicationDescription(u"Synthetic users and conversations for load tests."_s);
    parser.addOptions({
        {u"pairs"_s, u"Customer and provider pairs, one conversation each."_s, u"N"_s},
        {u"messages"_s, u"Messages in each conversation."_s, u"M"_s, u"0"_s},
        {u"out"_s, u"Where conversations.tsv and tokens.tsv are written."_s, u"DIR"_s},
    });
}

void addBackupOptions(QCommandLineParser &parser)
{
    parser.addOption(dataDirOption());
    parser.setApplicationDescription(
        u"Copies the database, the files and, with a passphrase, the keys into one tar file. A running server goes on."_s);
    parser.addPositionalArgument(u"FILE"_s, u"The backup, which is made."_s, u"backup FILE"_s);
    parser.addOption(passphraseOption());
}

void addRestoreOptions(QCommandLineParser &parser)
{
    parser.addOption(dataDirOption());
    parser.setApplicationDescription(u"Puts a backup into a data directory that no server is using."_s);
    parser.addPositionalArgument(u"FILE"_s, u"The backup."_s, u"restore FILE"_s);
    parser.addOption(passphraseOption());
    parser.addOption({u"replace"_s, u"Move what is in DIR into a folder replaced-TIME in it. Nothing is deleted."_s});
}

void addCheckOptions(QCommandLineParser &parser)
{
    parser.addOption(dataDirOption());
    parser.setApplicationDescription(
        u"Looks whether the database is sound, every text opens and every file is there; exit code 1 if not."_s);
}

void addUserOptions(QCommandLineParser &parser)
{
    parser.addOption(dataDirOption());
    parser.setApplicationDescription(
        u"Makes, lists and changes people, beside a running server or without one. Passwords are read from standard "
        "input or from a file."_s);
    parser.addPositionalArgument(u"ACTION"_s, u"add, list, passwd, disable or enable."_s, u"user ACTION"_s);
    parser.addPositionalArgument(u"EMAIL"_s, u"Whom; not of list."_s, u"[EMAIL]"_s);
    parser.addOptions({
        {u"password-file"_s, u"A file whose first line is the password, for add and passwd."_s, u"FILE"_s},
        {u"username"_s, u"For add; without it what stands before the @."_s, u"NAME"_s},
        {u"first-name"_s, u"For add."_s, u"NAME"_s},
        {u"last-name"_s, u"For add."_s, u"NAME"_s},
        {u"role"_s, u"For add."_s, u"customer|provider|admin"_s, u"customer"_s},
        {u"owner"_s, u"For add: somebody who runs this server."_s},
    });
}

std::optional<PeopleOrder::Action> actionFromName(const QString &name)
{
    using Action = PeopleOrder::Action;
    const QHash<QString, Action> actions{{u"add"_s, Action::Add}, {u"list"_s, Action::List},
        {u"passwd"_s, Action::SetPassword}, {u"disable"_s, Action::Disable}, {u"enable"_s, Action::Enable}};
    const auto found = actions.constFind(name);
    return found == actions.cend() ? std::nullopt : std::optional(*found);
}

//! Which of the options go with the action.
QStringList optionsOf(PeopleOrder::Action action)
{
    switch (action) {
    case PeopleOrder::Action::Add:
        return {u"password-file"_s, u"username"_s, u"first-name"_s, u"last-name"_s, u"role"_s, u"owner"_s};
    case PeopleOrder::Action::SetPassword:
        return {u"password-file"_s};
    case PeopleOrder::Action::List:
    case PeopleOrder::Action::Disable:
    case PeopleOrder::Action::Enable:
        return {};
    }
    Q_UNREACHABLE();
    return {};
}

Parsed parseUser(const QCommandLineParser &parser)
{
    const QStringList words = parser.positionalArguments();
    const std::optional<PeopleOrder::Action> action = actionFromName(words.value(0));
    if (!action)
        return refusal(u"user needs one of add, list, passwd, disable and enable. See user --help."_s);
    const bool needsPerson = *action != PeopleOrder::Action::List;
    if (needsPerson && words.size() < 2)
        return refusal(u"user %1 needs an e-mail address."_s.arg(words.constFirst()));
    if (!needsPerson && words.size() > 1)
        return refusal(u"\"%1\" is not understood. See user --help."_s.arg(words.at(1)));
    for (const QString &option : parser.optionNames()) {
        if (option != dataDirOption().names().constFirst() && !optionsOf(*action).contains(option))
            return refusal(u"--%1 does not go with user %2. See user --help."_s.arg(option, words.constFirst()));
    }
    UserCommand command;
    command.dataDir = dataDirOf(parser);
    command.passwordFile = parser.value(u"password-file"_s);
    command.order.action = *action;
    command.order.email = words.value(1);
    command.order.username = parser.value(u"username"_s);
    command.order.firstName = parser.value(u"first-name"_s);
    command.order.lastName = parser.value(u"last-name"_s);
    command.order.makesOwner = parser.isSet(u"owner"_s);
    const std::optional<Role> role = roleFromName(parser.value(u"role"_s));
    if (!role)
        return wrongValue(u"role"_s, parser.value(u"role"_s), u"customer, provider or admin"_s);
    command.order.role = *role;
    return ServerCommand(command);
}

struct Subcommand
{
    QLatin1StringView name;
    void (*addOptions)(QCommandLineParser &);
    Parsed (*parse)(const QCommandLineParser &);
    int words = 0; //!< arguments without dashes
};

constexpr Subcommand serving{{}, addServeOptions, parseServe};
constexpr Subcommand subcommands[] = {
    {"seed"_L1, addSeedOptions, parseSeed},
    {"backup"_L1, addBackupOptions, parseBackup, 1},
    {"restore"_L1, addRestoreOptions, parseRestore, 1},
    {"check"_L1, addCheckOptions, parseCheck},
    {"user"_L1, addUserOptions, parseUser, 2},
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

Parsed parseCommandLine(const QStringList &arguments)
{
    QStringList rest = arguments;
    const Subcommand &subcommand = takeSubcommand(rest);
    QCommandLineParser parser;
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    subcommand.addOptions(parser);
    if (!parser.parse(QStringList(u"chautari-server"_s) + rest))
        return refusal(u"%1. See --help."_s.arg(parser.errorText()));
    if (parser.isSet(help))
        return ServerCommand(PrintCommand{parser.helpText()});
    if (parser.isSet(version))
        return ServerCommand(PrintCommand{u"chautari-server "_s + QStringLiteral(CHAUTARI_VERSION) + u'\n'});
    if (parser.positionalArguments().size() > subcommand.words)
        return refusal(
            u"\"%1\" is not understood. See --help."_s.arg(parser.positionalArguments().at(subcommand.words)));
    return subcommand.parse(parser);
}

} // namespace chautari::server
