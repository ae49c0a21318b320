// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/widgets/servertext.h"

#include <QtCore/QCoreApplication>

namespace chautari {

namespace {

// For lupdate only: translate() below looks them up by the text that came.
[[maybe_unused]] constexpr const char *knownSentences[] = {
    QT_TRANSLATE_NOOP("Server", "A backup is being made already."),
    QT_TRANSLATE_NOOP("Server", "Change your own password in the settings of your account."),
    QT_TRANSLATE_NOOP("Server",
        "Your files fill the room that this server gives each person. Delete messages with files that nobody needs any "
        "more, or ask the person who runs the server for more room."),
    QT_TRANSLATE_NOOP("Server", "A user with that username already exists."),
    QT_TRANSLATE_NOOP("Server", "Enter a valid email address."),
    QT_TRANSLATE_NOOP(
        "Server", "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters."),
    QT_TRANSLATE_NOOP("Server", "No active account found with the given credentials"),
    QT_TRANSLATE_NOOP("Server", "Nobody else runs this server. Make somebody else an owner first."),
    QT_TRANSLATE_NOOP("Server", "Only customers can initiate conversations."),
    QT_TRANSLATE_NOOP("Server", "Password fields didn't match."),
    QT_TRANSLATE_NOOP("Server", "Service does not belong to the specified provider."),
    QT_TRANSLATE_NOOP("Server", "Somebody who runs this server has to let you in first."),
    QT_TRANSLATE_NOOP("Server", "The code is wrong, and now void. Ask for a new one."),
    QT_TRANSLATE_NOOP("Server", "The server is busy. Try again in a moment."),
    QT_TRANSLATE_NOOP("Server", "The server's disk is full. Nothing was saved."),
    QT_TRANSLATE_NOOP("Server", "There is no code to join with just now. Ask for a new one."),
    QT_TRANSLATE_NOOP("Server", "This code is not good any more. Ask for a new one."),
    QT_TRANSLATE_NOOP("Server", "This field is required."),
    QT_TRANSLATE_NOOP("Server", "This field may not be blank."),
    QT_TRANSLATE_NOOP("Server", "This invitation is used up or too old. Ask for a new one."),
    QT_TRANSLATE_NOOP("Server", "This password is entirely numeric."),
    QT_TRANSLATE_NOOP("Server", "This password is too common."),
    QT_TRANSLATE_NOOP("Server", "This password is too short. It must contain at least 8 characters."),
    QT_TRANSLATE_NOOP("Server", "This server has no key of its own, so a code could prove nothing. Start it with TLS."),
    QT_TRANSLATE_NOOP("Server", "This server takes new people by invitation only. Ask for one."),
    QT_TRANSLATE_NOOP("Server", "Too many people wait to be let in already. Try again later."),
    QT_TRANSLATE_NOOP("Server", "User is inactive"),
    QT_TRANSLATE_NOOP("Server", "User with this email address already exists."),
    QT_TRANSLATE_NOOP("Server", "You cannot send messages to this person."),
};

} // namespace

QString localizedServerText(const QString &sentence)
{
    return QCoreApplication::translate("Server", sentence.toUtf8().constData());
}

} // namespace chautari
