// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/ownercontroller.h"

#include "server/domain/moderationservice.h"
#include "server/upkeep/backupkeeper.h"

#include <QtCore/QStorageInfo>

#include <sodium.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

//! To be read aloud and typed once: no letters that look alike, about 70 bits.
QString temporaryPassword()
{
    constexpr QLatin1StringView letters("abcdefghjkmnpqrstuvwxyz23456789");
    constexpr int groups = 3;
    constexpr int lettersOfGroup = 5;
    QString password;
    for (int i = 0; i < groups * lettersOfGroup; ++i) {
        if (i > 0 && i % lettersOfGroup == 0)
            password.append(u'-');
        password.append(letters.at(qsizetype(randombytes_uniform(quint32(letters.size())))));
    }
    return password;
}

Error backupRunning()
{
    return Error::nonField(u"A backup is being made already."_s);
}

} // namespace

void OwnerController::sessions(const Identity &who, PageRequest page, const Done<Page<OwnerSession>> &done)
{
    m_services.storage.read<Page<OwnerSession>>(
        m_context,
        [&accounts = m_services.accounts, who, page, isOnline = m_services.isOnline](
            Stores &stores) { return accounts.everybodysSessions(stores, who, page, isOnline); },
        done);
}

void OwnerController::endSession(const Identity &who, SessionId session, const Done<void> &done)
{
    m_services.storage.write<void>(
        m_context,
        [&accounts = m_services.accounts, who, session](
            WriteTransaction &tx) { return accounts.endAnySession(tx, who, session); },
        done);
}

void OwnerController::endSessionsOf(const Identity &who, UserId user, const Done<void> &done)
{
    m_services.storage.write<void>(
        m_context,
        [&accounts = m_services.accounts, who, user](
            WriteTransaction &tx) { return accounts.endAllSessions(tx, who, user); },
        done);
}

void OwnerController::resetPassword(const Identity &who, UserId user, const Done<TemporaryPassword> &done)
{
    if (user == who.user)
        return done(Error::nonField(u"Change your own password in the settings of your account."_s));
    const QString password = temporaryPassword();
    const auto store = [this, who, user, password, done](const QByteArray &hash) {
        if (hash.isEmpty())
            return done(passwordsBusy());
        m_services.storage.write<void>(
            m_context,
            [&accounts = m_services.accounts, who, user, hash](
                WriteTransaction &tx) { return accounts.resetPassword(tx, who, user, hash); },
            [password, done](const Result<void> &stored) {
                if (!stored)
                    return done(stored.error());
                done(TemporaryPassword{password});
            });
    };
    const auto hash = [&passwords = m_services.passwords, password] { return passwords.hash(password); };
    if (!m_passwordJobs.run<QByteArray>(hash, store))
        done(passwordsBusy());
}

void OwnerController::changeRules(const Identity &who, const PlaceRulesChange &change, const Done<PlaceRules> &done)
{
    m_services.storage.write<PlaceRules>(
        m_context,
        [&place = m_services.place, by = who.user, change](
            WriteTransaction &tx) { return place.changeRules(tx, by, change); },
        done);
}

void OwnerController::storage(const Done<StorageReport> &done)
{
    const FiguresSnapshot figures = m_services.figures();
    qint64 backupBytes = 0;
    const BackupState kept = backups();
    for (const KeptBackup &file : kept.files)
        backupBytes += file.bytes;
    m_services.storage.read<StorageReport>(
        m_context,
        [folder = m_services.dataDir, figures, backupBytes](Stores &stores) -> Result<StorageReport> {
            Result<StorageReport> report = stores.attachments().usage(limits::storageShares);
            if (!report)
                return report;
            report->databaseBytes = figures.databaseBytes;
            report->backupBytes = backupBytes;
            report->freeBytes = QStorageInfo(folder).bytesAvailable();
            return report;
        },
        done);
}

PlaceFigures OwnerController::figures() const
{
    const FiguresSnapshot snapshot = m_services.figures();
    PlaceFigures figures;
    figures.uptimeSeconds = snapshot.uptimeSeconds;
    figures.connections = snapshot.connections;
    figures.peopleOnline = snapshot.peopleOnline;
    figures.messages = qint64(snapshot.messages);
    for (const quint32 count : snapshot.messagesPerMinute)
        figures.messagesPerMinute.append(int(count));
    figures.requests = qint64(snapshot.requests);
    figures.latencyP50Us = snapshot.latencyP50Microseconds;
    figures.latencyP99Us = snapshot.latencyP99Microseconds;
    figures.databaseBytes = snapshot.databaseBytes;
    figures.fileBytes = snapshot.mediaBytes;
    return figures;
}

void OwnerController::reports(const Done<QList<Report>> &done)
{
    m_services.storage.read<QList<Report>>(
        m_context, [&clock = m_services.clock](Stores &stores) { return ModerationService(clock).reports(stores); },
        done);
}

void OwnerController::dismissReport(const Identity &who, MessageId message, const Done<void> &done)
{
    m_services.storage.write<void>(
        m_context,
        [&clock = m_services.clock, by = who.user, message](
            WriteTransaction &tx) { return ModerationService(clock).dismiss(tx, by, message); },
        done);
}

void OwnerController::removeReported(const Identity &who, MessageId message, const Done<void> &done)
{
    m_services.storage.write<void>(
        m_context,
        [&clock = m_services.clock, by = who.user, message](
            WriteTransaction &tx) { return ModerationService(clock).remove(tx, by, message); },
        done);
}

void OwnerController::audit(qint64 before, const Done<AuditPage> &done)
{
    m_services.storage.read<AuditPage>(
        m_context, [before](Stores &stores) { return stores.audit().page(before, limits::auditPage); }, done);
}

void OwnerController::checkAudit(const Done<AuditCheck> &done)
{
    m_services.storage.read<AuditCheck>(
        m_context, [](Stores &stores) { return stores.audit().check(); }, done);
}

BackupState OwnerController::backups() const
{
    return m_services.backups->state();
}

Result<BackupState> OwnerController::makeBackup(const Identity &who)
{
    if (!m_services.backups->makeNow(who.user))
        return backupRunning();
    return backups();
}

void OwnerController::writeDown(const Identity &who, AuditAction action, const QString &detail, const Done<void> &done)
{
    const AuditEntry entry{0, m_services.clock.now(), who.user, action, {}, detail};
    m_services.storage.write<void>(
        m_context, [entry](WriteTransaction &tx) { return tx.stores().audit().append(entry); }, done);
}

void OwnerController::setBackupPassphrase(const Identity &who, const QString &passphrase, const Done<void> &done)
{
    if (backups().isRunning)
        return done(backupRunning());
    m_services.backups->setPassphrase(passphrase, [this, who, done](const Result<void> &set) {
        QMetaObject::invokeMethod(m_context,
            [this, who, set, done] { set ? writeDown(who, AuditAction::BackupPassphraseSet, {}, done) : done(set); });
    });
}

void OwnerController::removeBackup(const Identity &who, const QString &name, const Done<void> &done)
{
    if (backups().isRunning)
        return done(backupRunning());
    m_services.backups->remove(name, [this, who, name, done](const Result<void> &removed) {
        QMetaObject::invokeMethod(m_context, [this, who, name, removed, done] {
            removed ? writeDown(who, AuditAction::BackupRemoved, name, done) : done(removed);
        });
    });
}

void OwnerController::setNotice(const Identity &who, const QString &text, const Done<Notice> &done)
{
    m_services.storage.write<Notice>(
        m_context,
        [&place = m_services.place, by = who.user, text](
            WriteTransaction &tx) { return place.setNotice(tx, by, text); },
        done);
}

void OwnerController::notice(const Done<Notice> &done)
{
    m_services.storage.read<Notice>(
        m_context, [](Stores &stores) { return stores.place().notice(); }, done);
}

} // namespace chautari::server
