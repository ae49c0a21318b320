// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/ids.h"
#include "shared/core/timestamp.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

// What the owner's console sees and changes (docs/protocol.md, "The owner's console").
namespace chautari {

//! What the audit log remembers. Its names are on the wire and in the chain: they never change their meaning.
enum class AuditAction {
    ServerStarted,
    SignedIn,
    SignInRefused, //!< a password or code was wrong, or too many were
    SignedOut,
    TokenReused, //!< a refresh token came twice: the session was ended
    AccountCreated,
    LetIn,
    SentAway,
    AccountClosed,
    AccountOpened,
    MadeOwner,
    OwnerRemoved,
    RoleChanged,
    PasswordChanged,
    PasswordReset, //!< by an owner
    SessionEnded, //!< by an owner
    PlaceChanged,
    RulesChanged,
    Invited,
    InvitationsWithdrawn,
    CodeOpened,
    CodeUsed,
    MessageReported,
    ReportDismissed,
    ReportedMessageDeleted,
    MessagesExpired,
    BackupMade,
    BackupFailed,
    BackupPassphraseSet,
    BackupRemoved,
    Restored,
    NoticeChanged,
};

inline constexpr QLatin1StringView auditActionNames[] = {QLatin1StringView("server_started"),
    QLatin1StringView("signed_in"), QLatin1StringView("sign_in_refused"), QLatin1StringView("signed_out"),
    QLatin1StringView("token_reused"), QLatin1StringView("account_created"), QLatin1StringView("let_in"),
    QLatin1StringView("sent_away"), QLatin1StringView("account_closed"), QLatin1StringView("account_opened"),
    QLatin1StringView("made_owner"), QLatin1StringView("owner_removed"), QLatin1StringView("role_changed"),
    QLatin1StringView("password_changed"), QLatin1StringView("password_reset"), QLatin1StringView("session_ended"),
    QLatin1StringView("place_changed"), QLatin1StringView("rules_changed"), QLatin1StringView("invited"),
    QLatin1StringView("invitations_withdrawn"), QLatin1StringView("code_opened"), QLatin1StringView("code_used"),
    QLatin1StringView("message_reported"), QLatin1StringView("report_dismissed"),
    QLatin1StringView("reported_message_deleted"), QLatin1StringView("messages_expired"),
    QLatin1StringView("backup_made"), QLatin1StringView("backup_failed"), QLatin1StringView("backup_passphrase_set"),
    QLatin1StringView("backup_removed"), QLatin1StringView("restored"), QLatin1StringView("notice_changed")};
inline constexpr int auditActionCount = int(std::size(auditActionNames));
static_assert(auditActionCount == int(AuditAction::NoticeChanged) + 1);

constexpr QLatin1StringView auditActionName(AuditAction action)
{
    return auditActionNames[int(action)];
}

inline std::optional<AuditAction> auditActionFromName(QStringView name)
{
    for (int i = 0; i < auditActionCount; ++i) {
        if (name == auditActionNames[i])
            return AuditAction(i);
    }
    return std::nullopt;
}

//! One line of the audit log. Never content, tokens, passwords or names: people are their ids.
struct AuditEntry
{
    qint64 id = 0; //!< 1, 2, 3 ... without a gap
    Timestamp at;
    UserId actor; //!< invalid = the server itself, its host or the command line
    AuditAction action = AuditAction::ServerStarted;
    UserId person; //!< whom it was done to; invalid = nobody
    QString detail; //!< words of a fixed list, numbers, an address

    friend bool operator==(const AuditEntry &, const AuditEntry &) = default;
};

//! Newest first.
struct AuditPage
{
    QList<AuditEntry> entries;
    qint64 nextBefore = 0; //!< ask for what came before this id; 0 = there is no more
};

//! Whether the log is what was written.
struct AuditCheck
{
    bool isWhole = true;
    qint64 entries = 0; //!< that were looked at
    qint64 brokenAt = 0; //!< id of the first one that is not as it was written, or is missing

    friend bool operator==(const AuditCheck &, const AuditCheck &) = default;
};

//! Somebody's sign-in, as the owners see it.
struct OwnerSession
{
    SessionId id;
    UserId user;
    QString device; //!< what the client calls itself
    Timestamp createdAt;
    Timestamp lastUsed;
    bool isOnline = false; //!< the person, with this sign-in or another
    bool isCurrent = false; //!< the one that asks

    friend bool operator==(const OwnerSession &, const OwnerSession &) = default;
};

//! What the owner wants of the server. Absent in a change: stays.
struct PlaceRules
{
    int keepDays = 0; //!< messages older than that are deleted for everyone; 0 = kept for good
    int megabytesPerPerson = 0; //!< of files; 0 = no limit
    int backupHours = 0; //!< one backup every so many; 0 = none
    int backupsKept = 7; //!< older ones of the schedule go

    friend bool operator==(const PlaceRules &, const PlaceRules &) = default;
};

struct PlaceRulesChange
{
    std::optional<int> keepDays;
    std::optional<int> megabytesPerPerson;
    std::optional<int> backupHours;
    std::optional<int> backupsKept;
};

//! Who has how much on the server.
struct StorageShare
{
    UserId user;
    qint64 files = 0;
    qint64 bytes = 0;

    friend bool operator==(const StorageShare &, const StorageShare &) = default;
};

struct StorageReport
{
    qint64 databaseBytes = 0;
    qint64 fileBytes = 0; //!< of all attachments
    qint64 backupBytes = 0;
    qint64 freeBytes = 0; //!< of the disk
    qint64 messages = 0;
    qint64 files = 0;
    QList<StorageShare> shares; //!< the largest first, at most limits::storageShares
};

//! A message that one of the two in its conversation has reported. By reporting it he shows it to the owners.
struct Report
{
    MessageId message;
    UserId sender;
    UserId reporter;
    QString text; //!< of that message alone
    QString reason;
    Timestamp sentAt;
    Timestamp reportedAt;

    friend bool operator==(const Report &, const Report &) = default;
};

struct KeptBackup
{
    QString name;
    qint64 bytes = 0;
    Timestamp madeAt;
    bool hasKeys = false; //!< under the passphrase: it can be restored on another computer

    friend bool operator==(const KeptBackup &, const KeptBackup &) = default;
};

struct BackupState
{
    QString folder; //!< on the server's disk
    bool isRunning = false;
    bool hasPassphrase = false;
    QString problem; //!< a sentence, of the last try
    QList<KeptBackup> files; //!< newest first
};

//! A word to everybody.
struct Notice
{
    QString text; //!< empty = none
    Timestamp at;

    friend bool operator==(const Notice &, const Notice &) = default;
};

//! How busy the server is.
struct PlaceFigures
{
    qint64 uptimeSeconds = 0;
    int connections = 0;
    int peopleOnline = 0;
    qint64 messages = 0; //!< since the start
    QList<int> messagesPerMinute; //!< the oldest first; the last one is not over yet
    qint64 requests = 0; //!< since the start
    qint64 latencyP50Us = 0; //!< microseconds, of the last minutes; 0 = there were no requests
    qint64 latencyP99Us = 0;
    qint64 databaseBytes = 0;
    qint64 fileBytes = 0;
};

//! Told once.
struct TemporaryPassword
{
    QString password;
};

} // namespace chautari
