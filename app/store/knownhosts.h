// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>
#include <QtCore/QUrl>

namespace chautari {

//! A host that somebody of this computer has signed in at, by its key.
struct KnownHost
{
    QString keyPin; //!< as KeyPin writes it; says which host this is
    QString name; //!< of the place, as it said last; may be empty
    QUrl server; //!< where it was last reached
    QStringList alsoAt{}; //!< other names and numbers it had, under the same port

    friend bool operator==(const KnownHost &, const KnownHost &) = default;
};

//! \brief The file of the hosts that were joined before, so that one can come back without an invitation and without
//! being announced. It stays when an account goes; it holds no sign-in. GUI thread; small.
namespace knownhosts {

inline constexpr qsizetype most = 20; //!< the oldest goes first

//! The last one first. What cannot be read is not there.
QList<KnownHost> all(const QString &root);
//! Puts it first. What cannot be written is not remembered, and nobody is troubled with that.
void remember(const QString &root, const KnownHost &host);

} // namespace knownhosts

} // namespace chautari
