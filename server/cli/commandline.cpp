// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/commandline.h"

#include "server/cli/optionvalues.h"
#include "server/cli/serveoptions.h"

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
        u"The Chautari server. Further commands: backup, restore and check keep its data safe; seed makes synthetic "
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
    parser.addOption({u"replace"_s, u"Move what is in DIR into a folder beside it. Nothing is deleted."_s});
}

void addCheckOptions(QCommandLineParser &parser)
{
    parser.addOption(dataDirOption());
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
    if (parser.positionalArguments().size() > subcommand.files)
        return refusal(
            u"\"%1\" is not understood. See --help."_s.arg(parser.positionalArguments().at(subcommand.files)));
    return subcommand.parse(parser);
}

} // namespace chautari::server
