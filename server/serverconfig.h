// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/passwordhasher.h"
#include "server/domain/rates.h"
#include "server/mail/smtpmailer.h"
#include "server/media/mediasettings.h"
#include "server/net/networkserver.h"
#include "server/realtime/realtimelimits.h"
#include "shared/core/clock.h"
#include "shared/protocol/place.h"

#include <QtCore/QTimeZone>

#include <functional>
#include <optional>

namespace chautari::server {

struct TlsSettings
{
    enum class Mode {
        Auto, //!< TLS with the own key, except on loopback
        Off, //!< plaintext; loopback only
        Own, //!< with the key of the data directory, made at the first start
        Files, //!< with these two
    };

    Mode mode = Mode::Auto;
    QString certificateFile; //!< PEM
    QString keyFile;
};

struct ListenAddress
{
    QHostAddress address{QHostAddress::LocalHost};
    quint16 port = 0; //!< 0 = any
};

//! \brief Everything a ChatServer can be told. Defaults are the safe ones; the command line and the embedding client
//! only set fields.
struct ServerConfig
{
    QString dataDir; //!< created with 0700
    QHostAddress address{QHostAddress::LocalHost};
    quint16 port = 8000; //!< 0 = any
    int ioThreads = 0; //!< 0 = one per core
    bool isClosed = false; //!< nobody is let in: for commands on a data directory that no server has
    bool isDemo = false; //!< fill an empty data dir with the demo data
    bool allowUserIdAuth = false; //!< --insecure-user-id-auth; loopback only
    bool hasRateLimits = true;
    Rates rates;
    bool hasWebPages = true; //!< the pages for people who integrate
    QStringList hostNames; //!< under which it may be asked, beyond its addresses and local names
    TlsSettings tls;
    PlaceSettingsChange place; //!< set at the start, and kept
    RealtimeLimits realtime;
    NetworkLimits network;
    PasswordHasher::Cost passwordCost = PasswordHasher::headless;
    int passwordThreads = 2;
    SmtpSettings smtp; //!< without a url mails go into dataDir/outbox
    MediaSettings media;
    QTimeZone timeZone{"Asia/Kathmandu"};
    std::optional<ListenAddress> metrics; //!< where /metrics is; loopback only
    //! What somebody else has opened, instead of `address` and `port`, and of `metrics`, which say where it is. Taken
    //! by the first start().
    std::shared_ptr<Listener> listener;
    std::shared_ptr<Listener> metricsListener;
    const Clock *clock = nullptr; //!< of tests, which outlives the server; nullptr = the system's
    //! Called once, in a thread of the server's, when the database failed for good: stop() it and exit 1 (rulings.md
    //! 16).
    std::function<void()> onFailure;
};

} // namespace chautari::server
