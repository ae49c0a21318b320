// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/uploadcontroller.h"

#include "server/api/attachmentcontroller.h"
#include "server/domain/filequota.h"
#include "server/media/filename.h"

namespace chautari::server {

using namespace Qt::StringLiterals;

namespace {

Error notFound()
{
    return Error::of(ErrorCode::NotFound, u"Not found."_s);
}

Error busy()
{
    constexpr int seconds = 2;
    return Error{ErrorCode::ServerBusy, {}, {}, seconds};
}

Result<AttachmentRecord> rowOf(Stores &stores, AttachmentId id, UserId owner)
{
    auto row = stores.attachments().byIdFor(id, owner);
    if (!row)
        return row.error();
    if (!row->has_value())
        return notFound();
    return std::move(**row);
}

MediaType typeOf(const AttachmentRecord &row)
{
    // The name was checked when the upload began.
    return MediaType::byExtension(MediaType::extensionOf(row.fileName)).value_or(MediaType());
}

} // namespace

UploadController::UploadController(const Services &services, QObject *context)
    : m_services(services)
    , m_context(context)
{ }

Upload UploadController::viewOf(const AttachmentRecord &row) const
{
    Upload upload{row.id, row.received, row.fileSize, limits::uploadPartBytes, {}};
    if (row.isReady)
        upload.attachment = attachmentView(row, &m_services.media.links);
    return upload;
}

void UploadController::create(const Identity &who, const CreateUploadRequest &request, const Done<Upload> &done)
{
    Media &media = m_services.media;
    AttachmentRecord row;
    row.owner = who.user;
    row.fileName = filename::cleaned(request.fileName);
    const Result<MediaType> type
        = media.rules.checkName(row.fileName, std::max<qint64>(0, request.fileSize), media.uploadBytes);
    if (!type)
        return done(Error::invalidField(u"file_name"_s, type.error().firstMessage()));
    if (!type->agreesWith(request.contentType.toUtf8()))
        return done(Error::invalidField(u"content_type"_s, u"This content type does not fit the file's extension."_s));
    if (const std::optional<Error> refused = takeUpload(m_services, who.user, request.fileSize))
        return done(*refused);
    row.kind = type->kind;
    row.contentType = QString::fromLatin1(type->contentType);
    row.fileSize = request.fileSize;
    row.createdAt = m_services.clock.now();
    row.isReady = false;
    const auto insert = [this, row, done](const Result<QString> &name) mutable {
        if (!name)
            return done(name.error());
        row.storageName = *name;
        m_services.storage.write<AttachmentId>(
            m_context,
            [&directory = m_services.directory, row](WriteTransaction &tx) -> Result<AttachmentId> {
                if (auto fits = checkFileQuota(tx.stores(), directory, row.owner, row.fileSize); !fits)
                    return fits.error();
                return tx.stores().attachments().insert(row);
            },
            [this, row, done](const Result<AttachmentId> &id) mutable {
                if (!id)
                    return done(id.error()); // the empty file goes with the next sweep
                row.id = *id;
                done(viewOf(row));
            });
    };
    if (!media.disk.run<Result<QString>>(
            m_context, [&media] { return media.store.create(); }, insert))
        done(busy());
}

void UploadController::state(const Identity &who, AttachmentId id, const Done<Upload> &done)
{
    m_services.storage.read<AttachmentRecord>(
        m_context, [id, owner = who.user](Stores &stores) { return rowOf(stores, id, owner); },
        [this, done](const Result<AttachmentRecord> &row) { row ? done(viewOf(*row)) : done(row.error()); });
}

void UploadController::append(const Identity &who, AttachmentId id, qint64 offset,
    const std::shared_ptr<const UploadedFile> &part, const Done<Appended> &done)
{
    if (!m_services.media.begin(id))
        return done(busy());
    const auto finish = [&media = m_services.media, id, done](Result<Appended> appended) {
        media.end(id);
        done(std::move(appended));
    };
    const auto check = [this, offset, part, finish](const Result<AttachmentRecord> &row) {
        if (!row)
            return finish(row.error());
        if (row->isReady || offset != row->received)
            return finish(Appended{viewOf(*row), true});
        if (part->isOverLimit || part->size > row->fileSize - row->received)
            return finish(Error::of(ErrorCode::PayloadTooLarge, u"The part is larger than what is missing."_s));
        if (part->size == 0)
            return finish(Appended{viewOf(*row), false});
        place(*row, part, finish);
    };
    m_services.storage.read<AttachmentRecord>(
        m_context, [id, owner = who.user](Stores &stores) { return rowOf(stores, id, owner); }, check);
}

void UploadController::place(
    const AttachmentRecord &row, const std::shared_ptr<const UploadedFile> &part, const Done<Appended> &done)
{
    using Contents = Result<MediaStore::Contents>;
    const qint64 end = row.received + part->size;
    const auto job = [&store = m_services.media.store, row, part, end]() -> Contents {
        if (auto added = store.append(row.storageName, row.received, part->content->path()); !added)
            return added.error();
        if (end < row.fileSize)
            return MediaStore::Contents();
        return store.read(row.storageName, MediaType::headBytes);
    };
    const bool isQueued = m_services.media.disk.run<Contents>(
        m_context, job, [this, row, end, done](const Contents &whole) { note(row, end, whole, done); });
    if (!isQueued)
        done(busy());
}

void UploadController::note(
    const AttachmentRecord &row, qint64 end, const Result<MediaStore::Contents> &whole, const Done<Appended> &done)
{
    if (!whole)
        return done(whole.error());
    AttachmentRecord next = row;
    next.received = end;
    next.isReady = end == row.fileSize;
    std::optional<Error> problem;
    if (next.isReady) {
        next.hash = whole->hash;
        if (const auto fits = MediaRules::checkContent(typeOf(row), whole->head, {}); !fits)
            problem = fits.error();
    }
    const auto command = [next, from = row.received, isRefused = problem.has_value()](WriteTransaction &tx) {
        AttachmentStore &attachments = tx.stores().attachments();
        if (isRefused)
            return attachments.removeUnused(next.id, next.owner);
        Result<bool> added = attachments.addReceived(next.id, next.owner, from, next.received);
        return added && *added && next.isReady ? attachments.finish(next) : added;
    };
    m_services.storage.write<bool>(m_context, command, [this, next, problem, done](const Result<bool> &written) {
        if (!written)
            return done(written.error());
        if (problem)
            return done(*problem);
        if (!*written)
            return done(notFound()); // cancelled meanwhile
        if (next.isReady && m_services.inspectMedia)
            m_services.inspectMedia(next);
        done(Appended{viewOf(next), false});
    });
}

void UploadController::cancel(const Identity &who, AttachmentId id, const Done<void> &done)
{
    m_services.storage.write<bool>(
        m_context,
        [id, owner = who.user](WriteTransaction &tx) { return tx.stores().attachments().removeUnused(id, owner); },
        [done](const Result<bool> &removed) {
            if (!removed)
                return done(removed.error());
            done(*removed ? Result<void>() : notFound());
        });
}

} // namespace chautari::server
