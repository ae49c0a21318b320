// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ui/chat/attachmentfiles.h"

#include "app/models/displaytext.h"
#include "app/ui/widgets/picturereading.h"

namespace chautari {

using namespace Qt::StringLiterals;

namespace {

constexpr int pictureKiB = 96 * 1024;
// A picture without a small version of itself comes unasked up to here; a larger one when it is clicked on.
constexpr qint64 unaskedBytes = 2 * 1024 * 1024;
// A voice message that was on the screen can be heard without a connection: two minutes of speech and more.
constexpr qint64 unaskedVoiceBytes = 1024 * 1024;

QString keyOf(MessageId message, AttachmentId attachment)
{
    return QString::number(message.value()) + u'-' + QString::number(attachment.value());
}

QString waitingKey(const MessageRow &row, int attachment)
{
    return row.message.clientMessageId + u'.' + QString::number(attachment);
}

QString keyOf(const MessageRow &row, int attachment)
{
    return row.isStored() ? keyOf(row.message.id, row.message.attachments.at(attachment).id)
                          : waitingKey(row, attachment);
}

} // namespace

QString safeFileName(const QString &told)
{
    QString name = displaytext::name(told);
    name.replace(u'/', u'_').replace(u'\\', u'_');
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    return name.isEmpty() ? u"file"_s : name.right(120);
}

AttachmentFiles::AttachmentFiles(ChatSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_pictures(pictureKiB)
{
    m_pool.setMaxThreadCount(1);
    connect(&session, &ChatSession::uploadProgressed, this, [this](const UploadProgress &upload) {
        m_uploads.insert(upload.clientMessageId, double(upload.sent) / double(qMax<qint64>(1, upload.total)));
        Q_EMIT changed();
    });
    connect(&session, &ChatSession::mediaChanged, this, [this](const MediaEvent &media) { handle(media); });
}

AttachmentFiles::~AttachmentFiles()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void AttachmentFiles::reset()
{
    ++m_generation;
    m_pool.clear();
    for (File &file : m_files)
        file.waiting.clear();
    m_files.clear();
    m_uploads.clear();
    m_pictures.clear();
}

TileState AttachmentFiles::state(const MessageRow &row, int attachment, QSize pixels)
{
    const Attachment &told = row.message.attachments.at(attachment);
    const QString key = keyOf(row, attachment);
    File &file = m_files[key];
    TileState state{file.bytes, file.progress, false, {}};
    if (!row.isStored()) {
        state.bytes = row.delivery == DeliveryState::Sending ? TileState::Bytes::Coming : TileState::Bytes::Here;
        state.progress = m_uploads.value(row.message.clientMessageId, -1);
        state.canCancel = state.bytes == TileState::Bytes::Coming;
    }
    if (isVoice(told)) {
        if (row.isStored() && !file.isAsked && told.fileSize <= unaskedVoiceBytes) {
            file.isAsked = true;
            m_session.fetchMedia(row.message, told, MediaSize::Whole);
        }
        return state;
    }
    if (told.kind != MessageType::Image)
        return state;
    const QImage *picture = m_pictures.object(key);
    if (!picture && row.isStored() && !row.message.clientMessageId.isEmpty())
        picture = m_pictures.object(waitingKey(row, attachment)); // it was mine a moment ago
    if (picture)
        state.picture = *picture;
    file.isPicture = true;
    file.pixels = pixels;
    if (file.isAsked || m_pictures.contains(key))
        return state;
    const bool hasPreview = !told.thumbnailUrl.isEmpty();
    if (const QString local = row.localFiles.value(attachment); !local.isEmpty()) {
        file.isAsked = true;
        read(key, local, pixels);
    } else if (row.isStored() && (hasPreview || told.fileSize <= unaskedBytes)) {
        file.isAsked = true;
        m_session.fetchMedia(row.message, told, hasPreview ? MediaSize::Preview : MediaSize::Whole);
    }
    return state;
}

QString AttachmentFiles::pathOf(const MessageRow &row, int attachment) const
{
    return row.isStored() ? m_files.value(keyOf(row, attachment)).path : row.localFiles.value(attachment);
}

void AttachmentFiles::want(const MessageRow &row, int attachment, FileCallback done)
{
    if (!row.isStored()) {
        done(row.localFiles.value(attachment), {});
        return;
    }
    const Attachment &told = row.message.attachments.at(attachment);
    File &file = m_files[keyOf(row, attachment)];
    if (!file.path.isEmpty()) {
        done(file.path, {});
        return;
    }
    file.waiting.append(std::move(done));
    m_session.fetchMedia(row.message, told, MediaSize::Whole);
}

void AttachmentFiles::answer(File &file, const QString &path, const Error &error)
{
    const QList<FileCallback> waiting = std::exchange(file.waiting, {}); // they may ask for more
    for (const FileCallback &done : waiting)
        done(path, error);
}

void AttachmentFiles::handle(const MediaEvent &media)
{
    const QString key = keyOf(media.key.message, media.key.attachment);
    const auto found = m_files.find(key);
    if (found == m_files.end())
        return; // of another conversation
    const bool isWhole = media.key.size == MediaSize::Whole;
    switch (media.state) {
    case MediaState::Coming:
        found->bytes = TileState::Bytes::Coming;
        found->progress = media.total > 0 ? double(media.received) / double(media.total) : -1;
        break;
    case MediaState::Here:
        found->bytes = TileState::Bytes::Here;
        if (found->isPicture && !m_pictures.contains(key))
            read(key, media.path, found->pixels);
        if (isWhole) {
            found->path = media.path;
            answer(*found, media.path, {});
        }
        break;
    case MediaState::Failed:
        found->bytes = TileState::Bytes::Failed;
        if (isWhole)
            answer(*found, {}, media.error);
        break;
    }
    Q_EMIT changed();
}

void AttachmentFiles::read(const QString &key, const QString &path, QSize pixels)
{
    m_pool.start([this, key, path, pixels, generation = m_generation] {
        const QImage picture = readPicture(path, pixels);
        QMetaObject::invokeMethod(
            this, [this, key, picture, generation] { handleRead(key, picture, generation); }, Qt::QueuedConnection);
    });
}

void AttachmentFiles::handleRead(const QString &key, const QImage &picture, int generation)
{
    if (generation != m_generation)
        return;
    if (picture.isNull())
        m_files[key].bytes = TileState::Bytes::Failed;
    else
        m_pictures.insert(key, new QImage(picture), int(picture.sizeInBytes() / 1024) + 1);
    Q_EMIT changed();
}

} // namespace chautari
