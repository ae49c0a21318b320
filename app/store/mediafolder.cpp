// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/mediafolder.h"

#include "shared/core/logging.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

#include <algorithm>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr auto partSuffix = ".part"_L1;

QString prefixOf(MessageId message)
{
    return QString::number(message.value()) + u'-';
}

QString nameOf(const MediaKey &key)
{
    return prefixOf(key.message) + QString::number(key.attachment.value())
        + (key.size == MediaSize::Preview ? ".preview"_L1 : ".whole"_L1);
}

} // namespace

MediaFolder::MediaFolder(QString path, qint64 budget)
    : m_path(std::move(path))
    , m_budget(budget)
{
    QDir().mkpath(m_path);
    QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    for (const QFileInfo &file : QDir(m_path).entryInfoList(QDir::Files)) {
        if (file.fileName().endsWith(partSuffix)) {
            QFile::remove(file.filePath()); // the program ended while it came
            continue;
        }
        m_entries.insert(file.fileName(), {file.size(), file.lastModified()});
        m_bytes += file.size();
    }
}

QString MediaFolder::find(const MediaKey &key)
{
    const QString name = nameOf(key);
    const auto entry = m_entries.find(name);
    if (entry == m_entries.end())
        return {};
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadWrite)) { // somebody tidied up behind us
        m_bytes -= entry->bytes;
        m_entries.erase(entry);
        return {};
    }
    entry->used = QDateTime::currentDateTimeUtc();
    file.setFileTime(entry->used, QFileDevice::FileModificationTime);
    return file.fileName();
}

QString MediaFolder::partPath(const MediaKey &key) const
{
    return pathOf(nameOf(key)) + partSuffix;
}

Result<QString> MediaFolder::keep(const MediaKey &key)
{
    const QString name = nameOf(key);
    const QString path = pathOf(name);
    QFile::remove(path);
    if (!QFile::rename(partPath(key), path))
        return Error::of(ErrorCode::PermissionDenied);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    note(name);
    return path;
}

void MediaFolder::adopt(const MediaKey &key, const QString &source)
{
    const QString part = partPath(key);
    QFile::remove(part);
    if (!QFile::copy(source, part) || !keep(key))
        qCInfo(logClient) << "a file that was sent is not kept; it will be loaded again";
}

void MediaFolder::note(const QString &name)
{
    const qint64 bytes = QFileInfo(pathOf(name)).size();
    Entry &entry = m_entries[name];
    m_bytes += bytes - entry.bytes;
    entry = {bytes, QDateTime::currentDateTimeUtc()};
    makeRoom(name);
}

void MediaFolder::remove(const QString &name)
{
    QFile::remove(pathOf(name));
    m_bytes -= m_entries.take(name).bytes;
}

// Down to nine tenths, so that a full folder is not sorted for every picture.
void MediaFolder::makeRoom(const QString &spared)
{
    if (m_bytes <= m_budget)
        return;
    QStringList names = m_entries.keys();
    std::ranges::sort(names, {}, [this](const QString &name) { return m_entries.value(name).used; });
    for (const QString &name : std::as_const(names)) {
        if (m_bytes <= m_budget / 10 * 9)
            return;
        if (name != spared)
            remove(name);
    }
}

void MediaFolder::removeOf(MessageId message)
{
    const QString prefix = prefixOf(message);
    for (const QString &name : m_entries.keys()) {
        if (name.startsWith(prefix))
            remove(name);
    }
}

// What is still coming too: it has no entry yet.
void MediaFolder::clear()
{
    for (const QString &name : QDir(m_path).entryList(QDir::Files))
        QFile::remove(pathOf(name));
    m_entries.clear();
    m_bytes = 0;
}

} // namespace chautari
