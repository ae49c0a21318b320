// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"

#include <QtCore/QString>

namespace chautari::server {

struct Mail
{
    QString to; //!< an address, nothing else
    QString subject;
    QString text;
};

//! \brief Takes a mail to where it is delivered from. Blocks; called in the thread of the MailQueue only.
class Mailer
{
public:
    virtual ~Mailer() = default;
    //! The error's words hold neither the address nor the text: they are logged.
    virtual Result<void> send(const Mail &mail) = 0;
    //! From any thread: a send() that waits for a server gives up soon.
    virtual void cancel() { }
};

} // namespace chautari::server
