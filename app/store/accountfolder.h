// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"
#include "shared/protocol/health.h"
#include "shared/protocol/user.h"

#include <QtCore/QLockFile>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

#include <memory>
#include <optional>

namespace chautari {

//! Who an account on this computer is, and where; enough to show it without a network.
struct AccountRecord
{
    QUrl server; //!< where it was last reached
    QUrl webSocket;
    Health health; //!< as it said last
    UserAccount me;
    QString keyPin{}; //!< of the server, as KeyPin writes it; empty = none was agreed
    QStringList alsoAt{}; //!< where the server with that key was or may be, too

    QString folder{}; //!< its name on this computer, as it was found there or chosen; empty = not yet

    //! What it is called on this computer: folder and kept sign-in. An account is this server's, wherever it is reached
    //! (rulings.md 9).
    [[nodiscard]] QString key() const;
    //! Whether that is the same account of the same server. A server says of itself what its id is, and any other one
    //! may say the same: by the agreed key it is known, or where none was agreed, by its address.
    [[nodiscard]] bool isSameAs(const AccountRecord &other) const;
};

//! \brief The folder of one account: record, cache, outbox, files on their way. One program at a time has it; a second
//! one is told so. Client-core thread.
class AccountFolder
{
public:
    //! \param root of the profile; made when needed. The error's code is ServerBusy when another program has the
    //! account, StorageFull or PermissionDenied when the folder cannot be written.
    static Result<std::unique_ptr<AccountFolder>> open(const QString &root, const AccountRecord &record);
    //! The account's name in this profile: the one that it has, or a free one.
    static QString nameOf(const QString &root, const AccountRecord &record);
    //! Held while an account is brought back into this profile, in a folder restore-XXXXXX. Null: somebody else holds
    //! it. What a restore left behind when it was killed is cleared away.
    static std::unique_ptr<QLockFile> lockRestores(const QString &root);
    //! Who is signed in on this computer, the last one first.
    static QList<AccountRecord> all(const QString &root);
    //! The account that was last used at this address, or with an empty address the last one of all.
    static std::optional<AccountRecord> lastUsed(const QString &root, const QUrl &server = {});

    [[nodiscard]] QString cachePath() const { return m_path + QStringLiteral("/cache.sqlite"); }
    [[nodiscard]] QString outboxPath() const { return m_path + QStringLiteral("/outbox.sqlite"); }
    [[nodiscard]] QString outgoingPath() const { return m_path + QStringLiteral("/outgoing"); }
    [[nodiscard]] QString mediaPath() const { return m_path + QStringLiteral("/media"); }
    [[nodiscard]] const QString &path() const { return m_path; }
    //! Also makes it the last used one.
    Result<void> save(const AccountRecord &record);
    //! All that was seen, of older histories too. No cache may be open.
    void removeCaches();
    //! Nobody is signed in here any more: lastUsed() does not know it until the next save().
    void forget();

private:
    explicit AccountFolder(QString path);

    QString m_path;
    QLockFile m_lock;
};

} // namespace chautari
