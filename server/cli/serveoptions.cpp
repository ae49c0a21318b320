// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/cli/serveoptions.h"

#include <QtCore/QCommandLineParser>

#include <algorithm>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

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
        if (const std::optional<QString> wanted = option.apply(m_command, said.value))
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
