// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/figures.h"
#include "server/domain/peopleorder.h"
#include "server/serverconfig.h"
#include "shared/core/clock.h"
#include "shared/core/result.h"

#include <QtCore/QUrl>

#include <memory>

namespace chautari::server {

//! \brief The whole server behind four calls. Owns every thread of it; sets no process-wide state (rulings.md 18). Used
//! from one thread; start() and stop() block for as long as opening and closing the database takes.
class ChatServer
{
public:
    explicit ChatServer(ServerConfig config);
    ~ChatServer(); //!< stops

    //! Whether start() would refuse it, as far as can be said without the database and the network. The error's detail
    //! is a sentence that says what to do.
    static Result<void> check(const ServerConfig &config);

    //! The error's detail is a sentence that says what to do.
    Result<void> start();
    //! http://ADDRESS:PORT, or https, while it runs, else empty.
    [[nodiscard]] QUrl url() const;
    //! http://ADDRESS:PORT/metrics while it runs and has one, else empty.
    [[nodiscard]] QUrl metricsUrl() const;
    //! A ticket that makes an owner (limits::ownerInvitationSeconds), while it runs; waits for the database. For the
    //! host's dialog and the command line (rulings.md 12).
    [[nodiscard]] Result<QString> inviteOwner();
    //! The same while there is no owner; empty afterwards.
    [[nodiscard]] Result<QString> inviteFirstOwner();
    //! What clients pin (TlsIdentity::fingerprint()); empty without TLS.
    [[nodiscard]] QString tlsFingerprint() const;
    [[nodiscard]] int connectionCount() const;
    //! How busy it is and has been; of no server nothing but zeros.
    [[nodiscard]] FiguresSnapshot figures() const;
    //! While it runs; from any thread but its own. Waits for the database.
    [[nodiscard]] Result<QStringList> perform(const PeopleOrder &order);
    //! Asks every thread that serves: acceptor, I/O, hub, writer. `whenAllAnswered` is called in one of them; never,
    //! when one of them hangs or the server stops.
    void takePulse(std::function<void()> whenAllAnswered);
    //! Drains (at most limits::drainMs), checkpoints, joins. Idempotent.
    void stop();

private:
    class Private;

    Result<std::unique_ptr<Mailer>> makeMailer() const;
    [[nodiscard]] const Clock &clock() const { return m_config.clock ? *m_config.clock : m_clock; }

    ServerConfig m_config;
    SystemClock m_clock;
    std::unique_ptr<Private> d; //!< while it runs
};

} // namespace chautari::server
