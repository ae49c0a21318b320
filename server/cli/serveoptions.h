// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/cli/commandline.h"
#include "server/cli/configfile.h"

#include <vector>

class QCommandLineParser;

namespace chautari::server {

//! \brief One thing that a server can be told. This table is the command line, the file of settings, the help and the
//! default file: what it does not have is nowhere, and what it has is everywhere.
struct ServeOption
{
    enum class Scope { Everywhere, CommandLine };

    QString name; //!< --name, or name = ... in the file
    QString valueName; //!< empty: a switch, which the file has as yes or no
    QString help;
    QString defaultValue; //!< what is as if it had been said; empty: nothing is
    //! Puts a value (a switch: an empty one) into the command. What is wanted instead, behind "Give ", when it cannot.
    std::optional<QString> (*apply)(ServeCommand &command, const QString &value) = nullptr;
    Scope scope = Scope::Everywhere;
    bool isRepeatable = false;
};

const std::vector<ServeOption> &serveOptions();

//! What `parser`, to which all of serveOptions() have been added, and `file` say: the command line goes before the
//! file, also where a setting is repeated. Errors: all that is wrong, a sentence each.
Result<ServeCommand, QStringList> serveCommandOf(
    const QCommandLineParser &parser, const QList<ConfigLine> &file, const QString &path);

//! A file that says what the server does without one, every line of it behind a #.
QString defaultConfig();

} // namespace chautari::server
