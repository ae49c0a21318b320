// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/tokenvault.h"

namespace chautari {

//! \brief The keyring of the desktop (Secret Service, KWallet) by QtKeychain. Without one nothing is kept anywhere: the
//! sign-in ends with the program. Made in any thread, used in the client-core thread only, which needs a running loop.
class KeychainVault final : public TokenVault
{
public:
    void read(const QString &account, std::function<void(const QString &)> done) override;
    void write(const QString &account, const QString &refresh, std::function<void(bool)> done) override;
    void remove(const QString &account) override;
};

} // namespace chautari
