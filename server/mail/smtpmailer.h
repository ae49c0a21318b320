// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/mail/mailer.h"
#include "shared/core/clock.h"

#include <mutex>

namespace chautari::server {

struct SmtpSettings
{
    QString url; //!< smtp://HOST[:PORT] (STARTTLS) or smtps://HOST[:PORT]; empty: no server
    QString user; //!< empty: no sign-in there
    QString passwordFile;
    QString from = QStringLiteral("chautari@localhost.localdomain"); //!< sender of every mail
};

//! \brief Hands each mail to an SMTP server by libcurl. Without TLS only on loopback; certificates are checked.
class SmtpMailer final : public Mailer
{
public:
    //! The error is a sentence for the person who started the server.
    static Result<std::unique_ptr<SmtpMailer>> create(const SmtpSettings &settings, const Clock &clock);

    Result<void> send(const Mail &mail) override;
    void cancel() override;

private:
    SmtpMailer(SmtpSettings settings, QByteArray password, const Clock &clock);
    void takeSocket(int socket);
    void closeSocket(int socket);
    [[nodiscard]] bool isCancelled();
    // What libcurl calls.
    static int handleSocket(void *self, int socket, int purpose);
    static int handleClose(void *self, int socket);
    static int handleProgress(void *self, qint64, qint64, qint64, qint64);

    SmtpSettings m_settings;
    QByteArray m_password;
    const Clock &m_clock;
    std::mutex m_mutex;
    int m_socket = -1; //!< of the running send()
    bool m_isCancelled = false;
};

} // namespace chautari::server
