// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/accountmemory.h"
#include "server/api/media.h"
#include "server/api/trafficfigures.h"
#include "server/domain/accountservice.h"
#include "server/domain/authenticator.h"
#include "server/domain/conversationservice.h"
#include "server/domain/notificationservice.h"
#include "server/domain/passwordhasher.h"
#include "server/domain/placeservice.h"
#include "server/domain/profileservice.h"
#include "server/domain/ratelimiter.h"
#include "server/domain/settingsservice.h"
#include "server/domain/syncservice.h"
#include "server/domain/twofactorservice.h"
#include "server/mail/mailqueue.h"
#include "server/storage/storage.h"

#include <atomic>

class QThreadPool;

namespace chautari::server {

class BackupKeeper;

//! \brief Everything the two doors (http/ and realtime/) share, made and owned by ChatServer, which outlives both.
//! Every member is thread-safe or stateless.
struct Services
{
    const Clock &clock;
    Storage &storage;
    Directory &directory;
    const TokenCodec &tokens;
    const Authenticator &authenticator;
    const AccountService &accounts;
    const ConversationService &conversations;
    const MessageService &messages;
    const SyncService &sync;
    const PasswordHasher &passwords;
    QThreadPool &passwordPool; //!< bounded by limits::passwordQueue, counted in passwordJobs
    OnlineLookup isOnline;
    bool hasRateLimits = true;
    RateLimiter &messageRate; //!< key: the user's id; both doors take from one bucket, duplicates cost nothing
    RateLimiter &restRate; //!< key: the user's id, or the address of the anonymous
    RateLimiter &failedLoginsByAccount; //!< only failures are taken (rulings.md 22)
    RateLimiter &failedLoginsByAddress;
    const ProfileService &profiles;
    const SettingsService &settings;
    const TwoFactorService &twoFactor;
    const NotificationService &notifications;
    const PlaceService &place;
    AccountMemory &accountMemory;
    MailQueue &mail;
    Media &media;
    QString serverId;
    int utcOffsetSeconds = 20'700; //!< how timestamps are written
    bool hasWebPages = true; //!< the pages for people who integrate (http/pageroutes.h)
    //! Passwords waiting or being hashed, for all I/O threads: QThreadPool does not tell the length of its queue.
    std::shared_ptr<std::atomic<int>> passwordJobs = std::make_shared<std::atomic<int>>(0);
    //! The hub's: participants only.
    std::function<void(ConversationId, UserId, bool isTyping)> signalTyping{};
    //! Has a picture or a recording looked at that has just come (api/mediainspector.h).
    std::function<void(const AttachmentRecord &)> inspectMedia{};
    QStringList hostNames{}; //!< this server's, beyond its addresses and local names (http/ownhosts.h)
    QString tlsFingerprint{}; //!< "sha256/...", empty without TLS
    Rates rates{}; //!< what the limiters above were made with; clients are told
    int socketsPerUser = limits::socketsPerUser;
    QString dataDir{};
    BackupKeeper *backups = nullptr; //!< there from the first request on
    //! Counts what passes the doors.
    std::shared_ptr<TrafficFigures> traffic = std::make_shared<TrafficFigures>();
    //! How busy the server is and has been. From any thread; asks neither the database nor the disk.
    std::function<FiguresSnapshot()> figures = [] { return FiguresSnapshot(); };
};

} // namespace chautari::server
