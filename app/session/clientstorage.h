// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/tokenvault.h"

#include <memory>

namespace chautari {

//! Where sessions keep what must outlive the program. Empty: nowhere (a demo).
struct ClientStorage
{
    QString root; //!< one folder per account in it
    std::shared_ptr<TokenVault> vault;
};

} // namespace chautari
