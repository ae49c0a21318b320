// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/mail/mailer.h"

#include <QtCore/QThreadPool>

#include <atomic>
#include <memory>

namespace chautari::server {

//! \brief Sends mails behind everybody's back, one after the other in a thread of its own. A mail that cannot be sent
//! is logged without its content and forgotten: whoever waits for it asks again. Thread-safe.
class MailQueue
{
public:
    explicit MailQueue(std::unique_ptr<Mailer> mailer);
    ~MailQueue(); //!< stops

    void post(const Mail &mail);
    //! Waits for what is queued, but no longer than `milliseconds`.
    void stop(int milliseconds = 0);

private:
    std::unique_ptr<Mailer> m_mailer;
    std::atomic<int> m_waiting = 0;
    QThreadPool m_pool;
};

} // namespace chautari::server
