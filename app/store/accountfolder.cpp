// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accountfolder.h"

#include "shared/json/healthjson.h"
#include "shared/json/userjson.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QSaveFile>

#include <algorithm>
#include <functional>

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr auto recordName = "/account.json"_L1;
constexpr int restoreWaitMs = 500; // for whoever only looks whether there is something to clear away

void removeFolders(const QString &folder, const QString &pattern)
{
    for (const QString &left : QDir(folder).entryList({pattern}, QDir::Dirs | QDir::NoDotAndDotDot))
        QDir(folder + u'/' + left).removeRecursively();
}

Error cannotWrite(const QFileDevice &file)
{
    const bool isFull = file.error() == QFileDevice::ResourceError || file.error() == QFileDevice::WriteError;
    return Error::of(isFull ? ErrorCode::StorageFull : ErrorCode::PermissionDenied, file.errorString());
}

QByteArray toJson(const AccountRecord &record)
{
    JsonWriter w;
    w.beginObject();
    w.key("server_url").value(record.server.toString());
    w.key("web_socket").value(record.webSocket.toString());
    if (!record.keyPin.isEmpty())
        w.key("key_pin").value(record.keyPin);
    if (!record.alsoAt.isEmpty()) {
        w.key("also_at").beginArray();
        for (const QString &place : record.alsoAt)
            w.value(place);
        w.endArray();
    }
    w.key("health");
    write(w, record.health);
    w.key("me");
    write(w, record.me);
    w.endObject();
    return w.take();
}

std::optional<AccountRecord> readRecord(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const Result<QJsonObject> json = parseJsonObject(file.readAll());
    if (!json)
        return std::nullopt;
    JsonReader r(*json);
    AccountRecord record;
    record.server = QUrl(r.string("server_url"));
    record.webSocket = QUrl(r.string("web_socket"));
    record.keyPin = r.stringOr("key_pin");
    if (r.has("also_at"))
        record.alsoAt = r.stringList("also_at");
    record.me = r.object<UserAccount>("me", readUserAccount);
    const Result<Health> health = readHealth(json->value("health"_L1).toObject());
    if (!health || !r.finish(0))
        return std::nullopt;
    record.health = *health;
    return record;
}

// A server's own words become a folder's name here: only what can do no harm is kept of them.
QString asFolderName(QString text)
{
    for (QChar &c : text) {
        const bool isPlain = c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-');
        c = isPlain ? c : QChar(u'_');
    }
    return text.left(80);
}

} // namespace

QString AccountRecord::key() const
{
    if (!folder.isEmpty())
        return folder;
    const QString where = health.server ? health.server->serverId : server.authority();
    return asFolderName(where) + u'-' + QString::number(me.id.value());
}

bool AccountRecord::isSameAs(const AccountRecord &other) const
{
    if (me.id != other.me.id || keyPin != other.keyPin)
        return false;
    return !keyPin.isEmpty() || server.authority() == other.server.authority();
}

QString AccountFolder::nameOf(const QString &root, const AccountRecord &record)
{
    AccountRecord unnamed = record;
    unnamed.folder.clear();
    const QString wanted = unnamed.key();
    QString name = wanted;
    for (int i = 2; QFile::exists(root + u'/' + name + recordName); ++i) {
        const std::optional<AccountRecord> there = readRecord(root + u'/' + name + recordName);
        if (there && there->isSameAs(record))
            break;
        name = wanted + u'-' + QString::number(i);
    }
    return name;
}

Result<std::unique_ptr<AccountFolder>> AccountFolder::open(const QString &root, const AccountRecord &record)
{
    const QString path = root + u'/' + record.key();
    if (!QDir().mkpath(path))
        return Error::of(ErrorCode::PermissionDenied);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    std::unique_ptr<AccountFolder> folder(new AccountFolder(path));
    if (!folder->m_lock.tryLock()) {
        switch (folder->m_lock.error()) {
        case QLockFile::LockFailedError:
            return Error::of(ErrorCode::ServerBusy);
        case QLockFile::UnknownError: // no room for the lock's few bytes
            return Error::of(ErrorCode::StorageFull);
        case QLockFile::PermissionError:
        case QLockFile::NoError:
            return Error::of(ErrorCode::PermissionDenied);
        }
    }
    // Copies in the clear that a backup left behind when it was killed: nobody makes one now, the lock is ours.
    removeFolders(path, u"backup-??????"_s);
    lockRestores(root); // for what it clears away
    // What was known of the account before is good enough to reach what waits in its outbox.
    if (auto saved = folder->save(record); !saved && !QFile::exists(path + recordName))
        return saved.error();
    return folder;
}

std::unique_ptr<QLockFile> AccountFolder::lockRestores(const QString &root)
{
    auto lock = std::make_unique<QLockFile>(root + u"/restore.lock"_s);
    lock->setStaleLockTime(0);
    if (!lock->tryLock(restoreWaitMs))
        return nullptr;
    removeFolders(root, u"restore-??????"_s);
    return lock;
}

AccountFolder::AccountFolder(QString path)
    : m_path(std::move(path))
    , m_lock(m_path + u"/lock"_s)
{
    m_lock.setStaleLockTime(0); // only a process that is gone loses it
}

Result<void> AccountFolder::save(const AccountRecord &record)
{
    QSaveFile file(m_path + recordName);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(file);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(toJson(record));
    if (!file.commit())
        return cannotWrite(file);
    return {};
}

void AccountFolder::removeCaches()
{
    const QDir folder(m_path);
    for (const QString &name : folder.entryList({u"cache.sqlite*"_s}, QDir::Files))
        QFile::remove(folder.filePath(name));
}

void AccountFolder::forget()
{
    QFile::remove(m_path + recordName);
}

QList<AccountRecord> AccountFolder::all(const QString &root)
{
    QList<std::pair<QDateTime, AccountRecord>> found;
    for (const QFileInfo &folder : QDir(root).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString path = folder.filePath() + recordName;
        if (std::optional<AccountRecord> record = readRecord(path)) {
            record->folder = folder.fileName();
            found.append({QFileInfo(path).lastModified(), std::move(*record)});
        }
    }
    std::ranges::stable_sort(found, std::ranges::greater(), [](const auto &one) { return one.first; });
    QList<AccountRecord> records;
    for (auto &[time, record] : found)
        records.append(std::move(record));
    return records;
}

std::optional<AccountRecord> AccountFolder::lastUsed(const QString &root, const QUrl &server)
{
    const QList<AccountRecord> records = all(root);
    const auto found = std::ranges::find_if(
        records, [&server](const AccountRecord &record) { return server.isEmpty() || record.server == server; });
    return found == records.end() ? std::nullopt : std::optional(*found);
}

} // namespace chautari
