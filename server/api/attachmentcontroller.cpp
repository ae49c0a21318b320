// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/attachmentcontroller.h"

#include "server/media/filename.h"

#include <QtCore/QFile>

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

using Kept = Result<QList<AttachmentRecord>>;

Error busy()
{
    constexpr int seconds = 2;
    return Error{ErrorCode::ServerBusy, {}, {}, seconds};
}

//! A row for the file, as far as it can be told without keeping it.
Result<AttachmentRecord> checked(const MediaRules &rules, const UploadedFile &file)
{
    AttachmentRecord record;
    record.fileName = filename::cleaned(file.fileName);
    const Result<MediaType> type = rules.checkName(record.fileName, file.size, rules.fileBytes());
    if (!type)
        return type.error();
    if (const auto fits = MediaRules::checkContent(*type, headOf(file), file.contentType); !fits)
        return fits.error();
    record.kind = type->kind;
    record.contentType = QString::fromLatin1(type->contentType);
    record.fileSize = file.size;
    record.received = file.size;
    record.hash = file.hash;
    return record;
}

void removeAll(const MediaStore &store, const QList<AttachmentRecord> &files)
{
    for (const AttachmentRecord &file : files)
        store.remove(file.storageName);
}

//! All of them or none. In a thread of the disk.
Kept keepAll(const Media &media, const QList<UploadedFile> &files, UserId owner, Timestamp now)
{
    QList<AttachmentRecord> records;
    for (const UploadedFile &file : files) {
        Result<AttachmentRecord> record = checked(media.rules, file);
        if (!record)
            return record.error();
        record->owner = owner;
        record->createdAt = now;
        records.append(std::move(*record));
    }
    for (qsizetype i = 0; i < records.size(); ++i) {
        const Result<QString> name = media.store.keep(*files.at(i).content);
        if (!name) {
            removeAll(media.store, records.first(i));
            return name.error();
        }
        records[i].storageName = *name;
    }
    return records;
}

using Opened = AttachmentController::Opened;

struct Found
{
    Opened opened;
    std::optional<bool> isSound; //!< nullopt: nobody has looked
};

//! Without its bytes. nullopt: there is none, or not for him.
Result<std::optional<Opened>> attachmentNamed(Stores &stores, UserId viewer, const QString &name)
{
    AttachmentStore &attachments = stores.attachments();
    const auto row = viewer.isValid() ? attachments.byStorageNameFor(name, viewer) : attachments.byStorageName(name);
    if (!row)
        return row.error();
    if (!row->has_value())
        return std::optional<Opened>();
    const AttachmentRecord &found = **row;
    return std::optional(Opened{found.fileName, found.contentType, found.hash, {}});
}

//! What it was called on its owner's disk is nobody's business: it is saved as "picture.png".
Result<std::optional<Opened>> pictureNamed(Stores &stores, UserId viewer, const QString &name)
{
    UserStore &users = stores.users();
    const auto row = viewer.isValid() ? users.pictureFor(name, viewer) : users.picture(name);
    if (!row)
        return row.error();
    if (!row->has_value())
        return std::optional<Opened>();
    const PictureRecord &found = **row;
    const QString fileName = u"picture."_s + found.contentType.section(u'/', 1);
    return std::optional(Opened{fileName, found.contentType, found.hash, {}});
}

} // namespace

QByteArray headOf(const UploadedFile &file)
{
    QFile content(file.content ? file.content->path() : QString());
    return content.open(QIODevice::ReadOnly) ? content.read(MediaType::headBytes) : QByteArray();
}

std::optional<Error> takeUpload(const Services &services, UserId user, qint64 bytes)
{
    if (!services.hasRateLimits)
        return std::nullopt;
    const QByteArray key = QByteArray::number(user.value());
    Media &media = services.media;
    if (const int seconds = media.requestRate.peek(key))
        return Error::throttled(seconds);
    if (const int seconds = media.byteRate.peek(key, double(std::max<qint64>(bytes, 1))))
        return Error::throttled(seconds);
    if (bytes > 0) {
        (void)media.requestRate.take(key);
        (void)media.byteRate.take(key, double(bytes));
    }
    return std::nullopt;
}

AttachmentController::AttachmentController(const Services &services, QObject *context, MessageController &messages)
    : m_services(services)
    , m_context(context)
    , m_messages(messages)
{ }

void AttachmentController::send(const Identity &who, const SendMessageRequest &request,
    const QList<UploadedFile> &files, const Done<SentMessage> &done)
{
    if (files.isEmpty())
        return m_messages.send(who, request, done);
    if (files.size() > limits::filesPerMessage)
        return done(attachmentError(u"A message can carry at most %1 files."_s.arg(limits::filesPerMessage)));
    qint64 bytes = 0;
    for (const UploadedFile &file : files)
        bytes += file.size;
    if (const std::optional<Error> refused = takeUpload(m_services, who.user, std::max<qint64>(bytes, 1)))
        return done(*refused);
    Media &media = m_services.media;
    const auto store = [this, who, request, done](const Kept &kept) {
        if (!kept)
            return done(kept.error());
        const auto finish = [this, files = *kept, done](const Result<SentMessage> &sent) {
            // Refused, or a copy of an earlier one: nobody names these files.
            if (!sent || sent->isDuplicate) {
                Media &used = m_services.media;
                const bool isQueued = used.disk.post([&used, files] { removeAll(used.store, files); });
                Q_UNUSED(isQueued); // else the sweep finds them
            } else {
                inspectAll(files, sent->message);
            }
            done(sent);
        };
        m_messages.send(who, request, finish, *kept);
    };
    const bool isQueued = media.disk.run<Kept>(
        m_context,
        [&media, files, owner = who.user, now = m_services.clock.now()] { return keepAll(media, files, owner, now); },
        store);
    if (!isQueued)
        done(busy());
}

void AttachmentController::inspectAll(QList<AttachmentRecord> files, const Message &message) const
{
    if (!m_services.inspectMedia)
        return;
    for (qsizetype i = 0; i < files.size() && i < message.attachments.size(); ++i) {
        files[i].id = message.attachments.at(i).id;
        m_services.inspectMedia(files.at(i));
    }
}

void AttachmentController::open(
    UserId viewer, const QString &storageName, MediaStore::Part part, const Done<Opened> &done)
{
    Media &media = m_services.media;
    const auto query = [&media, viewer, storageName, part](Stores &stores) -> Result<Found> {
        auto found = attachmentNamed(stores, viewer, storageName);
        if (found && !found->has_value())
            found = pictureNamed(stores, viewer, storageName);
        if (!found)
            return found.error();
        if (!found->has_value())
            return Error::notFound();
        // In the reader's thread: an I/O thread must not wait for a disk to find a file.
        auto body = media.store.open(storageName, part);
        if (!body)
            return body.error();
        (*found)->body = *body;
        // A thumbnail can be made again and has no hash.
        const bool hasHash = part == MediaStore::Part::Whole && !(*found)->hash.isEmpty();
        return Found{std::move(**found), hasHash ? media.soundness.known(storageName, **body) : true};
    };
    m_services.storage.read<Found>(m_context, query, [this, storageName, done](const Result<Found> &found) {
        if (!found)
            return done(found.error());
        if (!found->isSound)
            return examine(storageName, found->opened, done);
        done(*found->isSound ? Result<Opened>(found->opened) : Error::notFound());
    });
}

void AttachmentController::examine(const QString &storageName, const Opened &opened, const Done<Opened> &done)
{
    Media &media = m_services.media;
    const bool isQueued = media.disk.run<bool>(
        m_context,
        [&media, storageName, opened] { return media.soundness.examine(storageName, *opened.body, opened.hash); },
        [opened, done](bool isSound) { done(isSound ? Result<Opened>(opened) : Error::notFound()); });
    if (!isQueued)
        done(busy());
}

} // namespace chautari::server
