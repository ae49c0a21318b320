// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/mediahousekeeper.h"

#include "server/media/mediastore.h"
#include "shared/core/clock.h"
#include "shared/core/limits.h"
#include "shared/core/logging.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QTimerEvent>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int tidyMs = 15'000; // deleted is gone within 60 s (rulings.md 29), also when a wake() was lost
constexpr int sweepMs = 250; // between two of the folders
constexpr int folders = 256;
constexpr int filesAtOnce = 100;

void complain(const Error &error)
{
    qCWarning(logServer, "Old files could not be removed: %s", qUtf8Printable(error.firstMessage()));
}

//! The whole files in one folder that are old enough to have a row.
QStringList oldNames(const QString &folder)
{
    const QDateTime young = QDateTime::currentDateTimeUtc().addSecs(-limits::orphanSeconds);
    QStringList names;
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files | QDir::Hidden | QDir::System);
    for (const QFileInfo &file : files) {
        const QString name = file.fileName().left(file.fileName().indexOf(u'.'));
        if (MediaStore::isName(name) && file.lastModified() < young && !names.contains(name))
            names.append(name);
    }
    return names;
}

} // namespace

MediaHousekeeper::MediaHousekeeper(Storage &storage, const MediaStore &store, const Clock &clock)
    : m_storage(storage)
    , m_store(store)
    , m_clock(clock)
    , m_settledClock(clock)
{
    m_thread.setObjectName(u"housekeeper"_s);
    moveToThread(&m_thread);
}

MediaHousekeeper::~MediaHousekeeper()
{
    stop();
}

void MediaHousekeeper::start()
{
    m_thread.start();
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_timer.start(tidyMs, Qt::VeryCoarseTimer, this);
            tidy();
        },
        Qt::QueuedConnection);
}

void MediaHousekeeper::stop()
{
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_timer.stop();
            m_sweepTimer.stop();
            m_thread.quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

void MediaHousekeeper::wake()
{
    QMetaObject::invokeMethod(this, &MediaHousekeeper::removeDoomed, Qt::QueuedConnection);
}

void MediaHousekeeper::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_sweepTimer.timerId())
        sweepFolder();
    else
        tidy();
}

void MediaHousekeeper::tidy()
{
    if (m_settledClock.isSettled()) {
        expireUploads();
        if (m_folder < folders && !m_sweepTimer.isActive())
            m_sweepTimer.start(sweepMs, Qt::CoarseTimer, this);
    }
    removeDoomed();
}

void MediaHousekeeper::expireUploads()
{
    const Timestamp before = m_clock.now().plusSeconds(-limits::unusedUploadSeconds);
    m_storage.write<int>(
        this,
        [before](WriteTransaction &tx) { return tx.stores().attachments().removeUnusedBefore(before, filesAtOnce); },
        [this](const Result<int> &removed) {
            if (!removed)
                return complain(removed.error());
            if (*removed > 0)
                removeDoomed();
        });
}

void MediaHousekeeper::removeDoomed()
{
    m_isAskedAgain = m_isRemoving;
    if (m_isRemoving)
        return;
    m_isRemoving = true;
    m_storage.read<QStringList>(
        this, [](Stores &stores) { return stores.attachments().doomed(filesAtOnce); },
        [this](const Result<QStringList> &names) {
            m_isRemoving = false;
            if (!names)
                return complain(names.error());
            QStringList gone;
            const std::lock_guard lock(m_removing);
            for (const QString &name : *names) {
                if (m_store.remove(name))
                    gone.append(name);
            }
            if (!gone.isEmpty())
                forget(gone, names->size() == filesAtOnce);
            else if (m_isAskedAgain)
                removeDoomed();
        });
}

//! After the files are gone: a crash before this only makes the next start look for them in vain.
void MediaHousekeeper::forget(const QStringList &names, bool isMore)
{
    m_isRemoving = true;
    m_storage.write<bool>(
        this,
        [names](WriteTransaction &tx) -> Result<bool> {
            if (auto forgotten = tx.stores().attachments().forgetDoomed(names); !forgotten)
                return forgotten.error();
            return true;
        },
        [this, isMore](const Result<bool> &done) {
            m_isRemoving = false;
            if (!done)
                complain(done.error());
            else if (isMore || m_isAskedAgain)
                removeDoomed();
        });
}

void MediaHousekeeper::sweepFolder()
{
    if (m_folder == folders || !m_settledClock.isSettled()) {
        m_sweepTimer.stop();
        return;
    }
    const QString folder = m_store.folder() + u'/' + u"%1"_s.arg(m_folder++, 2, 16, QLatin1Char('0'));
    const QStringList names = oldNames(folder);
    if (!names.isEmpty())
        removeUnknown(names);
}

void MediaHousekeeper::removeUnknown(const QStringList &names)
{
    const auto query = [names](Stores &stores) -> Result<QStringList> {
        QStringList unknown;
        for (const QString &name : names) {
            const Result<bool> isKnown = stores.attachments().hasStorageName(name);
            if (!isKnown)
                return isKnown.error();
            if (!*isKnown)
                unknown.append(name);
        }
        return unknown;
    };
    m_storage.read<QStringList>(this, query, [this](const Result<QStringList> &unknown) {
        if (!unknown)
            return complain(unknown.error());
        const std::lock_guard lock(m_removing);
        for (const QString &name : *unknown)
            m_store.remove(name);
    });
}

} // namespace chautari::server
