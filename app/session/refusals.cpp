// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/refusals.h"

#include <QtCore/QCoreApplication>

namespace chautari {

using namespace Qt::StringLiterals;

QString plainRefusal(const QString &sentence)
{
    if (sentence.contains("You cannot send messages to this person."_L1)) {
        return QCoreApplication::translate(
            "ChatSession", "This person does not take messages from you. Nobody else has seen it.");
    }
    if (sentence.contains("This conversation is no longer active."_L1))
        return QCoreApplication::translate("ChatSession", "This conversation has ended. Nothing more can be written.");
    return sentence;
}

} // namespace chautari
