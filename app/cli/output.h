// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/sessionevents.h"
#include "lan/foundhost.h"

#include <QtCore/QTextStream>

namespace chautari::cli {

//! \brief What a command prints: lines for people, or one JSON object a line for programs. Texts of others are written
//! without control characters, so that they cannot move the cursor of a terminal.
class Output
{
public:
    //! \param me decides what is mine; known after the sign-in.
    explicit Output(bool isJson);

    void setMe(UserId me) { m_me = me; }
    void print(const Conversation &conversation);
    void print(const Message &message);
    void print(const OutgoingMessage &outgoing);
    void print(const lan::FoundHost &host);
    //! Only for people; programs have the exit code.
    void say(const QString &sentence);
    void flush() { m_out.flush(); }

private:
    bool m_isJson;
    UserId m_me;
    QTextStream m_out;
};

//! For people, on stderr.
void complain(const QString &sentence);
QString withoutControls(QString text);

} // namespace chautari::cli
