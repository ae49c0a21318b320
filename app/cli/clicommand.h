// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/ids.h"
#include "shared/core/result.h"

#include <QtCore/QStringList>
#include <QtCore/QUrl>

namespace chautari::cli {

enum class Verb { Login, Logout, Conversations, History, Send, Outbox, Tail, Search, Export, Discover, SelfTest };

//! What the arguments ask for.
struct Command
{
    Verb verb = Verb::Conversations;
    QUrl server; //!< empty: the account that was last used
    QString profile = QStringLiteral("cli");
    QString tokenFolder; //!< empty: the keyring of the desktop
    bool isJson = false;
    int waitSeconds = 10; //!< for the server, before what is on this computer has to do
    QString email;
    QString passwordFile; //!< empty: standard input
    ConversationId conversation;
    QString text; //!< of a message, what is looked for, or the server that a self-test is about
    QString file;
    int limit = 50;
    int seconds = 0; //!< of tail, 0 = until it is ended; of discover, 0 = a few
    QString format = QStringLiteral("json"); //!< of an export: json or html
    QString out; //!< empty: standard output
};

//! The error is a sentence for people; with --help and --version it is `text` and `isAnswer`.
struct Usage
{
    QString text;
    bool isAnswer = false;
};
Result<Command, Usage> parse(const QStringList &arguments);

} // namespace chautari::cli
