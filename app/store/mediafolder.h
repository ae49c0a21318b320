// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/ids.h"
#include "shared/core/result.h"

#include <QtCore/QDateTime>
#include <QtCore/QHash>

namespace chautari {

//! A small picture to show in a list, or the file itself.
enum class MediaSize { Preview, Whole };

//! Which file of which message.
struct MediaKey
{
    MessageId message;
    AttachmentId attachment; //!< invalid where a server gives files no number: a message has one there
    MediaSize size = MediaSize::Preview;

    friend bool operator==(const MediaKey &, const MediaKey &) = default;
};

inline size_t qHash(const MediaKey &key, size_t seed = 0)
{
    return qHashMulti(seed, key.message.value(), key.attachment.value(), int(key.size));
}

//! \brief The files of messages that this account has seen, on the disk, within a budget: the ones not looked at for
//! the longest time go first. A file is there whole or not at all. Client-core thread.
class MediaFolder
{
public:
    //! \param path made when needed; what is there already is known at once.
    //! \param budget bytes of all files together
    explicit MediaFolder(QString path, qint64 budget);

    //! Empty when it is not here. Looking counts as use.
    [[nodiscard]] QString find(const MediaKey &key);
    //! Where to write one that is coming; keep() takes it from there.
    [[nodiscard]] QString partPath(const MediaKey &key) const;
    //! The file's place from now on.
    Result<QString> keep(const MediaKey &key);
    //! Keeps a copy of a file that is on this computer already.
    void adopt(const MediaKey &key, const QString &source);
    //! The message was deleted for everyone.
    void removeOf(MessageId message);
    void clear();

private:
    struct Entry
    {
        qint64 bytes = 0;
        QDateTime used;
    };

    [[nodiscard]] QString pathOf(const QString &name) const { return m_path + u'/' + name; }
    void note(const QString &name);
    void remove(const QString &name);
    void makeRoom(const QString &spared);

    QString m_path;
    qint64 m_budget;
    qint64 m_bytes = 0;
    QHash<QString, Entry> m_entries;
};

} // namespace chautari
