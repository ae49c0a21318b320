// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/mail/mailqueue.h"

#include "shared/core/limits.h"
#include "shared/core/logging.h"

namespace chautari::server {

MailQueue::MailQueue(std::unique_ptr<Mailer> mailer)
    : m_mailer(std::move(mailer))
{
    m_pool.setMaxThreadCount(1);
}

MailQueue::~MailQueue()
{
    stop();
}

void MailQueue::post(const Mail &mail)
{
    if (m_waiting.fetch_add(1) >= limits::mailQueue) {
        m_waiting.fetch_sub(1);
        qCWarning(logServer, "A mail was dropped: %d others wait for the mail server.", limits::mailQueue);
        return;
    }
    m_pool.start([this, mail] {
        if (const Result<void> sent = m_mailer->send(mail); !sent)
            qCWarning(logServer, "A mail could not be sent: %s", qUtf8Printable(sent.error().firstMessage()));
        m_waiting.fetch_sub(1);
    });
}

void MailQueue::stop(int milliseconds)
{
    if (m_pool.waitForDone(milliseconds))
        return;
    m_pool.clear();
    m_mailer->cancel();
    m_pool.waitForDone();
}

} // namespace chautari::server
