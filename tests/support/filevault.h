// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/tokenvault.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

namespace chautari::test {

//! \brief In the place of a keyring: one file per account, so that another process finds what this one kept.
class FileVault final : public TokenVault
{
public:
    explicit FileVault(const QString &folder)
        : m_folder(folder)
    {
        QDir().mkpath(folder);
    }

    void read(const QString &account, std::function<void(const QString &)> done) override
    {
        QFile file(path(account));
        done(file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll()) : QString());
    }
    void write(const QString &account, const QString &refresh, std::function<void(bool)> done) override
    {
        QFile file(path(account));
        done(file.open(QIODevice::WriteOnly) && file.write(refresh.toLatin1()) > 0);
    }
    void remove(const QString &account) override { QFile::remove(path(account)); }

private:
    [[nodiscard]] QString path(const QString &account) const { return m_folder + QLatin1Char('/') + account; }

    QString m_folder;
};

} // namespace chautari::test
