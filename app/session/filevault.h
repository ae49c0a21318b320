// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/tokenvault.h"

namespace chautari {

//! \brief One file (0600) per account in a folder that somebody chose, for computers without a keyring: bots, scripts,
//! tests. Whoever can read it can act as the person.
class FileVault final : public TokenVault
{
public:
    //! Made when needed.
    explicit FileVault(const QString &folder);

    void read(const QString &account, std::function<void(const QString &)> done) override;
    void write(const QString &account, const QString &refresh, std::function<void(bool)> done) override;
    void remove(const QString &account) override;

private:
    [[nodiscard]] QString path(const QString &account) const;

    QString m_folder;
};

} // namespace chautari
