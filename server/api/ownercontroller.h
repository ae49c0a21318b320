// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/done.h"
#include "server/api/passwordjobs.h"

namespace chautari::server {

//! \brief The owner's console: sign-ins, passwords, rules, room, backups, reports, the audit log, figures and the word
//! to everybody. Lives in an I/O thread, as long as its context. The routes let owners through only.
class OwnerController
{
public:
    OwnerController(const Services &services, QObject *context)
        : m_services(services)
        , m_context(context)
        , m_passwordJobs(services, context)
    { }

    void sessions(const Identity &who, PageRequest page, const Done<Page<OwnerSession>> &done);
    //! Its sockets die within 5 s.
    void endSession(const Identity &who, SessionId session, const Done<void> &done);
    void endSessionsOf(const Identity &who, UserId user, const Done<void> &done);
    //! A new one, told once; whoever had the old one is out. Not one's own.
    void resetPassword(const Identity &who, UserId user, const Done<TemporaryPassword> &done);

    [[nodiscard]] PlaceRules rules() const { return m_services.directory.rules(); }
    void changeRules(const Identity &who, const PlaceRulesChange &change, const Done<PlaceRules> &done);
    void storage(const Done<StorageReport> &done);
    [[nodiscard]] PlaceFigures figures() const;

    void reports(const Done<QList<Report>> &done);
    void dismissReport(const Identity &who, MessageId message, const Done<void> &done);
    void removeReported(const Identity &who, MessageId message, const Done<void> &done);

    void audit(qint64 before, const Done<AuditPage> &done);
    void checkAudit(const Done<AuditCheck> &done);

    [[nodiscard]] BackupState backups() const;
    //! An error while one is being made; so do the two below, which would have to wait for it.
    [[nodiscard]] Result<BackupState> makeBackup(const Identity &who);
    void setBackupPassphrase(const Identity &who, const QString &passphrase, const Done<void> &done);
    void removeBackup(const Identity &who, const QString &name, const Done<void> &done);

    void setNotice(const Identity &who, const QString &text, const Done<Notice> &done);
    //! For everybody who is signed in.
    void notice(const Done<Notice> &done);

private:
    void writeDown(const Identity &who, AuditAction action, const QString &detail, const Done<void> &done);

    const Services &m_services;
    QObject *m_context;
    PasswordJobs m_passwordJobs;
};

} // namespace chautari::server
