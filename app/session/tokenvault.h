// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <functional>

namespace chautari {

//! \brief Where refresh tokens outlive the program: the keyring of the desktop, and nothing less safe. Client-core
//! thread.
class TokenVault
{
public:
    virtual ~TokenVault() = default;
    TokenVault() = default;
    TokenVault(const TokenVault &) = delete;
    TokenVault &operator=(const TokenVault &) = delete;

    //! \param account AccountRecord::key(). `done` gets an empty text when nothing is kept, or there is no keyring; it
    //! may be called at once.
    virtual void read(const QString &account, std::function<void(const QString &refresh)> done) = 0;
    //! `done`: whether it is kept.
    virtual void write(const QString &account, const QString &refresh, std::function<void(bool)> done) = 0;
    virtual void remove(const QString &account) = 0;
};

} // namespace chautari
