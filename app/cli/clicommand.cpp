// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clicommand.h"

#include "app/session/applink.h"

#include <QtCore/QCommandLineParser>

#include <optional>

namespace chautari::cli {

using namespace Qt::StringLiterals;

namespace {

std::optional<Verb> verbNamed(const QString &name)
{
    static const QHash<QString, Verb> verbs{{u"login"_s, Verb::Login}, {u"logout"_s, Verb::Logout},
        {u"conversations"_s, Verb::Conversations}, {u"history"_s, Verb::History}, {u"send"_s, Verb::Send},
        {u"outbox"_s, Verb::Outbox}, {u"tail"_s, Verb::Tail}, {u"search"_s, Verb::Search}, {u"export"_s, Verb::Export},
        {u"discover"_s, Verb::Discover}, {u"selftest"_s, Verb::SelfTest}};
    const auto found = verbs.find(name);
    return found == verbs.end() ? std::nullopt : std::optional(*found);
}

QString help(const QCommandLineParser &parser)
{
    return u"chautari-cli login --server URL --email ADDRESS [--password-file FILE]    sign in; else asks for the "
           u"password\n"
           "chautari-cli conversations                         who writes with me\n"
           "chautari-cli history CONVERSATION [--limit N]      the newest messages\n"
           "chautari-cli send CONVERSATION TEXT [--file FILE]  TEXT - reads standard input; waits in the outbox when "
           "offline\n"
           "chautari-cli outbox                                what has not been sent yet\n"
           "chautari-cli tail [CONVERSATION] [--seconds N]     what happens, until it is ended\n"
           "chautari-cli search WORDS [--limit N]              in everything that this computer has seen\n"
           "chautari-cli export CONVERSATION [--format json|html|csv] [--out FILE]\n"
           "chautari-cli discover [--seconds N]                which servers this network has; needs no sign-in\n"
           "chautari-cli selftest [LINK|ADDRESS]               why a server is not found; needs no sign-in\n"
           "chautari-cli logout                                removes what was seen from this computer, too\n\n"_s
        + parser.helpText().section(u"Options:"_s, 1).prepend(u"Options:"_s);
}

Usage wrong(const QString &sentence)
{
    return {sentence, false};
}

} // namespace

Result<Command, Usage> parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption server(u"server"_s, u"The server, for example http://192.168.1.5:8000"_s, u"URL"_s);
    const QCommandLineOption email(u"email"_s, u"Who signs in."_s, u"ADDRESS"_s);
    const QCommandLineOption passwordFile(u"password-file"_s, u"Its first line is the password."_s, u"FILE"_s);
    const QCommandLineOption tokens(u"token-dir"_s,
        u"Keep the sign-in in a file of this folder instead of the keyring. Whoever can read it can act as you."_s,
        u"DIR"_s);
    const QCommandLineOption profile(u"profile"_s, u"Another set of accounts on this computer."_s, u"NAME"_s, u"cli"_s);
    const QCommandLineOption json(u"json"_s, u"One JSON object a line, as on the wire."_s);
    const QCommandLineOption wait(u"wait"_s, u"How long to wait for the server."_s, u"SECONDS"_s, u"10"_s);
    const QCommandLineOption limit(u"limit"_s, u"At most so many."_s, u"N"_s, u"50"_s);
    const QCommandLineOption seconds(u"seconds"_s, u"End after so many."_s, u"N"_s, u"0"_s);
    const QCommandLineOption file(u"file"_s, u"A file to send."_s, u"FILE"_s);
    const QCommandLineOption format(u"format"_s, u"json, html or csv"_s, u"FORMAT"_s, u"json"_s);
    const QCommandLineOption out(u"out"_s, u"Instead of standard output."_s, u"FILE"_s);
    parser.addOptions({server, email, passwordFile, tokens, profile, json, wait, limit, seconds, file, format, out});
    parser.addHelpOption();
    parser.addVersionOption();
    if (!parser.parse(arguments))
        return wrong(parser.errorText());
    if (parser.isSet(u"help"_s))
        return Usage{help(parser), true};
    if (parser.isSet(u"version"_s))
        return Usage{u"chautari-cli " CHAUTARI_VERSION "\n"_s, true};

    QStringList words = parser.positionalArguments();
    const std::optional<Verb> verb = words.isEmpty() ? std::nullopt : verbNamed(words.takeFirst());
    if (!verb)
        return wrong(u"say what to do: login, conversations, history, send, outbox, tail, search, export, discover, "
                     u"selftest or logout "
                     "(--help tells more)"_s);
    Command command;
    command.verb = *verb;
    command.server = QUrl(parser.value(server));
    command.email = parser.value(email);
    command.passwordFile = parser.value(passwordFile);
    command.tokenFolder = parser.value(tokens);
    command.profile = parser.value(profile);
    command.isJson = parser.isSet(json);
    command.file = parser.value(file);
    command.format = parser.value(format);
    command.out = parser.value(out);
    const std::pair<const QCommandLineOption *, int *> numbers[]{
        {&wait, &command.waitSeconds}, {&limit, &command.limit}, {&seconds, &command.seconds}};
    for (const auto &[option, number] : numbers) {
        bool isNumber = false;
        *number = parser.value(*option).toInt(&isNumber);
        if (!isNumber || *number < 0)
            return wrong(u"--%1 needs a number"_s.arg(option->names().first()));
    }
    if (!QStringList{u"json"_s, u"html"_s, u"csv"_s}.contains(command.format))
        return wrong(u"--format is json, html or csv"_s);
    if (command.verb == Verb::Login && (command.server.host().isEmpty() || command.email.isEmpty()))
        return wrong(u"login needs --server URL and --email ADDRESS"_s);

    const bool isOptional = command.verb == Verb::Tail;
    const bool isAboutOne = command.verb == Verb::History || command.verb == Verb::Send || command.verb == Verb::Export;
    if (isAboutOne || (isOptional && !words.isEmpty())) {
        command.conversation = ConversationId(words.value(0).toLongLong());
        if (!command.conversation.isValid())
            return wrong(
                u"which conversation? Its number stands in front of each line of \"chautari-cli conversations\""_s);
        words.removeFirst();
    }
    command.text = words.join(u' ');
    if (command.verb == Verb::Send && command.text.isEmpty() && command.file.isEmpty())
        return wrong(u"send needs a text, or --file FILE"_s);
    if (command.verb == Verb::Search && command.text.isEmpty())
        return wrong(u"search needs words"_s);
    if (command.verb == Verb::SelfTest && !command.text.isEmpty() && !AppLink::parse(command.text)
        && !ServerAddress::fromUserInput(command.text))
        return wrong(u"selftest needs a link (chautari://...) or an address, or nothing"_s);
    return command;
}

} // namespace chautari::cli
