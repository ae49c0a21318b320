// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/protocol/user.h"

#include <functional>

class QWidget;

namespace chautari {

//! Says what blocking does, without blocking the program; `confirmed` is called when the person means it.
void askToBlock(const UserBasic &person, QWidget *parent, const std::function<void()> &confirmed);

} // namespace chautari
