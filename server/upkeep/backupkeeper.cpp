// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/upkeep/backupkeeper.h"

#include "server/upkeep/backup.h"
#include "server/upkeep/keyenvelope.h"
#include "server/upkeep/newfile.h"
#include "server/upkeep/systemfiles.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtCore/QSaveFile>
#include <QtCore/QTimeZone>

#include <algorithm>
#include <pthread.h>
#include <sodium.h>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds scheduleLook{30};
constexpr qint64 retrySeconds = 15 * 60; //!< after a failure
const QString timeFormat = u"yyyyMMdd'T'HHmmss'Z'"_s;

QString nameOf(Timestamp at, bool isScheduled, bool hasKeys)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(at.microseconds() / 1000, QTimeZone::utc());
    return "chautari-"_L1 + time.toString(timeFormat) + (isScheduled ? "-scheduled"_L1 : ""_L1)
        + (hasKeys ? "-with-keys"_L1 : ""_L1) + ".tar"_L1;
}

bool isOfSchedule(const QString &name)
{
    return name.contains("-scheduled"_L1);
}

} // namespace

BackupKeeper::BackupKeeper(Options options, const Clock &clock)
    : m_options(std::move(options))
    , m_clock(clock)
    , m_folder(QDir(m_options.dataDir).absoluteFilePath(u"backups"_s))
    , m_keys(m_options.dataDir + u"/keys"_s)
    , m_seal(m_keys + u'/' + backupSealFile)
{
    m_state.folder = m_folder;
}

BackupKeeper::~BackupKeeper()
{
    stop();
}

void BackupKeeper::start()
{
    m_thread = std::thread([this] { loop(); });
}

void BackupKeeper::requestStop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wakeUp.notify_one();
}

void BackupKeeper::stop()
{
    requestStop();
    if (m_thread.joinable())
        m_thread.join();
}

void BackupKeeper::setRules(const PlaceRules &rules)
{
    {
        const std::lock_guard lock(m_mutex);
        m_rules = rules;
    }
    m_wakeUp.notify_one();
}

BackupState BackupKeeper::state() const
{
    const std::lock_guard lock(m_mutex);
    return m_state;
}

bool BackupKeeper::makeNow(UserId by)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_state.isRunning)
            return false;
        m_state.isRunning = true;
    }
    enqueue([this, by] { make(by, false); });
    return true;
}

void BackupKeeper::setPassphrase(const QString &passphrase, const Done &done)
{
    enqueue([this, passphrase = passphrase.toUtf8(), done] {
        const auto seal = sealFor(passphrase);
        if (!seal)
            return done(seal.error());
        QSaveFile file(m_seal);
        const bool isWritten = file.open(QIODevice::WriteOnly)
            && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(*seal) == seal->size()
            && file.commit();
        if (!isWritten)
            return done(problem(u"The file %1 could not be written: %2"_s.arg(m_seal, file.errorString())));
        look();
        done({});
    });
}

void BackupKeeper::remove(const QString &name, const Done &done)
{
    enqueue([this, name, done] {
        // A name of ours has no slash in it.
        const bool isGone = fileOf(name, 0) && QFile::remove(m_folder + u'/' + name);
        look();
        done(isGone ? Result<void>() : Error::notFound());
    });
}

std::optional<KeptBackup> BackupKeeper::fileOf(const QString &name, qint64 bytes)
{
    static const QRegularExpression pattern(
        QRegularExpression::anchoredPattern(uR"(chautari-([0-9]{8}T[0-9]{6}Z)(?:-scheduled)?(-with-keys)?\.tar)"_s));
    const QRegularExpressionMatch match = pattern.match(name);
    QDateTime madeAt = QDateTime::fromString(match.captured(1), timeFormat);
    if (!match.hasMatch() || !madeAt.isValid())
        return std::nullopt;
    madeAt.setTimeZone(QTimeZone::utc());
    return KeptBackup{name, bytes, Timestamp(madeAt.toMSecsSinceEpoch() * 1000), !match.captured(2).isEmpty()};
}

void BackupKeeper::enqueue(std::function<void()> job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wakeUp.notify_one();
}

void BackupKeeper::loop()
{
    pthread_setname_np(pthread_self(), "chautari-backup");
    // What was being made when the server was killed; nobody else makes one here.
    for (const QString &left : QDir(m_folder).entryList({u"chautari-*.tar.partial"_s}, QDir::Files))
        QFile::remove(m_folder + u'/' + left);
    look();
    std::unique_lock lock(m_mutex);
    while (!m_isStopping) {
        if (!m_jobs.empty()) {
            const std::function<void()> job = std::move(m_jobs.front());
            m_jobs.pop_front();
            lock.unlock();
            job();
            lock.lock();
        } else if (isDue()) {
            m_state.isRunning = true;
            m_lastTry = m_clock.now();
            lock.unlock();
            make({}, true);
            lock.lock();
        } else {
            m_wakeUp.wait_for(lock, scheduleLook);
        }
    }
}

bool BackupKeeper::isDue() const
{
    if (m_rules.backupHours == 0 || m_state.isRunning)
        return false;
    const Timestamp now = m_clock.now();
    if (m_lastTry.isValid() && now >= m_lastTry && now < m_lastTry.plusSeconds(retrySeconds))
        return false;
    // One of the future was made while the clock was wrong, and says nothing.
    const auto newest = std::ranges::find_if(
        m_state.files, [now](const KeptBackup &file) { return isOfSchedule(file.name) && file.madeAt <= now; });
    return newest == m_state.files.end() || newest->madeAt.plusSeconds(m_rules.backupHours * 3600LL) <= now;
}

bool BackupKeeper::isStopping() const
{
    const std::lock_guard lock(m_mutex);
    return m_isStopping;
}

void BackupKeeper::make(UserId by, bool isScheduled)
{
    const Result<void> written = write(isScheduled);
    const QString trouble = written ? QString() : written.error().firstMessage();
    if (isScheduled && written) {
        int kept = 0;
        {
            const std::lock_guard lock(m_mutex);
            kept = m_rules.backupsKept;
        }
        prune(kept);
    }
    look();
    {
        const std::lock_guard lock(m_mutex);
        m_state.isRunning = false;
        m_state.problem = trouble;
        if (m_isStopping)
            return; // nobody can write it down any more
    }
    m_options.onDone(by, trouble);
}

Result<void> BackupKeeper::write(bool isScheduled)
{
    if (sodium_init() < 0)
        return problem(u"The cryptography library cannot be used."_s);
    if (auto made = makeFolder(m_folder); !made)
        return made;
    const auto sealedKeys = sealKeysOfToday();
    if (!sealedKeys)
        return sealedKeys.error();
    NewFile file(m_folder + u'/' + nameOf(m_clock.now(), isScheduled, !sealedKeys->isEmpty()));
    if (auto opened = file.open(); !opened)
        return opened;
    const auto held = m_options.holdFiles();
    const auto summary
        = Backup(m_options.dataDir, [this] { return isStopping(); }).writeTo(file.descriptor(), *sealedKeys);
    return summary ? file.finish() : summary.error();
}

//! Empty without a passphrase.
Result<QByteArray> BackupKeeper::sealKeysOfToday() const
{
    QFile seal(m_seal);
    if (!seal.exists())
        return QByteArray();
    if (!seal.open(QIODevice::ReadOnly))
        return problem(u"The file %1 cannot be read: %2"_s.arg(m_seal, seal.errorString()));
    const auto keys = readBackupKeys(m_keys);
    return keys ? sealKeys(*keys, seal.readAll()) : keys.error();
}

//! The oldest go. One of the future stands for no other, least for the one that was just made.
void BackupKeeper::prune(int kept)
{
    const Timestamp now = m_clock.now();
    const QStringList names = QDir(m_folder).entryList({u"chautari-*.tar"_s}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QString &name : names) {
        const auto file = fileOf(name, 0);
        if (file && isOfSchedule(name) && file->madeAt <= now && kept-- <= 0)
            QFile::remove(m_folder + u'/' + name);
    }
}

void BackupKeeper::look()
{
    QList<KeptBackup> files;
    const QFileInfoList found
        = QDir(m_folder).entryInfoList({u"chautari-*.tar"_s}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QFileInfo &info : found) {
        if (auto file = fileOf(info.fileName(), info.size()))
            files.append(*file);
    }
    const bool hasPassphrase = QFile::exists(m_seal);
    const std::lock_guard lock(m_mutex);
    m_state.files = std::move(files);
    m_state.hasPassphrase = hasPassphrase;
}

} // namespace chautari::server
