// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/error.h"
#include "shared/protocol/ownerconsole.h"

#include <QtCore/QMetaType>

#include <variant>

// What the owner's console asks of the server, beyond the people (placekeeping.h), and what it answers. Nothing of it
// is kept for later.
namespace chautari {

struct ListSessions
{ };

struct EndSession
{
    SessionId session;
};

struct EndSessionsOf
{
    UserId user;
};

struct ResetPassword
{
    UserId user;
};

struct ShowRules
{ };

struct ShowStorage
{ };

struct ShowFigures
{ };

struct ListReports
{ };

struct SettleReport
{
    MessageId message;
    bool isRemoved = false; //!< the message, for both
};

struct ShowAudit
{
    qint64 before = 0; //!< 0 = the newest
};

struct CheckAudit
{ };

struct ShowBackups
{ };

struct MakeBackup
{ };

struct SetBackupPassphrase
{
    QString passphrase;
};

struct RemoveBackup
{
    QString name;
};

struct SetNotice
{
    QString text; //!< empty = none
};

using ConsoleOrder = std::variant<ListSessions, EndSession, EndSessionsOf, ResetPassword, ShowRules, PlaceRulesChange,
    ShowStorage, ShowFigures, ListReports, SettleReport, ShowAudit, CheckAudit, ShowBackups, MakeBackup,
    SetBackupPassphrase, RemoveBackup, SetNotice>;

struct SessionList
{
    QList<OwnerSession> sessions; //!< last used first
};

struct NewPassword
{
    UserId user;
    QString password;
};

struct ReportList
{
    QList<Report> reports;
};

struct AuditPart
{
    qint64 before = 0; //!< what was asked for
    AuditPage page;
};

//! The sentence says why an order was not done.
struct ConsoleProblem
{
    Error error;
};

using ConsoleAnswer = std::variant<SessionList, NewPassword, PlaceRules, StorageReport, PlaceFigures, ReportList,
    AuditPart, AuditCheck, BackupState, Notice, ConsoleProblem>;

} // namespace chautari

Q_DECLARE_METATYPE(chautari::ConsoleAnswer)
