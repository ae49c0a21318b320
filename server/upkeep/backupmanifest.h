// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"
#include "shared/core/timestamp.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace chautari::server {

//! The names in a backup. Besides these there is nothing but media/NAME and media/NAME.thumb.
namespace backupnames {
inline constexpr QLatin1StringView database{"chautari.db"};
inline constexpr QLatin1StringView keys{"keys.sealed"};
inline constexpr QLatin1StringView manifest{"manifest.json"};
inline constexpr QLatin1StringView seal{"manifest.seal"};
inline constexpr QLatin1StringView mediaFolder{"media/"};
} // namespace backupnames

struct BackupFile
{
    QString name;
    qint64 size = 0;
    QByteArray sha256;

    friend bool operator==(const BackupFile &, const BackupFile &) = default;
};

//! \brief What a backup says about itself: whose it is, and every file in it. Its last two entries are this and a seal
//! over it, made with a key that only who has the server's text key can make: so nobody else can change a backup, and
//! one that was cut short is told from a whole one.
struct BackupManifest
{
    QString serverId;
    QString epoch;
    int schema = 0;
    QString version; //!< of the program
    Timestamp madeAt;
    QByteArray keyFingerprint; //!< tells the right text key, and nothing of it
    QList<BackupFile> files;

    [[nodiscard]] QByteArray toJson() const;
    //! Refuses a format that this program does not know.
    static Result<BackupManifest> fromJson(const QByteArray &json);
};

//! \param json the manifest as it stands in the backup
QByteArray manifestSeal(const QByteArray &json, const QByteArray &textKey);
QByteArray keyFingerprint(const QByteArray &textKey);

} // namespace chautari::server
