// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/filevault.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QSaveFile>

namespace chautari {

FileVault::FileVault(const QString &folder)
    : m_folder(folder)
{
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void FileVault::read(const QString &account, std::function<void(const QString &)> done)
{
    QFile file(path(account));
    done(file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll()) : QString());
}

void FileVault::write(const QString &account, const QString &refresh, std::function<void(bool)> done)
{
    QSaveFile file(path(account));
    bool isKept = file.open(QIODevice::WriteOnly);
    isKept = isKept && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    isKept = isKept && file.write(refresh.toLatin1()) > 0 && file.commit();
    done(isKept);
}

void FileVault::remove(const QString &account)
{
    QFile::remove(path(account));
}

QString FileVault::path(const QString &account) const
{
    return m_folder + QLatin1Char('/') + account;
}

} // namespace chautari
