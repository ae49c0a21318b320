// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/mediainspector.h"

#include "shared/core/logging.h"

#include <algorithm>

namespace chautari::server {

namespace {

Result<void> tell(WriteTransaction &tx, MessageId id, UserId sender)
{
    auto message = tx.stores().messages().byIdFor(id, sender);
    if (!message || !message->has_value())
        return message ? Result<void>() : message.error();
    auto conversation = tx.stores().conversations().byId((*message)->conversation);
    if (!conversation || !conversation->has_value())
        return conversation ? Result<void>() : conversation.error();
    if (auto touched = tx.stores().messages().touch(**conversation, **message); !touched)
        return touched;
    tx.publish(MessageChanged{**message, **conversation});
    return {};
}

//! False: it was deleted while the program looked.
Result<bool> note(WriteTransaction &tx, const AttachmentRecord &attachment)
{
    const auto row = tx.stores().attachments().byIdFor(attachment.id, attachment.owner);
    if (!row)
        return row.error();
    if (!row->has_value())
        return false;
    if (auto set = tx.stores().attachments().setProbed(attachment); !set)
        return set.error();
    // An upload has a message only later, and tells then.
    if ((*row)->message.isValid()) {
        if (auto told = tell(tx, (*row)->message, attachment.owner); !told)
            return told.error();
    }
    return true;
}

} // namespace

MediaInspector::MediaInspector(Storage &storage, const MediaStore &store, const QString &program, QObject *context)
    : m_storage(storage)
    , m_store(store)
    , m_probe(program)
    , m_context(context)
{ }

void MediaInspector::inspect(const AttachmentRecord &attachment)
{
    if (attachment.kind == MessageType::File)
        return;
    const bool isQueued = m_queue.post([this, attachment] { look(attachment); });
    if (!isQueued)
        qCInfo(logServer, "Too many files wait for their preview: one goes without.");
}

void MediaInspector::stop()
{
    m_isStopping = true;
    m_queue.finish(-1);
}

void MediaInspector::look(AttachmentRecord attachment)
{
    if (m_isStopping)
        return;
    const auto file = m_store.open(attachment.storageName);
    if (!file)
        return;
    const std::optional<MediaFacts> facts = m_probe.look(**file, MediaType::extensionOf(attachment.fileName));
    if (!facts)
        return;
    attachment.width = facts->width;
    attachment.height = facts->height;
    attachment.preview = facts->blurHash;
    attachment.durationMs = facts->durationMs;
    attachment.waveform = facts->waveform;
    attachment.hasThumbnail
        = !facts->thumbnail.isEmpty() && m_store.saveThumbnail(attachment.storageName, facts->thumbnail).hasValue();
    const auto noted = [&store = m_store, name = attachment.storageName](const Result<bool> &isThere) {
        if (!isThere)
            qCWarning(logServer, "A preview could not be stored: %s", qUtf8Printable(isThere.error().firstMessage()));
        else if (!*isThere)
            store.remove(name); // the thumbnail that came too late
    };
    m_storage.write<bool>(
        m_context, [attachment](WriteTransaction &tx) { return note(tx, attachment); }, noted);
}

} // namespace chautari::server
