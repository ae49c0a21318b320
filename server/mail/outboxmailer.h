// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/mail/mailer.h"
#include "shared/core/clock.h"

namespace chautari::server {

//! \brief Puts each mail as a file (.eml, 0600) into a folder (0700), from where the person who runs the server reads
//! or sends it: what there is to do without a mail server.
class OutboxMailer final : public Mailer
{
public:
    OutboxMailer(QString folder, QString from, const Clock &clock);

    Result<void> send(const Mail &mail) override;

private:
    QString m_folder;
    QString m_from;
    const Clock &m_clock;
};

} // namespace chautari::server
