// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>

namespace chautari {

//! Sound as everything here passes it on: one channel of samples from -1 to 1.
using PcmBlock = QList<float>;

inline constexpr int pcmRate = 48'000; //!< samples a second, where nothing else is said

} // namespace chautari
