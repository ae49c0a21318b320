// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/clock.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace chautari::server {

//! \brief Links that let whoever has them read one file for a while: an <img> cannot send a token (contract.md 12, 31).
//! All links to a file made within the same ten minutes are the same, so that a poll changes nothing, and each is good
//! for ten to twenty minutes (rulings.md 7). Thread-safe.
class MediaLinks
{
public:
    //! \param key 32 secret bytes.
    MediaLinks(QByteArray key, const Clock &clock)
        : m_key(std::move(key))
        , m_clock(clock)
    { }

    //! A path with its query; the file's name in it is only for people who save it.
    [[nodiscard]] QString file(const QString &storageName, const QString &fileName) const;
    [[nodiscard]] QString thumbnail(const QString &storageName) const;
    //! Whether these values of `exp` and `sig` open that file now.
    [[nodiscard]] bool areValid(const QString &storageName, const QString &exp, const QString &sig) const;

    static inline const QString thumbnailName = QStringLiteral("thumb");

private:
    [[nodiscard]] QByteArray signature(const QString &storageName, qint64 expires) const;
    [[nodiscard]] QString link(const QString &storageName, const QString &lastPart) const;

    QByteArray m_key;
    const Clock &m_clock;
};

} // namespace chautari::server
