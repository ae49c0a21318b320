// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/transcriptspool.h"

#include "shared/json/messagejson.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace chautari {

Result<void> TranscriptSpool::prepend(const QList<Message> &page)
{
    if (!m_file.isOpen() && !m_file.open())
        return Error::of(ErrorCode::StorageFull, m_file.errorString());
    JsonWriter w;
    w.beginArray();
    for (const Message &message : page)
        write(w, message);
    w.endArray();
    const QByteArray json = w.take();
    const qint64 offset = m_pages.isEmpty() ? 0 : m_pages.constLast().offset + m_pages.constLast().bytes;
    if (!m_file.seek(offset) || m_file.write(json) != json.size() || !m_file.flush())
        return Error::of(ErrorCode::StorageFull, m_file.errorString());
    m_pages.append({offset, json.size()});
    m_messages += page.size();
    return {};
}

Result<void> TranscriptSpool::read(const std::function<bool(const QList<Message> &)> &told)
{
    for (qsizetype i = m_pages.size(); i-- > 0;) {
        m_file.seek(m_pages[i].offset);
        const QJsonArray array = QJsonDocument::fromJson(m_file.read(m_pages[i].bytes)).array();
        QList<Message> page;
        for (const QJsonValue &value : array) {
            const QJsonObject object = value.toObject();
            JsonReader r(object);
            page.append(readMessage(r));
        }
        if (!told(page))
            break;
    }
    return {};
}

} // namespace chautari
